"""A workbook that is a plan → the plan, and what of the workbook was left out."""

from datetime import date

from bot.domain.plan import Plan
from bot.domain.plan_sheets import PLAN_SHEET, SHEETS
from bot.importing.plan.book.book_tree import book_tree
from bot.importing.plan.book.recognising import SHEET_HEADINGS, PlanBook
from bot.importing.plan.book.sheet_problems import SheetProblems
from bot.importing.plan.book.sheet_table import table_of
from bot.importing.plan.plan_file import plan_of
from bot.importing.problems import Problem
from bot.importing.remarks import MissingSheets, OtherSheets, Remark
from bot.importing.texts import near, quoted

_LIKE = 80
"""From where, of 100, a sheet's name is meant as another."""


def read_plan_book(file: str, book: PlanBook, at: date) -> tuple[Plan, tuple[Remark, ...]]:
    """The plan as on the day `at`, checked as a plan file is, with remarks on sheets that are not
    a plan's or are not there. Raises Refused with every problem by its sheet and cell.
    """
    problems = SheetProblems(file)
    _check_sheets(book, problems)
    problems.refuse()
    tables = {
        name: table_of(book.sheets[name], name, headings, problems)
        for name, headings in SHEET_HEADINGS.items()
        if name in book.sheets
    }
    plan = plan_of(book_tree(tables, problems), problems, at)
    return plan, _remarks(book)


def _check_sheets(book: PlanBook, problems: SheetProblems) -> None:
    """What stands in the way of reading the sheets at all."""
    if PLAN_SHEET not in book.sheets and PLAN_SHEET not in book.hidden:
        problems.add(
            f"there is no sheet {quoted(PLAN_SHEET)} with what the plan says once; copy it from "
            "the workbook that planbot template writes"
        )
    for name in book.hidden:
        problems.add(f"the sheet {quoted(name)} is hidden: show it or delete it")
    absent = [name for name in SHEET_HEADINGS if name not in book.sheets]
    for sheet in book.others:
        if meant := near(sheet.name, absent, _LIKE):
            problems.add(
                f"the sheet {quoted(sheet.name)} is none of a plan's; did you mean "
                f"{quoted(meant)}? Then name it so, with the headings that planbot gave it, or "
                "name it otherwise"
            )
    for name, sheet in book.sheets.items():
        if sheet.stopped:
            text, row = sheet.stopped
            problems.tell(Problem(file=problems.file, row=row, column="A", text=text, sheet=name))


def _remarks(book: PlanBook) -> tuple[Remark, ...]:
    others = tuple(each.name for each in book.others if each.packed)
    missing = tuple(each.name for each in SHEETS if each.name not in book.sheets)
    return (
        *((OtherSheets(others),) if others else ()),
        *((MissingSheets(missing),) if missing else ()),
    )
