"""Caseload extracts: one stands for each day, and the ones it replaced are kept."""

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import date, datetime

from sqlalchemy import Connection, Row, insert, select, update

from bot.domain.caseload import Caseload, CaseloadExtract, Mix, Unallocated
from bot.store.imports import Arrival, add_import
from bot.store.records import Counts
from bot.store.tables import caseload, caseload_extract, unallocated
from bot.store.transaction import Repository

_TYPES = tuple(each.name for each in fields(Mix))
"""The columns of a mix, in its own order."""
_LATEST = 2
"""The last extract, and the one before it to compare with."""


class Caseloads(Repository):
    """The caseload extracts of one unit of work."""

    def save(self, extracts: Sequence[CaseloadExtract], arrival: Arrival) -> Counts:
        """Adds what is new, counted in extracts. One that differs from the extract of its day takes
        its place; one that says the same changes nothing.
        """
        known = {each.day: _of_day(self._connection, each.day) for each in extracts}
        fresh = [each for each in extracts if known[each.day] != _ordered(each)]
        new = sum(known[each.day] is None for each in fresh)
        if fresh:
            import_id = add_import(
                self._transaction,
                "caseloads",
                arrival,
                rows=sum(len(each.caseloads) for each in extracts),
                new=new,
                revised=len(fresh) - new,
                illustrative=any(each.illustrative for each in fresh),
                latest=max(each.day for each in fresh),
            )
            for each in fresh:
                put_extract(self._connection, each, import_id, arrival.at)
        return Counts(new=new, revised=len(fresh) - new, same=len(extracts) - len(fresh))


def load_caseloads(connection: Connection) -> tuple[CaseloadExtract, ...]:
    """The latest two extracts, newest first, each with its workers in the order of their
    references, and of their teams.
    """
    columns = caseload_extract.c
    rows = connection.execute(
        select(columns.id, columns.day, columns.source, columns.illustrative)
        .where(columns.superseded.is_(False))
        .order_by(columns.day.desc())
        .limit(_LATEST)
    ).all()
    return tuple(read_extract(connection, row) for row in rows)


def _of_day(connection: Connection, day: date) -> CaseloadExtract | None:
    columns = caseload_extract.c
    row = connection.execute(
        select(columns.id, columns.day, columns.source, columns.illustrative).where(
            columns.day == day, columns.superseded.is_(False)
        )
    ).one_or_none()
    return None if row is None else read_extract(connection, row)


def read_extract(
    connection: Connection, row: Row[int, date, str, bool] | tuple[int, date, str, bool]
) -> CaseloadExtract:
    """The extract of a row of its id, day, source and whether it is illustrative."""
    extract_id, day, source, illustrative = row
    return _ordered(
        CaseloadExtract(
            day,
            _caseloads(connection, extract_id),
            source,
            illustrative,
            _unallocated(connection, extract_id),
        )
    )


def _caseloads(connection: Connection, extract_id: int) -> tuple[Caseload, ...]:
    columns = caseload.c
    rows = connection.execute(
        select(
            columns.worker,
            columns.role,
            columns.team,
            columns.fte,
            columns.agency,
            columns.open_cases,
            columns.families,
            columns.registered,
            *(columns[each] for each in _TYPES),
        ).where(columns.extract_id == extract_id)
    )
    return tuple(
        Caseload(worker, role, team, fte, agency, cases, Mix(*types), families, registered)
        for worker, role, team, fte, agency, cases, families, registered, *types in rows
    )


def _unallocated(connection: Connection, extract_id: int) -> tuple[Unallocated, ...]:
    columns = unallocated.c
    rows = connection.execute(
        select(columns.team, columns.open_cases, *(columns[each] for each in _TYPES)).where(
            columns.extract_id == extract_id
        )
    )
    return tuple(Unallocated(team, cases, Mix(*types)) for team, cases, *types in rows)


def _ordered(extract: CaseloadExtract) -> CaseloadExtract:
    # Ordered here: the databases' own orders of text differ.
    return replace(
        extract,
        caseloads=tuple(sorted(extract.caseloads, key=lambda each: (each.worker, each.team))),
        unallocated=tuple(sorted(extract.unallocated, key=lambda each: each.team)),
    )


def put_extract(
    connection: Connection,
    extract: CaseloadExtract,
    import_id: int,
    at: datetime,
    *,
    void: bool = False,
) -> None:
    """Puts the extract in the place of its day's. A `void` one says that the day has none: it is
    kept, and shown nowhere.
    """
    connection.execute(
        update(caseload_extract)
        .where(caseload_extract.c.day == extract.day, caseload_extract.c.superseded.is_(False))
        .values(superseded=True)
    )
    extract_id = connection.execute(
        insert(caseload_extract)
        .values(
            day=extract.day,
            source=extract.source,
            illustrative=extract.illustrative,
            recorded_at=at,
            import_id=import_id,
            superseded=void,
            void=void,
        )
        .returning(caseload_extract.c.id)
    ).scalar_one()
    _store_rows(connection, extract_id, extract)


def _store_rows(connection: Connection, extract_id: int, extract: CaseloadExtract) -> None:
    if extract.caseloads:
        connection.execute(
            insert(caseload),
            [
                {
                    "extract_id": extract_id,
                    "worker": each.worker,
                    "role": each.role,
                    "team": each.team,
                    "fte": each.fte,
                    "agency": each.agency,
                    "open_cases": each.open_cases,
                    **asdict(each.mix),
                    "families": each.families,
                    "registered": each.registered,
                }
                for each in extract.caseloads
            ],
        )
    if extract.unallocated:
        connection.execute(
            insert(unallocated),
            [
                {
                    "extract_id": extract_id,
                    "team": each.team,
                    "open_cases": each.open_cases,
                    **asdict(each.mix),
                }
                for each in extract.unallocated
            ],
        )
