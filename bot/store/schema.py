"""Brings a database's tables to what this version of planbot needs."""

import threading
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, text

from bot.store.engine import writing
from bot.store.errors import StoreUnavailable

_NEWER = (
    "The database has the tables of another planbot, most likely a newer one. Bring this planbot "
    "up to date, or name another database."
)
_SCRIPTS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 20181105
"""The number of PostgreSQL's advisory lock: any will do, so long as it stays."""
# Alembic keeps the migration under way in module globals.
_in_this_process = threading.Lock()


def configuration() -> Config:
    """Makes the configuration of Alembic here: there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


def upgrade(engine: Engine) -> None:
    """Runs the migrations that are missing, all or none. Two processes may call it at once: the
    second waits, and finds nothing left to do. Raises StoreUnavailable for tables of a version
    that is not known here.
    """
    with _in_this_process:
        _keep_a_log(engine)
        _upgrade(writing(engine))


def _upgrade(engine: Engine) -> None:
    with engine.begin() as connection:
        _wait_for_others(connection)
        config = configuration()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreUnavailable(_NEWER) from error


def _keep_a_log(engine: Engine) -> None:
    # A property of the file, not of the connection, and not to be changed inside a transaction.
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode=WAL")


def _wait_for_others(connection: Connection) -> None:
    # On SQLite, BEGIN IMMEDIATE has waited already.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(
            text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME}
        )
