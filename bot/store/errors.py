"""What a database can refuse, in sentences a user can read."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc


class StoreUnavailable(Exception):  # noqa: N818 - it says what is wrong, as `Refused` does
    """The database cannot answer now. `str()` is the sentence for the user; `passing` is True
    where the same request may work in a moment.
    """

    def __init__(self, sentence: str, *, passing: bool = False) -> None:
        super().__init__(sentence)
        self.passing = passing


_BUSY = "The database is busy with another change. Nothing was changed; try again in a moment."
_FULL = "The disk that holds the database is full. Nothing was changed; free some space first."
_READ_ONLY = "The database is read-only here: it can be read, but nothing can be changed."
_CLOSED = "The database cannot be opened. Check DATABASE_URL, and that its folder exists."
_DAMAGED = "The file is damaged or is not a database. Restore it from a backup."
_NO_TABLES = "The database has no planbot tables, or old ones. Run `planbot migrate` first."
_LOST = (
    "The connection to the database was lost. It comes back by itself; look whether the last "
    "change was kept before repeating it."
)
_UNKNOWN = "The database refused the request. The log has the details."

_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_POSTGRES = {
    "25006": _READ_ONLY,
    "25P03": _LOST,
    "3D000": _CLOSED,
    "40001": _BUSY,
    "40P01": _BUSY,
    "42703": _NO_TABLES,
    "42P01": _NO_TABLES,
    "53100": _FULL,
    "53300": _BUSY,
    "55P03": _BUSY,
    "57014": _BUSY,
}
"""By SQLSTATE. Source: PostgreSQL's appendix A, error codes."""


@contextmanager
def explained() -> Iterator[None]:
    """Turns what the database refuses into StoreUnavailable. A broken constraint is a bug of
    ours, as is SQL it cannot parse, and passes through.
    """
    try:
        yield
    except exc.TimeoutError as error:
        raise StoreUnavailable(_BUSY, passing=True) from error
    except _refusals() as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        raise StoreUnavailable(sentence, passing=sentence in (_BUSY, _LOST)) from error


def _refusals() -> tuple[type[Exception], ...]:
    # Only an engine for PostgreSQL brings psycopg in: it takes a tenth of a second to import.
    driver = sys.modules.get("psycopg")
    drivers = (sqlite3.Error,) if driver is None else (sqlite3.Error, driver.Error)
    return (exc.DBAPIError, *drivers)


def _sentence(error: BaseException) -> str | None:
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    return None if sys.modules.get("psycopg") is None else _of_postgres(cause)


def _of_postgres(cause: BaseException | None) -> str | None:
    import psycopg  # noqa: PLC0415 - imported already, or there would be no error of its

    if not isinstance(cause, psycopg.Error):
        return None
    if cause.sqlstate in _POSTGRES:
        return _POSTGRES[cause.sqlstate]
    if isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
        return _LOST
    return None


def _of_sqlite(cause: sqlite3.Error) -> str | None:
    # The low byte is the kind of error; the rest is detail.
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _SQLITE:
        return _SQLITE[code]
    if str(cause).startswith(("no such table", "no such column")):
        return _NO_TABLES
    return _UNKNOWN if type(cause) in (sqlite3.OperationalError, sqlite3.DatabaseError) else None
