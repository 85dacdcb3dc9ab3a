"""A plan → the workbook that a council keeps it in."""

from typing import Any

from openpyxl import Workbook

from bot.domain.plan import Plan
from bot.domain.plan_as_file import as_a_file
from bot.domain.plan_sheets import GUIDE, HEAD, PLAN_SHEET, SHEETS, Column
from bot.domain.plan_sheets.rows import row_values, rows_of
from bot.papers.guide_sheet import write_guide
from bot.papers.head_sheet import write_head
from bot.papers.list_sheet import write_list
from bot.papers.workbook_bytes import workbook_bytes

_DEFAULTS = {
    "defaults.tolerance.amount": 10,
    "defaults.tolerance.kind": "percent",
    "defaults.frequency": "monthly",
}
"""What an empty workbook says already."""


def plan_workbook(plan: Plan | None) -> bytes:
    """The .xlsx of `plan`, or an empty one to fill in where it is None: headings that cannot be
    overwritten, a line of help below each, drop-downs, days as days. The same plan gives the same
    bytes. Raises TooLongForACellError.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    kept = as_a_file(plan) if plan is not None else None
    write_guide(book.create_sheet(GUIDE), kept)
    write_head(book.create_sheet(PLAN_SHEET), _head(kept))
    for sheet in SHEETS:
        rows = [row.values for row in rows_of(kept, sheet)] if kept is not None else []
        write_list(book.create_sheet(sheet.name), sheet, rows)
    return workbook_bytes(book)


def _head(plan: Plan | None) -> list[tuple[Column, Any]]:
    values = (
        row_values(plan, HEAD) if plan is not None else [_DEFAULTS.get(each.path) for each in HEAD]
    )
    return [
        (column, value)
        for column, value in zip(HEAD, values, strict=True)
        if value is not None or not column.seldom
    ]
