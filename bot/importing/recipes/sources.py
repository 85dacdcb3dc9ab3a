"""A text or a workbook → the tables it holds, under whatever headings."""

from collections.abc import Iterator
from itertools import islice

from bot.importing.problems import Unreadable
from bot.importing.recipes.headings.numbered_months import refuse_numbered_months
from bot.importing.recipes.shape import IsName, Table, find_table
from bot.importing.tables.csv_rows import CsvRows
from bot.importing.tables.rows import MOST_COLUMNS, Row, RowSource
from bot.importing.workbook.grid import Workbook
from bot.importing.workbook.rows import SheetRows

_DELIMITERS = ",;\t|"
_FEW = 2_000
"""Rows that are kept in memory between readings."""


class Remembered:
    """A source that is read several times: a small one's rows are made once."""

    def __init__(self, source: RowSource) -> None:
        self._source = source
        self.ragged = source.ragged
        self.hidden_columns = source.hidden_columns
        self.filtered = source.filtered
        self.title = source.title
        few = tuple(islice(source.rows(), _FEW + 1))
        self._rows = few if len(few) <= _FEW else None

    def rows(self, last: int | None = None) -> Iterator[Row]:
        """Yields the rows as its source does."""
        if self._rows is None:
            yield from self._source.rows(last)
            return
        for row in self._rows:
            if last is not None and row.number > last:
                return
            yield row

    def expected(self, done: int) -> int:
        return self._source.expected(done)

    def merged(self, header: int, last: int, width: int) -> Iterator[tuple[int, str]]:
        return self._source.merged(header, last, width)


def tables_of_text(text: str, is_name: IsName) -> list[Table]:
    """The table of a CSV, parted by whichever character makes most headings; none where no row
    reads like a header. Names of indicators are looked for where no other heading is known.
    """
    found = [table for each in _DELIMITERS if (table := _parted(text, each, None))]
    found = found or [table for each in _DELIMITERS if (table := _parted(text, each, is_name))]
    if not found:
        return []
    best = max(found, key=lambda table: len(table.headings))
    if best.headings[-1].position >= MOST_COLUMNS:
        raise Unreadable(f"more than {MOST_COLUMNS} columns; delete those not needed", best.header)
    return [best]


def _parted(text: str, delimiter: str, is_name: IsName | None) -> Table | None:
    try:
        source = Remembered(CsvRows(text, delimiter))
        table = find_table("", source, is_name)
    except Unreadable:
        return None  # a quotation mark that another delimiter closes
    refuse_numbered_months(source)
    return table


def tables_of_workbook(workbook: Workbook, is_name: IsName) -> list[Table]:
    """Finds the table of each sheet that is seen and has one. Names of indicators are looked for
    where no sheet has other headings that are known. Raises Unreadable where such a sheet could not
    be read to its end, and where one has numbers of months in its header.
    """
    seen = [(each, Remembered(SheetRows(each))) for each in workbook.sheets if each.visible]
    for _, rows in seen:
        refuse_numbered_months(rows)
    for known in (None, is_name):
        found = [
            (sheet, table) for sheet, rows in seen if (table := find_table(sheet.name, rows, known))
        ]
        for sheet, _ in found:
            if sheet.stopped:
                raise Unreadable(*sheet.stopped)
        if found:
            return [table for _, table in found]
    return []
