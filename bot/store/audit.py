"""The audit: who asked what, and which requests were handled already."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.store.records import AuditEntry, Outcome
from bot.store.tables import audit, handled
from bot.store.transaction import Transaction
from bot.store.upsert import insert_unless_there

_LONGEST = 3000


class Audit:
    """The audit of one unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, *entries: AuditEntry) -> None:
        """Adds all in one statement: one by one they slow the answers that are given meanwhile."""
        if entries:
            rows = [_row(each) for each in entries]
            self._transaction.connection.execute(insert(audit), rows)

    def once(self, key: str, at: datetime) -> bool:
        """Tells whether `key` is seen for the first time."""
        row = {"key": _storable(key), "at": at}
        return insert_unless_there(self._transaction.connection, handled, row, "key")


def load_entries(connection: Connection, limit: int) -> list[AuditEntry]:
    """The newest entries, newest first."""
    columns = audit.c
    rows = connection.execute(
        select(
            columns.at,
            columns.user,
            columns.role,
            columns.workspace,
            columns.channel,
            columns.command,
            columns.outcome,
            columns.reason,
        )
        .order_by(columns.id.desc())
        .limit(limit)
    )
    return [
        AuditEntry(at, user, role, workspace, channel, command, Outcome(outcome), reason)
        for at, user, role, workspace, channel, command, outcome, reason in rows
    ]


def handled_of(connection: Connection, keys: Collection[str]) -> set[str]:
    """Finds those of `keys` that were seen."""
    return set(connection.execute(select(handled.c.key).where(handled.c.key.in_(keys))).scalars())


def _row(entry: AuditEntry) -> dict[str, object]:
    return {
        "at": entry.at,
        "user": _storable(entry.user),
        "role": entry.role,
        "workspace": _storable(entry.workspace),
        "channel": _storable(entry.channel),
        "command": _storable(entry.command),
        "outcome": entry.outcome,
        "reason": entry.reason,
    }


def _storable(typed: str) -> str:
    # A person can send what PostgreSQL cannot keep, and must be audited all the same.
    readable = typed[:_LONGEST].encode("utf-8", errors="replace").decode("utf-8")
    return readable.replace("\x00", "�")
