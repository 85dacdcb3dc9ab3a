"""Targets that a plan edited: one row for each figure that reads otherwise since."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from bot.domain.snapshot import TargetEdit
from bot.store.rows import columns_of, values_of
from bot.store.tables import target_edit
from bot.store.transaction import Repository

_NEWEST = 200


class TargetEdits(Repository):
    """What a plan that comes in within one unit of work makes of figures that were there before."""

    def add(self, edits: Iterable[TargetEdit]) -> None:
        """Adds one row each."""
        rows = [values_of(each, target_edit) for each in edits]
        if rows:
            self._connection.execute(insert(target_edit), rows)
            self._transaction.shows_a_change()


def load_target_edits(connection: Connection) -> tuple[TargetEdit, ...]:
    """The 200 newest, oldest first."""
    rows = connection.execute(
        select(*columns_of(target_edit, TargetEdit))
        .order_by(target_edit.c.id.desc())
        .limit(_NEWEST)
    ).all()
    return tuple(TargetEdit(*row) for row in reversed(rows))
