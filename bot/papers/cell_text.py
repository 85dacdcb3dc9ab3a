"""Text on its way into a cell: it stays text, every character of it."""

import re
from copy import copy

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that Excel keeps in a cell."""
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]")
_STARTS_A_FORMULA = tuple("=+-@")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, counted from 1."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} is a part of another cell")
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Puts `text` into the cell such that no spreadsheet takes it for a formula, a number or an
    error, also when somebody opens the cell and leaves it again.

    What XML cannot hold is escaped as the format has it: ECMA-376, ST_Xstring.
    """
    cell.value = escaped(text)
    cell.data_type = "s"
    if needs_a_prefix(text):
        # A style may be that of many cells.
        cell._style = copy(cell._style)  # type: ignore[attr-defined] # noqa: SLF001
        cell.quotePrefix = True


def escaped(text: str) -> str:
    """Gives the text as it stands in the file: what XML cannot hold, and what looks like its escape
    there, is escaped.
    """
    if text.isascii() and text.isprintable() and "_x" not in text:
        return text
    kept = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", kept)


def needs_a_prefix(text: str) -> bool:
    """Tells a text that a spreadsheet could take for a formula."""
    return text.startswith(_STARTS_A_FORMULA)
