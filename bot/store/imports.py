"""Which files came in: one row for each that changed something."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, or_, select

from bot.domain.snapshot import Source
from bot.store.tables import import_run

_KINDS = ("plan", "outturns", "caseloads")
_NEWEST = 5
"""Of each kind: many plans in a row do not hide when figures last came in."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file, the moment it came in (UTC), and who brought it, where that is known."""

    file: str
    sha256: str
    at: datetime
    by: str | None = None


def add_import(  # noqa: PLR0913 - one argument a column
    connection: Connection,
    kind: str,
    arrival: Arrival,
    *,
    rows: int,
    illustrative: bool = False,
    latest: date | None = None,
) -> int:
    """Returns the import's id."""
    return connection.execute(
        insert(import_run)
        .values(
            kind=kind,
            file=arrival.file,
            sha256=arrival.sha256,
            imported_at=arrival.at,
            rows=rows,
            illustrative=illustrative,
            latest=latest,
            by=arrival.by,
        )
        .returning(import_run.c.id)
    ).scalar_one()


def imported_before(connection: Connection, sha256: str) -> datetime | None:
    """When this very file last changed something; None if it never did."""
    columns = import_run.c
    return connection.execute(
        select(columns.imported_at)
        .where(columns.sha256 == sha256)
        .order_by(columns.id.desc())
        .limit(1)
    ).scalar_one_or_none()


def load_sources(connection: Connection) -> tuple[Source, ...]:
    """The newest imports of each kind, newest first."""
    columns = import_run.c
    newest = or_(
        *(
            columns.id.in_(
                select(columns.id)
                .where(columns.kind == kind)
                .order_by(columns.id.desc())
                .limit(_NEWEST)
            )
            for kind in _KINDS
        )
    )
    rows = connection.execute(
        select(
            columns.kind,
            columns.file,
            columns.imported_at,
            columns.rows,
            columns.illustrative,
            columns.latest,
        )
        .where(newest)
        .order_by(columns.id.desc())
    )
    return tuple(Source(*row) for row in rows)
