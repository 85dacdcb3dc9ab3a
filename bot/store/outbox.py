"""The outbox: each message once, however often it is enqueued."""

import json
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, func, select

from bot.messages.message import Message
from bot.store.conflict import insert_unless_there
from bot.store.records import OutboxRow, OutboxState
from bot.store.tables import outbox

DIGEST = "weekly-digest"
"""The kind whose delivery a snapshot tells of."""


def enqueue(  # noqa: PLR0913, PLR0917 - one argument a column
    connection: Connection,
    kind: str,
    period: str,
    channel: str,
    message: Message,
    at: datetime,
    *,
    flag_id: int | None = None,
    thread_of: int | None = None,
) -> bool:
    """False where the outbox holds a message of this kind, period and channel already."""
    row = {
        "key": uuid4().hex,
        "kind": kind,
        "period": period,
        "channel": channel,
        "flag_id": flag_id,
        "thread_of": thread_of,
        "text": message.text,
        "blocks": json.dumps(message.blocks, ensure_ascii=False),
        "plain": message.plain,
        "state": OutboxState.PENDING,
        "created_at": at,
        "attempts": 0,
    }
    return insert_unless_there(connection, outbox, row, "kind", "period", "channel")


def enqueued(connection: Connection, kind: str, period: str, channel: str) -> int | None:
    """The id of the message of this kind, period and channel; None where there is none."""
    columns = outbox.c
    return connection.execute(
        select(columns.id).where(
            columns.kind == kind, columns.period == period, columns.channel == channel
        )
    ).scalar_one_or_none()


def load_outbox(connection: Connection, state: OutboxState | None) -> list[OutboxRow]:
    """The messages in `state` (all of them for None), in the order they were enqueued."""
    query = select(outbox).order_by(outbox.c.id)
    if state is not None:
        query = query.where(outbox.c.state == state)
    return [
        OutboxRow(
            id=row.id,
            key=row.key,
            kind=row.kind,
            period=row.period,
            channel=row.channel,
            message=Message(row.text, tuple(json.loads(row.blocks)), row.plain),
            state=OutboxState(row.state),
            created_at=row.created_at,
            flag_id=row.flag_id,
            thread_of=row.thread_of,
            not_before=row.not_before,
            attempts=row.attempts,
            owner=row.owner,
            lease_until=row.lease_until,
            sent_at=row.sent_at,
            ts=row.ts,
            reason=row.reason,
        )
        for row in connection.execute(query)
    ]


def last_digest(connection: Connection) -> datetime | None:
    """When the last digest was actually delivered (UTC)."""
    columns = outbox.c
    return connection.execute(
        select(func.max(columns.sent_at)).where(
            columns.kind == DIGEST, columns.state == OutboxState.SENT
        )
    ).scalar_one()
