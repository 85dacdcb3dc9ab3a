"""Each message once, however often it is enqueued."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import update

from bot.domain.outbox import OutboxKind, OutboxState
from bot.domain.schedule import Post, PostKind, Weekday
from bot.store.tables import outbox, revision
from tests.integration.store.nouns import AT, LATER, MESSAGE, plan, save_plan
from tests.keeping import changing, message_id, put_message

PLACE = ("public-channel", "C0SMM", "U0AD")
ALERT = ("left-green", "5.1 #1", "U0AD")
DIGEST = OutboxKind.WEEKLY_DIGEST


def test_a_message_comes_back_as_it_was_enqueued(store):
    with changing(store) as work:
        assert work.flags.open("5.1", "2018-09", AT).id == 1
        assert put_message(work, *ALERT, MESSAGE, AT)
    (row,) = store.outbox_rows()
    assert (row.kind, row.about.key, row.channel) == ALERT
    assert (row.message, row.created_at, row.flag_id) == (MESSAGE, AT, 1)
    assert (row.state, row.attempts, row.ts) == (OutboxState.PENDING, 0, None)


def test_the_same_kind_period_and_channel_is_enqueued_once(store):
    with changing(store) as work:
        assert put_message(work, *PLACE, MESSAGE, AT)
        assert not put_message(work, *PLACE, MESSAGE, LATER)
    with changing(store) as work:
        assert not put_message(work, *PLACE, MESSAGE, LATER)
    assert [each.created_at for each in store.outbox_rows()] == [AT]


@pytest.mark.parametrize(
    "other",
    [
        ("channel-gone", "C0SMM", "U0AD"),
        ("public-channel", "C0ALL", "U0AD"),
        ("public-channel", "C0SMM", "U0HOS"),
    ],
)
def test_another_kind_period_or_channel_is_another_message(store, other):
    with changing(store) as work:
        assert put_message(work, *PLACE, MESSAGE, AT)
        assert put_message(work, *other, MESSAGE, AT)
    first, second = store.outbox_rows()
    assert first.key != second.key


def test_a_message_may_reply_under_another(store):
    with changing(store) as work:
        put_message(work, *PLACE, MESSAGE, AT)
        above = message_id(work, *PLACE)
        put_message(work, "rated-down", "rec 5", "U0AD", MESSAGE, AT, thread_of=above)
        assert message_id(work, "rated-down", "never", "U0AD") is None
    alert, correction = store.outbox_rows()
    assert correction.thread_of == alert.id


def test_rows_are_asked_for_by_state(store):
    with changing(store) as work:
        put_message(work, *PLACE, MESSAGE, AT)
    assert len(store.outbox_rows(OutboxState.PENDING)) == 1
    assert store.outbox_rows(OutboxState.SENT) == []


def test_the_last_digest_is_when_the_last_delivered_one_was_put_together(store):
    save_plan(store)
    week = timedelta(days=7)
    with changing(store) as work:
        for place, period in enumerate(("w44", "w45", "w46")):
            put_message(work, DIGEST, period, "C0SMM", MESSAGE, AT + place * week)
        put_message(work, "other", "w47", "C0SMM", MESSAGE, AT + 3 * week)
    assert store.snapshot().digests == ()
    with store._writer.begin() as connection:
        for period in ("w44", "w45", "w47"):
            connection.execute(
                update(outbox)
                .where(outbox.c.period == period)
                .values(state=OutboxState.SENT, sent_at=AT + 9 * week)
            )
        connection.execute(update(revision).values(number=revision.c.number + 1))
    assert store.snapshot().digests == (AT, AT + week)


def test_the_last_digest_is_that_of_the_first_channel_the_plan_posts_it_to(store):
    posts = tuple(
        Post(PostKind(DIGEST), channel, time(8, 30), Weekday.MON) for channel in ("C0A", "C0B")
    )
    save_plan(store, replace(plan(), schedule=posts))
    with changing(store) as work:
        put_message(work, DIGEST, "w44", "C0A", MESSAGE, AT)
        put_message(work, DIGEST, "w45", "C0B", MESSAGE, AT + timedelta(days=7))
    with store._writer.begin() as connection:
        connection.execute(update(outbox).values(state=OutboxState.SENT))
        connection.execute(update(revision).values(number=revision.c.number + 1))
    assert store.snapshot().digests == (AT,)
    assert store.last_delivered(DIGEST, "C0B", AT + timedelta(days=8)) == AT + timedelta(days=7)
    assert store.last_delivered(DIGEST, "C0B", AT + timedelta(days=6)) is None
