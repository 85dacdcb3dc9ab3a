"""The sender: one message of the outbox at a time, exactly once as far as Slack allows.

1. Claim: a conditional update with an owner and a lease; the row count decides who won.
2. If an earlier attempt may have got through, look for its key in the channel's history before
   posting again. "Not found" counts only some time after that attempt: history lags. While the
   history cannot be read, wait; where it never can be, the message is dead and told about.
3. Post, once.
4. Record the ts, whoever holds the row by then. Where another copy was recorded first, this one is
   recorded as a duplicate.

Which place a message goes to, and whether strangers are in it, is asked before all that: a failure
there says nothing of the post.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.outcome import (
    Ambiguous,
    BlocksRefused,
    NoEntry,
    NotNow,
    Outcome,
    Permanent,
    Posted,
)
from bot.delivery.slack import Slack, UnreadableError
from bot.domain.message import Message
from bot.domain.outbox import OutboxKind, OutboxRow
from bot.store import Store

_LOG = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
"""Longer than every call that one message can take."""
SETTLED = timedelta(seconds=30)
"""From when a message that history does not show counts as not posted."""
LONGEST_WAIT = timedelta(minutes=5)
TOO_LATE = 1 / 3
"""A lease with less than this share left is not posted on: another worker may soon take it."""
LONGEST_TEXT = 38_000
LONGEST_EDIT = 3_900
"""Bytes of a text: Slack takes 40,000 in a post and 4,000 in an edit."""


CANVAS_ATTEMPTS = 6
"""Some two minutes: the channel's messages wait behind what goes into its canvas."""


class NoEntryError(RuntimeError):
    """Slack does not let the bot in; its rows are kept."""


@dataclass(frozen=True, slots=True)
class Sender:
    """`now` gives aware moments; `undeliverable` is told of a message that will never arrive, and
    again if the process ends there; `reached` is called at named points, where tests kill the
    process.
    """

    store: Store
    slack: Slack
    owner: str
    now: Callable[[], datetime]
    undeliverable: Callable[[OutboxRow, str], None]
    settled: timedelta = SETTLED
    lease: timedelta = LEASE
    reached: Callable[[str], None] = lambda _: None

    def send_next(self) -> bool:
        """Settles one message as far as it goes; False when none is ready.

        Raises NoEntryError when Slack refuses the token, StoreUnavailable.
        """
        with self.store.begin(alone=False) as work:
            row = work.delivery.claim(self.owner, self.now(), self.lease)
            work.commit()
        if row is None:
            return False
        self.reached("claimed")
        outcome = self._attempt(row)
        if isinstance(outcome, Posted):
            self.reached("posted")
        self._settle(row, outcome)
        return True

    def _attempt(self, row: OutboxRow) -> Outcome | None:
        """What became of it; None when it waits for a later time, which is recorded already."""
        place = self.slack.place_of(row.channel)
        if isinstance(place, NotNow):
            # Nothing was asked about the message itself: what was uncertain stays so.
            self._wait(row, self._later(row, place), place.reason, uncertain=row.uncertain)
            return None
        if not isinstance(place, str):
            return place
        if row.edits is not None:
            return self._edit(row, place)
        if row.kind is OutboxKind.MINUTES_IN_CANVAS:
            return self._in_canvas(row, place)
        thread = self._thread(row)
        if row.uncertain:
            found = self._look(row, place, thread)
            if not isinstance(found, _NotThere):
                return found
            with self.store.begin(alone=False) as work:
                if not work.delivery.mark_attempt(row, self.now(), self.lease):
                    return None
                work.commit()
        elif row.lease_until is not None and row.lease_until - self.now() < self.lease * TOO_LATE:
            self._wait(row, self.now(), "too little of its lease was left", uncertain=False)
            return None
        return self._post(row, place, thread)

    def _post(self, row: OutboxRow, place: str, thread: str | None) -> Outcome:
        outcome = self.slack.post(place, row.message, row.key, thread)
        if isinstance(outcome, BlocksRefused):
            _LOG.error("Slack refused the blocks of %s: %s", row, outcome.reason)
            outcome = self.slack.post(place, as_text(row.message, LONGEST_TEXT), row.key, thread)
        return outcome

    def _edit(self, row: OutboxRow, place: str) -> Outcome | None:
        with self.store.begin(alone=False) as work:
            original = work.delivery.row(row.edits or 0)
        if original is None or original.ts is None:
            return Permanent("the message it edits was never posted")
        outcome = self.slack.edit(place, original.ts, row.message)
        if isinstance(outcome, BlocksRefused):
            outcome = self.slack.edit(place, original.ts, as_text(row.message, LONGEST_EDIT))
        return outcome

    def _in_canvas(self, row: OutboxRow, place: str) -> Outcome:
        outcome = self.slack.write_in_canvas(place, row.message)
        if isinstance(outcome, Ambiguous) and row.attempts >= CANVAS_ATTEMPTS:
            return Permanent(outcome.reason)
        return outcome

    def _thread(self, row: OutboxRow) -> str | None:
        if row.thread_of is None:
            return None
        with self.store.begin(alone=False) as work:
            parent = work.delivery.row(row.thread_of)
        return parent.ts if parent is not None else None

    def _look(self, row: OutboxRow, place: str, thread: str | None) -> "Outcome | _NotThere | None":
        looked = self.now()
        try:
            found = self.slack.find(place, row.key, row.created_at, thread)
        except UnreadableError as error:
            _LOG.warning("%s waits to be looked for: %s", row, error)
            self._wait(row, looked + backoff(row.attempts), str(error), uncertain=True)
            return None
        if found is not None:
            return found
        shows = (row.attempted_at or row.created_at) + self.settled
        if looked < shows:
            self._wait(row, shows, "not in the history yet", uncertain=True)
            return None
        return _NotThere()

    def _wait(self, row: OutboxRow, until: datetime, reason: str, *, uncertain: bool) -> None:
        self._put_back(row, until, reason, uncertain, row.attempted_at)

    def _put_back(
        self, row: OutboxRow, until: datetime, reason: str, uncertain: bool, tried: datetime | None
    ) -> None:
        with self.store.begin(alone=False) as work:
            work.delivery.put_back(row, until, reason, uncertain=uncertain, attempted_at=tried)
            work.commit()

    def _later(self, row: OutboxRow, outcome: NotNow) -> datetime:
        if outcome.seconds is None:
            return self.now() + backoff(row.attempts)
        return self.now() + timedelta(seconds=outcome.seconds)

    def _settle(self, row: OutboxRow, outcome: Outcome | None) -> None:
        now = self.now()
        match outcome:
            case None:
                return
            case Posted(ts):
                self._sent(row, ts, now)
            case NotNow(reason):
                self._wait(row, self._later(row, outcome), reason, uncertain=False)
            case Ambiguous(reason):
                # It may have reached Slack as late as now: from here the history has its time.
                uncertain = row.edits is None and row.kind is not OutboxKind.MINUTES_IN_CANVAS
                self._put_back(row, now + backoff(row.attempts), reason, uncertain, now)
            case NoEntry(reason):
                self._wait(row, now, reason, uncertain=row.uncertain)
                raise NoEntryError(reason)
            case BlocksRefused(reason) | Permanent(reason):
                self._bury(row, reason)

    def _bury(self, row: OutboxRow, reason: str) -> None:
        _LOG.error("%s to %s is dead: %s", row, row.channel, reason)
        # Told first: a process that ends in between tells again, and never not at all.
        self.undeliverable(row, reason)
        self.reached("told")
        with self.store.begin(alone=False) as work:
            work.delivery.mark_dead(row, reason)
            work.commit()

    def _sent(self, row: OutboxRow, ts: str, now: datetime) -> None:
        with self.store.begin(alone=False) as work:
            first = work.delivery.mark_sent(row, ts, now)
            twice = not first and work.delivery.record_duplicate(row, ts)
            work.commit()
        if twice:
            _LOG.error("%s was sent twice: %s is a second copy", row, ts)


@dataclass(frozen=True, slots=True)
class _NotThere:
    """The history was read late enough, and the message is not in it."""


def as_text(message: Message, longest: int) -> Message:
    """The message that goes out when Slack refuses the blocks: the whole message as text, escaped;
    of one longer than `longest` bytes whole lines, and a last one that says that more is missing.
    """
    whole = _escaped(message.plain)
    if len(whole.encode()) > longest:
        kept: list[str] = []
        room = longest - len(_CUT.encode())
        for line in whole.splitlines():
            room -= len(line.encode()) + 1
            if room < 0:
                break
            kept.append(line)
        whole = "\n".join([*(kept or [_escaped(message.text)]), _CUT])
    return Message(text=whole, blocks=(), plain=message.plain)


_CUT = "… more than Slack takes in one message: ask planbot for the rest."


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def backoff(attempts: int) -> timedelta:
    """The wait of 2, 4, 8 … seconds, at most five minutes."""
    return min(timedelta(seconds=2.0 ** min(attempts, 12)), LONGEST_WAIT)
