"""How high a row must be for what stands in it."""

from collections.abc import Iterable
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

_POINTS, _AROUND = 15, 2
MOST_LINES = 24
"""That a row shows: no spreadsheet makes one much higher."""


class _GrowingRow(RowDimension):
    """A row that still fits itself to what somebody writes into it later."""

    customHeight = False  # noqa: N815 - openpyxl's own name


def fit_row(into: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Makes the row as high as the highest of its texts, each with the width of its column in
    characters. Not every program does that by itself when it opens a workbook.
    """
    lines = max((lines_of(text, width) for text, width in texts), default=1)
    if lines > 1:
        height = min(lines, MOST_LINES) * _POINTS + _AROUND
        into.row_dimensions[row] = _GrowingRow(into, index=row, ht=height)


def lines_of(text: str, width: int) -> int:
    """Counts how many lines a text takes in a column of that many characters."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))
