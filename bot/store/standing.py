"""What stands of an import: rows that it brought, until it is taken back."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, select

from bot.store.tables import import_run

_UNDOING = import_run.alias("undoing")


def stands(import_id: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that the import of that number was not taken back."""
    return ~exists(select(_UNDOING.c.id).where(_UNDOING.c.undoes == import_id))


def newest_standing(
    table: Table[Any], of: tuple[str, ...], wanted: ColumnElement[bool]
) -> Select[int]:
    """The id of the newest row that stands of each `of`, among those `wanted`; rows are only ever
    added to the table.
    """
    columns = table.c
    return (
        select(func.max(columns["id"]))
        .where(wanted, stands(columns["import_id"]))
        .group_by(*(columns[name] for name in of))
        .correlate(None)
    )


def said_later(table: Table[Any], of: tuple[str, ...], number: int) -> Select[int]:
    """The imports that stand and say something else of what the one of that `number` brought: rows
    of the same `of`.
    """
    own, later = table.alias("own"), table.alias("later")
    same = and_(*(own.c[name] == later.c[name] for name in of))
    return (
        select(later.c["import_id"])
        .join(own, same)
        .where(
            own.c["import_id"] == number,
            later.c["import_id"] > number,
            stands(later.c["import_id"]),
        )
    )
