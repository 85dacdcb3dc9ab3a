"""The workbook's first sheet: how to use it, and what stands where."""

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.period import say_day
from bot.domain.plan import Plan
from bot.domain.plan_sheets import PLAN_SHEET, SHEETS
from bot.papers.cell_text import cell_at, put_text
from bot.papers.list_sheet import fit_for_paper, protect
from bot.papers.sheet_looks import CENTRED, LINK_FONT, TEXT_FONT, TITLE_FONT, WRAPPED

_FILL_IN = (
    "Fill in the sheets below, from left to right. Dark headings must be filled in, lighter ones "
    "may be left empty: what is left empty is not known, and planbot fills nothing in."
)
_HEADINGS = (
    "The line below each heading says what belongs there. Headings are protected, without a "
    "password, so that planbot finds them again. Rows may be added, deleted and sorted."
)
_CELLS = (
    "A cell shows an arrow where something is chosen from a list. Days are days, as 30/09/2018; a "
    "percentage is 0 to 100, with or without its sign. Several texts in one cell stand each on its "
    "own line (Alt+Enter)."
)
_THEN = (
    "Save the workbook and bring it in with: planbot import plan.xlsx. If something is wrong, "
    "nothing is stored, and each problem is named with its sheet, its cell and what to do."
)
_HOW = (_FILL_IN, _HEADINGS, _CELLS, _THEN)
_PLAN = "what is said once: name, day, what the ratings mean, what holds for every indicator"


def write_guide(into: Worksheet, plan: Plan | None) -> None:
    """Fills the sheet, which is never read."""
    into.sheet_view.showGridLines = False
    into.column_dimensions["A"].width, into.column_dimensions["B"].width = 22, 90
    title, below = cell_at(into, 1, 1), cell_at(into, 2, 1)
    put_text(title, plan.name if plan else "An improvement plan")
    title.font = TITLE_FONT
    put_text(below, f"As of {say_day(plan.as_of)}" if plan else "An empty plan to fill in")
    below.font = TEXT_FONT
    for row, text in enumerate(_HOW, 4):
        into.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        cell = cell_at(into, row, 1)
        put_text(cell, text)
        cell.font, cell.alignment = TEXT_FONT, WRAPPED
        # A merged cell does not make room for itself.
        into.row_dimensions[row].height = 34
    listed = [(PLAN_SHEET, _PLAN), *((each.name, each.about) for each in SHEETS)]
    for row, (name, about) in enumerate(listed, 5 + len(_HOW)):
        link, said = cell_at(into, row, 1), cell_at(into, row, 2)
        put_text(link, name)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{name}'!A1")
        link.font, link.alignment = LINK_FONT, CENTRED
        put_text(said, about)
        said.font, said.alignment = TEXT_FONT, CENTRED
    protect(into)
    fit_for_paper(into)
