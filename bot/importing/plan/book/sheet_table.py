"""A sheet of the workbook → the rows below its headings."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.plan_sheets.columns import is_help
from bot.importing.plan.book.sheet_problems import Place, SheetProblems
from bot.importing.tables.headers import WITHIN
from bot.importing.tables.hidden import say_hidden
from bot.importing.tables.rows import letter
from bot.importing.texts import did_you_mean, quoted
from bot.importing.workbook.cells import place as place_in
from bot.importing.workbook.grid import Cell, GridRow, Kind, Sheet

_ENOUGH = 2
"""Known headings that make a row the header."""


@dataclass(frozen=True, slots=True)
class TableRow:
    number: int
    cells: Mapping[str, Cell]
    """Those that hold anything, by heading."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """`letters` names the column of each heading that is there."""

    name: str
    header: int
    letters: Mapping[str, str]
    rows: tuple[TableRow, ...]

    def place(self, row: int, heading: str | None = None) -> Place:
        """Finds where the row stands under the heading, or begins; under one that is not there,
        where it would be: among the headings.
        """
        there = heading is None or heading in self.letters
        letters = self.letters.get(heading or "", "A")
        return Place(self.name, row if there else self.header, letters, heading)


def header_of(sheet: Sheet, headings: Collection[str]) -> GridRow | None:
    """The first row, of those at the top, with two of the headings; None where there is none."""
    known = {_folded(each) for each in headings}
    for row in sheet.rows(WITHIN):
        seen = {_folded(cell.holds) for cell in row.cells if cell.kind is Kind.TEXT}
        if len(seen & known) >= min(_ENOUGH, len(known)):
            return row
    return None


def table_of(
    sheet: Sheet, name: str, headings: Collection[str], problems: SheetProblems
) -> SheetTable:
    """The rows below the header, but for the line of help and those that are empty. Adds a problem
    for a heading that is unknown or there twice, for what stands under none, and for what is hidden
    or merged. `name` is the sheet's, as problems say it.
    """
    header = header_of(sheet, headings)
    if header is None:
        raise AssertionError("only a sheet with a header is read")
    columns = _columns(header, headings, name, problems)
    letters = {heading: letter(position) for position, heading in columns.items()}
    below = [row for row in sheet.rows() if row.number > header.number]
    if below and _is_line_of_help(below[0], header.number):
        below = below[1:]
    rows = tuple(_rows(below, columns, name, problems))
    table = SheetTable(name, header.number, letters, rows)
    _refuse_hidden(sheet, below, columns, table, problems)
    _refuse_merged(sheet, table, problems)
    return table


def _columns(
    header: GridRow, headings: Collection[str], name: str, problems: SheetProblems
) -> dict[int, str]:
    """The heading of each position. One that is not known takes what stands under it along."""
    known = {_folded(each): each for each in headings}
    found: dict[int, str] = {}
    for cell in _filled(header):
        heading = known.get(_folded(cell.holds))
        place = Place(name, header.number, letter(cell.position))
        if heading is None:
            hint = did_you_mean(cell.holds, set(headings) - set(found.values()))
            rest = hint or f"; the headings here are {', '.join(headings)}"
            problems.at_place(place, f"there is no heading {quoted(cell.holds)}{rest}")
            found[cell.position] = ""
        elif heading in found.values():
            problems.at_place(place, f"the heading {quoted(heading)} is there twice; keep one")
            found[cell.position] = ""
        else:
            found[cell.position] = heading
    return found


def _rows(
    below: list[GridRow], columns: Mapping[int, str], name: str, problems: SheetProblems
) -> Iterator[TableRow]:
    for row in below:
        cells = {}
        for cell in _filled(row):
            heading = columns.get(cell.position)
            if heading is None:
                place = Place(name, row.number, letter(cell.position))
                problems.at_place(place, "stands under no heading; move it, or delete it")
            elif heading:
                cells[heading] = cell
        if cells:
            yield TableRow(row.number, cells)


def _refuse_hidden(
    sheet: Sheet,
    below: list[GridRow],
    columns: Mapping[int, str],
    table: SheetTable,
    problems: SheetProblems,
) -> None:
    """What nobody sees is never taken in without a word."""
    for position in sorted(columns.keys() & sheet.hidden_columns):
        place = Place(table.name, table.header, letter(position))
        problems.at_place(place, "the column is hidden: show it or delete it")
    if hidden := [row.number for row in below if row.hidden and _filled(row)]:
        problems.at_place(table.place(hidden[0]), say_hidden(hidden, sheet.filtered))


def _refuse_merged(sheet: Sheet, table: SheetTable, problems: SheetProblems) -> None:
    last = max((row.number for row in table.rows), default=table.header)
    for name in sheet.merges:
        first, _, end = name.partition(":")
        left, top = place_in(first)
        _, bottom = place_in(end or first)
        if top <= last and bottom >= table.header:
            place = Place(table.name, top, letter(left))
            problems.at_place(place, f"{name} is one cell; unmerge it and fill in each one")


def _is_line_of_help(row: GridRow, header: int) -> bool:
    filled = _filled(row)
    beneath = row.number == header + 1
    return beneath and bool(filled) and all(is_help(cell.holds.strip()) for cell in filled)


def _filled(row: GridRow) -> list[Cell]:
    return [cell for cell in row.cells if cell.kind is not Kind.TEXT or cell.holds.strip()]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
