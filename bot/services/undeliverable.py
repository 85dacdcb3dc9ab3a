"""A message that will never arrive is told to the administrators: the first of a channel for each
reason, and again once the channel was posted to in between.
"""

from datetime import date, datetime

from bot.domain.people import PersonKind
from bot.domain.period import say_day
from bot.domain.schedule import PostKind
from bot.messages.administrators import undeliverable_message
from bot.services.alerts import EDITED, LEFT_GREEN
from bot.services.flags import CAME_BACK, CORRECTED, REOPENED, TAKEN_BACK
from bot.services.posts import BY_HAND
from bot.services.public_channels import PUBLIC_CHANNEL
from bot.services.ratings import RATED_DOWN
from bot.store import OutboxRow, Store

CHANNEL_GONE = "channel-gone"
_SAID = {
    PostKind.WEEKLY_DIGEST: "The weekly digest of {}",
    PostKind.MONTHLY_DIGEST: "The monthly digest of {}",
    PostKind.DATA_QUALITY: "The data quality list of {}",
    PostKind.CASELOADS: "The caseloads post of {}",
    PostKind.FLAG_REMINDER: "The flag reminder of {}",
    BY_HAND: "A digest asked for by hand",
    LEFT_GREEN: "The alert on {}",
    EDITED: "The alert on {}",
    CAME_BACK: "The news that {} is back to green",
    REOPENED: "The correction that {} did not come back to green",
    CORRECTED: "The correction of the alert on {}",
    TAKEN_BACK: "The news that a figure of {} was taken back",
    RATED_DOWN: "The alert on recommendation {}",
    PUBLIC_CHANNEL: "The notice that {} is public",
}


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
    message = undeliverable_message(
        row.channel, _said(row), reason, uncertain=row.uncertain, edit=row.edits is not None
    )
    with store.sending() as sending:
        since = sending.last_sent_to(row.channel)
    period = f"{row.channel} {reason} #{since}"
    with store.writing() as writing:
        return sum(writing.enqueue(CHANNEL_GONE, period, user, message, at) for user in users)


def _said(row: OutboxRow) -> str:
    """What the message was, as a sentence begins with it."""
    said = _SAID.get(row.kind)
    return f"“{row.kind} {row.period}”" if said is None else said.format(_about(row.period))


def _about(period: str) -> str:
    """The day, indicator or recommendation that a message's `period` begins with."""
    first = period.removeprefix("rec ").partition(" ")[0]
    try:
        return say_day(date.fromisoformat(first))
    except ValueError:
        return first
