"""Undo: an import taken back, by an import of its own. Rows are added, and none goes.

What stood before stands again, as a later revision: whoever looks back sees the figure for as long
as it stood. Where nothing stood before, a void row says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from bot.domain.imports import ImportRecord
from bot.store.caseloads import put_extract, read_extract
from bot.store.imports import Arrival, add_import, load_imports
from bot.store.plans import put_plan, replay_benchmarks
from bot.store.ratings import void_ratings
from bot.store.reports import supersede
from bot.store.tables import caseload_extract, outturn, plan_version
from bot.store.transaction import Transaction

_AT_ONCE = 500
_Place = tuple[str, str]
"""Indicator and period."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an undo did: the import that it took back, the number of the undo, and the indicators
    whose figures it touched; None for all of them, where a plan came back.
    """

    record: ImportRecord
    number: int
    refs: frozenset[str] | None
    ratings: frozenset[tuple[int, date]] = frozenset()
    """The recommendation and day of each rating that the import had brought."""


class StandsInTheWayError(ValueError):
    """`numbers` of the later imports that say something else of the same: they go first."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(f"later imports stand in the way: {numbers}")
        self.numbers = tuple(numbers)


class NothingToUndoError(ValueError):
    """The import is not there, was taken back already, or is the plan that everything stands on."""


class Undoing:
    """Undo in one unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def take_back(self, number: int, at: datetime) -> TakenBack:
        """Takes the import of that number back, at `at`. What stands again counts as brought by the
        import that brought it first, which can then be taken back in its turn.

        Raises NothingToUndoError, StandsInTheWayError.
        """
        record = self._record(number)
        if at < record.at:
            raise NothingToUndoError(f"import {number} came in later than {at:%Y-%m-%d}")
        if record.undone_by is not None:
            raise NothingToUndoError(f"import {number} was taken back already")
        if record.undoes is not None:
            raise NothingToUndoError(
                f"import {number} took {record.undoes} back: bring the file in again"
            )
        match record.kind:
            case "outturns":
                return self._outturns(record, at)
            case "caseloads":
                return self._caseloads(record, at)
            case _:
                return self._plan(record, at)

    def _record(self, number: int) -> ImportRecord:
        known = _is_an_id(number)
        found = load_imports(self._transaction.connection, number=number) if known else []
        if not found:
            raise NothingToUndoError(f"there is no import {number}; the list of imports has them")
        return found[0]

    def _add(self, record: ImportRecord, at: datetime, rows: int) -> int:
        return add_import(
            self._transaction,
            record.kind,
            Arrival(record.file, f"undo of {record.number}", at),
            rows=rows,
            new=0,
            revised=rows,
            undoes=record.number,
        )

    def _outturns(self, record: ImportRecord, at: datetime) -> TakenBack:
        connection, columns = self._transaction.connection, outturn.c
        brought = connection.execute(
            select(outturn)
            .where(columns.import_id == record.number)
            .order_by(columns.revision.desc())
        ).all()
        first = {(row.indicator, row.period): row for row in brought}
        newest = {(row.indicator, row.period): row for row in reversed(brought)}
        self._refuse_unless_current(newest)
        before = _stood_before(connection, first)
        number = self._add(record, at, len(newest))
        rows = [_again(row, before.get(place), number, at) for place, row in newest.items()]
        periods = _by_indicator(newest)
        for ref, codes in periods.items():
            supersede(connection, ref, codes)
        connection.execute(insert(outturn), rows)
        return TakenBack(record, number, frozenset(periods))

    def _refuse_unless_current(self, newest: dict[_Place, Row[Any]]) -> None:
        if all(row.current for row in newest.values()):
            return
        columns, own = outturn.c, outturn.alias("own")
        later = self._transaction.connection.execute(
            select(columns.import_id)
            .join(
                own,
                (own.c.indicator == columns.indicator) & (own.c.period == columns.period),
            )
            .where(own.c.import_id == next(iter(newest.values())).import_id)
            .where(columns.current.is_(True), columns.import_id != own.c.import_id)
            .distinct()
        ).scalars()
        raise StandsInTheWayError(sorted(later))

    def _caseloads(self, record: ImportRecord, at: datetime) -> TakenBack:
        connection, columns = self._transaction.connection, caseload_extract.c
        own = columns.import_id == record.number
        brought = connection.execute(select(caseload_extract).where(own)).all()
        days = {row.day: _of_day(connection, row.day) for row in brought}
        later = {rows[-1].import_id for rows in days.values()} - {record.number}
        if later:
            raise StandsInTheWayError(sorted(later))
        number = self._add(record, at, len(days))
        for rows in days.values():
            place = next(at for at, row in enumerate(rows) if row.import_id == record.number)
            before = rows[place - 1] if place else None
            stands = rows[place] if before is None else before
            void = stands.void or before is None
            extract = read_extract(
                connection, (stands.id, stands.day, stands.source, stands.illustrative)
            )
            origin = number if void else stands.import_id
            put_extract(connection, extract, origin, at, void=void)
        return TakenBack(record, number, frozenset())

    def _plan(self, record: ImportRecord, at: datetime) -> TakenBack:
        connection, columns = self._transaction.connection, plan_version.c
        versions = connection.execute(
            select(columns.id, columns.import_id).order_by(columns.id)
        ).all()
        places = [at for at, row in enumerate(versions) if row.import_id == record.number]
        if not places:
            raise NothingToUndoError(
                f"import {record.number} came in with an older planbot: import the plan file anew"
            )
        if places[-1] != len(versions) - 1:
            later = {row.import_id for row in versions[places[-1] + 1 :]} - {None}
            raise StandsInTheWayError(sorted(later))
        if places[0] == 0:
            raise NothingToUndoError(
                f"import {record.number} is the first plan: everything stands on it"
            )
        before = versions[places[0] - 1]
        number = self._add(record, at, rows=1)
        ratings = void_ratings(connection, record.number)
        arrival = Arrival(record.file, f"undo of {record.number}", at)
        put_plan(self._transaction, before.id, arrival, before.import_id)
        replay_benchmarks(connection, [row.id for row in versions[: places[0]]])
        return TakenBack(record, number, None, ratings)


def _stood_before(connection: Connection, first: dict[_Place, Row[Any]]) -> dict[_Place, Row[Any]]:
    """What stood for each period before the import said anything of it first."""
    columns = outturn.c
    found: dict[_Place, Row[Any]] = {}
    for ref, codes in _by_indicator(first).items():
        for start in range(0, len(codes), _AT_ONCE):
            some = columns.period.in_(codes[start : start + _AT_ONCE])
            rows = connection.execute(
                select(outturn).where(columns.indicator == ref, some).order_by(columns.revision)
            )
            for row in rows:
                if row.revision < first[ref, row.period].revision:
                    found[ref, row.period] = row
    return found


def _by_indicator(places: Iterable[_Place]) -> dict[str, list[str]]:
    periods: dict[str, list[str]] = {}
    for ref, period in places:
        periods.setdefault(ref, []).append(period)
    return periods


def _is_an_id(number: int) -> bool:
    return 0 < number < 2**63


def _again(row: Row[Any], before: Row[Any] | None, number: int, at: datetime) -> dict[str, Any]:
    """The row that stands from now on: what stood before, or that nothing did."""
    stands = row if before is None else before
    void = before is None or stands.void
    values = stands._asdict()
    del values["id"]
    return values | {
        "revision": row.revision + 1,
        "current": True,
        "recorded_at": at,
        "import_id": number if void else stands.import_id,
        "void": void,
    }


def _of_day(connection: Connection, day: date) -> Sequence[Row[Any]]:
    """Every extract of a day, in the order they came in."""
    columns = caseload_extract.c
    return connection.execute(
        select(caseload_extract).where(columns.day == day).order_by(columns.id)
    ).all()
