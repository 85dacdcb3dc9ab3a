"""What the sender and the worker can change: one transaction on the outbox."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.store import delivery, workers
from bot.store.records import OutboxRow


class Sending:
    """Each step but the last two holds only for the worker that claimed the row; False says that
    it was taken.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, owner: str, now: datetime, lease: timedelta) -> OutboxRow | None:
        """The next message that is ready, held by `owner`; None when there is none."""
        return delivery.claim(self._connection, owner, now, lease)

    def mark_attempt(self, row: OutboxRow, now: datetime, lease: timedelta) -> bool:
        return delivery.mark_attempt(self._connection, row, now, lease)

    def put_back(
        self,
        row: OutboxRow,
        not_before: datetime,
        reason: str,
        *,
        uncertain: bool,
        attempted_at: datetime | None,
    ) -> bool:
        """To be tried again; an uncertain one may have reached Slack until `attempted_at`."""
        return delivery.put_back(self._connection, row, not_before, reason, uncertain, attempted_at)

    def mark_dead(self, row: OutboxRow, reason: str) -> bool:
        return delivery.mark_dead(self._connection, row, reason)

    def mark_sent(self, row: OutboxRow, ts: str, now: datetime) -> bool:
        """False when another copy was recorded first: then `ts` may be a second one."""
        return delivery.mark_sent(self._connection, row, ts, now)

    def record_duplicate(self, row: OutboxRow, ts: str) -> bool:
        """A second copy got through: `ts` is its mark. False when it is the recorded one."""
        return delivery.record_duplicate(self._connection, row, ts)

    def row(self, outbox_id: int) -> OutboxRow | None:
        return delivery.row_of(self._connection, outbox_id)

    def last_sent_to(self, channel: str) -> int:
        """The id of the last message that was sent to the channel; 0 before the first."""
        return delivery.last_sent_to(self._connection, channel)

    def beat(self, name: str, now: datetime, halted: str | None) -> None:
        workers.beat(self._connection, name, now, halted)

    def leave(self, name: str) -> None:
        workers.leave(self._connection, name)
