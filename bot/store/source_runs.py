"""How the council's own databases fared: a row for each source, its last reading and failure."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bot.domain.source import SourceRun
from bot.store.rows import columns_of
from bot.store.tables import source_run
from bot.store.transaction import Repository
from bot.store.upsert import insert_unless_there


class SourceRuns(Repository):
    """The sources in one unit of work."""

    def done(self, name: str, at: datetime) -> None:
        """The source was read: what failed before is over."""
        self._put(name, done_at=at, failed_at=None, reason=None)

    def failed(self, name: str, reason: str, at: datetime) -> None:
        """The source could not be read; when it last was stays as it is."""
        self._put(name, failed_at=at, reason=reason)

    def _put(self, name: str, **values: Any) -> None:
        connection = self._connection
        if not insert_unless_there(connection, source_run, {"name": name, **values}, "name"):
            connection.execute(update(source_run).where(source_run.c.name == name).values(**values))


def load_source_runs(connection: Connection) -> dict[str, SourceRun]:
    """Lists how each source fared, by its name."""
    rows = connection.execute(select(*columns_of(source_run, SourceRun)))
    return {row.name: SourceRun(*row) for row in rows}
