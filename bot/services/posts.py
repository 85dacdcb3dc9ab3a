"""Taking up a scheduled post: its message into the outbox, once a period."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.period import london_day
from bot.messages.late import late
from bot.messages.message import Message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.due import Due
from bot.services.digests import audience_of
from bot.services.moment import moment_of
from bot.store import Store

Says = Callable[[View, datetime | None], Message | None]


def taken_up(store: Store, due: Due) -> bool:
    """True when somebody has enqueued this period's post, or found nothing to say."""
    return due.key in store.handled([due.key])


def enqueue_post(store: Store, due: Due, says: Says, now: datetime) -> bool:
    """True for the one who takes it up. The plan is read at `now` (aware); a late post says so."""
    since = store.last_delivered(due.post.kind, due.post.channel)
    with store.writing() as writing:
        if not writing.once(due.key, now):
            return False
        snapshot = writing.snapshot()
        if snapshot is None:
            raise AssertionError("a schedule without a plan")
        plan, channel = snapshot.plan, due.post.channel
        assessment = assess(snapshot, london_day(moment_of(plan, now)))
        message = says(View(assessment, audience_of(plan, channel)), since)
        if message is not None:
            said = late(message, due.at) if due.late_at(now) else message
            writing.enqueue(due.post.kind, due.period.isoformat(), channel, said, now)
    return True
