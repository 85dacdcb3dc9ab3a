"""What workers tell of themselves, so that others can see whether one is alive."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from bot.store.records import WorkerState
from bot.store.tables import worker
from bot.store.transaction import Repository
from bot.store.upsert import insert_unless_there

FORGOTTEN = timedelta(days=1)
"""A worker silent for longer was killed, and will not come back under its name."""


class Workers(Repository):
    """What a worker tells of itself in one unit of work."""

    def beat(self, name: str, now: datetime, halted: str | None) -> None:
        """The worker of that name is alive; `halted` is why it sends nothing. What is left of those
        that were killed goes.
        """
        connection = self._connection
        row = {"name": name, "started_at": now, "beat_at": now, "halted": halted}
        if not insert_unless_there(connection, worker, row, "name"):
            connection.execute(
                update(worker).where(worker.c.name == name).values(beat_at=now, halted=halted)
            )
        connection.execute(delete(worker).where(worker.c.beat_at < now - FORGOTTEN))

    def leave(self, name: str) -> None:
        """The worker of that name stopped as it was told to."""
        self._connection.execute(delete(worker).where(worker.c.name == name))


def load_workers(connection: Connection) -> list[WorkerState]:
    """Lists every worker that has not left, the last heard of first."""
    rows = connection.execute(select(worker).order_by(worker.c.beat_at.desc()))
    return [WorkerState(row.name, row.started_at, row.beat_at, row.halted) for row in rows]
