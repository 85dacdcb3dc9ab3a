"""Records as rows: each field of a record is kept in the column of its name."""

from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Column, Row, Table

Record = TypeVar("Record")


def columns_of(table: Table[Any], record: type) -> list[Column[Any]]:
    """Lists the columns of `table` that hold a field of `record`, in the order of the fields: where
    only the last fields have none, `record(*row)` is what a row of them says.
    """
    return [table.c[each.name] for each in fields(record) if each.name in table.c]


def values_of(record: Any, table: Table[Any]) -> dict[str, Any]:
    """Lists what a new row of `table` holds of a record, by column; the store gives its id."""
    names = [column.name for column in columns_of(table, type(record))]
    return {name: getattr(record, name) for name in names if name != "id"}


def read(record: type[Record], row: Row[Any], **otherwise: Any) -> Record:
    """Makes the record that a whole row says; `otherwise` are the fields that no column holds as
    they are.
    """
    held = row._asdict()
    named = {each.name: held[each.name] for each in fields(record) if each.name in held}  # type: ignore[arg-type]
    return record(**named | otherwise)
