"""Which files came in: one row for each that changed something."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from bot.domain.snapshot import Source
from bot.store.tables import import_run

_NEWEST = 20


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file, and the moment it came in (UTC)."""

    file: str
    sha256: str
    at: datetime


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
        )
        .returning(import_run.c.id)
    ).scalar_one()


def load_sources(connection: Connection) -> tuple[Source, ...]:
    """The newest imports, newest first."""
    columns = import_run.c
    rows = connection.execute(
        select(
            columns.kind,
            columns.file,
            columns.imported_at,
            columns.rows,
            columns.illustrative,
            columns.latest,
        )
        .order_by(columns.id.desc())
        .limit(_NEWEST)
    )
    return tuple(Source(*row) for row in rows)
