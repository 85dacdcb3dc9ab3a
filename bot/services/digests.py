"""The weekly digest: previewed for one person, or queued for the channels that are owed it."""

from datetime import date, datetime

from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.messages.digest import digest_message
from bot.messages.message import Message
from bot.messages.view import View
from bot.rules.assessment import Assessment, assess
from bot.rules.digest import build_digest
from bot.store import Store

WEEKLY_DIGEST = "weekly-digest"


def digest_of(assessment: Assessment, audience: Audience) -> Message:
    """The digest as `audience` would read it."""
    return digest_message(View(assessment, audience), build_digest(assessment))


def enqueue_digest(store: Store, period: date, at: datetime) -> int:
    """Queue the digest that was due on `period` for each channel the plan posts it to, once;
    how many were queued now.
    """
    snapshot = store.snapshot()
    if snapshot is None:
        return 0
    assessment = assess(snapshot, london_day(at))
    with store.writing() as writing:
        return sum(
            writing.enqueue(
                WEEKLY_DIGEST,
                period.isoformat(),
                channel,
                digest_of(assessment, audience_of(snapshot.plan, channel)),
                at,
            )
            for channel in digest_channels(snapshot.plan)
        )


def digest_channels(plan: Plan) -> tuple[str, ...]:
    return tuple(post.channel for post in plan.schedule if post.kind == WEEKLY_DIGEST)


def audience_of(plan: Plan, channel: str) -> Audience:
    """What a channel may see: wide, unless the plan names it."""
    return next((each.audience for each in plan.channels if each.id == channel), Audience.WIDE)
