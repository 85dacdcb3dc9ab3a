"""Databases for tests: SQLite files, and a PostgreSQL server that comes as a wheel."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from bot.store import Store
from tests.postgres_wheel import postgres_wheel


class SqliteFiles:
    """Makes databases in `folder`: empty ones, and migrated ones as copies of the first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._migrated: Path | None = None

    def empty(self) -> str:
        return f"sqlite:///{self._next()}"

    def migrated(self) -> str:
        if self._migrated is None:
            self._migrated = self._next()
            _migrate(f"sqlite:///{self._migrated}")
        path = self._next()
        shutil.copy(self._migrated, path)
        return f"sqlite:///{path}"

    def _next(self) -> Path:
        return self._folder / f"planbot-{next(self._numbers)}.db"


class PostgresServer:
    """Makes databases on one server: empty ones, and migrated ones from a template."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._numbers = count(1)
        self._template: str | None = None
        # A test's server has nothing to lose in a power cut.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")

    def empty(self) -> str:
        return self._create("template0")

    def migrated(self) -> str:
        if self._template is None:
            url = self._create("template0")
            _migrate(url)
            self._template = _name_in(url)
        return self._create(self._template)

    def drop(self, url: str) -> None:
        self._run(f"DROP DATABASE {_name_in(url)} WITH (FORCE)")

    def _create(self, template: str) -> str:
        name = f"planbot_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._url.replace("/postgres?", f"/{name}?")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A server in a folder of its own, stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="planbot-pg-"))
    server = postgres_wheel().get_server(folder, cleanup_mode="delete")
    try:
        yield PostgresServer(server.get_uri())
    finally:
        server.cleanup()


def _migrate(url: str) -> None:
    store = Store.open(url)
    store.migrate()
    store.close()


def _name_in(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]
