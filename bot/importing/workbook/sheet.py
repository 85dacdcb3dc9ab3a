"""A sheet of an .xlsx → the rows of a grid."""

import re
from collections.abc import Iterator

from bot.importing.problems import Unreadable
from bot.importing.tables.headers import WITHIN
from bot.importing.tables.rows import MOST_COLUMNS, MOST_ROWS, letter
from bot.importing.workbook.book import Book, Listed
from bot.importing.workbook.bounds import damaged
from bot.importing.workbook.cells import CellReader, place
from bot.importing.workbook.conditional import RulesHeard
from bot.importing.workbook.grid import Cell, GridRow, Sheet, pack
from bot.importing.workbook.texts import LONGEST_TEXT, mark_of
from bot.importing.workbook.xml import Attributes, Listener, listen

_MOST_MERGES = 10_000
_LETTERS = tuple(letter(position) for position in range(MOST_COLUMNS))


def packed_sheet(book: Book, listed: Listed, most: int) -> Sheet:
    """The sheet with its rows, up to where they can be read, of `most` bytes when packed. Rows and
    cells without content cost nothing but their reading; what is hidden is read, and marked.
    """
    if not listed.visible:
        return Sheet(listed.name, visible=False)
    heard = _Cells(book)
    packed = _Packed(most)
    stopped: tuple[str, int | None] | None = None
    try:
        for rows in _rows(book, listed, heard):
            packed.add(rows)
    except Unreadable as error:
        stopped = (str(error), error.row)
    return Sheet(
        listed.name,
        packed=tuple(packed.lines),
        hidden_columns=frozenset(heard.hidden_columns),
        merges=tuple(heard.merges),
        rules=tuple(heard.rules.found),
        filtered=heard.filtered,
        stopped=stopped,
    )


class _Packed:
    """The rows so far, within bounds: a text that cells share counts in each of them."""

    def __init__(self, most: int) -> None:
        self.lines: list[bytes] = []
        self._left = most

    def add(self, rows: list[GridRow]) -> None:
        for row in rows:
            line = pack(row)
            self._left -= len(line)
            if self._left < 0:
                raise Unreadable(
                    "the texts in its cells are too long, taken together; shorten them", row.number
                )
            self.lines.append(line)
            if len(self.lines) > MOST_ROWS + WITHIN:
                raise Unreadable(
                    f"there are more than {MOST_ROWS:,} rows; split the file", row.number
                )


def _rows(book: Book, listed: Listed, heard: "_Cells") -> Iterator[list[GridRow]]:
    try:
        for _ in listen(book.package.chunks(listed.member), heard):
            yield heard.taken()
    except Unreadable:
        yield heard.taken()  # what stands above the place where it cannot be read
        raise


class _Cells(Listener):
    """Hears a sheet; keeps the rows that nobody has taken yet, and what stands around them."""

    def __init__(self, book: Book) -> None:
        self.merges: list[str] = []
        self.hidden_columns: set[int] = set()
        self.filtered = False
        self.rules = RulesHeard(book.styles.look)
        self._reader = CellReader(book)
        self._rows: list[GridRow] = []
        self._row, self._digits = 0, ""
        self._hidden = False
        self._cells: list[Cell] = []
        self._position = -1
        self._name = self._kind = self._style = ""
        self._parts: list[str] = []
        self._length = 0
        self._formula = self._value = False
        self._heard = False
        self._spoken = 0

    def taken(self) -> list[GridRow]:
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
                self._start_row(attributes)
            case "rPh":
                self._spoken += 1
            case "strike" | "vertAlign":
                self._parts += mark_of(name, attributes)
            case _:
                self._around(name, attributes)

    def end(self, name: str) -> None:
        match name:
            case "v" | "t":
                self._heard = False
            case "c":
                self._end_cell()
            case "row" if self._cells:
                self._rows.append(GridRow(self._row, self._hidden, tuple(self._cells)))
            case "rPh":
                self._spoken -= 1
            case _ if self.rules.open:
                self.rules.end(name)

    def text(self, text: str) -> None:
        if self._heard:
            self._parts.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise Unreadable("a cell holds too long a text; shorten it", self._row)
        elif self.rules.open:
            self.rules.text(text)

    def _around(self, name: str, attributes: Attributes) -> None:
        match name:
            case "sheetView":
                self._reader.zeros = attributes.get("showZeros", "1") not in ("0", "false")
            case "col" if _is_hidden(attributes, "width"):
                first, last = (_number(attributes.get(each), "column") for each in ("min", "max"))
                self.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))
            case "filterColumn":
                self.filtered = True
            case "mergeCell":
                self.merges.append(attributes.get("ref", ""))
                if len(self.merges) > _MOST_MERGES:
                    raise Unreadable("more than 10,000 merged cells; unmerge them")
            case _:
                self.rules.start(name, attributes)

    def _start_row(self, attributes: Attributes) -> None:
        row = _number(attributes["r"], "row") if "r" in attributes else self._row + 1
        if row <= self._row:
            raise damaged(f"row {row} is there twice")
        self._row, self._digits, self._position = row, str(row), -1
        self._hidden = _is_hidden(attributes, "ht")
        self._cells = []

    def _start_cell(self, attributes: Attributes) -> None:
        position = self._position + 1
        name = attributes.get("r")
        if name and not (position < MOST_COLUMNS and name == _LETTERS[position] + self._digits):
            position, row = place(name)
            if row != self._row:
                raise damaged(f"the cell {name} stands in row {self._row}")
        if position <= self._position:
            raise damaged(f"a cell of row {self._row} is there twice")
        self._position = position
        self._name = name or f"{letter(position)}{self._row}"
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
                self._row,
            )
        if self._formula:
            cell = self._reader.formula(self._position, self._kind, self._style, text, self._value)
        else:
            cell = self._reader.cell(self._position, self._kind, self._style, text)
        self._cells.append(cell)


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """True of a row or column that is hidden, or has no height or width left."""
    if attributes.get("hidden") in ("1", "true"):
        return True
    return attributes.get(size) in ("0", "0.0")


def _number(text: str | None, what: str) -> int:
    if text is None or not re.fullmatch("[1-9][0-9]{0,6}", text):
        raise damaged(f"a {what} has no number")
    return int(text)
