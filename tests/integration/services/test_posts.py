"""A post is queued once a period and channel, each as its channel may see it."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.outbox import OutboxKind
from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.domain.schedule import Post, PostKind, Weekday
from bot.rules.assessment import assess
from bot.rules.due import Due
from bot.services.digest_preview import digest_of
from bot.services.posts import enqueue_by_hand, enqueue_post, taken_up
from bot.services.public_channels import tell_of_public
from jobs.posts import weekly_digest as says
from tests.integration.services.brought import ADMINISTRATOR, NOW
from tests.making import plan_in_file

MONDAY, NEXT = date(2018, 12, 3), date(2018, 12, 10)
CHANNELS = ("C0SMM", "C0WIDE")
WEEKLY = PostKind.WEEKLY_DIGEST


def due(channel, period=MONDAY):
    post = Post(PostKind.WEEKLY_DIGEST, channel, time(8, 30), Weekday.MON)
    return Due(post, period, datetime(period.year, period.month, period.day, 8, 30, tzinfo=UTC))


def test_a_digest_is_queued_once_for_each_period_and_channel(planned):
    for period, at in ((MONDAY, NOW), (NEXT, datetime(2018, 12, 10, 9, tzinfo=UTC))):
        for channel in CHANNELS:
            each = due(channel, period)
            assert not taken_up(planned.store, each)
            assert enqueue_post(planned.store, each, says, at, private=True)
            assert taken_up(planned.store, each)
            assert not enqueue_post(planned.store, each, says, at, private=True)
    assert [(row.about.key, row.channel) for row in planned.store.outbox_rows()] == [
        (period.isoformat(), channel) for period in (MONDAY, NEXT) for channel in CHANNELS
    ]


def test_a_post_with_nothing_to_say_is_taken_up_and_sends_nothing(planned):
    assert enqueue_post(planned.store, due("C0SMM"), lambda _view, _since: None, NOW, private=True)
    assert taken_up(planned.store, due("C0SMM"))
    assert planned.store.outbox_rows() == []


def test_each_channel_gets_the_digest_it_may_see(planned):
    planned.outturns(("2018-09", 17), ("2018-10", 24))
    assessment = assess(planned.store.snapshot(), london_day(NOW))
    for channel, audience in zip(CHANNELS, (Audience.NAMED, Audience.WIDE), strict=True):
        enqueue_post(
            planned.store, due(channel, london_day(NOW)), says, due(channel).at, private=True
        )
        (row,) = (each for each in planned.store.outbox_rows() if each.channel == channel)
        assert row.message.plain == digest_of(assessment, audience).plain


def test_a_digest_by_hand_goes_to_each_channel_and_takes_no_periods_place(planned):
    assert enqueue_by_hand(planned.store, WEEKLY, says, NOW, lambda _: True) == 2
    assert enqueue_by_hand(planned.store, WEEKLY, says, NOW, lambda _: True) == 2
    assert {row.kind for row in planned.store.outbox_rows()} == {OutboxKind.BY_HAND}
    assert enqueue_post(planned.store, due("C0SMM"), says, NOW, private=True)


def test_without_a_plan_nothing_is_queued_by_hand(store):
    assert enqueue_by_hand(store, WEEKLY, says, NOW, lambda _: True) == 0


@pytest.mark.parametrize(
    ("channel", "audience"),
    [("C0SMM", Audience.NAMED), ("C0WIDE", Audience.WIDE), ("C0UNHEARD", Audience.WIDE)],
)
def test_a_channel_that_the_plan_does_not_name_is_wide(planned, channel, audience):
    assert planned.store.snapshot().plan.audience_of(channel, private=True) is audience


def test_a_plan_without_a_schedule_posts_to_no_channel(bringing):
    bringing.plan(schedule=[])
    assert bringing.store.snapshot().plan.channels_of(WEEKLY) == ()


def test_a_named_channel_that_is_public_gets_what_a_wide_one_gets(planned):
    planned.outturns(("2018-09", 17), ("2018-10", 24))
    assessment = assess(planned.store.snapshot(), london_day(NOW))
    enqueue_post(planned.store, due("C0SMM", london_day(NOW)), says, due("C0SMM").at, private=False)
    (row,) = (each for each in planned.store.outbox_rows() if each.channel == "C0SMM")
    assert row.message.plain == digest_of(assessment, Audience.WIDE).plain


def test_administrators_are_told_of_it_once(bringing):
    bringing.plan(people=[*plan_in_file()["people"], ADMINISTRATOR])
    assert tell_of_public(bringing.store, "C0SMM", NOW) == 1
    assert tell_of_public(bringing.store, "C0SMM", NOW) == 0
    (row,) = bringing.store.outbox_rows()
    assert row.channel == "U0ADMIN"
    assert "anybody in the workspace can read it" in row.message.plain
