"""Loads everything that planbot knows, as of one moment; the second time, what changed since."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, func, select

from bot.domain.comparison import AreaFigure, NeighbourList
from bot.domain.dataclass import dataclass
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Plan
from bot.domain.snapshot import Snapshot
from bot.store.caseloads import load_caseloads
from bot.store.comparisons import load_areas, load_neighbours, newest_benchmarks
from bot.store.flags import load_flags, load_withdrawn
from bot.store.imports import load_sources
from bot.store.made_reports import load_made_reports
from bot.store.meetings import load_decisions, load_meeting_ends
from bot.store.outbox import digests_delivered
from bot.store.outturns import (
    NEWEST,
    flagged_since,
    load_newer,
    load_outturns,
    load_voided,
    merged,
    newest_outturn,
    place_of,
)
from bot.store.plans import load_plan
from bot.store.proposals import load_proposals
from bot.store.records import Compared
from bot.store.revision import read_revision
from bot.store.tables import action_change, caseload_extract, plan_version, rating
from bot.store.target_edits import load_target_edits
from bot.store.team_outturns import load_team_outturns, newest_of_teams
from bot.store.updates import load_absences, load_asks, load_updates


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded at a revision, and how far: rows are only ever added, so that whatever came
    in later has a greater id. `snapshot` is None before a plan is stored.
    """

    revision: int
    snapshot: Snapshot | None
    plan: tuple[int, int, int]
    """The newest plan, the newest rating, and what was said last of an action."""
    extract: int
    outturn: int
    flagged: Mapping[str, date]


def load(connection: Connection, known: Loaded | None = None) -> Loaded:
    """Loads all that is shown now. Of outturns, benchmarks, caseloads and flags it reads the
    newest, by an index; of what `known` holds it reads again what changed since.
    """
    revision = read_revision(connection)
    if known is not None and known.revision == revision:
        return known
    newest_plan = (
        _newest(connection, plan_version.c.id),
        _newest(connection, rating.c.id),
        _newest(connection, action_change.c.id),
    )
    extract, outturn = _newest(connection, caseload_extract.c.id), newest_outturn(connection)
    if known is not None and (revision < known.revision or outturn < known.outturn):
        # An older copy of the database was put in its place.
        known = None
    before = known.snapshot if known is not None else None
    same_plan = known is not None and before is not None and known.plan == newest_plan
    plan = before.plan if before is not None and same_plan else load_plan(connection)
    if plan is None:
        return Loaded(revision, None, newest_plan, extract, outturn, {})
    flagged = flagged_since(connection)
    same_extracts = known is not None and known.extract == extract
    benchmarks, newest = newest_benchmarks(connection), newest_of_teams(connection)
    neighbours, areas = _published(connection, plan, before, benchmarks)
    snapshot = Snapshot(
        revision=revision,
        plan=plan,
        outturns=MappingProxyType(_outturns(connection, plan, known, flagged)),
        caseloads=(
            before.caseloads if before is not None and same_extracts else load_caseloads(connection)
        ),
        flags=load_flags(connection),
        withdrawn=load_withdrawn(connection),
        sources=load_sources(connection),
        target_edits=load_target_edits(connection),
        updates=load_updates(connection),
        asks=load_asks(connection),
        absences=load_absences(connection),
        proposals=load_proposals(connection),
        decisions=load_decisions(connection),
        meetings=load_meeting_ends(connection),
        digests=digests_delivered(connection, plan),
        reports=load_made_reports(connection),
        neighbours=neighbours,
        areas=areas,
        benchmarks=benchmarks,
        of_teams=_of_teams(connection, plan, before, newest),
        newest_of_teams=newest,
    )
    return Loaded(revision, snapshot, newest_plan, extract, outturn, flagged)


def _published(
    connection: Connection, plan: Plan, before: Snapshot | None, benchmarks: int
) -> tuple[NeighbourList | None, Mapping[str, tuple[AreaFigure, ...]]]:
    """The neighbours and the figures of areas: those of before where nothing of it changed."""
    if (
        before is not None
        and before.benchmarks == benchmarks
        and _compares(before.plan) == _compares(plan)
    ):
        return before.neighbours, before.areas
    neighbours = load_neighbours(connection, plan)
    return neighbours, load_areas(connection, plan, neighbours)


def _of_teams(
    connection: Connection, plan: Plan, before: Snapshot | None, newest: tuple[int, int]
) -> Mapping[str, tuple[Outturn, ...]]:
    if (
        before is not None
        and before.newest_of_teams == newest
        and _refs(before.plan) == _refs(plan)
    ):
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
    connection: Connection, plan: Plan, known: Loaded | None, flagged: Mapping[str, date]
) -> dict[str, tuple[Outturn, ...]]:
    refs = [indicator.ref for indicator in plan.indicators]
    if known is None or known.snapshot is None:
        return load_outturns(connection, refs, flagged)
    held = known.snapshot.outturns
    had = {indicator.ref for indicator in known.snapshot.plan.indicators}
    newer, voided = load_newer(connection, known.outturn), load_voided(connection, known.outturn)
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


def _newest(connection: Connection, column: ColumnElement[int]) -> int:
    return connection.execute(select(func.max(column))).scalar_one() or 0


def _refs(plan: Plan) -> list[str]:
    return [each.ref for each in plan.indicators]


def _compares(plan: Plan) -> tuple[object, ...]:
    """All that decides which published figures are shown: many plans differ in nothing of it."""
    published = tuple(each.ref for each in plan.indicators if each.published is not None)
    return plan.authority, plan.neighbours, published
