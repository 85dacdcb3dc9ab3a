"""What is old goes, and nothing that keeps a post from being posted again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.message import Message
from bot.domain.outbox import OutboxState
from bot.services.retention import delete_what_is_old
from bot.store import AuditEntry, Outcome
from tests.keeping import changing, put_message
from tests.making import utc

THEN, NOW = utc("2024-11-20 09:00"), utc("2026-11-25 09:00")
DAY = timedelta(days=1)
POST = ("weekly-digest", "2024-11-20", "C0SMM")
WORDS = Message("a sentence", ({"type": "divider"},), "all of it")


@pytest.fixture
def kept(bringing):
    """A store whose plan keeps for 24 months, with an old digest that was delivered."""
    bringing.plan(retention=24)
    with changing(bringing.store) as work:
        put_message(work, *POST, WORDS, THEN)
        entry = AuditEntry(THEN, "U0", "role", "T0", "D0", "/rag 5", Outcome.ANSWERED)
        work.audit.add(entry, replace(entry, at=NOW))
    deliver(bringing.store, THEN)
    return bringing.store


def deliver(store, at):
    with changing(store) as work:
        held = work.delivery.claim("w", at, timedelta(seconds=90))
        work.delivery.mark_sent(held, "1.1", at)


def days(store, *moments):
    for at in moments:
        while delete_what_is_old(store, at):
            pass


def commands(store):
    return [each.command for each in store.audit_rows(10)]


def test_on_the_second_day_what_is_old_goes_and_it_is_said(kept):
    days(kept, NOW)
    assert commands(kept) == ["/rag 5", "/rag 5"]
    days(kept, NOW + DAY)
    said, stays = commands(kept)
    assert stays == "/rag 5"
    assert said == (
        "deleted 1 entry of the audit and the words of 1 message from before 26 November 2024: "
        "the plan keeps them for 24 months"
    )
    known = kept.retention()
    assert (known.entries, known.messages) == (1, 1)


def test_a_message_without_words_is_still_the_only_one_of_its_kind(kept):
    days(kept, NOW, NOW + DAY)
    (row,) = kept.outbox_rows()
    assert row.message == Message("", (), "")
    assert (row.state, row.ts, row.sent_at) == (OutboxState.SENT, "1.1", THEN)
    with changing(kept) as work:
        assert not put_message(work, *POST, WORDS, NOW)


def test_a_message_that_waits_keeps_its_words_however_old(kept):
    with changing(kept) as work:
        put_message(work, "other", "one", "C0SMM", WORDS, THEN)
    days(kept, NOW, NOW + DAY)
    assert [each.message.plain for each in kept.outbox_rows()] == ["", "all of it"]


@pytest.mark.parametrize(
    ("ended", "words"),
    [(None, "all of it"), (NOW - DAY, "all of it"), (THEN, "")],
    ids=["open", "ended-lately", "ended-long-ago"],
)
def test_an_alert_keeps_its_words_while_its_flag_may_edit_it(kept, ended, words):
    with changing(kept) as work:
        flag = work.flags.open("5.2", "2024-10", THEN)
        put_message(work, "left-green", f"5.2 #{flag.id}", "U0AD", WORDS, THEN)
        if ended is not None:
            work.flags.close(flag.id, "2024-11", ended)
    deliver(kept, THEN)
    days(kept, NOW, NOW + DAY)
    assert kept.outbox_rows()[-1].message.plain == words


def test_what_is_much_goes_in_parts(kept, monkeypatch):
    monkeypatch.setattr("bot.store.retention.MOST", 2)
    with changing(kept) as work:
        entry = AuditEntry(THEN, "U0", "role", "T0", "D0", "/rag 5", Outcome.ANSWERED)
        work.audit.add(*[entry] * 4)
    days(kept, NOW, NOW + DAY)
    assert kept.retention().entries == 5


def test_a_plan_that_says_nothing_keeps_everything(planned):
    assert not delete_what_is_old(planned.store, NOW)
    assert planned.store.retention() is None
