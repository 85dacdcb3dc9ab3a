"""The number that goes up by one with every change a snapshot shows."""

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.store.engine import kept_apart, was_lost
from bot.store.shared_reading import SharedReading
from bot.store.tables import revision

_CURRENT = "SELECT number FROM revision"


class CurrentRevision:
    """The revision for the path of every request: by the driver alone, on one connection that is
    kept for it. The pool and a statement of SQLAlchemy's would take several times as long.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: DBAPIConnection | None = None
        self.read = SharedReading(self._read)

    def close(self) -> None:
        """Gives the connection up; whoever reads after that opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _read(self) -> int:
        connection = self._connection
        if connection is None:
            connection = self._connection = kept_apart(self._engine)
            return _asked(connection)
        try:
            return _asked(connection)
        except Exception as error:
            if not was_lost(self._engine, connection, error):
                raise
        self.close()
        return self._read()


def _asked(connection: DBAPIConnection) -> int:
    cursor = connection.cursor()
    cursor.execute(_CURRENT)
    return int(cursor.fetchall()[0][0])


def read_revision(connection: Connection) -> int:
    return connection.execute(select(revision.c.number)).scalar_one()


def hold_revision(connection: Connection) -> None:
    """Lets no other change begin before this transaction ends. SQLite has no row locks and needs
    none: BEGIN IMMEDIATE did it.
    """
    connection.execute(select(revision.c.number).with_for_update())


def bump_revision(connection: Connection) -> None:
    connection.execute(update(revision).values(number=revision.c.number + 1))
