"""The digest is queued once a period and channel, each as its channel may see it."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.people import Audience
from bot.rules.assessment import assess
from bot.services.digests import audience_of, digest_channels, digest_of, enqueue_digest
from tests.unit.services.brought import NOW

MONDAY, NEXT = date(2018, 12, 3), date(2018, 12, 10)


def test_the_digest_is_queued_once_for_each_period_and_channel(planned):
    assert enqueue_digest(planned.store, MONDAY, NOW) == 2
    assert enqueue_digest(planned.store, MONDAY, NOW) == 0
    assert enqueue_digest(planned.store, NEXT, datetime(2018, 12, 10, 9, tzinfo=UTC)) == 2
    assert [(row.period, row.channel) for row in planned.store.outbox_rows()] == [
        ("2018-12-03", "C0SMM"),
        ("2018-12-03", "C0WIDE"),
        ("2018-12-10", "C0SMM"),
        ("2018-12-10", "C0WIDE"),
    ]


def test_each_channel_gets_the_digest_it_may_see(planned):
    planned.outturns(("2018-09", 17), ("2018-10", 24))
    enqueue_digest(planned.store, MONDAY, NOW)
    assessment = assess(planned.store.snapshot(), MONDAY)
    queued = {
        row.channel: row.message
        for row in planned.store.outbox_rows()
        if row.kind == "weekly-digest"
    }
    for channel, audience in (("C0SMM", Audience.NAMED), ("C0WIDE", Audience.WIDE)):
        assert queued[channel].plain == digest_of(assessment, audience).plain


def test_without_a_plan_nothing_is_owed(store):
    assert enqueue_digest(store, MONDAY, NOW) == 0


@pytest.mark.parametrize(
    ("channel", "audience"),
    [("C0SMM", Audience.NAMED), ("C0WIDE", Audience.WIDE), ("C0UNHEARD", Audience.WIDE)],
)
def test_a_channel_that_the_plan_does_not_name_is_wide(planned, channel, audience):
    assert audience_of(planned.store.snapshot().plan, channel) is audience


def test_a_plan_without_a_schedule_posts_to_no_channel(bringing):
    bringing.plan(schedule=[])
    assert digest_channels(bringing.store.snapshot().plan) == ()
