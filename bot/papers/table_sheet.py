"""A table → a sheet that is written row by row, however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from bot.domain.period import LONDON
from bot.papers.cell_text import LONGEST_CELL, put_text
from bot.papers.list_sheet import fit_for_paper
from bot.papers.readable import readable
from bot.papers.row_height import MOST_LINES, fit_row, lines_of
from bot.papers.sheet_looks import (
    BORDER,
    HEADING_FONT,
    NEEDED,
    TEXT_FONT,
    TITLE_FONT,
    WRAPPED,
)

_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_FIRST_YEAR = 1900
_CUT = " …"
_HEAD = Alignment(vertical="center", wrap_text=True)
_NUMBER = Alignment(vertical="top", horizontal="right")
_WHEN = Alignment(vertical="top", horizontal="left")

Value = str | int | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: what stands above it, and how many characters wide it is."""

    text: str
    width: int


def write_table(
    book: Workbook,
    name: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Value]],
    *,
    pages: int = 1,
) -> int:
    """Adds a sheet with one heading row, which stays in sight and is printed on each page, and a
    filter. Moments are written in London's time, numbers as numbers. Returns how many rows it has.
    """
    into: Any = book.create_sheet(name)
    last = get_column_letter(len(headings))
    for place, each in enumerate(headings, 1):
        into.column_dimensions[get_column_letter(place)].width = each.width
    into.freeze_panes = "A2"
    into.print_title_rows = "1:1"
    fit_for_paper(into, pages)
    into.row_dimensions[1].height = 30
    into.append([_head(into, each.text) for each in headings])
    row = 1
    for row, values in enumerate(rows, 2):
        cells = [_cell(into, each) for each in values]
        texts = (
            (str(cell.value), heading.width)
            for cell, heading in zip(cells, headings, strict=True)
            if cell.data_type == "s"
        )
        fit_row(into, row, texts)
        into.append(cells)
    into.auto_filter.ref = f"A1:{last}{row}"
    into.close()
    return row - 1


def pieces(text: str, width: int) -> Iterator[str]:
    """Splits a text at its lines so that each piece can be seen in a cell of that many characters
    across; an empty text is one piece.
    """
    piece: list[str] = []
    room = MOST_LINES
    for line in text.split("\n"):
        needed = lines_of(line, width)
        if piece and needed > room:
            yield "\n".join(piece)
            piece, room = [], MOST_LINES
        piece.append(line)
        room -= needed
    yield "\n".join(piece)


def write_page(book: Workbook, name: str, title: str, lines: Sequence[str]) -> None:
    """Adds a sheet that is read from top to bottom: a title, and paragraphs."""
    width = 110
    into: Any = book.create_sheet(name)
    into.column_dimensions["A"].width = width
    into.sheet_view.showGridLines = False
    fit_for_paper(into)
    head = WriteOnlyCell(into)
    put_text(head, readable(title)[:LONGEST_CELL])
    head.font, head.alignment = TITLE_FONT, WRAPPED
    fit_row(into, 1, [(title, width // 2)])
    into.append([head])
    into.append([])
    for row, line in enumerate(lines, 3):
        cell = WriteOnlyCell(into)
        put_text(cell, readable(line)[:LONGEST_CELL])
        cell.font, cell.alignment = TEXT_FONT, WRAPPED
        fit_row(into, row, [(line, width)])
        into.append([cell])
    into.close()


def _head(into: Any, text: str) -> Cell:
    cell: Cell = WriteOnlyCell(into)
    put_text(cell, text)
    cell.font, cell.fill, cell.alignment, cell.border = HEADING_FONT, NEEDED, _HEAD, BORDER
    return cell


def _cell(into: Any, value: Value) -> Cell:
    cell: Cell = WriteOnlyCell(into)
    cell.font, cell.border, cell.alignment = TEXT_FONT, BORDER, WRAPPED
    match value:
        case None:
            pass
        case datetime():
            cell.value = value.astimezone(LONDON).replace(tzinfo=None)
            cell.number_format, cell.alignment = _MOMENT, _WHEN
        case date() if value.year < _FIRST_YEAR:
            put_text(cell, value.isoformat())
        case date():
            cell.value = value
            cell.number_format, cell.alignment = _DAY, _WHEN
        case int() | Decimal():
            cell.value = value
            cell.alignment = _NUMBER
        case _:
            put_text(cell, _fitting(readable(value)))
    return cell


def _fitting(text: str) -> str:
    if len(text) <= LONGEST_CELL:
        return text
    return text[: LONGEST_CELL - len(_CUT)] + _CUT
