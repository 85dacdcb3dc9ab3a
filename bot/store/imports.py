"""Which files came in: one row for each that changed something."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, exists, func, insert, or_, select

from bot.domain.imports import ImportRecord
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


_UNDOING = import_run.alias("undoing")
_SOURCES = select(
    import_run.c.kind,
    import_run.c.file,
    import_run.c.imported_at,
    import_run.c.rows,
    import_run.c.illustrative,
    import_run.c.latest,
    import_run.c.id,
).order_by(import_run.c.id.desc())
"""What a `Source` is made of, newest first."""
_UNDONE_BY = select(func.max(_UNDOING.c.id)).where(_UNDOING.c.undoes == import_run.c.id)
_STANDS = ~exists(select(_UNDOING.c.id).where(_UNDOING.c.undoes == import_run.c.id))


class Imports:
    """The imports of one unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    @property
    def added(self) -> int | None:
        """The number of the import that this unit of work added; None where nothing changed."""
        return self._transaction.import_number

    def before(self, sha256: str) -> datetime | None:
        """Tells when this very file last changed something that stands (UTC); None for never."""
        columns = import_run.c
        return self._transaction.connection.execute(
            select(columns.imported_at)
            .where(columns.sha256 == sha256, columns.undoes.is_(None), _STANDS)
            .order_by(columns.id.desc())
            .limit(1)
        ).scalar_one_or_none()


def load_imports(
    connection: Connection, limit: int | None = None, number: int | None = None
) -> list[ImportRecord]:
    """Loads the newest imports, newest first: at most `limit`, or the one of that `number`."""
    columns = import_run.c
    query = select(
        columns.id,
        columns.kind,
        columns.file,
        columns.imported_at,
        columns.by,
        columns.rows,
        columns.new,
        columns.revised,
        columns.undoes,
        _UNDONE_BY.scalar_subquery(),
        columns.empty,
    ).order_by(columns.id.desc())
    if number is not None:
        query = query.where(columns.id == number)
    return [ImportRecord(*row) for row in connection.execute(query.limit(limit))]


def add_import(  # noqa: PLR0913 - one argument a column
    transaction: Transaction,
    kind: str,
    arrival: Arrival,
    *,
    rows: int,
    new: int,
    revised: int,
    empty: int = 0,
    illustrative: bool = False,
    latest: date | None = None,
    undoes: int | None = None,
) -> int:
    """Adds the row of an import that changes something, and returns its number."""
    transaction.shows_a_change()
    number: int = transaction.connection.execute(
        insert(import_run)
        .values(
            kind=kind,
            file=arrival.file,
            sha256=arrival.sha256,
            imported_at=arrival.at,
            rows=rows,
            new=new,
            revised=revised,
            empty=empty,
            illustrative=illustrative,
            latest=latest,
            undoes=undoes,
            by=transaction.by,
        )
        .returning(import_run.c.id)
    ).scalar_one()
    transaction.import_number = number
    return number


def load_sources(connection: Connection) -> tuple[Source, ...]:
    """The newest imports of each kind, newest first."""
    columns = import_run.c
    newest = or_(
        *(
            columns.id.in_(
                select(columns.id)
                .where(columns.kind == kind, columns.undoes.is_(None), _STANDS)
                .order_by(columns.id.desc())
                .limit(_NEWEST)
            )
            for kind in _KINDS
        )
    )
    rows = connection.execute(_SOURCES.where(newest))
    return tuple(Source(*row) for row in rows)


def load_sources_of(
    connection: Connection, moments: Mapping[str, Collection[datetime]]
) -> tuple[Source, ...]:
    """The imports of each kind that came in at its very `moments` (UTC), newest first."""
    columns = import_run.c
    rows = connection.execute(_SOURCES.where(columns.undoes.is_(None)))
    every = (Source(*row) for row in rows)
    return tuple(each for each in every if each.imported_at in moments.get(each.kind, ()))
