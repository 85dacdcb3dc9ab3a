"""Posts of the schedule into the outbox: taken up once a period, or queued by hand beside it."""

import logging
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from bot.domain.message import Message
from bot.domain.outbox import OfDay, OfWords, OutboxKind, Outgoing
from bot.domain.period import london_day
from bot.domain.schedule import PostKind
from bot.domain.snapshot import Snapshot
from bot.messages.composing import late
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.due import Due
from bot.store import Store

_LOG = logging.getLogger(__name__)

Says = Callable[[View, datetime | None], Message | None]
"""What a post says of the plan as its channel may see it, since its last one was delivered there;
None where there is nothing to say.
"""


def taken_up(store: Store, due: Due) -> bool:
    """Tells whether somebody has enqueued this period's post, or found nothing to say."""
    return due.key in store.handled([due.key])


def set_aside_ahead(store: Store, now: datetime) -> None:
    """Puts back what was taken up by a clock that ran ahead: it was put together
    too early, and its period's own post is still owed.
    """
    keys = store.taken_up_ahead(now)
    if not keys:
        return
    _LOG.warning("a clock ran ahead: %s will be posted in their time", ", ".join(keys))
    with store.begin() as work:
        work.outbox.set_aside(keys, now)
        work.commit()


def enqueue_post(store: Store, due: Due, says: Says, at: datetime, *, private: bool) -> bool:
    """Takes it up; True for the one who does. The plan is read at `at` (aware); a late post says
    so. What it says is what its channel may see, `private` in Slack or not.
    """
    channel, kind = due.post.channel, due.post.kind
    since = store.last_delivered(kind, channel, at)
    with store.begin() as work:
        if not work.audit.once(due.key, at):
            return False
        snapshot = work.snapshot()
        if snapshot is None:
            raise AssertionError("a schedule without a plan")
        message = says(_view(snapshot, channel, at, private), since)
        if message is not None:
            said = late(message, due.at) if due.late_at(at) else message
            post = Outgoing(OutboxKind(kind), OfDay(due.period), channel, said)
            work.outbox.enqueue(post, at)
        work.commit()
    return True


def enqueue_by_hand(
    store: Store, kind: PostKind, says: Says, at: datetime, is_private: Callable[[str], bool]
) -> int:
    """Queues what posts of this kind say at `at` for each of their channels, beside the schedule;
    how many were queued.
    """
    snapshot = store.snapshot()
    if snapshot is None:
        return 0
    queued = 0
    with store.begin() as work:
        for channel in snapshot.plan.channels_of(kind):
            view = _view(snapshot, channel, at, is_private(channel))
            message = says(view, store.last_delivered(kind, channel, at))
            if message is not None:
                asked = OfWords(uuid4().hex)
                post = Outgoing(OutboxKind.BY_HAND, asked, channel, message)
                queued += work.outbox.enqueue(post, at)
        work.commit()
    return queued


def _view(snapshot: Snapshot, channel: str, at: datetime, private: bool) -> View:
    audience = snapshot.plan.audience_of(channel, private=private)
    return View(assess(snapshot, london_day(at)), audience)
