"""The outbox: each message once, however often it is enqueued."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from bot.domain.message import Message
from bot.domain.outbox import (
    About,
    OutboxKind,
    OutboxRow,
    OutboxState,
    Outgoing,
    about_of,
)
from bot.domain.plan import Plan
from bot.domain.schedule import PostKind
from bot.store.clock_ahead import AHEAD, SET_ASIDE
from bot.store.rows import read
from bot.store.tables import handled, outbox
from bot.store.transaction import Repository, Transaction
from bot.store.upsert import insert_unless_there

_DIGESTS = 120
"""Two years of weeks: a digest read as on a past day says what moved since the one before it."""


class Outbox(Repository):
    """The outbox in one unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction)
        self.enqueued: list[Outgoing] = []
        """What this unit of work put there, in its order."""

    def enqueue(self, outgoing: Outgoing, at: datetime) -> bool:
        """Adds a message; False where one of this kind, about this, for this channel is there."""
        row = {
            "key": uuid4().hex,
            "kind": outgoing.kind,
            "period": outgoing.about.key,
            "channel": outgoing.channel,
            "flag_id": outgoing.flag,
            "thread_of": outgoing.thread_of,
            "edits": outgoing.edits,
            "text": outgoing.message.text,
            "blocks": json.dumps(outgoing.message.blocks, ensure_ascii=False),
            "plain": outgoing.message.plain,
            "state": OutboxState.PENDING,
            "created_at": at,
            "attempts": 0,
        }
        unique = ("kind", "period", "channel")
        fresh = insert_unless_there(self._connection, outbox, row, *unique)
        if fresh:
            self.enqueued.append(outgoing)
        return fresh

    def tell(
        self, kind: OutboxKind, about: About, users: Iterable[str], message: Message, at: datetime
    ) -> int:
        """Adds the message for each of the Slack users; how many had none of it."""
        sent = (Outgoing(kind, about, user, message) for user in users)
        return sum(self.enqueue(each, at) for each in sent)

    def told_at(self, kind: OutboxKind, at: datetime) -> list[OutboxRow]:
        """The messages of this kind that were put together at `at`."""
        rows = self._connection.execute(
            select(outbox)
            .where(outbox.c.kind == kind, outbox.c.created_at == at)
            .order_by(outbox.c.id)
        )
        return [read_row(row) for row in rows]

    def id_of(self, kind: OutboxKind, about: About, channel: str) -> int | None:
        """The id of the message of this kind, about this, for this channel; None for none."""
        columns = outbox.c
        return self._connection.execute(
            select(columns.id).where(
                columns.kind == kind, columns.period == about.key, columns.channel == channel
            )
        ).scalar_one_or_none()

    def latest_of_flag(self, flag_id: int, channel: str) -> OutboxRow | None:
        """Finds what a channel was told last of a flag in the message itself: the alert, or its
        last edit; replies aside.
        """
        row = self._connection.execute(
            select(outbox)
            .where(
                outbox.c.flag_id == flag_id,
                outbox.c.channel == channel,
                outbox.c.kind.in_((OutboxKind.LEFT_GREEN, OutboxKind.EDITED)),
            )
            .order_by(outbox.c.id.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else read_row(row)

    def told_of_flag(self, kind: OutboxKind, flag_id: int) -> dict[str, int]:
        """Finds, by channel, the id of its message of this kind about the flag."""
        columns = outbox.c
        rows = self._connection.execute(
            select(columns.channel, columns.id)
            .where(columns.kind == kind, columns.flag_id == flag_id)
            .order_by(columns.id)
        )
        return {row.channel: row.id for row in rows}

    def newest_of_flag(self, flag_id: int, channel: str) -> int:
        """The id of what a channel was told last of a flag, replies included; 0 for nothing."""
        columns = outbox.c
        newest = self._connection.execute(
            select(func.max(columns.id)).where(
                columns.flag_id == flag_id, columns.channel == channel
            )
        ).scalar_one()
        return newest or 0

    def set_aside(self, keys: list[str], now: datetime) -> None:
        """Makes the posts that these keys stand for owed again, in their time: a clock that ran
        ahead of `now` took them up.
        """
        connection, columns = self._connection, outbox.c
        connection.execute(delete(handled).where(handled.c.key.in_(keys)))
        for key in keys:
            kind, period, channel = key.split(" ", 2)
            connection.execute(
                update(outbox)
                .where(
                    columns.kind == kind,
                    columns.period == period,
                    columns.channel == channel,
                    columns.created_at > now + AHEAD,
                )
                .values(period=f"{period}{SET_ASIDE}" + columns.id.cast(columns.period.type))
            )
        self._transaction.shows_a_change()


def load_outbox(connection: Connection, state: OutboxState | None = None) -> list[OutboxRow]:
    """The messages in `state` (all of them for None), in the order they were enqueued."""
    query = select(outbox).order_by(outbox.c.id)
    if state is not None:
        query = query.where(outbox.c.state == state)
    return [read_row(row) for row in connection.execute(query)]


def count_outbox(connection: Connection) -> dict[OutboxState, int]:
    """Counts how many messages are in each state, those with none included."""
    counted = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    found = {OutboxState(state): number for state, number in counted}
    return {state: found.get(state, 0) for state in OutboxState}


def read_row(row: Row[Any]) -> OutboxRow:
    """Reads what the outbox holds of one message."""
    kind = OutboxKind(row.kind)
    return read(
        OutboxRow,
        row,
        kind=kind,
        about=about_of(kind, row.period),
        message=Message(row.text, tuple(json.loads(row.blocks)), row.plain),
        state=OutboxState(row.state),
    )


def last_delivered(
    connection: Connection, kind: str, channel: str, by: datetime
) -> datetime | None:
    """Tells when the last message of this kind that reached the channel was put together (UTC), of
    those put together by then: nothing from a clock that ran ahead counts.
    """
    newest = _delivered(kind).where(outbox.c.channel == channel, outbox.c.created_at <= by)
    return connection.execute(newest.limit(1)).scalar_one_or_none()


def digests_delivered(connection: Connection, plan: Plan) -> tuple[datetime, ...]:
    """Tells when the last digests that were actually delivered to the plan's first digest channel
    were put together (UTC), oldest first: what came in while one was on its way is the next one's
    to tell. Of a plan that posts no digest, the last ones in any channel.
    """
    channels = plan.channels_of(PostKind.WEEKLY_DIGEST)
    newest = _delivered(OutboxKind.WEEKLY_DIGEST)
    if channels:
        newest = newest.where(outbox.c.channel == channels[0])
    return tuple(reversed(connection.execute(newest.limit(_DIGESTS)).scalars().all()))


def _delivered(kind: str) -> Select[datetime]:
    columns = outbox.c
    return (
        select(columns.created_at)
        .where(
            columns.kind == kind,
            columns.state == OutboxState.SENT,
            columns.period.not_like(f"%{SET_ASIDE}%"),
        )
        .order_by(columns.created_at.desc())
    )
