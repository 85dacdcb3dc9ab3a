"""What became of the outbox's messages, counted for whoever watches."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, select, text

from bot.domain.outbox import OutboxState
from bot.store.outbox import count_outbox
from bot.store.tables import outbox

LATE = timedelta(minutes=1)
"""From when a message that was sent counts as late, from its enqueuing."""
WEEK = timedelta(days=7)
WAITING = (OutboxState.PENDING, OutboxState.SENDING)


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


@dataclass(frozen=True, slots=True)
class Stuck:
    """A message that waits or is dead: when it was enqueued, and why as far as that is known."""

    kind: str
    channel: str
    created_at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many messages are in each state, the first of those that wait, and the last dead one."""

    counts: dict[OutboxState, int]
    oldest: Stuck | None
    last_dead: Stuck | None

    @property
    def waiting(self) -> int:
        return sum(self.counts[state] for state in WAITING)


def backlog(connection: Connection) -> Backlog:
    """Finds what the check-up asks of the outbox; however much waits, a few rows are read."""
    first = [_id_in(func.min, state) for state in WAITING]
    return Backlog(
        counts=count_outbox(connection),
        oldest=_stuck(connection, first),
        last_dead=_stuck(connection, [_id_in(func.max, OutboxState.DEAD)]),
    )


def _id_in(pick: Callable[..., ColumnElement[int]], state: OutboxState) -> ScalarSelect[int]:
    return select(pick(outbox.c.id)).where(outbox.c.state == state).scalar_subquery()


def _stuck(connection: Connection, ids: list[ScalarSelect[int]]) -> Stuck | None:
    columns = outbox.c
    row = connection.execute(
        select(columns.kind, columns.channel, columns.created_at, columns.reason)
        .where(columns.id.in_(ids))
        .order_by(columns.id)
        .limit(1)
    ).one_or_none()
    return None if row is None else Stuck(row.kind, row.channel, row.created_at, row.reason)


def outbox_figures(connection: Connection, now: datetime) -> OutboxFigures:
    columns = outbox.c
    found = _by_state(connection)
    sent = found.get(OutboxState.SENT, {})
    oldest = _stuck(connection, [_id_in(func.min, state) for state in WAITING])
    doubled = select(func.count(columns.kind)).where(columns.duplicate_ts.is_not(None))
    return OutboxFigures(
        sent=sent,
        late=_late(connection, sent, now - WEEK),
        retried=_retried(connection),
        dead=found.get(OutboxState.DEAD, {}),
        waiting=dict(sum((Counter(found.get(state, {})) for state in WAITING), Counter())),
        duplicates=connection.execute(doubled).scalar_one(),
        oldest_waiting=oldest.created_at if oldest else None,
    )


def _by_state(connection: Connection) -> dict[str, dict[str, int]]:
    """How many messages, by state and kind."""
    columns = outbox.c
    found: dict[str, dict[str, int]] = {}
    query = select(columns.kind, columns.state, func.count().label("number"))
    for row in connection.execute(query.group_by(columns.kind, columns.state)):
        found.setdefault(row.state, {})[row.kind] = row.number
    return found


def _late(connection: Connection, kinds: Iterable[str], since: datetime) -> dict[str, int]:
    found: dict[str, int] = {}
    columns = outbox.c
    # Kind by kind: the index on the time begins with it.
    for kind in kinds:
        query = select(columns.created_at, columns.sent_at).where(
            columns.kind == kind, columns.state == OutboxState.SENT, columns.sent_at >= since
        )
        times = connection.execute(query)
        late = sum(sent is not None and sent - created > LATE for created, sent in times)
        if late:
            found[kind] = late
    return found


def _retried(connection: Connection) -> dict[str, int]:
    # In words, as the index on it has them: SQLite uses it for nothing else.
    query = select(outbox.c.kind, func.count().label("number")).where(text("attempts > 1"))
    return {row.kind: row.number for row in connection.execute(query.group_by(outbox.c.kind))}
