"""Composition root of the worker: alarm clock → what is owed → outbox → Slack, and the inbox.

Each part is a loop in a thread of its own. The main thread watches their heartbeats; when one
stays silent the process ends, and whatever supervises it starts it again.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from time import monotonic
from uuid import uuid4

from bot.delivery.sender import LEASE, SETTLED, NoEntryError, Sender
from bot.delivery.slack import TIMEOUT_SECONDS, Slack
from bot.services.as_of import moment_of
from bot.services.inbox import Inbox
from bot.services.undeliverable import tell_administrators
from bot.settings import Settings
from bot.store import OutboxRow, Store, StoreUnavailable
from jobs.alarm import Alarm
from jobs.schedule import enqueue_owed

_LOG = logging.getLogger(__name__)

POLL_SECONDS = 0.5
"""How soon a message that another process enqueued is seen."""
BEAT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the worker waits for what."""

    silent_seconds: float = 180.0
    """A part may stay silent for this long: for the slowest message and a locked database."""
    no_entry_seconds: float = 300.0
    """Nothing is sent for this long after Slack refused the token."""
    stop_seconds: float = 20.0
    """A part that is told to stop may take this long for what it is at."""
    slack_seconds: int = TIMEOUT_SECONDS
    """For one call of Slack."""
    lease: timedelta = LEASE
    settled: timedelta = SETTLED


PATIENCE = Patience()


class SilentError(RuntimeError):
    """A part of the worker died or hangs."""


@dataclass(slots=True)
class Part:
    """A loop: `turn` does one round and returns how many seconds to rest before the next."""

    name: str
    turn: Callable[[], float]
    wake: threading.Event = field(default_factory=threading.Event)
    heard: float = field(default_factory=monotonic)
    thread: threading.Thread | None = None


def now() -> datetime:
    return datetime.now(UTC)


class Worker:
    """`stop` ends it; it has then put nothing aside that it had not finished. `at` is called at
    named points, where tests kill the process.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        patience: Patience = PATIENCE,
        at: Callable[[str], None] = lambda _: None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.name = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:6]}"
        self.halted: str | None = None
        self._store = store
        self._patience = patience
        self._now = clock
        self._at = at
        self._stopping = threading.Event()
        self.sender = Sender(
            store=store,
            slack=Slack(settings.bot_token, settings.slack_api_url, patience.slack_seconds),
            owner=self.name,
            now=clock,
            undeliverable=self._undeliverable,
            settled=patience.settled,
            lease=patience.lease,
            at=at,
        )
        self._outgoing = Part("sender", self._send)
        self._due = Part("due", self._take_up)
        self.parts = [self._outgoing, self._due, Part("beat", self._beat)]
        if settings.inbox is not None:
            inbox = Inbox(store, settings.inbox, clock, at)
            self.parts.append(Part("inbox", partial(self._take_in, inbox)))
        self._alarm = Alarm(self._due.wake.set)

    def run(self) -> None:
        """Until `stop`. Raises SilentError when a part stays silent."""
        for part in self.parts:
            part.thread = threading.Thread(
                target=self._loop, args=(part,), name=part.name, daemon=True
            )
            part.thread.start()
        self._alarm.start()
        try:
            while not self._stopping.wait(1.0):
                self._listen()
        finally:
            self._alarm.stop()
            self._stop_parts()

    def stop(self) -> None:
        self._stopping.set()
        for part in self.parts:
            part.wake.set()

    def _loop(self, part: Part) -> None:
        while not self._stopping.is_set():
            try:
                rest = part.turn()
            except StoreUnavailable as error:
                _LOG.warning("%s waits for the store: %s", part.name, error)
                rest = POLL_SECONDS
            # Resting is not silence.
            part.heard = monotonic() + rest
            if rest and part.wake.wait(rest):
                part.wake.clear()

    def _listen(self) -> None:
        for part in self.parts:
            silent = monotonic() - part.heard
            dead = part.thread is None or not part.thread.is_alive()
            if dead or silent > self._patience.silent_seconds:
                raise SilentError(f"the {part.name} has been silent for {silent:.0f} s")

    def _stop_parts(self) -> None:
        self.stop()
        for part in self.parts:
            if part.thread is not None:
                part.thread.join(timeout=self._patience.stop_seconds)
        with suppress(StoreUnavailable), self._store.sending() as sending:
            sending.leave(self.name)

    def _send(self) -> float:
        try:
            while not self._stopping.is_set() and self.sender.send_next():
                self._outgoing.heard = monotonic()
        except NoEntryError as error:
            self.halted = f"Slack refuses the token: {error}"
            _LOG.critical("%s. Nothing is sent until it is mended; every row is kept.", self.halted)
            return self._patience.no_entry_seconds
        self.halted = None
        return POLL_SECONDS

    def _take_up(self) -> float:
        snapshot = self._store.snapshot()
        # The sample lives on its own date: its posts are not owed by today's calendar.
        at = moment_of(snapshot.plan if snapshot else None, self._now())
        self._at("due")
        for due in enqueue_owed(self._store, at):
            _LOG.info("took up %s, due %s", due.key, due.at.isoformat())
            self._at("enqueued")
            self._outgoing.wake.set()
        return 30.0 if self._alarm.alive else POLL_SECONDS

    def _take_in(self, inbox: Inbox) -> float:
        rest = inbox.turn()
        # What the file brought may have queued an alert.
        self._outgoing.wake.set()
        return rest

    def _beat(self) -> float:
        with self._store.sending() as sending:
            sending.beat(self.name, self._now(), self.halted)
        return BEAT_SECONDS

    def _undeliverable(self, row: OutboxRow, reason: str) -> None:
        tell_administrators(self._store, row, reason, self._now())
