"""A sheet of an .xlsx → rows."""

import re
from collections import deque
from collections.abc import Iterator

from bot.importing.problems import Unreadable
from bot.importing.tables.headers import find_header
from bot.importing.tables.rows import MOST_COLUMNS, Row, letter
from bot.importing.tables.table import opening
from bot.importing.texts import quoted
from bot.importing.workbook.bounds import damaged
from tests.unit.importing.old_reader.book import LONGEST_TEXT, Book, Sheet, mark_of
from tests.unit.importing.old_reader.cells import Content, content_of, place, uncached
from tests.unit.importing.old_reader.xml import Attributes, listen

_MOST_MERGES = 10_000


class XlsxRows:
    """The rows of one sheet. Rows and cells without content cost nothing but their reading."""

    ragged = True

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._listener = _Cells(book)
        self._heard = 0
        self._whole = False

    def rows(self, last: int | None = None) -> Iterator[Row]:
        """Raises Unreadable where the sheet is damaged or too large."""
        left = self._book.package.left
        self._listener = _Cells(self._book)
        for _ in listen(self._book.package.chunks(self._sheet.member), self._listener):
            self._heard = left - self._book.package.left
            rows = self._listener.taken()
            if last is not None and self._listener.row > last:
                yield from (row for row in rows if row.number <= last)
                return
            yield from rows
        self._whole = True

    def expected(self, done: int) -> int:
        share = self._book.package.size(self._sheet.member) / max(self._heard, 1)
        return max(done, round(done * share))

    def merged(self, header: int, last: int, width: int) -> Iterator[tuple[int, str]]:
        if not self._whole:
            deque(self.rows(), maxlen=0)  # the list of merged cells stands below the rows
        for name in self._listener.merges:
            first, _, end = name.partition(":")
            left, top = place(first)
            _, bottom = place(end or first)
            if left < width and top <= last and bottom >= header:
                yield top, name


def table_of(book: Book) -> XlsxRows:
    """The rows of the one visible sheet that has a header of a known table. Raises Unreadable,
    with the sheets that were seen, where there is none or more than one.
    """
    visible = [sheet for sheet in book.sheets if sheet.visible]
    found = [sheet for sheet in visible if find_header(opening(XlsxRows(book, sheet)))]
    if len(found) == 1:
        return XlsxRows(book, found[0])
    seen = ", ".join(quoted(sheet.name) for sheet in (found or visible)[:10])
    if found:
        raise Unreadable(f"more than one sheet holds a table: {seen}; keep one of them")
    raise Unreadable(
        "no sheet has the header of outturns (indicator, period, value) or of caseloads (date, "
        "worker, role, team, fte, agency, open_cases) among its first ten rows; sheets seen: "
        f"{seen or 'none that is visible'}"
    )


class _Cells:
    """Hears a sheet; keeps the rows that nobody has taken yet, and the merged ranges."""

    def __init__(self, book: Book) -> None:
        self.merges: list[str] = []
        self._book = book
        self._rows: list[Row] = []
        self.row = 0
        self._position = -1
        self._contents: dict[int, Content] = {}
        self._name = self._kind = self._style = ""
        self._parts: list[str] = []
        self._length = 0
        self._formula = self._value = False
        self._heard = False
        self._spoken = 0

    def taken(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "c":
                self._start_cell(attributes)
            case "v":
                self._heard = self._value = True
            case "t":
                self._heard = not self._spoken
            case "f":
                self._formula = True
            case "row":
                self._start_row(attributes.get("r"))
            case "rPh":
                self._spoken += 1
            case "strike" | "vertAlign":
                self._parts += mark_of(name, attributes)
            case "mergeCell":
                self.merges.append(attributes.get("ref", ""))
                if len(self.merges) > _MOST_MERGES:
                    raise Unreadable("more than 10,000 merged cells; unmerge them")

    def end(self, name: str) -> None:
        match name:
            case "v" | "t":
                self._heard = False
            case "c":
                self._end_cell()
            case "row":
                self._end_row()
            case "rPh":
                self._spoken -= 1

    def text(self, text: str) -> None:
        if self._heard:
            self._parts.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise Unreadable("a cell holds too long a text; shorten it", self.row)

    def _start_row(self, number: str | None) -> None:
        row = self.row + 1
        if number is not None:
            if not re.fullmatch("[1-9][0-9]{0,6}", number):
                raise damaged("a row has no number")
            row = int(number)
        if row <= self.row:
            raise damaged(f"row {row} is there twice")
        self.row, self._position = row, -1
        self._contents = {}

    def _start_cell(self, attributes: Attributes) -> None:
        position = self._position + 1
        name = attributes.get("r")
        if name:
            position, row = place(name)
            if row != self.row:
                raise damaged(f"the cell {name} stands in row {self.row}")
        if position <= self._position:
            raise damaged(f"a cell of row {self.row} is there twice")
        self._position = position
        self._name = name or f"{letter(position)}{self.row}"
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._parts.clear()
        self._length = 0
        self._formula = self._value = False

    def _end_cell(self) -> None:
        text = "".join(self._parts)
        if not text and not self._formula:
            return
        if self._position >= MOST_COLUMNS:
            raise Unreadable(
                f"the cell {self._name} is beyond {MOST_COLUMNS} columns; delete what stands there",
                self.row,
            )
        unsaved = self._formula and not text and not (self._kind == "str" and self._value)
        content = (
            uncached(self._name)
            if unsaved
            else content_of(self._book, self._name, self._kind, self._style, text)
        )
        if content.text or content.fault or content.struck:
            self._contents[self._position] = content

    def _end_row(self) -> None:
        if not self._contents:
            return
        width = max(self._contents) + 1
        cells = tuple(
            self._contents[position].text if position in self._contents else ""
            for position in range(width)
        )
        items = self._contents.items()
        self._rows.append(
            Row(
                self.row,
                cells,
                frozenset(position for position, each in items if each.date),
                frozenset(position for position, each in items if each.number),
                frozenset(position for position, each in items if each.struck),
                {position: each.fault for position, each in items if each.fault},
            )
        )
