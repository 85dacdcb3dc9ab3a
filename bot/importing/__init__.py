"""File → rows → records, or every problem that stands against them."""

from bot.importing.files import CaseloadFile, OutturnFile, PlanFile
from bot.importing.problems import Problem, Refused
from bot.importing.reading import read_bytes, read_file
from bot.importing.spreadsheet_text import inert_cell
from bot.importing.teams import new_teams

__all__ = [
    "CaseloadFile",
    "OutturnFile",
    "PlanFile",
    "Problem",
    "Refused",
    "inert_cell",
    "new_teams",
    "read_bytes",
    "read_file",
]
