"""What a plan that came in says otherwise than the one before, a line for each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from bot.domain.action import Action
from bot.domain.period import london_day, say_day
from bot.domain.plan import Plan
from bot.importing.tables.numbers import plain
from bot.importing.texts import quoted
from bot.messages.words import counted, listed
from bot.rules.action_changes import as_it_stands, left_out, standing_otherwise
from bot.rules.action_numbers import Numbered
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
        if self.row.change is Change.KEPT and cells:
            return f"{place}: kept as it was given in Slack, and not as the file has it ({cells})"
        return f"{place}: {_WORDS.get(self.row.change, cells)}"


@dataclass(frozen=True, slots=True)
class MorePlanChanges:
    """As PlanRowChanged, of as many `rows` as one report has no room for."""

    rows: int

    def __str__(self) -> str:
        return f"and {counted(self.rows, 'more row')} changed"


@dataclass(frozen=True, slots=True)
class ActionStands:
    """People said something else of an `action` than the file does, and that stands."""

    recommendation: int
    action: Action

    def __str__(self) -> str:
        last = self.action.said[-1]
        due = f", due {say_day(self.action.due)}" if self.action.due else ""
        return (
            f"Actions, {self.recommendation}, {quoted(self.action.text)}: {self.action.state}{due} "
            f"stands, as {last.by} said on {say_day(london_day(last.at))}; the file says otherwise"
        )


@dataclass(frozen=True, slots=True)
class ActionLeftOut:
    """People said something of an `action` that the file drops, or words quite otherwise."""

    recommendation: int
    action: Action

    def __str__(self) -> str:
        last, name = self.action.said[-1], self.action.id
        said = f", “{last.words}”" if last.words else ""
        return (
            f"Actions, {self.recommendation}, {quoted(self.action.text)}: is not in the file, or "
            f"in other words; what was said of it ({last.deed} by {last.by} on "
            f"{say_day(london_day(last.at))}{said}) is kept and no longer shown. Where it goes "
            f"on, give its row the id {name}"
        )


@dataclass(frozen=True, slots=True)
class NearlyTheSame:
    """An action's words are nearly those of one before, whose number it was given."""

    told: Numbered

    def __str__(self) -> str:
        return (
            f"Actions, {self.told.recommendation}, {quoted(self.told.text)}: taken for "
            f"A{self.told.number}, {quoted(self.told.before or '')}; where it is another one, give "
            "it an id of its own"
        )


@dataclass(frozen=True, slots=True)
class NearlyNamed:
    """The `name` of a `what` (a role, a team, a lead) on a sheet looks like a slip for another one,
    which is said elsewhere (`there`).
    """

    where: str
    what: str
    name: str
    other: str
    there: str

    def __str__(self) -> str:
        return (
            f"{self.where}: the {self.what} {quoted(self.name)} is nearly {quoted(self.other)} "
            f"({self.there}); where one of them is a slip, mend it in the plan and import it again"
        )


@dataclass(frozen=True, slots=True)
class NobodyHas:
    """A role of the caseload ranges or a manager's team that the caseloads of a `day` do not know,
    and the one of theirs that is `like` it.
    """

    what: str
    name: str
    day: date
    like: str | None

    @property
    def said(self) -> str:
        """Says what is so."""
        day = say_day(self.day)
        if self.what == "role":
            return (
                f"no worker of {day} has the role {quoted(self.name)}, which has a caseload range"
            )
        return f"no worker of {day} is in the team {quoted(self.name)}, which has a manager"

    @property
    def do(self) -> str:
        """Says what to do."""
        if self.like is None:
            return f"where {quoted(self.name)} is a slip or gone, mend it in the plan"
        slip = f"where {quoted(self.name)} is a slip, mend it in the plan"
        return f"the caseloads have {quoted(self.like)}; {slip}"

    def __str__(self) -> str:
        return f"{self.said}; {self.do}"


@dataclass(frozen=True, slots=True)
class TargetFarOff:
    """A target of the indicator `ref` is due long after the day that the plan is `as_of`, or its
    last one was long before.
    """

    ref: str
    by: date
    as_of: date

    def __str__(self) -> str:
        if self.by > self.as_of:
            years = self.by.year - self.as_of.year
            said = f"a target is due on {say_day(self.by)}, {years} years after the plan's date"
        else:
            said = (
                f"the last target was due on {say_day(self.by)}, before the plan's date, "
                f"{say_day(self.as_of)}"
            )
        return (
            f"Targets, {self.ref}: {said}; where that is a slip, mend it and import the plan again"
        )


@dataclass(frozen=True, slots=True)
class SameTitle:
    """The indicators `refs` have one `title`: no file can tell them by it."""

    title: str
    refs: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"Indicators, {listed(self.refs)}: all are titled {quoted(self.title)}; where one of "
            "them is another measure, give it its own title"
        )


@dataclass(frozen=True, slots=True)
class SeveralCodes:
    """The `code` of the indicator `ref` has a comma in it: no file may ever write it so."""

    ref: str
    code: str

    def __str__(self) -> str:
        return (
            f"Indicators, {self.ref}: {quoted(self.code)} is taken as one code; where those are "
            "several, write each on its own line of the cell (Alt+Enter), or as its own of the list"
        )


@dataclass(frozen=True, slots=True)
class RatePer:
    """The title of the indicator `ref` says per how many it is a rate, and its unit does not."""

    ref: str
    said: str
    unit: str

    def __str__(self) -> str:
        return (
            f"Indicators, {self.ref}: its title says {self.said} and it is measured as "
            f"{self.unit}; as a rate {self.said} its figures are held against their numerators and "
            "denominators"
        )


PlanRemark = (
    PlanRowChanged
    | MorePlanChanges
    | ActionStands
    | ActionLeftOut
    | NearlyTheSame
    | NearlyNamed
    | NobodyHas
    | TargetFarOff
    | SameTitle
    | SeveralCodes
    | RatePer
)


def plan_changed(
    before: Plan, file: Plan, after: Plan, near: Sequence[Numbered] = ()
) -> tuple[PlanRemark, ...]:
    """Makes a remark for each row that the file says otherwise than the plan in force `before`, and
    for each action of which people said something else, or that it leaves out; `after` is the plan
    in force since, and `near` are the actions that were taken for others of nearly the same words.
    """
    found = plan_changes(before, as_it_stands(file, after), after)
    # First what stands against the file: of many rows it is the one to know.
    changes = sorted(found, key=lambda each: each.change is not Change.KEPT)
    told = tuple(PlanRowChanged(each) for each in changes[:_MOST])
    rest = len(changes) - len(told)
    more = (MorePlanChanges(rest),) if rest else ()
    stand = [ActionStands(each.number, one) for each, one in standing_otherwise(file, after)]
    gone = [ActionLeftOut(each.number, one) for each, one in left_out(before, after)]
    return (*map(NearlyTheSame, near), *gone[:_MOST], *told, *more, *stand[:_MOST])


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
