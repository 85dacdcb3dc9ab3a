"""Outturns as the driver takes them: made ready before the lock is taken, written in one go.

An insert through SQLAlchemy prepares each value in the midst of the transaction: four fifths of the
time that a large file would hold everybody else up.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import Column, Connection
from sqlalchemy.engine import Dialect

from bot.domain.outturn import Outturn
from bot.store.tables import outturn

Row = tuple[Any, ...]
"""The values of one outturn, all but the number of its import."""

VALUES: dict[str, Callable[[Outturn], Any]] = {
    "indicator": attrgetter("indicator"),
    "period": attrgetter("period.code"),
    "kind": lambda each: each.period.kind.value,
    "start": attrgetter("period.start"),
    "end": attrgetter("period.end"),
    "value": attrgetter("value"),
    "words": attrgetter("words"),
    "unit": lambda each: each.unit.value if each.unit is not None else None,
    "numerator": attrgetter("numerator"),
    "denominator": attrgetter("denominator"),
    "provisional": attrgetter("provisional"),
    "illustrative": attrgetter("illustrative"),
    "published": attrgetter("published"),
    "source": attrgetter("source"),
    "note": attrgetter("note"),
    "printed": attrgetter("printed"),
    "updated": attrgetter("updated"),
    "mark": lambda each: each.mark.value if each.mark is not None else None,
    "earlier_basis": lambda each: str(each.earlier_basis) if each.earlier_basis else None,
    "revision": attrgetter("revision"),
    "recorded_at": attrgetter("recorded"),
}

_ALIKE = frozenset(
    {"start", "end", "published", "recorded_at", "provisional", "illustrative", "current"}
)
"""Columns in which a few days, or yes and no, stand in all the rows of a file."""


def made_ready(
    dialect: Dialect, fresh: Sequence[Outturn], places: Sequence[str | None]
) -> list[Row]:
    """Makes a row for each, in their order, with its place in the file; of several for one period
    the last is current.
    """
    said = {name: [*map(value, fresh)] for name, value in VALUES.items()}
    periods = [*zip(said["indicator"], said["period"], strict=True)]
    last = {each: number for number, each in enumerate(periods)}
    said["current"] = [last[each] == number for number, each in enumerate(periods)]
    columns = {name: _rendered(dialect, outturn.c[name], said[name]) for name in said}
    return list(zip(*(columns[name] for name in VALUES), places, columns["current"], strict=True))


def insert_rows(connection: Connection, rows: Sequence[Row], import_id: int) -> None:
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(each) for each in (*VALUES, "place", "current", "import_id"))
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    # The import's number stands in the statement: in the rows, each would be made again with it.
    marks = ", ".join([*[mark] * (len(VALUES) + 2), str(int(import_id))])
    connection.exec_driver_sql(
        f"INSERT INTO outturn ({names}) VALUES ({marks})",  # noqa: S608 - names of our own
        rows,
    )


def _rendered(dialect: Dialect, column: Column[Any], values: list[Any]) -> list[Any]:
    render = column.type.dialect_impl(dialect).bind_processor(dialect)
    if render is None:
        return values
    if column.name in _ALIKE:
        alike = {each: render(each) for each in set(values) if each is not None}
        return [alike.get(each) for each in values]
    return [None if each is None else render(each) for each in values]
