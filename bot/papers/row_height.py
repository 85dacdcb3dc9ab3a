"""How high a row must be for what stands in it."""

from collections.abc import Iterable
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

_POINTS, _AROUND = 15, 2
_MOST_LINES = 24


class _GrowingRow(RowDimension):
    """A row that still fits itself to what somebody writes into it later."""

    customHeight = False  # noqa: N815 - openpyxl's own name


def fit_row(into: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Makes the row as high as the highest of its texts, each with the width of its column in
    characters. Not every program does that by itself when it opens a workbook.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    if lines > 1:
        height = min(lines, _MOST_LINES) * _POINTS + _AROUND
        into.row_dimensions[row] = _GrowingRow(into, index=row, ht=height)


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))
