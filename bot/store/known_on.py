"""What was known on a day: the plan in force then, and no revision of a figure that came later."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from types import MappingProxyType

from sqlalchemy import Connection, select

from bot.domain.caseload import CaseloadExtract
from bot.domain.outturn import Outturn
from bot.domain.period import LONDON, Period
from bot.domain.plan import Plan
from bot.domain.snapshot import Snapshot
from bot.store.caseloads import read_extract
from bot.store.imports import load_sources_of
from bot.store.outturns import COLUMNS, place_of, read_outturn
from bot.store.plans import load_plan
from bot.store.tables import caseload_extract, outturn, plan_version
from bot.store.team_outturns import load_team_outturns

MOST_EXTRACTS = 60
"""Five years of months, or a year of weeks."""
_Revisions = dict[Period, list[tuple[Outturn, bool]]]
"""Of each period what no longer stands, oldest first, and whether it said that there is none."""


def known_on(
    connection: Connection, snapshot: Snapshot, day: date, by: datetime | None = None
) -> Snapshot:
    """The same snapshot as it was known at the end of `day`, in London; or at the moment `by` where
    that is earlier, with no rating that was taken in later.

    An indicator of which nothing had come in by then, since planbot was not in use, stands by its
    figures as first reported: their own periods say which of them the day knew. Likewise the plan.
    """
    end = min(_end_of(day), by + timedelta.resolution) if by is not None else _end_of(day)
    plan = load_plan(connection, by=end) or snapshot.plan
    if by is not None:
        plan = _as_rated(plan, end)
    earlier = _superseded(connection)
    found: dict[str, tuple[Outturn, ...]] = {}
    for ref in {each.ref for each in plan.indicators} | snapshot.outturns.keys():
        series = _as_known(snapshot.outturns.get(ref, ()), earlier.get(ref, {}), end)
        if series:
            found[ref] = series
    extracts, moments = _extracts(connection, day, end)
    figures = {each.recorded for every in found.values() for each in every if each.recorded}
    came_in = {"plan": _of_the_plan(connection, end), "outturns": figures, "caseloads": moments}
    sources = load_sources_of(connection, came_in)
    of_teams = load_team_outturns(connection, [each.ref for each in plan.indicators], end)
    return replace(
        snapshot,
        plan=plan,
        outturns=MappingProxyType(found),
        caseloads=extracts,
        sources=sources,
        of_teams=of_teams,
    )


def _of_the_plan(connection: Connection, end: datetime) -> set[datetime]:
    """When the plan in force at `end` came in; the first of all where there was none yet."""
    moments = select(plan_version.c.imported_at).limit(1)
    by_then = moments.where(plan_version.c.imported_at < end).order_by(plan_version.c.id.desc())
    found = connection.execute(by_then).scalar_one_or_none()
    return {found or connection.execute(moments.order_by(plan_version.c.id)).scalar_one()}


def _extracts(
    connection: Connection, day: date, end: datetime
) -> tuple[tuple[CaseloadExtract, ...], set[datetime]]:
    """The extract of each day, the newest first, by the same rule; and when they came in."""
    columns = caseload_extract.c
    rows = connection.execute(
        select(caseload_extract).where(columns.day <= day).order_by(columns.day.desc(), columns.id)
    ).all()
    in_use = any(row.recorded_at < end for row in rows)
    found = []
    for _, every in groupby(rows, key=lambda row: row.day):
        of_day = list(every)
        by_then = [row for row in of_day if row.recorded_at < end] if in_use else of_day[:1]
        if by_then and not by_then[-1].void:
            found.append(by_then[-1])
    chosen = found[:MOST_EXTRACTS]
    extracts = (
        read_extract(connection, (row.id, row.day, row.source, row.illustrative)) for row in chosen
    )
    return tuple(extracts), {row.recorded_at for row in chosen}


def _as_rated(plan: Plan, end: datetime) -> Plan:
    """The plan without the ratings that were taken in later, whatever day they were judged on."""
    recommendations = (
        replace(each, ratings=tuple(r for r in each.ratings if not r.recorded or r.recorded < end))
        for each in plan.recommendations
    )
    return replace(plan, recommendations=tuple(recommendations))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), LONDON)


def _as_known(
    standing: tuple[Outturn, ...], earlier: _Revisions, end: datetime
) -> tuple[Outturn, ...]:
    revisions: _Revisions = {period: list(each) for period, each in earlier.items()}
    for each in standing:
        revisions.setdefault(each.period, []).append((each, False))
    in_use = any(_was_in(each, end) for every in revisions.values() for each, _ in every)
    known = []
    for every in revisions.values():
        by_then = [each for each in every if _was_in(each[0], end)] if in_use else every[:1]
        if by_then and not by_then[-1][1]:
            known.append(_with_counts(by_then[-1][0], every))
    return tuple(sorted(known, key=place_of))


def _with_counts(figure: Outturn, every: Sequence[tuple[Outturn, bool]]) -> Outturn:
    """The figure with counts that came in later, where the day knew none: they are not told as its
    own, but what rests on few people by them stays small.
    """
    counts = [each.known_basis for each, _ in every if each.known_basis]
    if figure.known_basis or not counts:
        return figure
    return replace(figure, earlier_basis=counts[-1])


def _was_in(each: Outturn, end: datetime) -> bool:
    return each.recorded is not None and each.recorded < end


def _superseded(connection: Connection) -> Mapping[str, _Revisions]:
    """What stands no longer, and what an undo left without a figure."""
    columns = outturn.c
    rows = connection.execute(
        select(*COLUMNS, columns.void)
        .where(columns.current.is_(False) | columns.void.is_(True))
        .order_by(columns.indicator, columns.period, columns.revision)
    )
    found: dict[str, _Revisions] = {}
    for *row, void in rows:
        each = read_outturn(row)
        found.setdefault(each.indicator, {}).setdefault(each.period, []).append((each, void))
    return found
