"""The worker's loops, run by APScheduler: it says when, and decides nothing."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from time import monotonic, time
from typing import Any

from apscheduler.events import (
    EVENT_JOB_ERROR,
    EVENT_JOB_MAX_INSTANCES,
    JobExecutionEvent,
    JobSubmissionEvent,
)
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

_LOG = logging.getLogger(__name__)

TIMEZONE = "Europe/London"
LONGEST_REST = 60.0
"""Seconds between two turns of a loop that states no rest of its own."""
CLOCK_JUMP_SECONDS = 5.0
"""From when the machine's clock counts as set, and not as merely adjusted."""


class LoopError(RuntimeError):
    """A loop failed, or was silent for too long; the message names it."""


@dataclass(slots=True)
class _Loop:
    turn: Callable[[], float | None]
    running: Lock = field(default_factory=Lock)
    """Held for a turn."""
    heard: float = field(default_factory=monotonic)
    again: bool = False
    """True where it was woken in the middle of a turn."""


class _Interval(IntervalTrigger):  # type: ignore[misc] # apscheduler carries no types
    """Counts from now: after a clock that ran ahead there are no years of turns to make up for."""

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        return now + self.interval if previous else now


class _Minutes(CronTrigger):  # type: ignore[misc] # see above
    """The next full minute from now, for the same reason."""

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> Any:
        return super().get_next_fire_time(None, now + timedelta(microseconds=1))


class Loops:
    """Loops by name, each in a thread of its own for a turn, and one turn of each at a time."""

    def __init__(self) -> None:
        self._loops: dict[str, _Loop] = {}
        self._failed: JobExecutionEvent | None = None
        self._stopped = False
        self._ahead = time() - monotonic()
        # It warns of every turn that is longer than its interval: the next one waits, as it should.
        logger = _LOG.getChild("apscheduler")
        logger.setLevel(logging.ERROR)
        self._scheduler = BackgroundScheduler(
            timezone=TIMEZONE,
            logger=logger,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_listener(self._note_failure, EVENT_JOB_ERROR)
        self._scheduler.add_listener(self._note_wake, EVENT_JOB_MAX_INSTANCES)

    def every(self, seconds: float, name: str, turn: Callable[[], float | None]) -> None:
        """Adds a loop that runs at the start and then every `seconds`; where `turn` returns
        seconds, it rests for so long instead.
        """
        self._add(_Interval(seconds=seconds, timezone=TIMEZONE), name, turn)

    def at_full_minutes(self, name: str, turn: Callable[[], float | None]) -> None:
        """Adds a loop that runs at the start and then at every full minute by London's clock."""
        self._add(_Minutes(second=0, timezone=TIMEZONE), name, turn)

    def wake(self, name: str) -> None:
        """Gives the loop its next turn now, or as soon as the present one is over."""
        self._next_in(name, 0.0)

    def hear(self, name: str) -> None:
        """Records that the loop is alive in the middle of a long turn."""
        self._loops[name].heard = monotonic()

    def start(self) -> None:
        self._scheduler.start()

    def stop(self, patience: float) -> None:
        """Gives no further turn, and waits up to `patience` seconds for each present one."""
        self._stopped = True
        # Not by the scheduler: it would wait with its jobs locked, which a turn's end wants.
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for loop in self._loops.values():
            if loop.running.acquire(timeout=patience):
                loop.running.release()

    def listen(self, silent_seconds: float) -> None:
        """Raises LoopError where a loop failed or has been silent for longer. To be called once a
        second: a clock that was set back would have every loop wait for its old hour.
        """
        if self._failed is not None:
            raise LoopError(f"the {self._failed.job_id} failed") from self._failed.exception
        for name, loop in self._loops.items():
            silent = monotonic() - loop.heard
            if silent > silent_seconds:
                raise LoopError(f"the {name} has been silent for {silent:.0f} s")
        self._follow_the_clock()

    def _add(self, trigger: Any, name: str, turn: Callable[[], float | None]) -> None:
        self._loops[name] = _Loop(turn)
        now = datetime.now(UTC)
        self._scheduler.add_job(self._run, trigger, [name], id=name, name=name, next_run_time=now)

    def _run(self, name: str) -> None:
        loop = self._loops[name]
        with loop.running:
            rest = None if self._stopped else loop.turn()
        # Resting is not silence.
        loop.heard = monotonic() + (rest or LONGEST_REST)
        if loop.again:
            loop.again = False
            rest = 0.0
        if rest is not None:
            self._next_in(name, rest)

    def _next_in(self, name: str, seconds: float) -> None:
        when = datetime.now(UTC) + timedelta(seconds=seconds)
        # A scheduler that was stopped knows no jobs any more.
        with suppress(JobLookupError):
            self._scheduler.modify_job(name, next_run_time=when)

    def _note_failure(self, event: JobExecutionEvent) -> None:
        self._failed = event

    def _note_wake(self, event: JobSubmissionEvent) -> None:
        self._loops[event.job_id].again = True

    def _follow_the_clock(self) -> None:
        ahead = time() - monotonic()
        if abs(ahead - self._ahead) > CLOCK_JUMP_SECONDS:
            _LOG.warning("the machine's clock was set by %+.0f seconds", ahead - self._ahead)
            for name in self._loops:
                self.wake(name)
        self._ahead = ahead
