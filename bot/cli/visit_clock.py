"""The time of a playground: it starts with the plan and goes on from there, in jumps when asked."""

import time
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.domain.period import LONDON
from bot.domain.plan import Plan
from bot.services.as_of import BEFORE_THE_MEETING


class VisitClock:
    """London time. `real` gives the machine's UNIX seconds; between two jumps both go on alike."""

    def __init__(self, start: datetime, real: Callable[[], float] = time.time) -> None:
        self._real = real
        self._jumps = [(real(), start.astimezone(LONDON))]

    def now(self) -> datetime:
        return self.at(self._real())

    def for_plan(self, plan: Plan | None) -> datetime:
        """The moment a plan is read at, as the desk asks for it."""
        del plan
        return self.now()

    def day(self) -> date:
        """The day that plans are read on."""
        return self.now().date()

    def at(self, arrived: float) -> datetime:
        """The time here when it was `arrived` (UNIX seconds) on the machine."""
        place = bisect_right(self._jumps, arrived, key=lambda jump: jump[0])
        real, here = self._jumps[max(0, place - 1)]
        return (here + timedelta(seconds=max(0.0, arrived - real))).astimezone(LONDON)

    def go_to(self, moment: datetime) -> datetime:
        """Goes there; the clock never goes back. Raises ValueError for an earlier moment."""
        if moment < self._jumps[-1][1]:
            raise ValueError(f"{moment} is before {self._jumps[-1][1]}")
        self._jumps.append((self._real(), moment))
        return moment

    def next_morning(self) -> datetime:
        """The eight o'clock before the meeting: of the day of the last jump where it was not later,
        else of the day after.
        """
        last = self._jumps[-1][1]
        today = _before_the_meeting(last.date())
        return today if last <= today else _before_the_meeting(last.date() + timedelta(days=1))

    def next(self, weekday: int, hour: int, minute: int) -> datetime:
        """The next such moment after now; Monday is 0."""
        now = self.now()
        day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
        moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
        return moment if moment > now else moment + timedelta(days=7)


def _before_the_meeting(day: date) -> datetime:
    return datetime.combine(day, BEFORE_THE_MEETING, LONDON)
