"""Months that a header writes as their numbers, 4, 5, 6 under 2018/19: refused, as figures are."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.domain.period import PeriodKind
from bot.domain.recipe import Means
from bot.importing.problems import Unreadable
from bot.importing.recipes.headings.header_cells import shown, stated_in
from bot.importing.recipes.headings.heading_keys import kind_of
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.headings.over_columns import WITHIN
from bot.importing.tables.rows import Row, RowSource, letter
from bot.importing.texts import quoted

_NUMBER = re.compile(r"(?:m|p|month |period )?0?(?P<number>[1-9]|1[0-2])(?:\.0+)?")
_FEWEST = 3
_YEAR = 12


def refuse_numbered_months(source: RowSource) -> None:
    """Raises Unreadable where numbers from 1 to 12 that follow each other stand below a year, in
    the row of the headings of indicators or below it: whether 4 is April or July nothing says.
    """
    rows = list(source.rows(WITHIN + 1))
    for upper, lower in pairwise(rows):
        named = any(meaning_of(shown(row, n)) is Means.INDICATOR for row, n in _cells(upper, lower))
        run = _run_below_a_year(upper, lower) if named else ()
        if run:
            first, last = run[0], run[-1]
            raise Unreadable(
                f"{quoted(shown(lower, first))} in column {letter(first)} to "
                f"{quoted(shown(lower, last))} in column {letter(last)} stand below "
                f"{quoted(shown(upper, first))} as numbers of months, and from which month on they "
                "are counted is not said; write each month with its year, as in Apr-18",
                lower.number,
            )


def _cells(*rows: Row) -> Iterator[tuple[Row, int]]:
    return ((row, n) for row in rows for n in range(len(row.cells)))


def _run_below_a_year(upper: Row, lower: Row) -> range:
    """The positions of the numbers that begin below a year, with nothing above the others."""
    for first in range(len(upper.cells)):
        year = stated_in(upper, first) if shown(upper, first) else None
        if year is None or kind_of(year) != PeriodKind.YEAR:
            continue
        last = first
        while _follows(lower, last) and not shown(upper, last + 1):
            last += 1
        if last - first + 1 >= _FEWEST:
            return range(first, last + 1)
    return range(0)


def _follows(row: Row, position: int) -> bool:
    one, other = (_NUMBER.fullmatch(shown(row, n).casefold()) for n in (position, position + 1))
    if one is None or other is None:
        return False
    return int(one["number"]) % _YEAR + 1 == int(other["number"])
