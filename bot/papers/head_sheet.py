"""What a plan says once → its sheet, one thing a row."""

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.plan_sheets import Column
from bot.domain.plan_sheets.head_sheet import HEADINGS
from bot.papers.cell_text import cell_at, put_text
from bot.papers.cell_value import put_value
from bot.papers.choices import rule_of
from bot.papers.list_sheet import fit_for_paper, protect, put_heading, put_help
from bot.papers.row_height import fit_row
from bot.papers.sheet_looks import AT_THE_LEFT, CENTRED, HEADING_FONT, LOCKED, NEEDED

_WIDTHS = (22, 70, 60)
_SMALL = 75
"""Characters of help in the last of them."""


def write_head(into: Worksheet, values: list[tuple[Column, Any]]) -> None:
    """Fills the sheet: what it is, what the plan says, and a line of help."""
    for place, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        cell = cell_at(into, 1, place)
        put_text(cell, heading)
        cell.font, cell.fill, cell.alignment = HEADING_FONT, NEEDED, CENTRED
        cell.protection = LOCKED
        into.column_dimensions[cell.column_letter].width = width
    for row, (column, value) in enumerate(values, 2):
        put_heading(cell_at(into, row, 1), column)
        put_value(cell_at(into, row, 2), column, value)
        cell_at(into, row, 2).alignment = AT_THE_LEFT
        put_help(cell_at(into, row, 3), column)
        cell_at(into, row, 3).alignment = CENTRED
        if rule := rule_of(column):
            rule.add(cell_at(into, row, 2))
            into.add_data_validation(rule)
        fit_row(into, row, ((str(value), _WIDTHS[1]), (column.help, _SMALL)))
    into.freeze_panes = "B2"
    protect(into)
    fit_for_paper(into)
