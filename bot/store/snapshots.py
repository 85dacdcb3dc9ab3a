"""Loads everything that planbot knows, as of one moment; the second time, what changed since."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table

from bot.domain.comparison import AreaFigure, NeighbourList
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Plan
from bot.domain.snapshot import Snapshot
from bot.store.caseloads import load_caseloads
from bot.store.comparisons import load_areas, load_neighbours
from bot.store.flags import load_flags, load_withdrawn
from bot.store.imports import load_sources
from bot.store.made_reports import load_made_reports
from bot.store.marks import BENCHMARKS, REVISION, UNDONE, Marks, read_marks
from bot.store.meetings import load_decisions, load_meeting_ends
from bot.store.outbox import digests_delivered
from bot.store.outturns import (
    NEWEST,
    flagged_since,
    load_newer,
    load_outturns,
    load_voided,
    merged,
    place_of,
)
from bot.store.plans import load_plan
from bot.store.proposals import load_proposals
from bot.store.records import Compared
from bot.store.tables import (
    absence,
    action_change,
    caseload_extract,
    decision,
    flag,
    import_run,
    lead_update,
    meeting_end,
    outbox,
    outturn,
    plan_version,
    proposal,
    rating,
    report_made,
    target_edit,
    team_outturn,
    update_ask,
)
from bot.store.target_edits import load_target_edits
from bot.store.team_outturns import load_team_outturns
from bot.store.updates import load_absences, load_asks, load_updates

_Section = tuple[Table[Any], Callable[[Connection], Any]]
_ADDED: Mapping[str, _Section] = {
    "caseloads": (caseload_extract, load_caseloads),
    "sources": (import_run, load_sources),
    "target_edits": (target_edit, load_target_edits),
    "updates": (lead_update, load_updates),
    "absences": (absence, load_absences),
    "decisions": (decision, load_decisions),
    "meetings": (meeting_end, load_meeting_ends),
    "reports": (report_made, load_made_reports),
}
"""What rests on rows that are only ever added: it is read again once some came."""
_CHANGED: Mapping[str, _Section] = {
    "flags": (flag, load_flags),
    "withdrawn": (flag, load_withdrawn),
    "asks": (update_ask, load_asks),
    "proposals": (proposal, load_proposals),
}
"""What rests on rows that change as well: it is read each time."""
_PLAN = {plan_version.name, rating.name, action_change.name}
_TEAMS = {team_outturn.name, UNDONE}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded, and how far each table had come. `snapshot` is None before a plan is
    stored.
    """

    marks: Marks
    snapshot: Snapshot | None
    flagged: Mapping[str, date]

    @property
    def revision(self) -> int:
        """The number of the revision at which it was loaded."""
        return self.marks[REVISION]

    def with_outturns(self, snapshot: Snapshot, newest: int) -> "Loaded":
        """The same with those of another snapshot, up to the outturn of the id `newest`."""
        return replace(self, snapshot=snapshot, marks={**self.marks, outturn.name: newest})


def load(connection: Connection, known: Loaded | None = None) -> Loaded:
    """Loads all that is shown now. Of outturns, benchmarks, caseloads and flags it reads the
    newest, by an index; of what `known` holds it reads again what changed since.
    """
    marks = read_marks(connection)
    if known is not None and known.revision == marks[REVISION]:
        return known
    if known is not None and any(marks[name] < mark for name, mark in known.marks.items()):
        # An older copy of the database was put in its place.
        known = None
    before = known.snapshot if known is not None else None
    had = known.marks if known is not None and before is not None else {}
    came = {name for name, mark in marks.items() if had.get(name) != mark}
    plan = load_plan(connection) if before is None or came & _PLAN else before.plan
    if plan is None:
        return Loaded(marks, None, {})
    flagged = flagged_since(connection) if marks[flag.name] else {}
    neighbours, areas = _published(connection, plan, before, came)
    snapshot = Snapshot(
        revision=marks[REVISION],
        plan=plan,
        outturns=MappingProxyType(_outturns(connection, plan, marks, known, flagged)),
        digests=digests_delivered(connection, plan) if marks[outbox.name] else (),
        neighbours=neighbours,
        areas=areas,
        benchmarks=marks[BENCHMARKS],
        of_teams=_of_teams(connection, plan, before, came) if marks[team_outturn.name] else {},
        **_sections(connection, marks, before, came),
    )
    return Loaded(marks, snapshot, flagged)


def _sections(
    connection: Connection, marks: Marks, before: Snapshot | None, came: AbstractSet[str]
) -> dict[str, Any]:
    """The parts of the snapshot that rest on one table each; nothing of an empty one."""
    found = {}
    for section, (table, read) in {**_CHANGED, **_ADDED}.items():
        if before is not None and section in _ADDED and table.name not in came:
            found[section] = getattr(before, section)
        elif marks[table.name]:
            found[section] = read(connection)
    return found


def _published(
    connection: Connection, plan: Plan, before: Snapshot | None, came: AbstractSet[str]
) -> tuple[NeighbourList | None, Mapping[str, tuple[AreaFigure, ...]]]:
    """The neighbours and the figures of areas: those of before where nothing of it changed."""
    if before is not None and BENCHMARKS not in came and _compares(before.plan) == _compares(plan):
        return before.neighbours, before.areas
    neighbours = load_neighbours(connection, plan)
    return neighbours, load_areas(connection, plan, neighbours)


def _of_teams(
    connection: Connection, plan: Plan, before: Snapshot | None, came: AbstractSet[str]
) -> Mapping[str, tuple[Outturn, ...]]:
    if before is not None and not came & _TEAMS and _refs(before.plan) == _refs(plan):
        return before.of_teams
    return load_team_outturns(connection, _refs(plan))


def foreseen(snapshot: Snapshot | None, compared: Compared) -> Snapshot | None:
    """The snapshot as it will be once the figures that were compared at its revision are stored;
    None where that cannot be said without the database.
    """
    if snapshot is None or snapshot.revision != compared.revision:
        return None
    newer: dict[str, dict[Period, Outturn]] = {}
    for each in compared.fresh:
        newer.setdefault(each.indicator, {})[each.period] = each
    flagged = {each.indicator for each in snapshot.flags if each.closed is None}
    found = dict(snapshot.outturns)
    for ref in {indicator.ref for indicator in snapshot.plan.indicators} & newer.keys():
        series, added = found.get(ref, ()), sorted(newer[ref].values(), key=place_of)
        if ref in flagged and len(series) + len(added) > NEWEST:
            return None
        found[ref] = merged(series, added)
    return replace(snapshot, outturns=MappingProxyType(found))


def _outturns(
    connection: Connection,
    plan: Plan,
    marks: Marks,
    known: Loaded | None,
    flagged: Mapping[str, date],
) -> dict[str, tuple[Outturn, ...]]:
    refs = _refs(plan)
    if not marks[outturn.name]:
        return {}
    if known is None or known.snapshot is None:
        return load_outturns(connection, refs, flagged)
    held = known.snapshot.outturns
    had = {indicator.ref for indicator in known.snapshot.plan.indicators}
    last = known.marks[outturn.name]
    newer, voided = load_newer(connection, last), load_voided(connection, last)
    found: dict[str, tuple[Outturn, ...]] = {}
    again: list[str] = []
    for ref in refs:
        series = _without(held.get(ref, ()), voided.get(ref))
        added = newer.get(ref)
        long = len(series) + len(added or ()) > NEWEST
        # Of a long series more is loaded while a flag is open.
        short = ref in voided and len(held.get(ref, ())) >= NEWEST
        reopened = flagged.get(ref) != known.flagged.get(ref) and len(series) >= NEWEST
        if ref not in had or short or reopened or (added and long and ref in flagged):
            again.append(ref)
        elif added:
            found[ref] = merged(series, added)
        elif series:
            found[ref] = series
    return found | load_outturns(connection, again, flagged)


def _without(series: tuple[Outturn, ...], voided: set[Period] | None) -> tuple[Outturn, ...]:
    return tuple(each for each in series if each.period not in voided) if voided else series


def _refs(plan: Plan) -> list[str]:
    return [each.ref for each in plan.indicators]


def _compares(plan: Plan) -> tuple[object, ...]:
    """All that decides which published figures are shown: many plans differ in nothing of it."""
    published = tuple(each.ref for each in plan.indicators if each.published is not None)
    return plan.authority, plan.neighbours, published
