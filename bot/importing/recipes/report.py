"""A file that was read by a recipe → remarks on how it was read, and on what was left out."""

from collections.abc import Iterator, Sequence

from bot.domain.recipe import Means, Recipe
from bot.importing.recipe_remarks import (
    BlankLeftOut,
    ColumnsLeftOut,
    Computed,
    CountsKept,
    EarlyLeftOut,
    HiddenLeftOut,
    OtherAreas,
    ReadBeside,
    ReadBy,
    RecipeRemark,
    RowsLeftOut,
    SheetsLeftOut,
    TitleSaysProvisional,
    UnitsLeftOut,
)
from bot.importing.recipes.answers import PROVISIONAL
from bot.importing.recipes.apply import LeftOut
from bot.importing.recipes.headings.alike import headings_by_key
from bot.importing.recipes.headings.beside_periods import said_of
from bot.importing.recipes.layout import INDICATOR
from bot.importing.recipes.parts.named_parts import VALUE_OF
from bot.importing.recipes.rows.years_down import each_year
from bot.importing.recipes.shape import Heading, Table
from bot.importing.texts import quoted
from bot.messages.words import listed

_PLACES = 4
_FROM = {str(Means.INDICATOR): "the indicator", str(Means.VALUE): "figures"}


def read_by(name: str, confirmed: bool, recipe: Recipe, tables: Sequence[Table]) -> ReadBy:
    """Says how the tables were read."""
    where = listed([_place(each) for each in tables], _PLACES)
    found: dict[str, list[str]] = {}
    for key, headings in headings_by_key(tables).items():
        means = recipe.means(key)
        if means is not None and means != Means.LEFT_OUT:
            what = _FROM.get(means, means.removeprefix(VALUE_OF))
            if means == Means.PROVISIONAL and headings[0].has_period:
                what = "provisional figures"
            found.setdefault(what, []).append(_named(headings))
    told = [f"{what} from {listed(named)}" for what, named in found.items()]
    told += [
        f"{each.indicator} from {f'sheet {quoted(each.sheet)}' if each.sheet else 'the title'}"
        for each in tables
        if each.indicator and INDICATOR not in recipe.rules
    ]
    told += [
        f"{each.year} from the rows below row {each.within.start - 1}"
        for each in each_year(tables)
        if each.year and each.within
    ]
    return ReadBy(name, confirmed, where, tuple(told))


def said_of_the_file(
    name: str, recipe: Recipe, tables: Sequence[Table], sheets: Sequence[str]
) -> tuple[RecipeRemark, ...]:
    """Makes a remark on the `sheets` that were not read, and on titles that say provisional."""
    told: list[RecipeRemark] = []
    read = {each.sheet for each in tables}
    if left := tuple(each for each in sheets if each not in read):
        told.append(SheetsLeftOut(left))
    of_marks = {said_of(heading, tables) for each in tables for heading in each.headings}
    titles = [
        title
        for each in tables
        for title in each.titles
        if "provisional" in title.casefold() and title not in of_marks
    ]
    known = PROVISIONAL in recipe.rules or any(
        recipe.means(each.key) == Means.PROVISIONAL and not each.has_period
        for table in tables
        for each in table.headings
    )
    if titles and not known:
        told.append(TitleSaysProvisional(titles[0], name))
    return tuple(told)


def _place(table: Table) -> str:
    return f"row {table.header}" + (f" of sheet {quoted(table.sheet)}" if table.sheet else "")


def _named(headings: Sequence[Heading]) -> str:
    """One heading, or the first and the last of those that stand for several periods."""
    first, last = headings[0].shown, headings[-1].text
    if headings[0].stated is None or headings[-1] is headings[0]:
        return quoted(first, 60)
    return f"{quoted(first, 60)} to {quoted(last, 60)}"


def _benchmarks(left_out: LeftOut) -> tuple[str, ...]:
    return tuple(
        f"{area} {ref} {code}: {text}"
        for (area, ref), (code, text) in sorted(left_out.benchmarks.items())
    )


def _of_columns(left_out: LeftOut) -> Iterator[RecipeRemark]:
    if left_out.beside:
        yield ReadBeside(tuple(left_out.beside), left_out.counts_unkept)
    if left_out.computed:
        yield Computed()
    if left_out.columns:
        yield ColumnsLeftOut(tuple(left_out.columns))
    if left_out.hidden:
        yield HiddenLeftOut(tuple(left_out.hidden))


def left_out_remarks(left_out: LeftOut) -> tuple[RecipeRemark, ...]:
    """Makes a remark for each way in which something of the file was left out."""
    told = list(_of_columns(left_out))
    for kind, rows in left_out.rows.items():
        told.append(RowsLeftOut(kind, tuple(rows), tuple(left_out.names[kind])))
    if left_out.kept:
        told.append(CountsKept(left_out.kept))
    if left_out.others:
        told.append(OtherAreas(tuple(left_out.others.most_common()), _benchmarks(left_out)))
    if left_out.marked:
        told += left_out.marked.remarks()
    if left_out.blank:
        told.append(BlankLeftOut(left_out.blank))
    if left_out.early:
        told.append(EarlyLeftOut(tuple(left_out.early)))
    if left_out.units:
        told.append(UnitsLeftOut(tuple(sorted(left_out.units))))
    return tuple(told)
