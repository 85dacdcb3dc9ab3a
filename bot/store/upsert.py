"""INSERT … ON CONFLICT, which both databases have and SQLAlchemy keeps in their dialects."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_unless_there(
    connection: Connection, table: Table, row: Mapping[str, Any], *unique: str
) -> bool:
    """Inserts `row`, unless one with the same `unique` columns stands there already. Returns
    whether it was inserted: of several who try at once, one is told True.
    """
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(**row).on_conflict_do_nothing(index_elements=list(unique))
    # The row counts of the two drivers differ for an INSERT; what it returns does not.
    inserted = connection.execute(statement.returning(table.c[unique[0]]))
    return inserted.first() is not None
