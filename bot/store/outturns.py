"""The outturns that stand now: the newest of each indicator, loaded whole or as they came in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from sys import intern
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, case, func, select

from bot.domain.indicator import Unit
from bot.domain.mark import Mark
from bot.domain.outturn import Basis, Outturn, Reported
from bot.domain.period import Period, PeriodKind
from bot.domain.snapshot import HELD
from bot.store.tables import flag, outturn

NEWEST = HELD
_AT_A_TIME = 1000
"""Rows that are fetched together: one by one they take half as long again."""

_BEFORE_A_FLAG = 130
"""What is loaded from before the period that an open flag began with, however long ago: the figure
that it left green from, behind others that are missing or on another kind of period.
"""

SAID = (
    *("value", "words", "unit", "numerator", "denominator", "provisional", "illustrative"),
    *("published", "source", "note", "printed", "updated", "mark", "earlier_basis"),
)
"""The columns of what is said of a figure, whosever it is."""
_REPORTED_FIRST = outturn.alias("reported_first")
_REVISED_TO_WORDS = and_(outturn.c.revision > 1, outturn.c.value.is_(None))


def _first(name: str, needed: ColumnElement[bool]) -> ColumnElement[Any]:
    """What the first report of the period said, looked up where it is needed alone."""
    first = _REPORTED_FIRST.c
    said = (
        select(first[name])
        .where(
            first.indicator == outturn.c.indicator,
            first.period == outturn.c.period,
            first.revision == 1,
        )
        .correlate(outturn)
        .scalar_subquery()
    )
    return case((needed, said))


COLUMNS: tuple[ColumnElement[Any], ...] = (
    *(outturn.c.indicator, outturn.c.kind, outturn.c.start, outturn.c.end),
    *(outturn.c[name] for name in SAID),
    *(outturn.c.revision, outturn.c.recorded_at),
    *(_first("value", outturn.c.revision > 1), _first("words", _REVISED_TO_WORDS)),
)
"""What is read of a reported figure: last what was first reported, where it is a later report."""

# Thousands of rows are read at a time, and an enumeration looks a name up as slowly as a row.
_KINDS: dict[str, PeriodKind] = {each.value: each for each in PeriodKind}
_MARKS: dict[str | None, Mark | None] = {None: None} | {each.value: each for each in Mark}
_UNITS: dict[str | None, Unit | None] = {None: None} | {each.value: each for each in Unit}

# One small query an indicator, each answered from the index: with a window function over all of
# them either database reads the whole table. Put together once, which costs more than running it.
_OF_ONE = (
    select(*COLUMNS)
    .where(
        outturn.c.indicator == bindparam("ref"),
        outturn.c.current.is_(True),
        outturn.c.void.is_(False),
    )
    .order_by(
        outturn.c.end.desc(),
        outturn.c.start.desc(),
        # "By September" says less than "in September": where both are there, the month counts.
        case((outturn.c.kind == PeriodKind.UNSTATED.value, 1), else_=0),
    )
)
_NEWEST_OF_ONE = _OF_ONE.limit(NEWEST)
_SINCE_A_DAY = _OF_ONE.where(outturn.c.end >= bindparam("day"))
_REPORTS = (
    select(*COLUMNS, outturn.c.void)
    .where(outturn.c.indicator == bindparam("ref"))
    .order_by(outturn.c.id)
)
_NEWER = (
    select(*COLUMNS)
    .where(
        outturn.c.id > bindparam("after"),
        outturn.c.current.is_(True),
        outturn.c.void.is_(False),
    )
    .order_by(
        outturn.c.indicator,
        outturn.c.end,
        outturn.c.start,
        case((outturn.c.kind == PeriodKind.UNSTATED.value, 0), else_=1),
    )
)
_VOIDED = select(outturn.c.indicator, outturn.c.kind, outturn.c.start, outturn.c.end).where(
    outturn.c.id > bindparam("after"), outturn.c.current.is_(True), outturn.c.void.is_(True)
)
_BEFORE_A_DAY = _OF_ONE.where(outturn.c.end < bindparam("day")).limit(_BEFORE_A_FLAG)


def load_outturns(
    connection: Connection, indicators: Iterable[str], flagged: Mapping[str, date]
) -> dict[str, tuple[Outturn, ...]]:
    """The current outturns of each indicator that has any, oldest first: the newest 260 by the
    end of their period, and all since an open flag began, with what came before it. `flagged` is
    what `flagged_since` finds.
    """
    found = {ref: _newest(connection, ref, flagged.get(ref)) for ref in indicators}
    return {ref: outturns for ref, outturns in found.items() if outturns}


def load_reports(connection: Connection, ref: str) -> tuple[Reported, ...]:
    """Loads every report of the indicator's figures, in the order in which they were stored."""
    rows = connection.execute(_REPORTS, {"ref": ref}).all()
    return tuple(Reported(read_outturn(row[:-1]), row[-1]) for row in rows)


def load_voided(connection: Connection, after: int) -> dict[str, set[Period]]:
    """The periods of which, since the outturn of that id, an undo left no figure, by indicator."""
    found: dict[str, set[Period]] = {}
    for ref, kind, start, end in connection.execute(_VOIDED, {"after": after}):
        found.setdefault(ref, set()).add(_period(kind, start, end))
    return found


def newest_outturn(connection: Connection) -> int:
    """The id of the outturn that came in last; 0 before the first."""
    return connection.execute(select(func.max(outturn.c.id))).scalar_one() or 0


def load_newer(connection: Connection, after: int) -> dict[str, list[Outturn]]:
    """Loads what stands now of the outturns that came in after the one of that id, by indicator,
    oldest period first.
    """
    found: dict[str, list[Outturn]] = {}
    for rows in connection.execute(_NEWER, {"after": after}).partitions(_AT_A_TIME):
        for row in rows:
            found.setdefault(row[0], []).append(read_outturn(row))
    return found


def merged(series: tuple[Outturn, ...], newer: Sequence[Outturn]) -> tuple[Outturn, ...]:
    """The series as it is loaded once `newer`, oldest first, came in, each in the place of what
    stood for its period; for an indicator without an open flag.
    """
    if not series or place_of(newer[0]) > place_of(series[-1]):
        return (*series, *newer)[-NEWEST:]
    standing = {each.period: each for each in (*series, *newer)}
    return tuple(sorted(standing.values(), key=place_of))[-NEWEST:]


def place_of(each: Outturn) -> tuple[date, date, bool]:
    """Tells where an outturn stands in its series: "by September" before September itself."""
    period = each.period
    return period.end, period.start, period.kind is not PeriodKind.UNSTATED


def flagged_since(connection: Connection) -> dict[str, date]:
    """The end of the period that the oldest open flag of an indicator began with."""
    rows = connection.execute(
        select(flag.c.indicator, flag.c.opened).where(
            flag.c.closed_at.is_(None), flag.c.withdrawn_at.is_(None)
        )
    )
    since: dict[str, date] = {}
    for ref, opened in rows:
        end = Period.parse(opened).end
        since[ref] = min(end, since.get(ref, end))
    return since


def _newest(connection: Connection, ref: str, flagged: date | None) -> tuple[Outturn, ...]:
    rows = connection.execute(_NEWEST_OF_ONE, {"ref": ref}).all()
    outturns = tuple(read_outturn(row) for row in reversed(rows))
    if flagged is None or len(outturns) < NEWEST:
        return outturns
    # An episode whose beginning is out of sight would look like one that never began.
    asked = {"ref": ref, "day": flagged}
    since = connection.execute(_SINCE_A_DAY, asked).all()
    before = connection.execute(_BEFORE_A_DAY, asked).all()
    further = tuple(read_outturn(row) for row in reversed([*since, *before]))
    return max(outturns, further, key=len)


def read_outturn(row: Row[*tuple[Any, ...]] | Sequence[Any]) -> Outturn:
    """The outturn of a row of `COLUMNS`."""
    indicator, kind, start, end, *rest, value, words = row
    revised = rest[-2] > 1 and (rest[0], rest[1]) != (value, words)
    return read_reported(indicator, _period(kind, start, end), rest, revised=revised)


def read_reported(
    indicator: str, period: Period, said: list[Any], *, revised: bool = False
) -> Outturn:
    """The outturn of the columns `SAID`, then its revision and when it came in."""
    said[_UNIT], said[_MARK] = _UNITS[said[_UNIT]], _MARKS[said[_MARK]]
    said[_SOURCE], said[-1] = intern(said[_SOURCE]), _moment(said[-1])
    if said[_EARLIER] is not None:
        said[_EARLIER] = Basis.parse(said[_EARLIER])
    said += [None, None, _NONE, revised]
    return Outturn(intern(indicator), period, *said)


_NONE: frozenset[str] = frozenset()
_UNIT, _SOURCE, _MARK, _EARLIER = (
    SAID.index(name) for name in ("unit", "source", "mark", "earlier_basis")
)


# A large store holds the same few thousand periods, sources and moments over and over: one object
# of each takes a third of the memory.
@lru_cache(maxsize=8192)
def _period(kind: str, start: date, end: date) -> Period:
    return Period(_KINDS[kind], start, end)


@lru_cache(maxsize=1024)
def _moment(at: datetime) -> datetime:
    return at
