"""A list of the plan → its sheet: headings, a line of help, a row for each entry."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from openpyxl.cell import Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.plan_sheets import Column, Sheet
from bot.domain.plan_sheets.columns import help_of
from bot.domain.rag import Rag
from bot.papers.cell_text import cell_at, put_text
from bot.papers.cell_value import put_value
from bot.papers.choices import FIRST_ROW, LAST_ROW, rule_of
from bot.papers.row_height import fit_row
from bot.papers.sheet_looks import (
    BORDER,
    HEADING,
    HEADING_FONT,
    HELP,
    HELP_FONT,
    LOCKED,
    NEEDED,
    OPEN,
    OPTIONAL,
    RAG_FILLS,
    TEXT_FONT,
    WRAPPED,
    look_of,
)

_ON_A_PAGE = 240
"""Characters of all columns beside each other."""
_SMALLER = 1.4
"""How many more of help's characters a column shows, and how much lower they are."""
_MARGIN = 0.4
"""In inches, at both sides of the paper."""
_WIDEST = 16_384
"""Columns of a sheet."""


def write_list(into: Worksheet, sheet: Sheet, rows: Sequence[tuple[Any, ...]]) -> None:
    """Fills the sheet; the values of `rows` are by its columns."""
    for place, column in enumerate(sheet.columns, 1):
        put_heading(cell_at(into, 1, place), column)
        put_help(cell_at(into, 2, place), column)
        _prepare_below(into, place, column)
    for number, values in enumerate(rows, FIRST_ROW):
        for place, (column, value) in enumerate(zip(sheet.columns, values, strict=True), 1):
            put_value(cell_at(into, number, place), column, value)
        _fit(into, number, sheet)
    _fit(into, 2, sheet, _SMALLER)
    _leave_open_beside(into, len(sheet.columns) + 1)
    into.row_dimensions[1].height = 24
    into.freeze_panes = f"B{FIRST_ROW}"
    into.print_title_rows = "1:1"
    into.print_title_cols = "A:A"
    protect(into)
    fit_for_paper(into, ceil(sum(each.width for each in sheet.columns) / _ON_A_PAGE))


def put_heading(cell: Cell, column: Column) -> None:
    put_text(cell, column.heading)
    cell.font, cell.alignment, cell.protection = HEADING_FONT, HEADING, LOCKED
    cell.fill, cell.border = NEEDED if column.needed else OPTIONAL, BORDER


def put_help(cell: Cell, column: Column) -> None:
    put_text(cell, help_of(column))
    cell.font, cell.fill, cell.alignment, cell.protection = HELP_FONT, HELP, WRAPPED, LOCKED


def protect(into: Worksheet) -> None:
    """Protects a sheet: headings cannot be overwritten; whatever else a person does with a sheet
    can be done. There is no password: it keeps from slips, not from anybody.
    """
    protection = into.protection
    protection.sheet = True
    for may in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort"):
        setattr(protection, may, False)  # False: not locked


def fit_for_paper(into: Worksheet, pages: int = 1) -> None:
    """Fits it on A4 across, as many `pages` beside each other as can be read."""
    into.page_setup.orientation = "landscape"
    into.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    into.page_setup.fitToWidth, into.page_setup.fitToHeight = pages, 0
    into.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    into.page_margins.left = into.page_margins.right = _MARGIN
    footer: Any = into.oddFooter
    footer.left.text, footer.right.text = "&A", "&P of &N"


def _fit(into: Worksheet, row: int, sheet: Sheet, more: float = 1) -> None:
    texts = (
        (str(into.cell(row, place).value or ""), int(column.width * more))
        for place, column in enumerate(sheet.columns, 1)
    )
    fit_row(into, row, texts)


def _prepare_below(into: Worksheet, place: int, column: Column) -> None:
    """Looks and rules of the rows that are still empty."""
    letter = get_column_letter(place)
    look, below = look_of(column.kind), into.column_dimensions[letter]
    below.width = column.width
    below.font, below.protection = TEXT_FONT, OPEN
    below.alignment, below.number_format = look.alignment, look.number_format
    cells = f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}"
    if rule := rule_of(column):
        rule.add(cells)
        into.add_data_validation(rule)
    if column.choices == tuple(Rag):
        for rag, fill in RAG_FILLS.items():
            is_rag = CellIsRule("equal", [f'"{rag}"'], fill=fill)  # type: ignore[no-untyped-call]
            into.conditional_formatting.add(cells, is_rag)


def _leave_open_beside(into: Worksheet, first: int) -> None:
    """A row can only be deleted from a protected sheet where all of it is open."""
    beside = into.column_dimensions[get_column_letter(first)]
    beside.min, beside.max = first, _WIDEST
    beside.protection = OPEN
