"""The outbox as the sender sees it: claimed, given to Slack, settled.

A row is pending → sending → sent, or dead with its reason. Each step is a conditional update
whose row count says whether this worker still holds the row.
"""

from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.sql.expression import alias

from bot.domain.outbox import OutboxKind, OutboxRow, OutboxState
from bot.store.clock_ahead import AHEAD
from bot.store.outbox import read_row
from bot.store.tables import outbox
from bot.store.transaction import Repository

_COLUMNS = outbox.c
_WAITING = (OutboxState.PENDING, OutboxState.SENDING)


class Delivery(Repository):
    """What the sender does in one unit of work. Each step holds only for the worker that claimed
    the row, but for the last ones, of `mark_sent` on; False says that it was taken.
    """

    def claim(self, owner: str, now: datetime, lease: timedelta) -> OutboxRow | None:
        """The next message to send, now held by `owner` until `now` + `lease`; None when nothing is
        ready, or another worker was faster.

        A channel's messages go in their order: one that waits holds back those behind it in its own
        channel and nowhere else. A message taken over from a worker whose lease ran out is
        uncertain, and may have been given to Slack at any moment until now.
        """
        connection = self._connection
        row = connection.execute(
            select(outbox)
            .where(_ready(now), ~_behind_another())
            .order_by(_COLUMNS.id)
            .limit(1)
            # PostgreSQL: workers who look at once get different rows. SQLite has one at a time.
            .with_for_update(skip_locked=True)
        ).one_or_none()
        if row is None:
            return None
        taken_over = row.state == OutboxState.SENDING
        kept = row.uncertain and not taken_over and row.attempted_at is not None
        won = connection.execute(
            update(outbox)
            .where(_COLUMNS.id == row.id, _COLUMNS.attempts == row.attempts, _ready(now))
            .values(
                state=OutboxState.SENDING,
                owner=owner,
                lease_until=now + lease,
                attempts=row.attempts + 1,
                uncertain=row.uncertain or taken_over,
                attempted_at=row.attempted_at if kept else now,
            )
        )
        return self.row(row.id) if won.rowcount == 1 else None

    def mark_attempt(self, row: OutboxRow, now: datetime, lease: timedelta) -> bool:
        """Marks the row just before it is given to Slack a second time."""
        return self._held(row, attempted_at=now, lease_until=now + lease, uncertain=True)

    def put_back(
        self,
        row: OutboxRow,
        not_before: datetime,
        reason: str,
        *,
        uncertain: bool,
        attempted_at: datetime | None,
    ) -> bool:
        """Puts the row back, to be tried again from `not_before`; an uncertain one may have reached
        Slack until `attempted_at`.
        """
        return self._held(
            row,
            state=OutboxState.PENDING,
            not_before=not_before,
            owner=None,
            lease_until=None,
            reason=reason,
            uncertain=uncertain,
            attempted_at=attempted_at,
        )

    def mark_dead(self, row: OutboxRow, reason: str) -> bool:
        """Marks the row as never to be tried again."""
        return self._held(row, state=OutboxState.DEAD, reason=reason, owner=None, lease_until=None)

    def mark_sent(self, row: OutboxRow, ts: str, now: datetime) -> bool:
        """Marks the row as sent, whoever holds it by now: it stands in the channel. False when
        another copy was recorded first: then `ts` may be a second one.
        """
        recorded = self._connection.execute(
            update(outbox)
            .where(_COLUMNS.id == row.id, _COLUMNS.state != OutboxState.SENT)
            .values(
                state=OutboxState.SENT,
                ts=ts,
                sent_at=now,
                owner=None,
                lease_until=None,
                uncertain=False,
                reason=None,
            )
        )
        sent = recorded.rowcount == 1
        # A snapshot tells when the last digest was delivered.
        self._transaction.shows_a_change(sent and row.kind is OutboxKind.WEEKLY_DIGEST)
        return sent

    def record_duplicate(self, row: OutboxRow, ts: str) -> bool:
        """Records a second copy, `ts` its mark. False when it is the recorded one."""
        recorded = self._connection.execute(
            update(outbox)
            .where(_COLUMNS.id == row.id, _COLUMNS.ts.is_distinct_from(ts))
            .values(duplicate_ts=ts)
        )
        return recorded.rowcount == 1

    def row(self, outbox_id: int) -> OutboxRow | None:
        """The message of that id, however far it has come."""
        found = self._connection.execute(select(outbox).where(_COLUMNS.id == outbox_id))
        row = found.one_or_none()
        return None if row is None else read_row(row)

    def last_sent_to(self, channel: str) -> int:
        """The id of the last message that was sent to the channel; 0 before the first."""
        return self._connection.execute(
            select(func.coalesce(func.max(_COLUMNS.id), 0)).where(
                _COLUMNS.channel == channel, _COLUMNS.state == OutboxState.SENT
            )
        ).scalar_one()

    def _held(self, row: OutboxRow, **values: object) -> bool:
        changed = self._connection.execute(
            update(outbox)
            .where(
                _COLUMNS.id == row.id,
                _COLUMNS.state == OutboxState.SENDING,
                _COLUMNS.owner == row.owner,
                _COLUMNS.attempts == row.attempts,
            )
            .values(**values)
        )
        return changed.rowcount == 1


def _ready(now: datetime) -> ColumnElement[bool]:
    # What waits for more than a day was put off by a clock that ran ahead: it waits no longer.
    # Said twice, so that both databases take the index on the state, with or without statistics:
    # without it, PostgreSQL reads through every message ever sent.
    return and_(
        _COLUMNS.state.in_(_WAITING),
        or_(
            and_(
                _COLUMNS.state == OutboxState.PENDING,
                or_(
                    _COLUMNS.not_before.is_(None),
                    _COLUMNS.not_before <= now,
                    _COLUMNS.not_before > now + AHEAD,
                ),
            ),
            and_(
                _COLUMNS.state == OutboxState.SENDING,
                or_(_COLUMNS.lease_until < now, _COLUMNS.lease_until > now + AHEAD),
            ),
        ),
    )


@cache
def _behind_another() -> ColumnElement[bool]:
    earlier = alias(outbox, "earlier")
    return exists(
        select(earlier.c.id).where(
            earlier.c.channel == _COLUMNS.channel,
            earlier.c.id < _COLUMNS.id,
            earlier.c.state.in_(_WAITING),
        )
    )
