"""A plan → what stands in each cell of its sheets."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from bot.domain.plan import Plan
from bot.domain.plan_sheets.columns import OWNER, Column, Kind, Sheet, Under


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`owner` is the recommendation's number or the indicator's ref that it stands under; None
    for the plan. `values` are by the sheet's columns; None where a cell is left empty.
    """

    owner: int | str | None
    noun: Any
    values: tuple[Any, ...]


def rows_of(plan: Plan, sheet: Sheet) -> Iterator[SheetRow]:
    """The rows of the sheet, in the plan's order."""
    for owner, noun in _owners(plan, sheet.under):
        for each in getattr(noun, sheet.field):
            yield SheetRow(owner, each, row_values(each, sheet.columns, owner))


def row_values(noun: Any, columns: tuple[Column, ...], owner: Any = None) -> tuple[Any, ...]:
    """Lists what the noun says in each column. What it says by saying nothing is left empty, but
    for what is chosen from a list.
    """
    values = [
        owner if each.path == OWNER else said_at(noun, each.path, always=each.kind is Kind.CHOICE)
        for each in columns
    ]
    for place, column in enumerate(columns):
        inner = column.path.rpartition(".")[0]
        if inner and column.kind is Kind.YES_NO and value_at(noun, inner) is not None:
            beside = (each.path.rpartition(".")[0] == inner for each in columns)
            filled = any(same and values[at] is not None for at, same in enumerate(beside))
            if not filled:
                values[place] = value_at(noun, column.path)
    return tuple(values)


def value_at(noun: Any, path: str) -> Any:
    """Finds what stands at `path`, "baseline.value"; None where anything on the way is lacking."""
    for step in filter(None, path.split(".")):
        if noun is None:
            return None
        noun = noun.get(step) if isinstance(noun, Mapping) else getattr(noun, step)
    return noun


def said_at(noun: Any, path: str, *, always: bool = False) -> Any:
    """Finds it as `value_at` does; None where saying nothing means it, unless `always`."""
    inner, _, last = path.rpartition(".")
    value = value_at(noun, path)
    if always or not path or value is None:
        return value
    around = value_at(noun, inner)
    return None if not isinstance(around, Mapping) and value == _unsaid(around, last) else value


def _unsaid(noun: Any, name: str) -> Any:
    """The value of a field that nothing is said of; MISSING where something must be."""
    return next((each.default for each in fields(noun) if each.name == name), MISSING)


def _owners(plan: Plan, under: Under) -> Iterator[tuple[int | str | None, Any]]:
    if under in (Under.PLAN, Under.EITHER):
        yield None, plan
    if under in (Under.RECOMMENDATION, Under.EITHER):
        for each in plan.recommendations:
            yield each.number, each
    if under is Under.INDICATOR:
        for indicator in plan.indicators:
            yield indicator.ref, indicator
