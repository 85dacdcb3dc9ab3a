"""The caseload summary as an audience may see it: every count, or [c] where it is too small."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.people import Audience
from bot.rules.caseloads import Band, CaseloadSummary, Group
from bot.rules.disclosure import SMALL, Sum, hidden_cells

_PARTS = {
    "bands": tuple(Band),
    "outliers": ("outliers", "fewer"),
    "agency": ("agency", "permanent"),
}
_COLUMNS = tuple(column for columns in _PARTS.values() for column in columns)


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group's counts of workers; None is hidden from this audience."""

    title: str
    workers: int | None
    below: int | None
    within: int | None
    above: int | None
    outliers: int | None
    agency: int | None
    average: Decimal | None
    most: int | None


@dataclass(frozen=True, slots=True)
class ShownCaseloads:
    day: date
    source: str
    illustrative: bool
    everyone: ShownGroup
    roles: tuple[ShownGroup, ...]
    teams: tuple[ShownGroup, ...]
    average_before: Decimal | None
    before_day: date | None


def shown(summary: CaseloadSummary, audience: Audience) -> ShownCaseloads:
    """`summary` for `audience`. A wide one never sees the highest caseload: it is one worker's."""
    hidden: frozenset[Hashable] = frozenset()
    if audience is Audience.WIDE:
        hidden = hidden_cells(dict(_counts(summary)), _sums(summary))
    before = summary.before
    small_before = before is not None and audience is Audience.WIDE and before.workers < SMALL
    return ShownCaseloads(
        day=summary.day,
        source=summary.source,
        illustrative=summary.illustrative,
        everyone=_show(("all", ""), summary.everyone, hidden, audience),
        roles=tuple(_show(("role", each.title), each, hidden, audience) for each in summary.roles),
        teams=tuple(_show(("team", each.title), each, hidden, audience) for each in summary.teams),
        average_before=None if before is None or small_before else before.average,
        before_day=summary.before_day,
    )


def _groups(summary: CaseloadSummary) -> Iterator[tuple[tuple[str, str], Group]]:
    yield ("all", ""), summary.everyone
    for role in summary.roles:
        yield ("role", role.title), role
    for team in summary.teams:
        yield ("team", team.title), team


def _count(group: Group, column: str) -> int:
    match column:
        case Band():
            return group.bands[column]
        case "outliers":
            return group.outliers
        case "fewer":
            return group.workers - group.outliers
        case "agency":
            return group.agency
        case "permanent":
            return group.workers - group.agency
        case _:
            return group.workers


def _used(summary: CaseloadSummary) -> tuple[str, ...]:
    """The columns that count anyone at all: an empty one is not shown, so it hides nothing."""
    return tuple(each for each in _COLUMNS if _count(summary.everyone, each))


def _counts(summary: CaseloadSummary) -> Iterator[tuple[Hashable, int]]:
    for key, group in _groups(summary):
        for column in (*_used(summary), "workers"):
            yield (*key, column), _count(group, column)


def _sums(summary: CaseloadSummary) -> Iterator[Sum]:
    used = _used(summary)
    for key, _ in _groups(summary):
        for columns in _PARTS.values():
            yield Sum(tuple((*key, each) for each in columns if each in used), (*key, "workers"))
    for kind, groups in (("role", summary.roles), ("team", summary.teams)):
        for column in (*used, "workers"):
            yield Sum(tuple((kind, each.title, column) for each in groups), ("all", "", column))


def _show(
    key: tuple[str, str],
    group: Group,
    hidden: Sequence[Hashable] | frozenset[Hashable],
    audience: Audience,
) -> ShownGroup:
    def cell(column: str) -> int | None:
        return None if (*key, column) in hidden else _count(group, column)

    workers = cell("workers")
    return ShownGroup(
        title=group.title,
        workers=workers,
        below=cell(Band.BELOW),
        within=cell(Band.WITHIN),
        above=cell(Band.ABOVE),
        outliers=cell("outliers"),
        agency=cell("agency"),
        average=None if workers is None else group.average,
        most=group.most if audience is Audience.NAMED else None,
    )
