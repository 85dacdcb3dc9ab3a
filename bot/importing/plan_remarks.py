"""What a plan that came in says otherwise than the one before, a line for each row."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from bot.domain.period import say_day
from bot.domain.plan import Plan
from bot.importing.tables.numbers import plain
from bot.importing.texts import quoted
from bot.messages.words import counted
from bot.rules.plan_changes import CellChange, Change, RowChange, plan_changes

_MOST = 20
"""Rows told of one plan; the rest are counted."""
_WORDS = {
    Change.ADDED: "added",
    Change.REMOVED: "no longer there",
    Change.KEPT: "not in the file, and kept",
}


@dataclass(frozen=True, slots=True)
class PlanRowChanged:
    """One row that is new, gone, or says something else."""

    row: RowChange

    def __str__(self) -> str:
        place = ", ".join((self.row.sheet, *map(_short, self.row.key)))
        cells = "; ".join(map(_cell, self.row.cells))
        return f"{place}: {_WORDS.get(self.row.change, cells)}"


@dataclass(frozen=True, slots=True)
class MorePlanChanges:
    """As PlanRowChanged, of as many `rows` as one report has no room for."""

    rows: int

    def __str__(self) -> str:
        return f"and {counted(self.rows, 'more row')} changed"


def plan_changed(
    before: Plan, file: Plan, after: Plan
) -> tuple[PlanRowChanged | MorePlanChanges, ...]:
    """Makes a remark for each row that the file says otherwise than the plan in force `before`;
    `after` is the plan in force since.
    """
    changes = plan_changes(before, file, after)
    told = tuple(PlanRowChanged(each) for each in changes[:_MOST])
    rest = len(changes) - len(told)
    return (*told, MorePlanChanges(rest)) if rest else told


def _cell(cell: CellChange) -> str:
    return f"{cell.heading} {_said(cell.before)} → {_said(cell.after)}"


def _short(value: Any) -> str:
    """A value that tells the row from others: texts without quotation marks, refs as they are."""
    said = _said(value)
    return said[1:-1] if isinstance(value, str) else said


def _said(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case date():
            return say_day(value)
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return plain(value)
        case tuple():
            return quoted(", ".join(value))
        case str():
            return quoted(value)
        case _:
            return str(value)
