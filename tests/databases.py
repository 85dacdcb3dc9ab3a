"""Databases for tests: SQLite files, and a PostgreSQL server that comes as a wheel."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from bot.store import Store
from tests.postgres_wheel import postgres_wheel

# Some tables are made with rows in them: those are kept beside, to be put back.
KEEP = """
CREATE SCHEMA as_made;
DO $$
DECLARE each record;
BEGIN
  FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
  LOOP EXECUTE format('CREATE TABLE as_made.%1$I AS TABLE public.%1$I', each.tablename); END LOOP;
END $$
"""
# Whoever else is connected goes, and what a test wrote; rows, tables and numbering are as
# they were when made.
EMPTY = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = '{name}' AND pid <> pg_backend_pid();
SET session_replication_role = replica;
DO $$
DECLARE each record; written boolean;
BEGIN
  FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'as_made'
  LOOP
    EXECUTE format(
      'SELECT EXISTS (TABLE public.%1$I) OR EXISTS (TABLE as_made.%1$I)', each.tablename
    ) INTO written;
    CONTINUE WHEN NOT written;
    EXECUTE format('DELETE FROM public.%I', each.tablename);
    EXECUTE format('INSERT INTO public.%1$I TABLE as_made.%1$I', each.tablename);
  END LOOP;
  FOR each IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL
  LOOP EXECUTE format('ALTER SEQUENCE public.%I RESTART', each.sequencename); END LOOP;
END $$
"""


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
    """Makes databases on one server, perhaps beside other processes that do."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._numbers = count(1)
        self._spare: list[str] = []
        # A test's server has nothing to lose in a power cut.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")

    def empty(self) -> str:
        name = f"planbot_{os.getpid()}_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self._url.replace("/postgres?", f"/{name}?")

    def migrated(self) -> str:
        """A migrated database: one that a test has given back, or a new one."""
        if self._spare:
            return self._spare.pop()
        url = self.empty()
        _migrate(url)
        _execute(url, KEEP)
        return url

    def give_back(self, url: str) -> None:
        """Empties a migrated database for the next test, whoever is still connected to it."""
        name = _name_in(url)
        self._run(f"ALTER DATABASE {name} RESET ALL")
        _execute(url, EMPTY.replace("{name}", name))
        self._spare.append(url)

    def drop(self, url: str) -> None:
        self._run(f"DROP DATABASE {_name_in(url)} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        _execute(self._url, statement)


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A server in a folder of its own, stopped and removed at the end."""
    folder = postgres_folder()
    try:
        with postgres_in(folder) as server:
            yield server
    finally:
        remove_postgres(folder)


def postgres_folder() -> Path:
    """A folder for a server that several processes use, still empty."""
    return Path(tempfile.mkdtemp(prefix="planbot-pg-"))


@contextmanager
def postgres_in(folder: Path) -> Iterator[PostgresServer]:
    """The server of `folder`, started by whoever comes first, left running for the others."""
    server = _server(folder, None)
    try:
        yield PostgresServer(server.get_uri())
    finally:
        server.cleanup()


def remove_postgres(folder: Path) -> None:
    """Stops the server of `folder` if it was ever started, and removes the folder."""
    if (folder / "postmaster.pid").exists():
        _server(folder, "delete").cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _server(folder: Path, cleanup_mode: str | None) -> Any:
    server = postgres_wheel().get_server(folder, cleanup_mode=cleanup_mode)
    server.cleanup_mode = cleanup_mode
    return server


def _migrate(url: str) -> None:
    store = Store.open(url)
    store.migrate()
    store.close()


def _execute(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def _name_in(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]
