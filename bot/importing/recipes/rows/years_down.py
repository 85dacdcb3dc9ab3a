"""Rows that say a financial year above others: the blocks of a table, each of a year of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.period import Period, PeriodKind
from bot.importing.recipes.headings.group_words import NEUTRAL
from bot.importing.recipes.headings.header_cells import shown
from bot.importing.recipes.headings.heading_keys import PERIODS
from bot.importing.recipes.headings.stated_periods import Stated, stated_period
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import plain_words
from bot.importing.tables.rows import MOST_ROWS, Row

_BESIDE = NEUTRAL | {"financial"}


def each_year(tables: Iterable[Table]) -> Iterator[Table]:
    """Yields the tables: one whose months state no year once for each row that does, `2025/26`
    alone, as the rows below it, and for those above the first.
    """
    for table in tables:
        years = _years(table) if _is_open(table) else []
        begins = [table.header + 1, *(number for number, _ in years)]
        ends = [*begins[1:], MOST_ROWS * 2]
        if not years:
            yield table
            continue
        if begins[0] < begins[1]:
            yield replace(table, within=range(begins[0], ends[0]))
        for (number, year), end in zip(years, ends[1:], strict=True):
            headings = tuple(_in_year(each, year) for each in table.headings)
            yield replace(table, headings=headings, within=range(number + 1, end), year=year)


def alone(row: Row) -> str:
    """The text of a row with one cell; "" where it has several."""
    held = [n for n, each in enumerate(row.cells) if each.strip()]
    return shown(row, held[0]) if len(held) == 1 else ""


def _is_open(table: Table) -> bool:
    """Whether no month or quarter of the header states its year, or none stands there."""
    stated = [each.stated for each in table.headings if each.stated]
    above = {each.above for each in table.headings if each.above}
    return len(above) < 2 and all(each.code is None and each.year is None for each in stated)


def _years(table: Table) -> list[tuple[int, str]]:
    rows = (row for row in table.source.rows() if row.number > table.header)
    found = ((row.number, year_alone(alone(row))) for row in rows)
    return [(number, year) for number, year in found if year]


def year_alone(text: str) -> str | None:
    """The financial year that `text` states, and nothing else but words such as "outturn"."""
    match = PERIODS.search(text)
    stated = stated_period(match[0].strip()) if match else None
    if match is None or stated is None or stated.code is None:
        return None
    beside = plain_words(text[: match.start()] + " " + text[match.end() :])
    whole = Period.parse(stated.code).kind is PeriodKind.YEAR
    return stated.code if whole and _BESIDE.issuperset(beside.split()) else None


def _in_year(heading: Heading, year: str) -> Heading:
    """The heading below the year of a block, where it stands below one in the header."""
    if heading.above is None:
        return heading
    return replace(heading, above=Stated(year), group=year)
