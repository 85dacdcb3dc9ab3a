"""What another plan says otherwise, row by row as its sheets have it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.plan import Plan
from bot.domain.plan_as_file import as_a_file
from bot.domain.plan_sheets import HEAD, PLAN_SHEET, SHEETS, Sheet
from bot.domain.plan_sheets.rows import SheetRow, row_values, rows_of

_Key = tuple[Any, ...]


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    KEPT = "kept"
    """Not in the new file, or said otherwise there, and in force all the same: ratings are only
    ever added to, and what was given in Slack is put otherwise by no file.
    """
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class CellChange:
    """What stands under `heading` was `before` and is `after`; None where nothing is said."""

    heading: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of a `sheet`: `key` are the values by which it is told from others, in its columns'
    order; of one that is changed, or said otherwise in the file, `cells` are what differs.
    """

    sheet: str
    key: _Key
    change: Change
    cells: tuple[CellChange, ...] = ()


def plan_changes(before: Plan, file: Plan, after: Plan) -> tuple[RowChange, ...]:
    """Lists every row that a `file` adds, leaves out or says otherwise than the plan in force
    `before`, in the order of the sheets; `after` is what is in force since. Where rows stand among
    each other, and ratings reworded since, are no change.
    """
    old, new, kept = as_a_file(before), as_a_file(file), as_a_file(after)
    head = _cells([each.heading for each in HEAD], row_values(old, HEAD), row_values(new, HEAD))
    changes = [RowChange(PLAN_SHEET, (), Change.CHANGED, head)] if head else []
    for sheet in SHEETS:
        changes += _of_sheet(sheet, _keyed(old, sheet), _keyed(new, sheet), _keyed(kept, sheet))
    return tuple(changes)


def _of_sheet(
    sheet: Sheet,
    old: dict[_Key, SheetRow],
    new: dict[_Key, SheetRow],
    kept: dict[_Key, SheetRow],
) -> Iterator[RowChange]:
    headings = [each.heading for each in sheet.columns]
    for key, row in new.items():
        if key not in old:
            yield RowChange(sheet.name, key[:-1], Change.ADDED)
        elif cells := _cells(headings, old[key].values, row.values):
            stands = key in kept and kept[key].values == old[key].values
            yield RowChange(sheet.name, key[:-1], Change.KEPT if stands else Change.CHANGED, cells)
    for key in old:
        if key not in new:
            gone = Change.KEPT if key in kept else Change.REMOVED
            yield RowChange(sheet.name, key[:-1], gone)


def _keyed(plan: Plan, sheet: Sheet) -> dict[_Key, SheetRow]:
    """The rows by what tells them apart, and by how many alike stand above."""
    places = [place for place, each in enumerate(sheet.columns) if each.telling]
    alike: dict[_Key, int] = defaultdict(int)
    found = {}
    for row in rows_of(plan, sheet):
        key = tuple(row.values[place] for place in places)
        found[*key, alike[key]] = row
        alike[key] += 1
    return found


def _cells(
    headings: list[str], before: tuple[Any, ...], after: tuple[Any, ...]
) -> tuple[CellChange, ...]:
    paired = zip(headings, before, after, strict=True)
    return tuple(CellChange(name, old, new) for name, old, new in paired if old != new)
