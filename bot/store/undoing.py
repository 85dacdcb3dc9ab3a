"""Undo: an import taken back, by an import of its own. Rows are added, and none goes.

What stood before stands again, as a later revision: whoever looks back sees the figure for as long
as it stood. Where nothing stood before, a void row says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)

from bot.domain.imports import ImportRecord
from bot.store.caseloads import put_extract, read_extract
from bot.store.comparisons import later_imports
from bot.store.imports import Arrival, add_import, load_imports
from bot.store.plans import put_plan, replay_benchmarks
from bot.store.ratings import void_ratings
from bot.store.tables import caseload_extract, outturn, plan_version
from bot.store.team_outturns import later_of_teams, of_teams_brought_by
from bot.store.transaction import Repository

_COLUMNS = [column.name for column in outturn.c if column.name != "id"]
_OWN = outturn.alias("own")
_LATER = (
    select(outturn.c.import_id)
    .join(
        _OWN,
        and_(_OWN.c.indicator == outturn.c.indicator, _OWN.c.period == outturn.c.period),
    )
    .where(
        _OWN.c.import_id == bindparam("number"),
        outturn.c.current.is_(True),
        outturn.c.import_id != _OWN.c.import_id,
    )
    .distinct()
)
"""The imports that say something else of what the one of this number brought."""


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


class Undoing(Repository):
    """Undo in one unit of work."""

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
            case "benchmarks":
                return self._benchmarks(record, at)
            case _:
                return self._plan(record, at)

    def _record(self, number: int) -> ImportRecord:
        known = _is_an_id(number)
        found = load_imports(self._connection, number=number) if known else []
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
        connection, columns = self._connection, outturn.c
        own = columns.import_id == record.number
        later = set(connection.execute(_LATER, {"number": record.number}).scalars())
        if later := later | later_of_teams(connection, record.number):
            raise StandsInTheWayError(sorted(later))
        refs = connection.execute(select(columns.indicator).where(own).distinct()).scalars().all()
        count = select(func.count()).where(own, columns.current.is_(True))
        of_teams = of_teams_brought_by(connection, record.number)
        number = self._add(record, at, connection.execute(count).scalar_one() + of_teams)
        connection.execute(update(outturn).where(own).values(current=False))
        connection.execute(insert(outturn).from_select(_COLUMNS, _stands_again(record, number, at)))
        return TakenBack(record, number, frozenset(refs))

    def _caseloads(self, record: ImportRecord, at: datetime) -> TakenBack:
        connection, columns = self._connection, caseload_extract.c
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

    def _benchmarks(self, record: ImportRecord, at: datetime) -> TakenBack:
        """What an import brought stands no longer once it was taken back: no row has to change."""
        if later := later_imports(self._connection, record.number):
            raise StandsInTheWayError(later)
        return TakenBack(record, self._add(record, at, record.new + record.revised), frozenset())

    def _plan(self, record: ImportRecord, at: datetime) -> TakenBack:
        connection, columns = self._connection, plan_version.c
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


def _is_an_id(number: int) -> bool:
    return 0 < number < 2**63


def _stands_again(record: ImportRecord, number: int, at: datetime) -> Select[Any]:
    """A row for each period that the import brought: what stood before it did so first, or a void
    row where nothing did. In the database: of a large import it takes seconds anywhere else.
    """
    own, before, stands = outturn.alias("own"), outturn.alias("before"), outturn.alias("stands")
    brought = (
        select(
            own.c.indicator,
            own.c.period,
            func.min(own.c.revision).label("first"),
            func.max(own.c.revision).label("last"),
        )
        .where(own.c.import_id == record.number)
        .group_by(own.c.indicator, own.c.period)
        .subquery("brought")
    )
    stood = (
        select(func.max(before.c.revision))
        .where(
            before.c.indicator == brought.c.indicator,
            before.c.period == brought.c.period,
            before.c.revision < brought.c.first,
        )
        .scalar_subquery()
    )
    void = or_(stands.c.revision == brought.c.last, stands.c.void)
    anew: dict[str, Any] = {
        "revision": brought.c.last + 1,
        "current": true(),
        "recorded_at": literal(at, outturn.c.recorded_at.type),
        "import_id": case((void, number), else_=stands.c.import_id),
        "void": case((void, true()), else_=false()),
    }
    return select(*(anew.get(name, stands.c[name]) for name in _COLUMNS)).join_from(
        brought,
        stands,
        and_(
            stands.c.indicator == brought.c.indicator,
            stands.c.period == brought.c.period,
            stands.c.revision == func.coalesce(stood, brought.c.last),
        ),
    )


def _of_day(connection: Connection, day: date) -> Sequence[Row[Any]]:
    """Every extract of a day, in the order they came in."""
    columns = caseload_extract.c
    return connection.execute(
        select(caseload_extract).where(columns.day == day).order_by(columns.id)
    ).all()
