"""INSERT … ON CONFLICT, which both databases have and SQLAlchemy keeps in their dialects."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert_unless_there(
    connection: Connection, table: Table, row: Mapping[str, Any], *unique: str
) -> bool:
    """Inserts `row`, unless one with the same `unique` columns stands there already. Returns
    whether it was inserted: of several who try at once, one is told True.
    """
    statement = _insert(connection, table).values(**row)
    unless = statement.on_conflict_do_nothing(index_elements=list(unique))
    # The row counts of the two drivers differ for an INSERT; what it returns does not.
    inserted = connection.execute(unless.returning(table.c[unique[0]]))
    return inserted.first() is not None


def _insert(connection: Connection, table: Table) -> "postgresql.Insert | sqlite.Insert":
    # The dialect of the other database would take longer to load than all tables.
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - see above

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415 - as above

    return sqlite.insert(table)
