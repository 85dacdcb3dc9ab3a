"""The plan as sheets of a workbook: one description, by which it is written and read."""

from bot.domain.plan_sheets.columns import Column, Kind, Sheet, Under
from bot.domain.plan_sheets.head_sheet import GUIDE, HEAD, PLAN_SHEET
from bot.domain.plan_sheets.sheets import SHEETS

__all__ = ["GUIDE", "HEAD", "PLAN_SHEET", "SHEETS", "Column", "Kind", "Sheet", "Under"]
