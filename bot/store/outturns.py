"""Outturns: every report of a period is kept, and one of them is current."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, insert, select, update

from bot.domain.indicator import Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period, PeriodKind
from bot.store.imports import Arrival, add_import
from bot.store.records import Counts
from bot.store.tables import flag, outturn

NEWEST = 260
"""Five years of weeks, or twenty of months, is loaded of each indicator, of any kind of period.
"""

_BEFORE_A_FLAG = 130
"""What is loaded from before the period that an open flag began with, however long ago: the figure
that it left green from, behind others that are missing or on another kind of period.
"""

_AT_ONCE = 500
"""Values in one IN list: both databases take more, and slow down over it."""

_Place = tuple[str, str]
"""Indicator and period: where one outturn is current."""

_COLUMNS = (
    outturn.c.indicator,
    outturn.c.kind,
    outturn.c.start,
    outturn.c.end,
    outturn.c.value,
    outturn.c.words,
    outturn.c.unit,
    outturn.c.numerator,
    outturn.c.denominator,
    outturn.c.provisional,
    outturn.c.illustrative,
    outturn.c.published,
    outturn.c.source,
    outturn.c.note,
    outturn.c.printed,
    outturn.c.updated,
    outturn.c.revision,
    outturn.c.recorded_at,
)

# Thousands of rows are read at a time, and an enumeration looks a name up as slowly as a row.
_KINDS: dict[str, PeriodKind] = {each.value: each for each in PeriodKind}
_UNITS: dict[str | None, Unit | None] = {None: None} | {each.value: each for each in Unit}

# One small query an indicator, each answered from the index: with a window function over all of
# them either database reads the whole table. Put together once, which costs more than running it.
_OF_ONE = (
    select(*_COLUMNS)
    .where(outturn.c.indicator == bindparam("ref"), outturn.c.current.is_(True))
    .order_by(
        outturn.c.end.desc(),
        outturn.c.start.desc(),
        # "By September" says less than "in September": where both are there, the month counts.
        case((outturn.c.kind == PeriodKind.UNSTATED.value, 1), else_=0),
    )
)
_NEWEST_OF_ONE = _OF_ONE.limit(NEWEST)
_SINCE_A_DAY = _OF_ONE.where(outturn.c.end >= bindparam("day"))
_BEFORE_A_DAY = _OF_ONE.where(outturn.c.end < bindparam("day")).limit(_BEFORE_A_FLAG)


def save_outturns(connection: Connection, outturns: Sequence[Outturn], arrival: Arrival) -> Counts:
    """Adds what is new. A report that differs from the current one of its period becomes the
    next revision, and the current one; one that says the same changes nothing, and neither does
    one that is left blank.
    """
    current = _current(connection, outturns)
    fresh: list[Outturn] = []
    taken_back: list[Outturn] = []
    left: list[Outturn] = []
    new = 0
    for each in outturns:
        place = (each.indicator, each.period.code)
        known = current.get(place)
        if known is not None and each.blank:
            left += () if known.missing else (known,)
            continue
        if known is not None and known.says_the_same_as(each):
            continue
        if known is not None and each.missing and not known.missing:
            taken_back.append(known)
        new += known is None
        number = 1 if known is None else known.revision + 1
        current[place] = replace(each, revision=number, recorded=arrival.at)
        fresh.append(current[place])
    if fresh:
        _store(connection, fresh, current, arrival, rows=len(outturns))
    return Counts(
        new=new,
        revised=len(fresh) - new,
        same=len(outturns) - len(fresh),
        taken_back=tuple(taken_back),
        left=tuple(left),
    )


def load_outturns(
    connection: Connection, indicators: Iterable[str]
) -> dict[str, tuple[Outturn, ...]]:
    """The current outturns of each indicator that has any, oldest first: the newest 260 by the
    end of their period, and all since an open flag began, with what came before it.
    """
    flagged = _flagged_since(connection)
    found = {ref: _newest(connection, ref, flagged.get(ref)) for ref in indicators}
    return {ref: outturns for ref, outturns in found.items() if outturns}


def _newest(connection: Connection, ref: str, flagged: date | None) -> tuple[Outturn, ...]:
    rows = connection.execute(_NEWEST_OF_ONE, {"ref": ref}).all()
    outturns = tuple(_outturn(row) for row in reversed(rows))
    if flagged is None or len(outturns) < NEWEST:
        return outturns
    # An episode whose beginning is out of sight would look like one that never began.
    asked = {"ref": ref, "day": flagged}
    since = connection.execute(_SINCE_A_DAY, asked).all()
    before = connection.execute(_BEFORE_A_DAY, asked).all()
    further = tuple(_outturn(row) for row in reversed([*since, *before]))
    return max(outturns, further, key=len)


def _flagged_since(connection: Connection) -> dict[str, date]:
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


def _current(connection: Connection, outturns: Iterable[Outturn]) -> dict[_Place, Outturn]:
    periods: dict[str, list[str]] = defaultdict(list)
    for each in outturns:
        periods[each.indicator].append(each.period.code)
    found = {}
    for ref, codes in periods.items():
        for some in _lots(codes):
            rows = connection.execute(
                select(*_COLUMNS).where(
                    outturn.c.indicator == ref,
                    outturn.c.period.in_(some),
                    outturn.c.current.is_(True),
                )
            )
            for row in rows:
                known = _outturn(row)
                found[ref, known.period.code] = known
    return found


def _store(
    connection: Connection,
    fresh: Sequence[Outturn],
    current: dict[_Place, Outturn],
    arrival: Arrival,
    rows: int,
) -> None:
    import_id = add_import(
        connection,
        "outturns",
        arrival,
        rows=rows,
        illustrative=any(each.illustrative for each in fresh),
        latest=max(each.period.end for each in fresh),
    )
    revised: dict[str, list[str]] = defaultdict(list)
    for each in fresh:
        if each.revision > 1:
            revised[each.indicator].append(each.period.code)
    for ref, codes in revised.items():
        for some in _lots(codes):
            connection.execute(
                update(outturn)
                .where(
                    outturn.c.indicator == ref,
                    outturn.c.period.in_(some),
                    outturn.c.current.is_(True),
                )
                .values(current=False)
            )
    connection.execute(
        insert(outturn),
        [
            _row(each, import_id) | {"current": current[each.indicator, each.period.code] is each}
            for each in fresh
        ],
    )


def _lots(codes: Sequence[str]) -> Iterable[Sequence[str]]:
    return (codes[first : first + _AT_ONCE] for first in range(0, len(codes), _AT_ONCE))


def _row(each: Outturn, import_id: int) -> dict[str, Any]:
    return {
        "indicator": each.indicator,
        "period": each.period.code,
        "kind": each.period.kind,
        "start": each.period.start,
        "end": each.period.end,
        "value": each.value,
        "words": each.words,
        "unit": each.unit,
        "numerator": each.numerator,
        "denominator": each.denominator,
        "provisional": each.provisional,
        "illustrative": each.illustrative,
        "published": each.published,
        "source": each.source,
        "note": each.note,
        "printed": each.printed,
        "updated": each.updated,
        "revision": each.revision,
        "recorded_at": each.recorded,
        "import_id": import_id,
    }


def _outturn(row: Row[*tuple[Any, ...]]) -> Outturn:
    indicator, kind, start, end, value, words, unit, *rest = row
    return Outturn(
        indicator,
        Period(_KINDS[kind], start, end),
        value,
        words,
        _UNITS[unit],
        *rest,
    )
