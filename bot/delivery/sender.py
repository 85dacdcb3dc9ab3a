"""The sender: one message of the outbox at a time, exactly once as far as Slack allows.

1. Claim: a conditional update with an owner and a lease; the row count decides who won.
2. If an earlier attempt may have got through, look for its key in the channel's history before
   posting again. "Not found" counts only some time after that attempt: history lags. While the
   history cannot be read, wait.
3. Post, once.
4. Record the ts. Where the lease was lost meanwhile, the copy is recorded as a duplicate.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.outcome import (
    Ambiguous,
    BlocksRefused,
    NoEntry,
    Outcome,
    Permanent,
    Posted,
    RateLimited,
)
from bot.delivery.slack import Slack, UnreadableError
from bot.messages.message import Message
from bot.store import OutboxRow, Sending, Store

_LOG = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
"""Longer than every call that one message can take."""
SETTLED = timedelta(seconds=30)
"""From when a message that history does not show counts as not posted."""
LONGEST_WAIT = timedelta(minutes=5)
TOO_LATE = timedelta(seconds=30)
"""A lease with less than this left is not posted on: another worker may be about to take it."""


class NoEntryError(RuntimeError):
    """Slack does not let the bot in; its rows are kept."""


@dataclass(frozen=True, slots=True)
class Sender:
    """`now` gives aware moments; `undeliverable` is told of a message that will never arrive;
    `at` is called at named points, where tests kill the process.
    """

    store: Store
    slack: Slack
    owner: str
    now: Callable[[], datetime]
    undeliverable: Callable[[OutboxRow, str], None]
    settled: timedelta = SETTLED
    lease: timedelta = LEASE
    at: Callable[[str], None] = lambda _: None

    def send_next(self) -> bool:
        """Settles one message as far as it goes; False when none is ready.

        Raises NoEntryError when Slack refuses the token, StoreUnavailable.
        """
        with self.store.sending() as sending:
            row = sending.claim(self.owner, self.now(), self.lease)
        if row is None:
            return False
        self.at("claimed")
        outcome = self._attempt(row)
        self.at("posted")
        self._settle(row, outcome)
        return True

    def _attempt(self, row: OutboxRow) -> Outcome | None:
        """What became of it; None when it waits for a later time, which is recorded already."""
        place = self.slack.place_of(row.channel)
        if not isinstance(place, str):
            return place
        if row.edits is not None:
            return self._edit(row, place)
        thread = self._thread(row)
        if row.uncertain:
            found = self._look(row, place, thread)
            if not isinstance(found, _NotThere):
                return found
            with self.store.sending() as sending:
                if not sending.mark_attempt(row, self.now(), self.lease):
                    return None
        elif row.lease_until is not None and row.lease_until - self.now() < TOO_LATE:
            self._wait(row, self.now(), "woke up with too little of its lease left", False)
            return None
        return self._post(row, place, thread)

    def _post(self, row: OutboxRow, place: str, thread: str | None) -> Outcome:
        outcome = self.slack.post(place, row.message, row.key, thread)
        if isinstance(outcome, BlocksRefused):
            _LOG.error(
                "Slack refused the blocks of %s %s: %s", row.kind, row.period, outcome.reason
            )
            outcome = self.slack.post(place, as_text(row.message), row.key, thread)
        return outcome

    def _edit(self, row: OutboxRow, place: str) -> Outcome | None:
        with self.store.sending() as sending:
            original = sending.row(row.edits or 0)
        if original is None or original.ts is None:
            return Permanent("the message it edits was never posted")
        outcome = self.slack.edit(place, original.ts, row.message)
        if isinstance(outcome, BlocksRefused):
            outcome = self.slack.edit(place, original.ts, as_text(row.message))
        return outcome

    def _thread(self, row: OutboxRow) -> str | None:
        if row.thread_of is None:
            return None
        with self.store.sending() as sending:
            parent = sending.row(row.thread_of)
        return parent.ts if parent is not None else None

    def _look(self, row: OutboxRow, place: str, thread: str | None) -> "Outcome | _NotThere | None":
        attempted = row.attempted_at or row.created_at
        looked = self.now()
        try:
            ts = self.slack.find(place, row.key, attempted, thread)
        except UnreadableError as error:
            self._wait(row, looked + backoff(row.attempts), str(error))
            return None
        if ts is not None:
            return Posted(ts)
        if looked < attempted + self.settled:
            self._wait(row, attempted + self.settled, "not in the history yet")
            return None
        return _NotThere()

    def _wait(self, row: OutboxRow, until: datetime, reason: str, uncertain: bool = True) -> None:
        with self.store.sending() as sending:
            sending.put_back(row, until, reason, uncertain=uncertain)

    def _settle(self, row: OutboxRow, outcome: Outcome | None) -> None:
        now = self.now()
        dead = False
        with self.store.sending() as sending:
            match outcome:
                case None:
                    return
                case Posted(ts):
                    self._sent(sending, row, ts, now)
                case RateLimited(seconds):
                    sending.put_back(
                        row, now + timedelta(seconds=seconds), "rate limited", uncertain=False
                    )
                case Ambiguous(reason):
                    later = now + backoff(row.attempts)
                    sending.put_back(row, later, reason, uncertain=row.edits is None)
                case NoEntry(reason):
                    sending.put_back(row, now, reason, uncertain=row.uncertain)
                case BlocksRefused(reason) | Permanent(reason):
                    dead = sending.mark_dead(row, reason)
        if isinstance(outcome, NoEntry):
            raise NoEntryError(outcome.reason)
        if dead and isinstance(outcome, BlocksRefused | Permanent):
            _LOG.error("%s %s to %s is dead: %s", row.kind, row.period, row.channel, outcome.reason)
            self.undeliverable(row, outcome.reason)

    def _sent(self, sending: Sending, row: OutboxRow, ts: str, now: datetime) -> None:
        if not sending.mark_sent(row, ts, now):
            _LOG.error("%s %s was sent twice: %s is a second copy", row.kind, row.period, ts)
            sending.record_duplicate(row, ts)


@dataclass(frozen=True, slots=True)
class _NotThere:
    """The history was read late enough, and the message is not in it."""


def as_text(message: Message) -> Message:
    """What goes out when Slack refuses the blocks: the whole message as text, escaped."""
    escaped = message.plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Message(text=escaped[:3900], blocks=(), plain=message.plain)


def backoff(attempts: int) -> timedelta:
    """2, 4, 8 … seconds, at most five minutes."""
    return min(timedelta(seconds=2.0 ** min(attempts, 12)), LONGEST_WAIT)
