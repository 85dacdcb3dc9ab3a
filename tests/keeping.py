"""Changes of a store that are kept: what a test puts there before it looks."""

from contextlib import contextmanager
from datetime import UTC, datetime

from bot.domain.outbox import OutboxKind, Outgoing, about_of
from bot.store import Arrival, AuditEntry, Outcome


@contextmanager
def changing(store, by=None, *, alone=True):
    """A unit of work that is committed where the block comes to its end."""
    with store.begin(by, alone=alone) as work:
        yield work
        work.commit()


def entry_of(user, at=datetime(2018, 12, 3, 9, 30, tzinfo=UTC)):
    """An entry of the audit, for what `user` does."""
    return AuditEntry(at, user, "role", "T0", "D0", "something", Outcome.ANSWERED)


def put_plan(work, plan, file, sha256, at):
    return work.plans.save(plan, Arrival(file, sha256, at))


def put_outturns(work, outturns, file, sha256, at):
    compared = work.figures.compare(outturns, at)
    work.figures.save(compared, Arrival(file, sha256, at))
    return compared.counts


def put_caseloads(work, extracts, file, sha256, at):
    return work.caseloads.save(extracts, Arrival(file, sha256, at))


def put_message(work, kind, key, channel, message, at, **fields):  # noqa: PLR0917 - what tells one apart
    return work.outbox.enqueue(Outgoing(*_told(kind, key), channel, message, **fields), at)


def message_id(work, kind, key, channel):
    return work.outbox.id_of(*_told(kind, key), channel)


def _told(kind, key):
    return OutboxKind(kind), about_of(OutboxKind(kind), key)
