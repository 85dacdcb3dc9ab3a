"""Composition root of the worker: what is owed → outbox → Slack, and the inbox.

Each part is a loop that APScheduler runs. The main thread watches them; when one fails or stays
silent the process ends, and whatever supervises it starts it again.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import uuid4

from bot.delivery.files import SlackFiles
from bot.delivery.sender import LEASE, SETTLED, NoEntryError, Sender
from bot.delivery.slack import TIMEOUT_SECONDS, Slack
from bot.delivery.uploads import SlackUploads
from bot.domain.outbox import OutboxRow
from bot.services.as_of import moment_of
from bot.services.flag_watch import watch_flags
from bot.services.inbox import Inbox
from bot.services.incoming_turns import FileTurns, clear_left_behind
from bot.services.report_turns import ReportTurns
from bot.services.retention import delete_what_is_old
from bot.services.sources import read_sources
from bot.services.undeliverable import tell_administrators
from bot.services.updates import ask_for_updates
from bot.settings import Settings
from bot.store import Store, StoreUnavailable
from jobs.loops import Loops
from jobs.schedule import BANK_HOLIDAYS, enqueue_owed

_LOG = logging.getLogger(__name__)

POLL_SECONDS = 0.5
"""How soon a message that another process enqueued is seen."""
BEAT_SECONDS = 10.0
LOOK_SECONDS = 600.0
"""How soon after midnight what is too old is deleted."""
SENDER = "sender"
FILES = "files"
REPORTS = "reports"


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


def now() -> datetime:
    return datetime.now(UTC)


class Worker:
    """`stop` ends it; it has then put nothing aside that it had not finished. `reached` is called
    at named points, where tests kill the process.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what tests change, each with what it is otherwise
        self,
        settings: Settings,
        store: Store,
        patience: Patience = PATIENCE,
        reached: Callable[[str], None] = lambda _: None,
        clock: Callable[[], datetime] = now,
        day: Callable[[], date | None] = lambda: None,
    ) -> None:
        self.name = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:6]}"
        self.halted: str | None = None
        self._store = store
        self._given = settings.given
        self._patience = patience
        self._now = clock
        self._reached = reached
        self._stopping = threading.Event()
        self.sender = Sender(
            store=store,
            slack=Slack(settings.bot_token, settings.slack_api_url, patience.slack_seconds),
            owner=self.name,
            now=clock,
            undeliverable=self._undeliverable,
            settled=patience.settled,
            lease=patience.lease,
            reached=reached,
        )
        self._loops = Loops()
        self._loops.every(POLL_SECONDS, SENDER, _patient(SENDER, self._send))
        self._loops.at_full_minutes("due", _patient("due", self._take_up))
        self._loops.every(BEAT_SECONDS, "beat", _patient("beat", self._beat))
        self._loops.every(LOOK_SECONDS, "retention", _patient("retention", self._delete))
        self._loops.at_full_minutes("sources", _patient("sources", self._read_sources))
        clear_left_behind()
        files = SlackFiles(settings.bot_token, settings.slack_api_url)
        self._files = FileTurns(store, files.fetch, clock, day, reached)
        self._loops.every(POLL_SECONDS, FILES, _patient(FILES, self._read_files))
        uploads = SlackUploads(settings.bot_token, settings.slack_api_url, reached=reached)
        place_of = self.sender.slack.place_of
        self._reports = ReportTurns(store, uploads, place_of, clock, reached)
        self._loops.every(POLL_SECONDS, REPORTS, _patient(REPORTS, self._make_reports))
        if settings.inbox is not None:
            inbox = Inbox(store, settings.inbox, clock, reached)
            turn = _patient("inbox", partial(self._take_in, inbox))
            self._loops.every(POLL_SECONDS, "inbox", turn)

    def run(self) -> None:
        """Runs until `stop`. Raises LoopError where a part fails or is silent; it may hang."""
        self._loops.start()
        try:
            while not self._stopping.wait(1.0):
                self._loops.listen(self._patience.silent_seconds)
        finally:
            self._stopping.set()
            self._loops.stop(self._patience.stop_seconds)
        with suppress(StoreUnavailable), self._store.begin(alone=False) as work:
            work.workers.leave(self.name)
            work.commit()

    def stop(self) -> None:
        self._stopping.set()

    def _send(self) -> float:
        try:
            while not self._stopping.is_set() and self.sender.send_next():
                self._loops.hear(SENDER)
        except NoEntryError as error:
            self.halted = f"Slack refuses the token: {error}"
            _LOG.critical("%s. Nothing is sent until it is mended; every row is kept.", self.halted)
            return self._patience.no_entry_seconds
        self.halted = None
        return POLL_SECONDS

    def _take_up(self) -> None:
        snapshot = self._store.snapshot()
        # The sample lives on its own date: its posts are not owed by today's calendar.
        at = moment_of(snapshot.plan if snapshot else None, self._now())
        self._reached("due")
        for due in enqueue_owed(self._store, at, self.sender.slack.is_private):
            _LOG.info("took up %s, due %s", due.key, due.at.isoformat())
            self._reached("enqueued")
            self._loops.wake(SENDER)
        if ask_for_updates(self._store, at, BANK_HOLIDAYS):
            self._reached("updates asked for")
            self._loops.wake(SENDER)
        if watch_flags(self._store, at, BANK_HOLIDAYS):
            self._reached("flags watched")
            self._loops.wake(SENDER)

    def _delete(self) -> float:
        snapshot = self._store.snapshot()
        at = moment_of(snapshot.plan if snapshot else None, self._now())
        return POLL_SECONDS if delete_what_is_old(self._store, at) else LOOK_SECONDS

    def _read_sources(self) -> None:
        # A source is the council's own, of today: the sample has none.
        read_sources(self._store, self._given, self._now())
        self._loops.wake(SENDER)

    def _read_files(self) -> float:
        while not self._stopping.is_set() and self._files.turn():
            self._loops.hear(FILES)
            self._loops.wake(SENDER)
        return POLL_SECONDS

    def _make_reports(self) -> float:
        while not self._stopping.is_set() and self._reports.turn():
            self._loops.hear(REPORTS)
            self._loops.wake(SENDER)
        return POLL_SECONDS

    def _take_in(self, inbox: Inbox) -> float:
        rest = inbox.turn()
        # What the file brought may have queued an alert.
        self._loops.wake(SENDER)
        return rest

    def _beat(self) -> float:
        with self._store.begin(alone=False) as work:
            work.workers.beat(self.name, self._now(), self.halted)
            work.commit()
        return BEAT_SECONDS

    def _undeliverable(self, row: OutboxRow, reason: str) -> None:
        tell_administrators(self._store, row, reason, self._now())


def _patient(name: str, turn: Callable[[], float | None]) -> Callable[[], float | None]:
    """The turn, tried again soon where the store cannot be reached."""

    def patient() -> float | None:
        try:
            return turn()
        except StoreUnavailable as error:
            _LOG.warning("%s waits for the store: %s", name, error)
            return POLL_SECONDS

    return patient
