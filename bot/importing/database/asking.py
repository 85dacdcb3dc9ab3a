"""One SELECT, asked of a database that it cannot change, within a time."""

import re
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

SECONDS = 30.0
"""For the statement, and for the connection."""
MOST_ANSWERED = 20_000
"""Rows of an answer: one for each worker and team."""
_QUERY = re.compile(r"\s*(--[^\n]*\n\s*)*(select|with)\b", re.IGNORECASE)
_STEPS = 10_000
"""SQLite's steps between two looks at the clock."""


class SourceError(Exception):
    """The database was not reached or did not answer; the message holds no address and no value."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(url: str, sql: str, seconds: float = SECONDS) -> Answer:
    """Asks the one SELECT of a SQLite or PostgreSQL database. Raises SourceError for anything else,
    and where there is no answer within `seconds`.
    """
    if not is_query(sql):
        raise SourceError("the query is no SELECT")
    scheme = urlsplit(url).scheme.partition("+")[0]
    if scheme == "sqlite":
        return _of_sqlite(url, sql, seconds)
    if scheme in ("postgres", "postgresql"):
        return _of_postgres(url, sql, seconds)
    raise SourceError("the address is neither SQLite's nor PostgreSQL's")


def is_query(sql: str) -> bool:
    """Tells a query, by its first word, from what changes something."""
    return bool(_QUERY.match(sql))


def _of_sqlite(url: str, sql: str, seconds: float) -> Answer:
    path = unquote(urlsplit(url).path)[1:]
    until = time.monotonic() + seconds
    try:
        with closing(
            sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, timeout=seconds)
        ) as connection:
            connection.execute("PRAGMA query_only = ON")
            connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
            cursor = connection.execute(sql)
            return _answer([each[0] for each in cursor.description], cursor.fetchmany)
    except sqlite3.OperationalError as error:
        late = "interrupted" in str(error)
        raise SourceError(_late(seconds) if late else _said(error)) from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise SourceError(_said(error)) from error


def _of_postgres(url: str, sql: str, seconds: float) -> Answer:
    # Few councils have one, and it is a tenth of what an import needs in memory.
    import psycopg  # noqa: PLC0415 - see above

    address = re.sub(r"^postgres(ql)?(\+\w+)?:", "postgresql:", url)
    try:
        with closing(
            psycopg.connect(address, connect_timeout=max(2, int(seconds)), autocommit=False)
        ) as connection:
            connection.read_only = True
            connection.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}".encode())
            # Prepared, it is one statement: nothing can be written behind a semicolon.
            cursor = connection.execute(sql.encode(), prepare=True)
            return _answer([each.name for each in cursor.description or ()], cursor.fetchmany)
    except psycopg.errors.QueryCanceled as error:
        raise SourceError(_late(seconds)) from error
    except psycopg.OperationalError as error:
        raise SourceError("the database cannot be reached") from error
    except psycopg.Error as error:
        state = error.sqlstate or ""
        # What is wrong with the statement itself; anything else may quote a value.
        named = state.startswith(("42", "25"))
        raise SourceError(_said(error) if named else f"the query fails ({state})") from error


def _answer(names: Sequence[str], fetch: Any) -> Answer:
    rows = fetch(MOST_ANSWERED + 1)
    if len(rows) > MOST_ANSWERED:
        raise SourceError(
            f"the answer has more than {MOST_ANSWERED:,} rows: give one for each worker and team"
        )
    return Answer(tuple(names), tuple(tuple(row) for row in rows))


def _late(seconds: float) -> str:
    return f"the query takes longer than it may, {seconds:g} s"


def _said(error: Exception) -> str:
    """The first line of what the database says: it names tables and columns, and no address."""
    return f"the database refuses the query: {str(error).partition(chr(10))[0][:120]}"
