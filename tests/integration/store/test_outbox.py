"""Each message once, however often it is enqueued."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import update

from bot.domain.schedule import Post, PostKind, Weekday
from bot.store import OutboxState
from bot.store.outbox import DIGEST
from bot.store.tables import outbox, revision
from tests.integration.store.nouns import AT, LATER, MESSAGE, plan, save_plan

PLACE = ("alert", "5.1 from 2018-09", "U0AD")


def test_a_message_comes_back_as_it_was_enqueued(store):
    with store.writing() as writing:
        flag = writing.open_flag("5.1", "2018-09", AT)
        assert writing.enqueue(*PLACE, MESSAGE, AT, flag_id=flag.id)
    (row,) = store.outbox_rows()
    assert (row.kind, row.period, row.channel) == PLACE
    assert (row.message, row.created_at, row.flag_id) == (MESSAGE, AT, flag.id)
    assert (row.state, row.attempts, row.ts) == (OutboxState.PENDING, 0, None)


def test_the_same_kind_period_and_channel_is_enqueued_once(store):
    with store.writing() as writing:
        assert writing.enqueue(*PLACE, MESSAGE, AT)
        assert not writing.enqueue(*PLACE, MESSAGE, LATER)
    with store.writing() as writing:
        assert not writing.enqueue(*PLACE, MESSAGE, LATER)
    assert [each.created_at for each in store.outbox_rows()] == [AT]


@pytest.mark.parametrize(
    "other",
    [
        ("correction", "5.1 from 2018-09", "U0AD"),
        ("alert", "5.1 from 2018-10", "U0AD"),
        ("alert", "5.1 from 2018-09", "C0SMM"),
    ],
)
def test_another_kind_period_or_channel_is_another_message(store, other):
    with store.writing() as writing:
        assert writing.enqueue(*PLACE, MESSAGE, AT)
        assert writing.enqueue(*other, MESSAGE, AT)
    first, second = store.outbox_rows()
    assert first.key != second.key


def test_a_message_may_reply_under_another(store):
    with store.writing() as writing:
        writing.enqueue(*PLACE, MESSAGE, AT)
        above = writing.enqueued(*PLACE)
        writing.enqueue("correction", "5.1 from 2018-09", "U0AD", MESSAGE, AT, thread_of=above)
        assert writing.enqueued("correction", "never", "U0AD") is None
    alert, correction = store.outbox_rows()
    assert correction.thread_of == alert.id


def test_rows_are_asked_for_by_state(store):
    with store.writing() as writing:
        writing.enqueue(*PLACE, MESSAGE, AT)
    assert len(store.outbox_rows(OutboxState.PENDING)) == 1
    assert store.outbox_rows(OutboxState.SENT) == []


def test_the_last_digest_is_when_the_last_delivered_one_was_put_together(store):
    save_plan(store)
    week = timedelta(days=7)
    with store.writing() as writing:
        for place, period in enumerate(("w44", "w45", "w46")):
            writing.enqueue(DIGEST, period, "C0SMM", MESSAGE, AT + place * week)
        writing.enqueue("alert", "w47", "C0SMM", MESSAGE, AT + 3 * week)
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
        Post(PostKind(DIGEST), channel, Weekday.MON, time(8, 30)) for channel in ("C0A", "C0B")
    )
    save_plan(store, replace(plan(), schedule=posts))
    with store.writing() as writing:
        writing.enqueue(DIGEST, "w44", "C0A", MESSAGE, AT)
        writing.enqueue(DIGEST, "w45", "C0B", MESSAGE, AT + timedelta(days=7))
    with store._writer.begin() as connection:
        connection.execute(update(outbox).values(state=OutboxState.SENT))
        connection.execute(update(revision).values(number=revision.c.number + 1))
    assert store.snapshot().digests == (AT,)
    assert store.last_delivered(DIGEST, "C0B", AT + timedelta(days=8)) == AT + timedelta(days=7)
    assert store.last_delivered(DIGEST, "C0B", AT + timedelta(days=6)) is None
