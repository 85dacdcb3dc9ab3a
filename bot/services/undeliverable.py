"""A message that will never arrive is told to the administrators: the first of a channel for each
reason, and again once the channel was posted to in between.
"""

from datetime import datetime

from bot.domain.people import PersonKind
from bot.messages.undeliverable import undeliverable_message
from bot.store import OutboxRow, Store

CHANNEL_GONE = "channel-gone"


def tell_administrators(store: Store, row: OutboxRow, reason: str, at: datetime) -> int:
    """How many were told now. A notice that itself cannot be delivered is not told about."""
    snapshot = store.snapshot()
    if snapshot is None or row.kind == CHANNEL_GONE:
        return 0
    users = [
        user
        for person in snapshot.plan.people
        if person.kind is PersonKind.ADMINISTRATOR
        for user in person.users
    ]
    what = f"{row.kind} {row.period}"
    message = undeliverable_message(row.channel, what, reason, uncertain=row.uncertain)
    with store.sending() as sending:
        since = sending.last_sent_to(row.channel)
    period = f"{row.channel} {reason} #{since}"
    with store.writing() as writing:
        return sum(writing.enqueue(CHANNEL_GONE, period, user, message, at) for user in users)
