"""File → rows → records, or every problem that stands against them.

What is public here is fetched when it is asked for: the process that reads one workbook needs none
of it, and would take longer to import it than to read.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.importing.caseloads.references import References
    from bot.importing.files import BenchmarkFile, CaseloadFile, OutturnFile, PlanFile
    from bot.importing.plan.plan_names import nobody_has
    from bot.importing.plan_at import is_plan
    from bot.importing.plan_remarks import plan_changed
    from bot.importing.problems import Problem, Refused, Unreadable
    from bot.importing.reading import read_bytes, read_file
    from bot.importing.recipes.answers import answered
    from bot.importing.recipes.asked import Asked
    from bot.importing.remarks import (
        LeftAsReported,
        ManyChange,
        Remark,
        TakenBack,
        WithoutCounts,
        many_change,
        other_periods,
    )
    from bot.importing.tables.teams import new_teams
    from bot.importing.workbook.inert_text import inert_cell

__all__ = [
    "Asked",
    "BenchmarkFile",
    "CaseloadFile",
    "LeftAsReported",
    "ManyChange",
    "OutturnFile",
    "PlanFile",
    "Problem",
    "References",
    "Refused",
    "Remark",
    "TakenBack",
    "Unreadable",
    "WithoutCounts",
    "answered",
    "inert_cell",
    "is_plan",
    "many_change",
    "new_teams",
    "nobody_has",
    "other_periods",
    "plan_changed",
    "read_bytes",
    "read_file",
]

_ROOMS = {
    "Asked": "recipes.asked",
    "BenchmarkFile": "files",
    "CaseloadFile": "files",
    "LeftAsReported": "remarks",
    "OutturnFile": "files",
    "PlanFile": "files",
    "Problem": "problems",
    "References": "caseloads.references",
    "Refused": "problems",
    "Remark": "remarks",
    "ManyChange": "remarks",
    "TakenBack": "remarks",
    "Unreadable": "problems",
    "WithoutCounts": "remarks",
    "answered": "recipes.answers",
    "inert_cell": "workbook.inert_text",
    "is_plan": "plan_at",
    "many_change": "remarks",
    "new_teams": "tables.teams",
    "nobody_has": "plan.plan_names",
    "other_periods": "remarks",
    "plan_changed": "plan_remarks",
    "read_bytes": "reading",
    "read_file": "reading",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
