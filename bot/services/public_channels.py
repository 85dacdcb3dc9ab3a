"""A channel that the plan calls named and that Slack says anybody can read: told once."""

from datetime import datetime

from bot.domain.outbox import OfWords, OutboxKind
from bot.domain.people import Audience, PersonKind
from bot.domain.plan import Plan
from bot.messages.administrators import public_channel_message
from bot.store import Store


def is_named(plan: Plan, channel: str) -> bool:
    """Tells whether a channel would see every figure if it were private."""
    return plan.audience_of(channel, private=True) is Audience.NAMED


def tell_of_public(store: Store, channel: str, at: datetime) -> int:
    """Tells each administrator that `channel` gets what a wide one gets; how many were told now:
    nobody twice of the same channel.
    """
    snapshot = store.snapshot()
    if snapshot is None:
        return 0
    name = next((each.name for each in snapshot.plan.channels if each.id == channel), channel)
    message = public_channel_message(name)
    administrators = snapshot.plan.users_of(PersonKind.ADMINISTRATOR)
    about = OfWords(channel)
    with store.begin() as work:
        told = work.outbox.tell(OutboxKind.PUBLIC_CHANNEL, about, administrators, message, at)
        work.commit()
    return told
