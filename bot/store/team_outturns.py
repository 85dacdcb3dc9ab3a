"""Outturns of teams and localities: of each the newest that stands counts.

Rows are only ever added. One stands while its import was not taken back.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, select

from bot.domain.indicator import Unit
from bot.domain.mark import Mark
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.store.records import Counts
from bot.store.standing import stands
from bot.store.tables import import_run, team_outturn

LOOKED_BACK = timedelta(days=800)
"""From the newest figure of all: two years of months, and the year before of what is yearly."""
_OF = team_outturn.c
_COLUMNS = (
    _OF.indicator,
    _OF.period,
    _OF.value,
    _OF.words,
    _OF.unit,
    _OF.numerator,
    _OF.denominator,
    _OF.provisional,
    _OF.illustrative,
    _OF.published,
    _OF.source,
    _OF.note,
    _OF.printed,
    _OF.updated,
    _OF.mark,
    _OF.recorded_at,
    _OF.place,
    _OF.team,
)
_Key = tuple[str, str | None, str]


def newest_of_teams(connection: Connection) -> tuple[int, int]:
    """The row that came in last, and the undo of figures that did; 0 before the first of either."""
    row = select(func.max(_OF.id)).scalar_subquery()
    undone = (
        select(func.max(import_run.c.id))
        .where(import_run.c.kind == "outturns", import_run.c.undoes.is_not(None))
        .scalar_subquery()
    )
    last, undo = connection.execute(select(row, undone)).one()
    return last or 0, undo or 0


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
    fresh: list[Outturn] = []
    revised = empty = 0
    for each in reported:
        before = known.get(_key(each))
        if before is not None and (each.blank or before.says_the_same_as(each)):
            continue
        revised += before is not None
        empty += before is None and each.missing
        fresh.append(replace(each.taken_in(1, at.astimezone(UTC)), place=each.place))
    return fresh, Counts(new=len(fresh) - revised, revised=revised, empty=empty)


def insert_team_outturns(
    connection: Connection, outturns: Sequence[Outturn], import_id: int
) -> None:
    rows = [
        {
            "indicator": each.indicator,
            "team": each.team,
            "period": each.period.code,
            "end": each.period.end,
            "value": each.value,
            "words": each.words,
            "unit": each.unit.value if each.unit is not None else None,
            "numerator": each.numerator,
            "denominator": each.denominator,
            "provisional": each.provisional,
            "illustrative": each.illustrative,
            "published": each.published,
            "source": each.source,
            "note": each.note,
            "printed": each.printed,
            "updated": each.updated,
            "mark": each.mark.value if each.mark is not None else None,
            "place": each.place,
            "recorded_at": each.recorded,
            "import_id": import_id,
        }
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
    own, later = team_outturn.alias("own"), team_outturn.alias("later")
    query = (
        select(later.c.import_id)
        .join(
            own,
            and_(
                own.c.indicator == later.c.indicator,
                own.c.team == later.c.team,
                own.c.period == later.c.period,
            ),
        )
        .where(own.c.import_id == number, later.c.import_id > number, stands(later.c.import_id))
    )
    return set(connection.execute(query).scalars())


def _standing(connection: Connection, wanted: ColumnElement[bool]) -> list[Outturn]:
    last = (
        select(func.max(_OF.id))
        .where(wanted, stands(_OF.import_id))
        .group_by(_OF.indicator, _OF.team, _OF.period)
        .correlate(None)
    )
    rows = connection.execute(select(*_COLUMNS).where(_OF.id.in_(last)).order_by(_OF.end, _OF.id))
    return [_outturn(row) for row in rows]


def _key(outturn: Outturn) -> _Key:
    return outturn.indicator, outturn.team, outturn.period.code


def _outturn(row: Row[*tuple[Any, ...]]) -> Outturn:
    indicator, period, value, words, unit, *said, mark, recorded, place, team = row
    reported = Outturn(
        indicator, _period(period), value, words, Unit(unit) if unit is not None else None, *said
    )
    return replace(
        reported,
        mark=Mark(mark) if mark is not None else None,
        recorded=recorded,
        place=place,
        team=team,
    )


@lru_cache(maxsize=1024)
def _period(code: str) -> Period:
    return Period.parse(code)
