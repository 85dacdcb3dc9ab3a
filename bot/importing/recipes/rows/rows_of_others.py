"""Rows that say in a column of their own that they hold a target, or another's figure."""

from collections.abc import Sequence

from bot.domain.recipe import Means
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import plain_words
from bot.importing.tables.rows import Row
from bot.importing.tables.table import TOTALS

_WORDS = frozenset(
    [
        "target",
        "targets",
        "annual target",
        "year end target",
        "forecast",
        "projection",
        "projected",
        "trajectory",
        "budget",
        "planned",
        "england",
        "national",
        "national average",
        "england average",
        "regional",
        "regional average",
        "sn",
        "sns",
        "stat neighbour",
        "stat neighbours",
        "statistical neighbour",
        "statistical neighbours",
        "benchmark",
        "comparator",
        "previous year",
        "prior year",
        "last year",
        "previous month",
        "last month",
        "variance",
        "rank",
        "quartile",
        "rag",
        "rag rating",
        "dot",
        "direction of travel",
        "cumulative",
        "ytd",
        "year to date",
        "rolling 12 months",
    ]
)
_PARTS = frozenset(
    [
        "age",
        "age band",
        "age group",
        "area team",
        "breakdown",
        "characteristic",
        "disability",
        "ethnic group",
        "ethnicity",
        "gender",
        "locality",
        "placement type",
        "sex",
        "sub group",
        "subgroup",
        "team",
        "team name",
        "ward",
    ]
)
"""Headings below which a row says that its figures are of a part of all children."""
_MAY_TELL = frozenset(["status", "team"])
"""Headings of what is left out, below which a row may say what it is all the same."""


def is_of_others(text: str) -> bool:
    """Tells whether `text`, beside a figure, says that it is a target or another's."""
    return plain_words(text) in _WORDS


def is_of_a_part(heading: Heading, text: str) -> bool:
    """Tells whether `text` below a heading says that a row is of some children, not of all."""
    return bool(text) and not is_of_all(text) and plain_words(heading.text) in _PARTS


def is_of_all(text: str) -> bool:
    """Tells a word such as "Total" or "All ages" from those for the parts of it."""
    words = plain_words(text)
    return words in TOTALS or words.startswith("all ")


def telling_columns(laid: Layout) -> tuple[Heading, ...]:
    """The headings below which a row may say what its figures are."""
    return tuple(
        each
        for each in laid.left_out
        if each.stated is None
        and each.above is None
        and (meaning_of(each.text) is not Means.LEFT_OUT or plain_words(each.text) in _MAY_TELL)
    )


def unheaded_columns(table: Table, laid: Layout) -> tuple[int, ...]:
    """The positions left of the first figure that have no heading at all."""
    headed = {each.position for each in table.headings}
    first = min((each.value.position for each in laid.figures if each.value), default=0)
    return tuple(each for each in range(first) if each not in headed)


def text_in(row: Row, positions: Sequence[int]) -> str:
    """The first text in one of the columns; "" where there is none."""
    held = len(row.cells)
    return next((text for each in positions if each < held and (text := row.cells[each])), "")
