"""What waits and what died, told without reading through the outbox."""

from datetime import timedelta

from sqlalchemy import event, insert

from bot.store.tables import outbox
from tests.integration.store.nouns import AT, LATER, MESSAGE
from tests.keeping import changing, put_message

LEASE = timedelta(minutes=2)


def enqueue(store, period, at, channel="C0SMM"):
    with changing(store) as work:
        put_message(work, "other", period, channel, MESSAGE, at)


def test_an_empty_outbox_has_nothing_that_waits_or_died(store):
    found = store.backlog()
    assert (found.waiting, found.oldest, found.last_dead) == (0, None, None)


def test_the_oldest_is_told_whether_it_is_held_or_waits_with_its_own_reason(store):
    enqueue(store, "first", AT)
    enqueue(store, "elsewhere", LATER, "C0PERF")
    with changing(store, alone=False) as work:
        row = work.delivery.claim("one", LATER, LEASE)
    found = store.backlog()
    assert (found.waiting, found.oldest.created_at, found.oldest.reason) == (2, AT, None)
    with changing(store, alone=False) as work:
        work.delivery.put_back(row, LATER, "rate limited", uncertain=False, attempted_at=None)
    assert store.backlog().oldest.reason == "rate limited"


def test_the_last_that_died_is_told_with_its_reason(store):
    for number, reason in enumerate(["is_archived", "not_in_channel"]):
        enqueue(store, str(number), AT)
        with changing(store, alone=False) as work:
            work.delivery.mark_dead(work.delivery.claim("one", LATER, LEASE), reason)
    found = store.backlog()
    assert (found.waiting, found.oldest) == (0, None)
    assert (found.last_dead.kind, found.last_dead.channel) == ("other", "C0SMM")
    assert found.last_dead.reason == "not_in_channel"


def test_of_thousands_that_wait_or_died_no_text_is_read(store):
    row = {"kind": "other", "channel": "C0SMM", "text": "", "blocks": "[]", "plain": "x" * 3000}
    rows = [
        row
        | {"key": str(number), "period": str(number), "created_at": AT, "attempts": 0}
        | {"state": "dead" if number % 2 else "pending"}
        for number in range(4000)
    ]
    with store._writer.begin() as connection:
        connection.execute(insert(outbox), rows)
    asked = []
    event.listen(store._engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    found = store.backlog()
    assert (found.waiting, found.oldest.created_at) == (2000, AT)
    assert not [each for each in asked if "plain" in each]
