"""Which one indicator all figures of a table are for, where no column of it tells any."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.plan import Plan
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.headings.heading_keys import general
from bot.importing.recipes.layout import INDICATOR
from bot.importing.recipes.parts.named_parts import part_of
from bot.importing.recipes.rows.indicator_question import about_the_indicator, about_the_sheet
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.shape import NUMBER, Table

SHEET_OF = "sheet "
"""What a rule begins with that says which indicator the figures of a sheet are for."""


@dataclass(frozen=True, slots=True)
class BySheet:
    """The tables to be read, each with its indicator where that is known, and what is asked."""

    tables: tuple[Table, ...]
    questions: tuple[Question, ...] = ()


def by_sheet(
    tables: Sequence[Table], recipe: Recipe, matcher: Matcher, plan: Plan, file: str
) -> BySheet:
    """Gives each table the indicator that an answer says its figures are for, or else its sheet's
    name and its titles, where they are that of one indicator exactly. Any other is asked about: of
    one sheet, or of sheets named alike, all at once. The name of the `file` says what is likely.
    """
    read = [each for each in tables if _said(each, recipe) != Means.LEFT_OUT]
    known = tuple(_with(each, recipe, matcher, plan) for each in read)
    still = [each for each in known if each.indicator is None]
    if not still:
        return BySheet(known)
    if len(still) == len(tables) and len({general(each.sheet) for each in still}) == 1:
        return BySheet(known, (about_the_indicator(still, plan, file),))
    first = {general(each.sheet): each for each in reversed(still)}
    asked = (about_the_sheet(f"{SHEET_OF}{each.sheet}", each, plan) for each in first.values())
    return BySheet(known, tuple(reversed(list(asked))))


def tells_it(table: Table, recipe: Recipe) -> bool:
    """Tells whether a column of the table tells the indicator, or is headed by one."""
    told = [recipe.means(each.key) or "" for each in table.headings]
    return any(each == Means.INDICATOR or part_of(each) for each in told)


def indicator_said(table: Table, matcher: Matcher) -> str | None:
    """The ref of the one indicator that the sheet's name and the titles are names of, marks and
    units aside; None where none is, or several are.
    """
    texts = (table.sheet, *(each for each in table.titles if not NUMBER.fullmatch(each.strip())))
    matched = [matcher.of_row((), (text,), table.header) for text in texts if text.strip()]
    exact = {each.indicator.ref for each in matched if each.indicator}
    near = {ref for each in matched if each.doubt for ref in each.doubt.by_name}
    return next(iter(exact)) if len(exact) == 1 and near <= exact else None


def _said(table: Table, recipe: Recipe) -> str | None:
    return recipe.rules.get(f"{SHEET_OF}{general(table.sheet)}")


def _with(table: Table, recipe: Recipe, matcher: Matcher, plan: Plan) -> Table:
    said = _said(table, recipe) or recipe.rules.get(INDICATOR)
    ref = said if said and plan.indicator(said) else indicator_said(table, matcher)
    return replace(table, indicator=ref)
