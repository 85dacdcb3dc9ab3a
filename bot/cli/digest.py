"""The verb that shows the weekly digest, or queues it by hand."""

import json
import sys
from datetime import UTC, date, datetime

from bot.app import channel_facts
from bot.cli.at_the_terminal import has_been
from bot.cli.stores import opened, opened_with_plan
from bot.domain.people import Audience, ChannelFacts
from bot.domain.period import london_day
from bot.domain.schedule import PostKind
from bot.messages.words import counted
from bot.rules.assessment import assess
from bot.services.as_of import moment_of
from bot.services.digest_preview import digest_of
from bot.services.posts import enqueue_by_hand
from bot.settings import Settings
from jobs.posts import weekly_digest


def show(settings: Settings, as_json: bool, chosen: date | None) -> int:
    """The digest as it would be posted to the plan's first digest channel."""
    with opened_with_plan(settings, chosen) as store:
        snapshot = store.snapshot()
        if snapshot is None:
            raise AssertionError("a store with a plan has none")
        channels = snapshot.plan.channels_of(PostKind.WEEKLY_DIGEST)
        audience = (
            snapshot.plan.audience_of(channels[0], private=True) if channels else Audience.WIDE
        )
        at = london_day(moment_of(snapshot.plan, datetime.now(UTC), chosen))
        message = digest_of(assess(snapshot, at), audience)
    if as_json:
        payload = {"channel": channels[0] if channels else None, "text": message.text}
        print(json.dumps(payload | {"blocks": message.blocks}, ensure_ascii=False, indent=2))
    else:
        print(message.plain)
    return 0


def queue(settings: Settings, chosen: date | None) -> int:
    """Queues the digest by hand, for a worker to send; 1 where the plan names no channel for it.

    Raises BadSettingError for a day that is still to come: it would be posted as what is known.
    """
    has_been(chosen, "a digest is queued")
    with opened(settings) as store:
        snapshot = store.snapshot()
        now = datetime.now(UTC)
        at = moment_of(snapshot.plan if snapshot else None, now, chosen)
        facts_of = channel_facts(settings)
        queued = enqueue_by_hand(
            store,
            PostKind.WEEKLY_DIGEST,
            weekly_digest,
            at,
            lambda it: _is_private(facts_of(it)),
        )
    if not queued:
        print("planbot: no plan is stored, or it has no channel for a digest", file=sys.stderr)
        return 1
    print(f"Queued for {counted(queued, 'channel')}; a running worker sends it.")
    return 0


def _is_private(facts: ChannelFacts | None) -> bool:
    return facts is not None and facts.private
