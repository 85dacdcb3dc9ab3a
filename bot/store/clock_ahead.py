"""What a clock that ran ahead left in the store: it counts for nothing, and is said."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.domain.outbox import OutboxState
from bot.domain.schedule import PostKind
from bot.store.tables import handled, import_run, outbox, plan_version, worker

AHEAD = timedelta(days=1)
"""From when a stored moment that is later than now comes from a clock that ran ahead: one that is
an hour off, or two machines that differ, are none.
"""
SET_ASIDE = " set aside #"
"""Between a post's period and its id, where it was taken up by a clock that ran ahead: it is no
longer its period's post, and no digest that was delivered.
"""


def taken_up_ahead(connection: Connection, now: datetime) -> list[str]:
    """The keys of posts that were taken up more than a day after `now`."""
    columns = handled.c
    keys = connection.execute(select(columns.key).where(columns.at > now + AHEAD)).scalars()
    return [key for key in keys if key.partition(" ")[0] in set(PostKind)]


def latest_moment(connection: Connection) -> datetime | None:
    """The latest moment that is stored of an import, a post, a delivery or a worker (UTC)."""
    sent = (
        select(func.max(outbox.c.sent_at)).where(
            outbox.c.kind == kind, outbox.c.state == OutboxState.SENT
        )
        for kind in PostKind
    )
    columns = (import_run.c.imported_at, plan_version.c.imported_at, handled.c.at, worker.c.beat_at)
    asked = (*(select(func.max(each)) for each in columns), *sent)
    found = (connection.execute(each).scalar_one() for each in asked)
    return max((each for each in found if each is not None), default=None)
