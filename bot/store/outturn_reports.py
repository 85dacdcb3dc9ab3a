"""Outturns as they are reported: every report of a period is kept, and one of them is current.

A file is held against what is stored first, without holding anybody up; what is new in it is then
written in one go.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from bot.domain.outturn import Outturn
from bot.domain.snapshot import Snapshot
from bot.rules.reported_again import Pair, Rounding, came_without_counts, reads_as_another
from bot.store.imports import Arrival, add_import
from bot.store.outturn_rows import insert_rows, made_ready
from bot.store.outturns import COLUMNS, NEWEST, place_of, read_outturn
from bot.store.records import Compared, Counts
from bot.store.revision import read_revision
from bot.store.tables import outturn
from bot.store.team_outturns import fresh_of_teams, insert_team_outturns
from bot.store.transaction import Repository

_AT_ONCE = 500
"""Values in one IN list: both databases take more, and slow down over it."""

_Place = tuple[str, str]
"""Indicator and period: where one outturn is current."""
_Series = Mapping[str, tuple[Outturn, ...]]


class Figures(Repository):
    """The outturns of one unit of work."""

    def compare(
        self, reported: Sequence[Outturn], at: datetime, known: Snapshot | None = None
    ) -> Compared:
        """Finds what of `reported` is new; `known` is a snapshot of now, where one is at hand."""
        return compared_with(self._connection, reported, at, known)

    def save(self, compared: Compared, arrival: Arrival) -> None:
        """Adds what is new, where there is anything, of outturns that were compared at this
        revision.
        """
        fresh, connection = compared.fresh, self._connection
        every = (*fresh, *compared.of_teams)
        if not every:
            return
        import_id = add_import(
            self._transaction,
            "outturns",
            arrival,
            rows=compared.rows,
            new=compared.counts.new,
            revised=compared.counts.revised,
            empty=compared.counts.empty,
            illustrative=any(each.illustrative for each in every),
            latest=max((each.period.end for each in fresh), default=None),
        )
        revised: dict[str, list[str]] = defaultdict(list)
        for each in fresh:
            if each.revision > 1:
                revised[each.indicator].append(each.period.code)
        for ref, codes in revised.items():
            _supersede(connection, ref, codes)
        if fresh:
            insert_rows(connection, compared.ready, import_id)
        insert_team_outturns(connection, compared.of_teams, import_id)


def _supersede(connection: Connection, ref: str, codes: Sequence[str]) -> None:
    """Lets what stood of the indicator for these periods stand no longer."""
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


def compare(
    connection: Connection, reported: Sequence[Outturn], at: datetime, standing: _Series
) -> Compared:
    """Finds what of `reported` is new, as it will stand once it came in at `at`. A report that
    differs from the current one of its period becomes the next revision, and the current one; one
    that says the same changes nothing, and neither does one that is left blank. `standing` holds
    what is loaded already of the indicators it names, each as `load_outturns` does. What is of
    teams is held against what is known of teams.
    """
    at = at.astimezone(UTC)
    of_teams, counts = fresh_of_teams(
        connection, [each for each in reported if each.team is not None], at
    )
    rows, reported = len(reported), [each for each in reported if each.team is None]
    codes = [each.period.code for each in reported]
    current = _current(connection, reported, codes, standing)
    rounding = Rounding.of(_repeated(reported, codes, current))
    voided = _voided(connection)
    fresh: list[Outturn] = []
    places: list[str | None] = []
    left: list[Outturn] = []
    revised: list[Pair] = []
    new = empty = repeated = 0
    for each, code in zip(reported, codes, strict=True):
        place = (each.indicator, code)
        known = current.get(place)
        if known is not None and each.blank:
            left += () if known.missing else (known,)
            continue
        told = each if known is None else rounding.filled_in(each, known)
        if known is not None:
            repeated += each.value is not None and known.value is not None
            if known.says_the_same_as(told):
                continue
            revised.append((told, known))
        new += known is None
        empty += known is None and each.missing
        number = voided.get(place, 0) + 1 if known is None else known.revision + 1
        current[place] = told.taken_in(number, at)
        fresh.append(current[place])
        places.append(each.place)
    counts = Counts(
        new=new + counts.new,
        revised=len(fresh) - new + counts.revised,
        same=rows - len(fresh) - len(of_teams),
        empty=empty + counts.empty,
        taken_back=tuple(old for now, old in revised if now.missing and not old.missing),
        left=tuple(left),
        repeated=repeated,
        others=tuple(now for now, old in revised if reads_as_another(now, old)),
        bare=tuple(now for now, old in revised if came_without_counts(now, old)),
    )
    ready = made_ready(connection.dialect, fresh, places)
    return Compared(tuple(fresh), counts, rows=rows, ready=ready, of_teams=tuple(of_teams))


def compared_with(
    connection: Connection, reported: Sequence[Outturn], at: datetime, known: Snapshot | None
) -> Compared:
    """The same, at the revision that the connection sees; `known` is used where it is of that."""
    revision = read_revision(connection)
    standing: dict[str, tuple[Outturn, ...]] = {}
    if known is not None and known.revision == revision:
        standing = {each.ref: known.outturns.get(each.ref, ()) for each in known.plan.indicators}
    return replace(compare(connection, reported, at, standing), revision=revision)


def _repeated(
    reported: Iterable[Outturn], codes: Iterable[str], current: Mapping[_Place, Outturn]
) -> Iterator[Pair]:
    """Each report of a period for which a figure stands, with that figure."""
    if current:
        for each, code in zip(reported, codes, strict=True):
            if known := current.get((each.indicator, code)):
                yield each, known


def _current(
    connection: Connection,
    reported: Iterable[Outturn],
    codes: Iterable[str],
    standing: _Series,
) -> dict[_Place, Outturn]:
    """What stands for each reported period, with its code; the database is asked for what is not
    at hand.
    """
    found: dict[_Place, Outturn] = {}
    asked: dict[str, list[str]] = defaultdict(list)
    for each, code in zip(reported, codes, strict=True):
        series = standing.get(each.indicator)
        known = _standing_in(series, each) if series else None
        if known is not None:
            found[each.indicator, code] = known
        elif series is None or len(series) >= NEWEST:
            asked[each.indicator].append(code)
    for ref, wanted in asked.items():
        for some in _lots(wanted):
            rows = connection.execute(
                select(*COLUMNS).where(
                    outturn.c.indicator == ref,
                    outturn.c.period.in_(some),
                    outturn.c.current.is_(True),
                    outturn.c.void.is_(False),
                )
            )
            for row in rows:
                known = read_outturn(row)
                found[ref, known.period.code] = known
    return found


def _voided(connection: Connection) -> dict[_Place, int]:
    """The revision that an undo left of a period without a figure: few, of all there are."""
    columns = outturn.c
    rows = connection.execute(
        select(columns.indicator, columns.period, columns.revision).where(
            columns.current.is_(True), columns.void.is_(True)
        )
    )
    return {(ref, period): revision for ref, period, revision in rows}


def _standing_in(series: tuple[Outturn, ...], reported: Outturn) -> Outturn | None:
    place = place_of(reported)
    for each in series[bisect_left(series, place, key=place_of) :]:
        if each.period == reported.period:
            return each
        if place_of(each) != place:
            return None
    return None


def _lots(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    return (codes[first : first + _AT_ONCE] for first in range(0, len(codes), _AT_ONCE))
