"""Opens the database: SQLite in a file, or PostgreSQL by psycopg 3."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError

_WRITING = "planbot_writing"
_LIMITS = {"statement_timeout": 120.0, "idle_in_transaction_session_timeout": 60.0}
"""Seconds. Far more than planbot takes; a process that hangs holds nobody up for longer."""
_POSTGRES_FORMS = ("postgres", "postgresql", "postgresql+psycopg")


def open_engine(url: str, patience: float) -> Engine:
    """Makes an engine for `url`; nothing is connected yet. `patience` is how long, in seconds, a
    change waits for another one. Raises ValueError for a URL that names no such database.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, patience)
    return _postgres(address, patience)


def reading(engine: Engine) -> Engine:
    """The same database, where a transaction sees one moment and takes no lock to write."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def writing(engine: Engine) -> Engine:
    """The same database, where a transaction is one that changes something."""
    return engine.execution_options(**{_WRITING: True})


def kept_apart(engine: Engine) -> DBAPIConnection:
    """Opens a driver's connection that is none of the pool's: each statement is a transaction."""
    pooled = engine.raw_connection()
    connection = pooled.dbapi_connection
    if connection is None:
        raise AssertionError("it was opened just now")
    pooled.detach()
    engine.dialect.set_isolation_level(connection, "AUTOCOMMIT")
    return connection


def was_lost(engine: Engine, connection: DBAPIConnection, error: Any) -> bool:
    """Tells whether the driver's error says that the connection is no more: a new one may do."""
    return engine.dialect.is_disconnect(error, connection, None)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise ValueError(
            "DATABASE_URL is not a database's address; write sqlite:///planbot.db or "
            "postgresql://user:password@host/name"
        ) from error
    if address.drivername in _POSTGRES_FORMS:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername != "sqlite":
        raise ValueError(
            f"DATABASE_URL names {address.drivername[:40]}; planbot keeps its data in sqlite "
            "or postgresql"
        )
    if address.host or address.database in (None, "", ":memory:") or "\0" in address.database:
        raise ValueError("DATABASE_URL names no file; write sqlite:///planbot.db")
    return address


def _sqlite(address: URL, patience: float) -> Engine:
    engine = create_engine(
        address,
        connect_args={"timeout": patience},
        pool_size=8,
        max_overflow=56,
        pool_timeout=patience,
    )

    def prepare(connection: Any, _record: object) -> None:
        # SQLAlchemy begins each transaction itself: left to the driver, a transaction that reads
        # before it writes takes its lock too late and loses updates.
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    def begin(connection: Connection) -> None:
        changes = connection.get_execution_options().get(_WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if changes else "BEGIN")

    _listen(engine, connect=prepare, begin=begin)
    return engine


def _postgres(address: URL, patience: float) -> Engine:
    engine = create_engine(
        address,
        connect_args={"connect_timeout": 5},
        pool_pre_ping=True,
        pool_size=4,
        max_overflow=8,
        pool_timeout=patience,
    )

    def prepare(connection: Any, _record: object) -> None:
        # Not in the address: a pool of connections before the server may refuse options there.
        connection.autocommit = True
        for name, seconds in (("lock_timeout", patience), *_LIMITS.items()):
            connection.execute(f"SET {name} = {int(seconds * 1000)}")
        connection.autocommit = False

    _listen(engine, connect=prepare)
    return engine


def _listen(engine: Engine, **listeners: Callable[..., None]) -> None:
    for name, listener in listeners.items():
        event.listen(engine, name, listener)
