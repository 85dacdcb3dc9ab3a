"""What is asked where no heading says which column holds the figures."""

from collections.abc import Sequence

from bot.domain.recipe import Column, Means, Question, Recipe
from bot.importing.problems import Unreadable
from bot.importing.recipes.shape import Heading, Table
from bot.importing.texts import quoted
from bot.messages.words import listed

VALUE_COLUMN = "value"
_ROWS = 5_000


def about_the_value(recipe: Recipe, tables: Sequence[Table]) -> tuple[Question, ...]:
    """Asks which of the columns that nobody knows holds the figures, or whether two of whole
    numbers are the counts of percentages. Raises Unreadable where there is none.
    """
    columns = [each for each in recipe.columns if each.means == Means.LEFT_OUT and each.heading]
    if not columns:
        raise Unreadable(
            "no column holds the figures, by its heading; head the one that does Actual, or with "
            "its month",
            tables[0].header,
        )
    if pair := _counts(columns, tables):
        return _about_counts(*pair)
    headed = listed([f"{each.letter} {quoted(each.heading)}" for each in columns])
    return (
        Question(
            VALUE_COLUMN,
            f"No heading says which column holds the figures; is it one of {headed}?",
            tuple(each.letter for each in columns),
        ),
    )


def _about_counts(over: Column, under: Column) -> tuple[Question, ...]:
    said = (
        f"No heading says which column holds the figures. Columns {over.letter} "
        f"{quoted(over.heading)} and {under.letter} {quoted(under.heading)} hold whole numbers, "
        f"the first never over the second. Are they counts, from which percentages are worked "
        f"out? Then what is column"
    )
    others = (str(Means.VALUE), str(Means.LEFT_OUT))
    return tuple(
        Question(f"column {each.letter}", f"{said} {each.letter}?", (str(means), *others))
        for each, means in ((over, Means.NUMERATOR), (under, Means.DENOMINATOR))
    )


def _counts(columns: Sequence[Column], tables: Sequence[Table]) -> tuple[Column, Column] | None:
    """Two columns of whole numbers alone, of which the first is never over the second."""
    whole = [(column, numbers) for column in columns if (numbers := _whole(column.heading, tables))]
    if len(whole) != 2:
        return None
    (one, ones), (other, others) = whole
    both = [(ones[row], others[row]) for row in ones.keys() & others.keys()]
    for first, second, pairs in (
        (one, other, both),
        (other, one, [(under, over) for over, under in both]),
    ):
        if both and all(over <= under for over, under in pairs):
            return first, second
    return None


def _whole(key: str, tables: Sequence[Table]) -> dict[tuple[int, int, int], int]:
    """By table, column and row the whole numbers below headings alike, counted from the first
    column; nothing where one is something else.
    """
    found: dict[tuple[int, int, int], int] = {}
    for number, table in enumerate(tables):
        headings = [each for each in table.headings if each.key == key]
        for place, heading in enumerate(headings):
            for row, text in _texts(table, heading):
                digits = text.replace(",", "")
                if not digits.isdecimal():
                    return {}
                found[number, place, row] = int(digits)
    return found


def _texts(table: Table, heading: Heading) -> list[tuple[int, str]]:
    rows = (row for row in table.source.rows(table.header + _ROWS) if row.number > table.header)
    return [(row.number, text) for row in rows if (text := heading.text_in(row))]
