"""What became of the outbox's messages, counted for whoever watches."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, select

from bot.store.records import OutboxState
from bot.store.tables import outbox

LATE = timedelta(minutes=1)
"""From when a message that was sent counts as late, from its enqueuing."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OutboxFigures:
    """Counts of messages by kind, `late` of the last seven days, the others of all time;
    `oldest_waiting` is when the longest waiting was enqueued.
    """

    sent: dict[str, int]
    late: dict[str, int]
    retried: dict[str, int]
    dead: dict[str, int]
    waiting: dict[str, int]
    duplicates: int
    oldest_waiting: datetime | None


def outbox_figures(connection: Connection, now: datetime) -> OutboxFigures:
    columns = outbox.c
    waiting = (OutboxState.PENDING, OutboxState.SENDING)
    return OutboxFigures(
        sent=_by_kind(connection, columns.state == OutboxState.SENT),
        late=_late(connection, now - WEEK),
        retried=_by_kind(connection, columns.attempts > 1),
        dead=_by_kind(connection, columns.state == OutboxState.DEAD),
        waiting=_by_kind(connection, columns.state.in_(waiting)),
        duplicates=connection.execute(
            select(func.count()).where(columns.duplicate_ts.is_not(None))
        ).scalar_one(),
        oldest_waiting=connection.execute(
            select(func.min(columns.created_at)).where(columns.state.in_(waiting))
        ).scalar_one(),
    )


def _late(connection: Connection, since: datetime) -> dict[str, int]:
    found: dict[str, int] = {}
    columns = outbox.c
    query = select(columns.kind, columns.created_at, columns.sent_at).where(
        columns.state == OutboxState.SENT, columns.sent_at >= since
    )
    for kind, created, sent in connection.execute(query):
        if sent is not None and sent - created > LATE:
            found[kind] = found.get(kind, 0) + 1
    return found


def _by_kind(connection: Connection, condition: ColumnElement[bool]) -> dict[str, int]:
    query = (
        select(outbox.c.kind, func.count().label("number")).where(condition).group_by(outbox.c.kind)
    )
    return {row.kind: row.number for row in connection.execute(query)}
