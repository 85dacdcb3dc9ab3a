"""Which files came in: one row for each that changed something."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, or_, select

from bot.domain.snapshot import Source
from bot.store.tables import import_run
from bot.store.transaction import Transaction

_KINDS = ("plan", "outturns", "caseloads")
_NEWEST = 5
"""Of each kind: many plans in a row do not hide when figures last came in."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file, and the moment it came in (UTC)."""

    file: str
    sha256: str
    at: datetime


class Imports:
    """The imports of one unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def before(self, sha256: str) -> datetime | None:
        """Tells when this very file last changed something (UTC); None if it never did."""
        columns = import_run.c
        return self._transaction.connection.execute(
            select(columns.imported_at)
            .where(columns.sha256 == sha256)
            .order_by(columns.id.desc())
            .limit(1)
        ).scalar_one_or_none()


def add_import(  # noqa: PLR0913 - one argument a column
    transaction: Transaction,
    kind: str,
    arrival: Arrival,
    *,
    rows: int,
    illustrative: bool = False,
    latest: date | None = None,
) -> int:
    """Adds the row of an import that changes something, and returns its id."""
    transaction.shows_a_change()
    return transaction.connection.execute(
        insert(import_run)
        .values(
            kind=kind,
            file=arrival.file,
            sha256=arrival.sha256,
            imported_at=arrival.at,
            rows=rows,
            illustrative=illustrative,
            latest=latest,
            by=transaction.by,
        )
        .returning(import_run.c.id)
    ).scalar_one()


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
