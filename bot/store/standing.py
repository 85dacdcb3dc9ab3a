"""What stands of an import: rows that it brought, until it is taken back."""

from sqlalchemy import ColumnElement, exists, select

from bot.store.tables import import_run

_UNDOING = import_run.alias("undoing")


def stands(import_id: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that the import of that number was not taken back."""
    return ~exists(select(_UNDOING.c.id).where(_UNDOING.c.undoes == import_id))
