"""The audit: who asked what, and which requests were handled already."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.store.records import AuditEntry
from bot.store.rows import columns_of, values_of
from bot.store.tables import audit, handled
from bot.store.transaction import Repository
from bot.store.upsert import insert_unless_there

_LONGEST = 3000


class Audit(Repository):
    """The audit of one unit of work."""

    def add(self, *entries: AuditEntry) -> None:
        """Adds all in one statement: one by one they slow the answers that are given meanwhile."""
        if entries:
            rows = [_row(each) for each in entries]
            self._connection.execute(insert(audit), rows)

    def once(self, key: str, at: datetime) -> bool:
        """Tells whether `key` is seen for the first time."""
        row = {"key": _storable(key), "at": at}
        return insert_unless_there(self._connection, handled, row, "key")


def load_entries(connection: Connection, limit: int) -> list[AuditEntry]:
    """The newest entries, newest first."""
    rows = connection.execute(
        select(*columns_of(audit, AuditEntry)).order_by(audit.c.id.desc()).limit(limit)
    )
    return [AuditEntry(*row) for row in rows]


def handled_of(connection: Connection, keys: Collection[str]) -> set[str]:
    """Finds those of `keys` that were seen."""
    return set(connection.execute(select(handled.c.key).where(handled.c.key.in_(keys))).scalars())


def _row(entry: AuditEntry) -> dict[str, object]:
    typed = ("user", "workspace", "channel", "command")
    return values_of(entry, audit) | {each: _storable(getattr(entry, each)) for each in typed}


def _storable(typed: str) -> str:
    # A person can send what PostgreSQL cannot keep, and must be audited all the same.
    readable = typed[:_LONGEST].encode("utf-8", errors="replace").decode("utf-8")
    return readable.replace("\x00", "�")
