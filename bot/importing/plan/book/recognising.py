"""Whether a workbook is a plan: by the names of its sheets and the headings in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.plan_sheets import GUIDE, PLAN_SHEET, SHEETS
from bot.domain.plan_sheets.head_sheet import HEADINGS
from bot.importing.plan.book.sheet_table import header_of
from bot.importing.workbook.grid import Sheet, Workbook

SHEET_HEADINGS: Mapping[str, tuple[str, ...]] = {
    PLAN_SHEET: HEADINGS,
    **{sheet.name: tuple(each.heading for each in sheet.columns) for sheet in SHEETS},
}
"""Every sheet of a plan, by name."""
_TELLING = (PLAN_SHEET, "Recommendations")
"""One of them, and any other, makes a plan."""


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The sheets of a plan by the name that planbot gives them, and whatever is beside them."""

    sheets: Mapping[str, Sheet]
    hidden: tuple[str, ...]
    """Names of sheets of the plan that the workbook does not show."""
    others: tuple[Sheet, ...]


def plan_book(workbook: Workbook) -> PlanBook | None:
    """The workbook as a plan, or None where it is none: too few sheets have a plan's headings."""
    found: dict[str, Sheet] = {}
    hidden, others = [], []
    for sheet in workbook.sheets:
        name = known_name(sheet.name)
        if name is None or (sheet.visible and not header_of(sheet, SHEET_HEADINGS[name])):
            others.append(sheet)
        elif sheet.visible:
            found[name] = sheet
        else:
            hidden.append(name)
    if not is_enough(found):
        return None
    beside = (each for each in others if each.visible and each.name.casefold() != GUIDE.casefold())
    return PlanBook(found, tuple(hidden), tuple(beside))


def known_name(name: str) -> str | None:
    """The name that planbot has for such a sheet of a plan; None where it is none."""
    folded = {each.casefold(): each for each in SHEET_HEADINGS}
    return folded.get(name.strip().casefold())


def is_enough(names: Iterable[str]) -> bool:
    """Tells whether these sheets make a plan."""
    found = set(names)
    return len(found) > 1 and any(each in found for each in _TELLING)
