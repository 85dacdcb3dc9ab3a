"""The weekly digest: previewed for one person, or queued for the channels that are owed it."""

from datetime import date, datetime
from uuid import uuid4

from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.messages.digest import digest_message
from bot.messages.message import Message
from bot.messages.view import View
from bot.rules.assessment import Assessment, assess
from bot.rules.digest import build_digest, digest_since
from bot.store import Store

WEEKLY_DIGEST = "weekly-digest"
BY_HAND = "digest-by-hand"


def digest_of(assessment: Assessment, audience: Audience) -> Message:
    """The digest of the plan's first digest channel, as `audience` would read it."""
    return digest_message(View(assessment, audience), build_digest(assessment))


def _digest_for(store: Store, assessment: Assessment, channel: str) -> Message:
    """The digest of `channel`: what moved since the last one that reached it."""
    view = View(assessment, audience_of(assessment.plan, channel))
    since = store.last_delivered(WEEKLY_DIGEST, channel)
    return digest_message(view, digest_since(assessment, since))


def enqueue_digest(store: Store, period: date, at: datetime) -> int:
    """Queue the digest that was due on `period` for each channel the plan posts it to, once;
    how many were queued now. Nothing else takes that period's place in the schedule then.
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
                _digest_for(store, assessment, channel),
                at,
            )
            for channel in digest_channels(snapshot.plan)
        )


def enqueue_by_hand(store: Store, at: datetime) -> int:
    """Queue the digest as it reads at `at` for each digest channel, beside the schedule: it is of
    a kind of its own, so that the next one still speaks of all that moved since the last.
    """
    snapshot = store.snapshot()
    if snapshot is None:
        return 0
    plan, assessment = snapshot.plan, assess(snapshot, london_day(at))
    with store.writing() as writing:
        return sum(
            writing.enqueue(
                BY_HAND,
                uuid4().hex,
                channel,
                _digest_for(store, assessment, channel),
                at,
            )
            for channel in digest_channels(plan)
        )


def digest_channels(plan: Plan) -> tuple[str, ...]:
    return tuple(post.channel for post in plan.schedule if post.kind == WEEKLY_DIGEST)


def audience_of(plan: Plan, channel: str) -> Audience:
    """What a channel may see: wide, unless the plan names it."""
    return next((each.audience for each in plan.channels if each.id == channel), Audience.WIDE)
