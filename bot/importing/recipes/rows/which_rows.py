"""Which of several rows are read: those with one word of a column that tells them apart."""

from bot.domain.plan import Plan
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.layout import Layout, positions
from bot.importing.recipes.rows.line import EMPTY, EVERY_ROW, Chosen, Line
from bot.importing.recipes.rows.name_above import on_sheet, said_once
from bot.importing.recipes.rows.rows_of_others import (
    is_of_a_part,
    is_of_all,
    is_of_others,
    telling_columns,
    text_in,
)
from bot.importing.recipes.rows.sections import LEFT_OUT
from bot.importing.recipes.rows.title_question import OWN
from bot.importing.recipes.shape import Heading, Table
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted

ONLY = "only "
"""What a rule begins with that says which text a row must have below a heading."""
_CHOICES = 12


def chosen_rows(recipe: Recipe, plan: Plan) -> Chosen:
    """Tells which rows the recipe wants."""
    only = {
        key.removeprefix(ONLY): text for key, text in recipe.rules.items() if key.startswith(ONLY)
    }
    area = recipe.area or plan.authority
    return Chosen(plan, area, only, said_once(recipe.rules), recipe.rules)


def about_what_differs(
    first: Row, row: Row, table: Table, laid: Layout, sheet: str
) -> Question | None:
    """Asks of two rows for one figure which of the columns that are not read tells them apart.
    `sheet` is named where there are several.
    """
    for heading in laid.left_out:
        texts = [heading.text_in(each) for each in (first, row)]
        if all(texts) and texts[0] != texts[1] and not any(_is_number(each) for each in texts):
            return Question(
                f"{ONLY}{heading.key}",
                f"Rows {first.number} and {row.number}{on_sheet(sheet)} are for one indicator, and "
                f"differ in column {heading.letter}, {quoted(heading.shown, 60)}; with which word "
                "there are rows your own figures?",
                _texts_below(table, heading),
            )
    return None


def about_the_other_block(first: Line, line: Line, laid: Layout, sheet: str) -> Question | None:
    """Asks whose figures stand below a text where a row has others for the indicator of the `first`
    one, which does not stand below that text; None where they are the same, or it is answered.
    """
    below, values = line.section, [each.value for each in laid.figures if each.value]
    if below is None or below.is_said or (first.section and first.section.text == below.text):
        return None
    if all(each.text_in(first.row) == each.text_in(line.row) for each in values):
        return None
    return Question(
        below.about,
        f"Row {line.row.number}{on_sheet(sheet)}, below {quoted(below.text, 80)}, has other "
        f"figures for the indicator of row {first.row.number}; are the rows below that text your "
        "own figures?",
        (LEFT_OUT, OWN),
    )


def open_columns(laid: Layout, recipe: Recipe) -> tuple[Heading, ...]:
    """The headings below which a row may say what it is, and of which nobody has said what is read
    there.
    """
    every = telling_columns(laid)
    return tuple(each for each in every if f"{ONLY}{each.key}" not in recipe.rules)


def about_rows_of_others(
    row: Row, columns: tuple[Heading, ...], table: Table, laid: Layout, sheet: str
) -> Question | None:
    """Asks which rows are read where one of the `columns` says of this one that it is a target,
    another's, or of a part of the children; None where they say nothing of it. `sheet` is named
    where there are several.
    """
    for heading in columns:
        text = heading.text_in(row)
        about = f"{ONLY}{heading.key}"
        of_a_part = is_of_a_part(heading, text)
        if of_a_part or is_of_others(text):
            texts = sorted(_texts_below(table, heading), key=is_of_others)
            if any(_is_without(each, heading, laid) for each in table.source.rows()):
                texts = [EMPTY, *texts]
            in_sum = of_a_part and any(map(is_of_all, texts))
            open_ended = not in_sum and (of_a_part or is_of_others(texts[0]))
            return Question(
                about,
                f"Column {heading.letter}, {quoted(heading.shown, 60)}, says {quoted(text)} in row "
                f"{row.number}{on_sheet(sheet)}; with which word there are rows your own figures?",
                (*texts, *([EVERY_ROW] if open_ended else [])),
            )
    return None


def _is_without(row: Row, heading: Heading, laid: Layout) -> bool:
    """Whether a row has a name, and no word below the heading."""
    named = text_in(row, positions((*laid.refs, *laid.names)))
    return bool(named) and not heading.text_in(row)


def _texts_below(table: Table, heading: Heading) -> tuple[str, ...]:
    """The first texts below a heading; the one for all, where there is one, before its parts, and
    one such as "%" or "Actual" before numbers that it is made of.
    """
    found: dict[str, None] = {}
    for row in table.source.rows():
        if row.number > table.header and (text := heading.text_in(row)):
            found.setdefault(text)
            if len(found) >= _CHOICES:
                break
    return tuple(sorted(found, key=_likeliest))


def _likeliest(text: str) -> tuple[bool, bool]:
    return not is_of_all(text), meaning_of(text) is not Means.VALUE


def _is_number(text: str) -> bool:
    return text[:1].isdigit() or text[1:2].isdigit()
