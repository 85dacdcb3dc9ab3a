"""Rows headed "%" beneath a named row: the percentage itself, where the named row holds counts."""

from collections.abc import Mapping, Sequence

from bot.domain.indicator import Unit
from bot.domain.recipe import Means, Question
from bot.importing.recipes.headings import meaning_of
from bot.importing.recipes.layout import Layout, positions
from bot.importing.recipes.matching import Matcher
from bot.importing.recipes.name_above import on_sheet
from bot.importing.recipes.shape import Table
from bot.importing.recipes.words import plain_words
from bot.importing.tables.rows import Row
from bot.messages.words import listed

PERCENT_BELOW = "percentages below"
"""The rule that says what rows are that are headed "%" beneath a row with a name."""
THE_FIGURES, LEFT_OUT = "the figures", str(Means.LEFT_OUT)
_PERCENT = frozenset(
    ["%", "% rate", "percent", "per cent", "percentage", "pct", "proportion", "rate"]
)
_PARTS = (Means.NUMERATOR, Means.DENOMINATOR)
_REACH = 3
"""So far beneath the name the percentage stands at most: its counts are between."""
_SHOWN = 4


def percent_rows(table: Table, laid: Layout, matcher: Matcher) -> dict[int, int]:
    """Finds the rows whose name is a word for a percentage, by the number of each that of the row
    above that has the name of a percentage or rate of the plan's, and figures without their signs.
    """
    columns = positions(laid.names or laid.refs)
    rows = [each for each in table.source.rows() if each.number > table.header]
    if not laid.across or all(_words(each, columns) not in _PERCENT for each in rows):
        return {}
    found: dict[int, int] = {}
    named: int | None = None
    for row in rows:
        words = _words(row, columns)
        if words in _PERCENT:
            if named is not None and row.number - named <= _REACH:
                found[row.number] = named
            named = None
        elif words and meaning_of(words) not in _PARTS:
            named = row.number if _is_share(row, laid, matcher) else None
    return found


def about_percentages(rows: Mapping[str, Sequence[tuple[int, int]]]) -> Question | None:
    """Asks whether the rows, by sheet with that of the name above, hold the figures; None where
    there are none.
    """
    if not rows:
        return None
    said = listed(
        [
            f"row {row}{on_sheet(sheet)} beneath row {above}"
            for sheet, pairs in rows.items()
            for row, above in pairs
        ],
        _SHOWN,
    )
    return Question(
        PERCENT_BELOW,
        f"Rows of a percentage stand beneath rows with the names of the plan's: {said}. Are they "
        "the figures, and what stands beside the names their counts?",
        (THE_FIGURES, LEFT_OUT),
    )


def said_below(rules: Mapping[str, str]) -> bool | None:
    """Tells whether such rows hold the figures; None where nobody has said."""
    said = rules.get(PERCENT_BELOW)
    return None if said is None else said == THE_FIGURES


def _is_share(row: Row, laid: Layout, matcher: Matcher) -> bool:
    refs, names = (
        tuple(_text(row, each) for each in positions(columns))
        for columns in (laid.refs, laid.names)
    )
    indicator = matcher.of_row(refs, names, row.number).indicator
    if indicator is None or indicator.unit not in (Unit.PERCENT, Unit.RATE):
        return False
    return not any("%" in each.value.text_in(row) for each in laid.figures if each.value)


def _words(row: Row, columns: Sequence[int]) -> str:
    return plain_words(" ".join(_text(row, each) for each in columns))


def _text(row: Row, position: int) -> str:
    return " ".join(row.cells[position].split()) if position < len(row.cells) else ""
