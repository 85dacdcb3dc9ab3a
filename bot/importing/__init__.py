"""File → rows → records, or every problem that stands against them."""

from bot.importing.caseloads.references import References
from bot.importing.files import CaseloadFile, OutturnFile, PlanFile
from bot.importing.plan_remarks import plan_changed
from bot.importing.problems import Problem, Refused, Unreadable
from bot.importing.reading import is_plan, read_bytes, read_file
from bot.importing.recipes.answers import answered
from bot.importing.recipes.asked import Asked
from bot.importing.remarks import LeftAsReported, Remark, TakenBack, other_periods
from bot.importing.tables.teams import new_teams
from bot.importing.workbook.inert_text import inert_cell

__all__ = [
    "Asked",
    "CaseloadFile",
    "LeftAsReported",
    "OutturnFile",
    "PlanFile",
    "Problem",
    "References",
    "Refused",
    "Remark",
    "TakenBack",
    "Unreadable",
    "answered",
    "inert_cell",
    "is_plan",
    "new_teams",
    "other_periods",
    "plan_changed",
    "read_bytes",
    "read_file",
]
