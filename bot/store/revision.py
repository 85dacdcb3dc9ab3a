"""The number that goes up by one with every change a snapshot shows."""

from sqlalchemy import Connection, select, update

from bot.store.tables import revision

CURRENT = "SELECT number FROM revision"
"""For the path of every request, which goes past SQLAlchemy's statements."""


def read_revision(connection: Connection) -> int:
    return connection.execute(select(revision.c.number)).scalar_one()


def hold_revision(connection: Connection) -> None:
    """Lets no other change begin before this transaction ends. SQLite has no row locks and needs
    none: BEGIN IMMEDIATE did it.
    """
    connection.execute(select(revision.c.number).with_for_update())


def bump_revision(connection: Connection) -> None:
    connection.execute(update(revision).values(number=revision.c.number + 1))
