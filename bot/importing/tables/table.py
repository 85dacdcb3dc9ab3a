"""A table's rows by column name, with every problem of its shape."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from bot.importing.problems import Problems, Unreadable
from bot.importing.tables.caseload_columns import Below
from bot.importing.tables.caseload_given import given_of, merges_no_figures
from bot.importing.tables.caseload_headings import TYPES
from bot.importing.tables.caseload_words import NONE_OF_THEM
from bot.importing.tables.headers import (
    CASELOADS,
    NO_HEADER,
    WITHIN,
    Header,
    find_header,
    read_header,
)
from bot.importing.tables.hidden import refuse_hidden
from bot.importing.tables.rows import MOST_COLUMNS, MOST_ROWS, Row, RowSource, letter
from bot.importing.texts import clean, quoted
from bot.messages.words import counted

Progress = Callable[[int, int], None]
Read = TypeVar("Read")
TOTALS = frozenset({"total", "totals", "grand total", "sub total", "subtotal", "overall", "all"})
"""What stands in the place of an indicator where a row adds up others."""
_NOW_AND_THEN = 500
"""Rows between two calls of the progress bar."""
_NONE: frozenset[str] = frozenset()
_NOTHING: Mapping[str, str] = MappingProxyType({})
"""What is said of most rows."""


class Cells:
    """One row of a table by column name. Each problem is added with the row and the column."""

    def __init__(self, row: Row, header: Header, problems: Problems) -> None:
        self.row = row.number
        sheet = f" of sheet {quoted(row.sheet)}" if row.sheet else ""
        self.place = f"row {row.number}{sheet}"
        """The row as problems name it; the same object for the same row, whoever asks."""
        self.where = self.place
        """The same, with the column of the figure where several stand in a row."""
        self.spoiled: set[str] = set()
        self.numbers: AbstractSet[str] = _NONE
        self.months: AbstractSet[str] = _NONE
        """Columns in which a spreadsheet holds a date that it shows as a month."""
        self._problems = problems
        self._before = problems.count
        self._doubts: Mapping[str, str] = _NOTHING
        self._shown: Mapping[str, str] = _NOTHING
        self._columns = header.columns
        self._cells = row.cells
        self._named: Mapping[str, str] = _NOTHING
        if row.named:
            said = row.named.items()
            self._named = {name: text for at, text in said if (name := header.columns[at])}
            if value := self._named.get("value"):
                self.where = f"{self.place}, column {value},"
        self._texts = self._read(row, header)

    @property
    def sound(self) -> bool:
        """Tells whether nothing stands against the row."""
        return self._problems.count == self._before

    def text(self, name: str) -> str:
        """The cell's text, "" where it is empty, spoiled, or there is no such column."""
        return self._texts.get(name, "")

    def has(self, name: str) -> bool:
        """Tells whether the table has such a column; a file read by a recipe, whether it has."""
        return name in (self._named or self._columns)

    @property
    def columns(self) -> tuple[str | None, ...]:
        """The columns that the table has; of a file read by a recipe those that it has."""
        return tuple(self._named) or self._columns

    @property
    def filled(self) -> list[str]:
        """The texts of the row's own cells that hold any, from the left."""
        return [text for name in self._columns if name and (text := self._texts.get(name))]

    @property
    def everything(self) -> list[str]:
        """The texts of the row that hold any, those of columns that are not read among them."""
        return [text for cell in self._cells if (text := cell.strip())]

    @property
    def beside(self) -> list[str]:
        """The texts in columns that are not read."""
        pairs = zip(self._cells, self._columns, strict=False)
        return [text for cell, name in pairs if name is None and (text := cell.strip())]

    @property
    def names(self) -> list[str]:
        """The columns that are read, from the left."""
        return [name for name in self._columns if name]

    def fill(self, name: str, text: str) -> None:
        """Puts into an empty cell what another row says for it."""
        self._texts[name] = text

    def shown(self, name: str) -> str:
        """Tells what a spreadsheet shows in the cell: Dec-11 where it holds December 2011."""
        return self._shown.get(name) or self.text(name)

    def read(self, name: str, reader: Callable[[str], Read]) -> Read | None:
        """Reads the cell by `reader`; None, with a problem, where that raises Unreadable."""
        if name in self.spoiled:
            return None
        try:
            return reader(self._texts.get(name, ""))
        except Unreadable as error:
            self.refuse(name, str(error))
            return None

    def read_if_any(self, name: str, reader: Callable[[str], Read]) -> Read | None:
        """Reads the cell as `read` does; None without a problem where it is empty."""
        return self.read(name, reader) if self._texts.get(name) else None

    def refuse(self, name: str, text: str) -> None:
        self._problems.add(text, self.row, self._named.get(name, name))
        self.spoiled.add(name)

    def refuse_doubts(self, *names: str) -> None:
        """Refuses those of the cells `names` whose number could be another one."""
        for name in names if self._doubts else ():
            if doubt := self._doubts.get(name):
                self.refuse(name, doubt)

    def _read(self, row: Row, header: Header) -> dict[str, str]:
        texts = dict(header.given)
        spoilt = row.faults or row.struck or row.dates
        said = row.numbers or row.months or row.shown or row.doubts
        cells, held = row.cells, len(row.cells)
        for position, name in enumerate(header.columns):
            if name is None:
                continue
            if spoilt and (fault := _fault(position, name, row, header)):
                self.refuse(name, fault)
                continue
            if position < held:
                text = cells[position]
                try:
                    texts[name] = clean(text) if text else text
                except ValueError as error:
                    self.refuse(name, f"the text {error}")
        if said:
            self._note_what_is_said(row, header)
        return texts

    def _note_what_is_said(self, row: Row, header: Header) -> None:
        """Takes down what a spreadsheet says of the cells beside their texts."""
        columns = {
            position: name
            for position, name in enumerate(header.columns)
            if name is not None and name not in self.spoiled
        }
        self.numbers = {columns[each] for each in columns.keys() & row.numbers}
        self.months = {columns[each] for each in columns.keys() & row.months}
        self._shown = {columns[each]: row.shown[each] for each in columns.keys() & row.shown}
        self._doubts = {columns[each]: row.doubts[each] for each in columns.keys() & row.doubts}


def table(
    source: RowSource, header: Header, problems: Problems, progress: Progress | None
) -> Iterator[Cells]:
    """The rows below the header that have as many cells as the header. Adds a problem for every
    other row, for merged cells, and for a table that is too long or has no rows.
    """
    done, last = 0, header.row
    hidden: list[int] = []
    alone: set[int] = set()
    try:
        for row in source.rows():
            if row.hidden and row.number >= header.row:
                hidden.append(row.number)
            if row.number <= header.row:
                continue
            done, last = done + 1, row.number
            _bound(done, row)
            if header.layout is CASELOADS and sum(map(bool, row.cells)) == 1:
                alone.add(row.number)
            if progress and done % _NOW_AND_THEN == 0:
                progress(done, max(done, source.expected(done)))
            if _fits(row, header, source.ragged, problems):
                yield Cells(row, header, problems)
        _add_merged(source, header, last, problems, alone)
    except Unreadable as error:
        problems.add(str(error), error.row)
    named = {each: name for each, name in enumerate(header.columns) if name}
    refuse_hidden(source, header.row, named, hidden, problems)
    if not done:
        problems.add("there are no rows below the header; add them", header.row)
    if progress:
        progress(done, done)


def header_of(source: RowSource, problems: Problems, roles: Sequence[str] = ()) -> Header | None:
    """The header of the table, or None where there is none like a header. Refuses, with what is
    found so far, a table in which no row could be read: a required column is missing or double. Of
    two columns that could be the role of workers it is the one that holds `roles`.
    """
    found = find_header(opening(source))
    if found is None:
        return None
    row, layout = found
    if len(row.cells) > MOST_COLUMNS:
        problems.add(f"more than {MOST_COLUMNS} columns; delete those not needed", row.number)
        problems.refuse()
    if layout is CASELOADS:
        below = Below(source, row, roles)
        given, day_from = given_of(below, problems.file)
        header = read_header(row, layout, problems, given, below)
        header = replace(header, day_from="" if "date" in header.columns else day_from)
    else:
        header = read_header(row, layout, problems)
    if header.lacking:
        _add_merged(source, header, header.row, problems)
        problems.refuse()
    return header


def _bound(done: int, row: Row) -> None:
    if done > MOST_ROWS:
        raise Unreadable(f"there are more than {MOST_ROWS:,} rows; split the file", row.number)


def _add_merged(
    source: RowSource,
    header: Header,
    last: int,
    problems: Problems,
    alone: AbstractSet[int] = frozenset(),
) -> None:
    for row, name in source.merged(header.row, last, len(header.columns)):
        if header.layout is CASELOADS and merges_no_figures(
            name, header.row, header.columns, alone
        ):
            continue
        problems.add(f"the cells {name} are merged; unmerge them and fill in each one", row)


def opening(source: RowSource) -> list[Row]:
    """The rows among which a header may stand."""
    return list(source.rows(WITHIN))


def _fits(row: Row, header: Header, ragged: bool, problems: Problems) -> bool:
    """Whether the row fills the header's columns and no other; adds a problem where not."""
    have, width = len(row.cells), len(header.columns)
    if have == width and not header.unnamed:
        return True
    if any(row.cells[width:]):
        problems.add(
            f"the row has {counted(have, 'cell')} where the header has {width}; delete what is "
            "beyond, or put texts with commas in quotation marks",
            row.number,
            letter(width),
        )
        return False
    if have < width and not ragged and sum(map(bool, row.cells)) > 1:
        problems.add(
            f"the row has {counted(have, 'cell')} where the header has {width}; fill it up",
            row.number,
            letter(have),
        )
        return False
    astray = [place for place in header.unnamed if place < have and row.cells[place]]
    for place in astray:
        problems.add(NO_HEADER, row.number, letter(place))
    return not astray


def _is_nought(position: int, name: str, row: Row) -> bool:
    """Whether a count of cases is a nought that the spreadsheet shows as a dash."""
    nought = name in {*TYPES, "open_cases"} and row.cells[position : position + 1] == ("0",)
    return nought and row.shown.get(position, "").strip() in NONE_OF_THEM


def _fault(position: int, name: str, row: Row, header: Header) -> str | None:
    if position in row.faults and not _is_nought(position, name, row):
        return row.faults[position]
    if position in row.struck and name not in header.layout.texts:
        cell = f"{letter(position)}{row.number}"
        return f"the cell {cell} is crossed out; empty it, or take the line away"
    if position in row.dates and name not in header.layout.days:
        if name == "period":
            return (
                "the cell holds a date, which could be a day or a month; format it as text and "
                "write 2018-09 for the month or 2018-09-30 for the day"
            )
        return "the spreadsheet has turned this cell into a date; format it as text, write it again"
    return None
