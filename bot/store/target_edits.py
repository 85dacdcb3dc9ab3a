"""Targets that a plan edited: one row for each figure that reads otherwise since."""

from collections.abc import Iterable
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select

from bot.domain.indicator import Target
from bot.domain.rag import Status
from bot.domain.snapshot import TargetEdit
from bot.store.tables import target_edit
from bot.store.transaction import Transaction

_NEWEST = 200


@cache
def _document() -> TypeAdapter[Target]:
    return TypeAdapter(Target)


class TargetEdits:
    """What a plan that comes in within one unit of work makes of figures that were there before."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, edits: Iterable[TargetEdit]) -> None:
        """Adds one row each."""
        rows = [
            {
                "indicator": each.indicator,
                "edited_at": each.edited_at,
                "period": each.period,
                "before": _document().dump_json(each.before).decode(),
                "after": _document().dump_json(each.after).decode(),
                "was": each.was,
                "now": each.now,
            }
            for each in edits
        ]
        if rows:
            self._transaction.connection.execute(insert(target_edit), rows)
            self._transaction.shows_a_change()


def load_target_edits(connection: Connection) -> tuple[TargetEdit, ...]:
    """The 200 newest, oldest first."""
    columns = target_edit.c
    rows = connection.execute(
        select(
            columns.indicator,
            columns.edited_at,
            columns.period,
            columns.before,
            columns.after,
            columns.was,
            columns.now,
        )
        .order_by(columns.id.desc())
        .limit(_NEWEST)
    ).all()
    return tuple(
        TargetEdit(
            indicator,
            edited_at,
            period,
            read_target(before),
            read_target(after),
            Status(was),
            Status(now),
        )
        for indicator, edited_at, period, before, after, was, now in reversed(rows)
    )


def read_target(document: str) -> Target:
    """Reads a target as it is stored: as JSON."""
    return _document().validate_json(document)
