"""A small council's plan in a store, and findings by what they are about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from jobs.schedule import owed_now
from tests.integration.store.nouns import (
    MESSAGE,
    extract,
    outturn,
    plan,
    save_caseloads,
    save_outturns,
    save_plan,
)
from tests.keeping import changing, put_message

NOW = datetime(2018, 12, 4, 9, 0, tzinfo=UTC)
"""A Tuesday; the small plan's digest is due on Mondays."""
SAVED = NOW - timedelta(days=20)


def a_plan(**changed):
    return replace(plan(), sample=False, **changed)


def stock(store, *, month="2018-11", day=date(2018, 11, 15), **changed):
    """A plan with figures of `month` and an extract of `day`, its posts taken up."""
    save_plan(store, a_plan(**changed), at=SAVED)
    save_outturns(store, outturn(period=month), at=SAVED)
    save_caseloads(store, extract(12, 15, day=day), at=SAVED)
    take_up(store)


def take_up(store):
    for due in owed_now(store, store.snapshot().plan, NOW):
        with changing(store) as work:
            work.audit.once(due.key, NOW)


def beat(store, name="one", ago=timedelta(seconds=5), halted=None):
    with changing(store, alone=False) as work:
        work.workers.beat(name, NOW - ago, halted)


def enqueue(store, ago=timedelta(), period="2018-12-03", channel="C0SMM", kind="weekly-digest"):
    """The row of a message that has been waiting for `ago`."""
    with changing(store) as work:
        put_message(work, kind, period, channel, MESSAGE, NOW - ago)
    return store.outbox_rows()[-1]


def claim(store, at=NOW):
    with changing(store, alone=False) as work:
        return work.delivery.claim("one", at, timedelta(minutes=2))


def kill(store, ago, reason="is_archived"):
    """A message that was enqueued `ago` and can never be delivered."""
    enqueue(store, ago)
    row = claim(store)
    with changing(store, alone=False) as work:
        assert work.delivery.mark_dead(row, reason)


def send(store, ago=timedelta(), after=timedelta(), **where):
    """A message that was enqueued `ago` and delivered `after` that."""
    enqueue(store, ago, **where)
    row = claim(store)
    with changing(store, alone=False) as work:
        assert work.delivery.mark_sent(row, f"{row.id}.000100", NOW - ago + after)


def of(findings, what):
    """(level, what is said, what to do) of the one finding about `what`."""
    (found,) = [each for each in findings if each.what == what]
    return found.level.value, found.said, found.do
