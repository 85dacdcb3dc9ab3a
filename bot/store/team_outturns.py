"""Outturns of teams and localities: of each the newest that stands counts.

Rows are only ever added. One stands while its import was not taken back.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, and_, func, insert, select

from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.rules.reported_again import Rounding
from bot.store.outturn_rows import VALUES
from bot.store.outturns import SAID, read_reported
from bot.store.records import Counts
from bot.store.standing import newest_standing, said_later
from bot.store.tables import team_outturn

LOOKED_BACK = timedelta(days=800)
"""From the newest figure of all: two years of months, and the year before of what is yearly."""
_OF = team_outturn.c
_OF_ONE = "indicator", "team", "period"
_COLUMNS: tuple[Column[Any], ...] = (
    *(_OF.indicator, _OF.period),
    *(_OF[name] for name in SAID),
    *(_OF.recorded_at, _OF.place, _OF.team),
)
_SHARED = [name for name in VALUES if name in _OF]
_Key = tuple[str, str | None, str]


def load_team_outturns(
    connection: Connection, refs: Collection[str], by: datetime | None = None
) -> dict[str, tuple[Outturn, ...]]:
    """The standing outturns of teams by indicator, oldest period first, of some two years; those
    that had come in before `by`, where it is given.
    """
    newest = connection.execute(select(func.max(_OF.end))).scalar_one()
    if newest is None:
        return {}
    wanted = and_(_OF.indicator.in_(refs), _OF.end >= newest - LOOKED_BACK)
    if by is not None:
        wanted = and_(wanted, _OF.recorded_at < by)
    found: dict[str, list[Outturn]] = {}
    for each in _standing(connection, wanted):
        found.setdefault(each.indicator, []).append(each)
    return {ref: tuple(outturns) for ref, outturns in found.items()}


def fresh_of_teams(
    connection: Connection, reported: Sequence[Outturn], at: datetime
) -> tuple[list[Outturn], Counts]:
    """The outturns of teams that say something new, as they will stand once they came in at `at`,
    and how many of them are new and revise what stands. One that is left blank takes nothing back.
    """
    refs = {each.indicator for each in reported}
    known = {_key(each): each for each in _standing(connection, _OF.indicator.in_(refs))}
    rounding = Rounding.of((each, known[key]) for each in reported if (key := _key(each)) in known)
    fresh: list[Outturn] = []
    revised = empty = 0
    for each in reported:
        before = known.get(_key(each))
        told = each if before is None else rounding.filled_in(each, before)
        if before is not None and (each.blank or before.says_the_same_as(told)):
            continue
        revised += before is not None
        empty += before is None and each.missing
        fresh.append(replace(told.taken_in(1, at.astimezone(UTC)), place=each.place))
    return fresh, Counts(new=len(fresh) - revised, revised=revised, empty=empty)


def insert_team_outturns(
    connection: Connection, outturns: Sequence[Outturn], import_id: int
) -> None:
    rows = [
        {name: VALUES[name](each) for name in _SHARED}
        | {"team": each.team, "place": each.place, "import_id": import_id}
        for each in outturns
    ]
    if rows:
        connection.execute(insert(team_outturn), rows)


def of_teams_brought_by(connection: Connection, number: int) -> int:
    """Counts the outturns of teams that the import of that number brought."""
    query = select(func.count()).where(_OF.import_id == number)
    return connection.execute(query).scalar_one()


def later_of_teams(connection: Connection, number: int) -> set[int]:
    """The imports that say something else of what that import brought of teams, and stand."""
    query = said_later(team_outturn, _OF_ONE, number)
    return set(connection.execute(query).scalars())


def _standing(connection: Connection, wanted: ColumnElement[bool]) -> list[Outturn]:
    last = newest_standing(team_outturn, _OF_ONE, wanted)
    rows = connection.execute(select(*_COLUMNS).where(_OF.id.in_(last)).order_by(_OF.end, _OF.id))
    return [_outturn(row) for row in rows]


def _key(outturn: Outturn) -> _Key:
    return outturn.indicator, outturn.team, outturn.period.code


def _outturn(row: Row[*tuple[Any, ...]]) -> Outturn:
    indicator, period, *said, recorded, place, team = row
    reported = read_reported(indicator, _period(period), [*said, 1, recorded])
    return replace(reported, place=place, team=team)


@lru_cache(maxsize=1024)
def _period(code: str) -> Period:
    return Period.parse(code)
