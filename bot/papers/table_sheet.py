"""A table → a sheet that is written row by row, however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from bot.papers.cell_text import LONGEST_CELL, put_text
from bot.papers.list_sheet import fit_for_paper
from bot.papers.readable import readable
from bot.papers.row_height import MOST_LINES, fit_row, lines_of
from bot.papers.sheet_looks import TEXT_FONT, TITLE_FONT, WRAPPED
from bot.papers.styled_cell import HEAD, MONTH, Cell, Cells, Shown, Value

_HEAD_LINES = 3
_ON_A_PAGE, _AT_FULL_SIZE = 215, 110
"""Characters of all columns beside each other that can be read on A4, and that fit unscaled: also
where a wider font stands in for one that is not installed.
"""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: what stands above it, text or a month, and how many characters wide it
    is. The height of a row follows from the columns that are `tall`.
    """

    text: str | date
    width: int
    tall: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays in sight, and is printed on each page: so many columns `beside`, with the heading
    row. On paper the columns at the places of `apart`, counted from 0, begin a page, and so does
    what one page cannot hold. It has a filter where it is a list.
    """

    beside: int = 0
    apart: tuple[int, ...] = ()
    filtered: bool = True


LIST = Frame()


def write_table(
    book: Workbook,
    name: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Value]],
    frame: Frame = LIST,
) -> int:
    """Adds a sheet with one heading row. Returns how many rows stand below it."""
    into: Any = book.create_sheet(name)
    cells = Cells(into)
    into._values_to_row = _in_their_places  # noqa: SLF001 - openpyxl's own tries each as a value
    for place, each in enumerate(headings, 1):
        into.column_dimensions[get_column_letter(place)].width = each.width
    into.freeze_panes = f"{get_column_letter(frame.beside + 1)}2"
    into.print_title_rows = "1:1"
    if frame.beside:
        into.print_title_cols = f"A:{get_column_letter(frame.beside)}"
    _lay_out(into, [each.width for each in headings], frame)
    into.row_dimensions[1].height = 15 * _HEAD_LINES
    into.append(cells.row([_head(each) for each in headings]))
    row = 1
    tall = [(place, each.width) for place, each in enumerate(headings) if each.tall]
    for row, values in enumerate(rows, 2):
        fit_row(into, row, ((_text(values[place]), width) for place, width in tall))
        into.append(cells.row(values))
    if frame.filtered:
        into.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{row}"
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


def _in_their_places(cells: Sequence[Cell], row: int) -> Iterator[Cell]:
    for column, cell in enumerate(cells, 1):
        cell.coordinate = f"{get_column_letter(column)}{row}"
        yield cell


def _lay_out(into: Any, widths: Sequence[int], frame: Frame) -> None:
    """Puts the columns on pages beside each other, all of one scale; where nothing is repeated on
    each, all on one.
    """
    fit_for_paper(into)
    pages = [0]
    for place, width in enumerate(widths):
        full = frame.beside and pages[-1] + width > _ON_A_PAGE
        if place and (full or place in frame.apart):
            into.col_breaks.append(Break(id=place))
            pages.append(sum(widths[: frame.beside]))
        pages[-1] += width
    if len(pages) > 1:
        # Breaks hold only where nothing is fitted to them.
        into.sheet_properties.pageSetUpPr.fitToPage = False
        into.page_setup.scale = min(100, 100 * _AT_FULL_SIZE // max(pages))


def _head(heading: Heading) -> Value:
    if isinstance(heading.text, date):
        return Shown(heading.text, replace(HEAD, number_format=MONTH, side="center"))
    return Shown(heading.text, HEAD)


def _text(value: Value) -> str:
    plain = value.value if isinstance(value, Shown) else value
    return plain if isinstance(plain, str) else ""
