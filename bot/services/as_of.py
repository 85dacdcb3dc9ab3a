"""The moment a plan is read at: now, a chosen day, or the sample's own date."""

from datetime import date, datetime, time

from bot.domain.period import LONDON
from bot.domain.plan import Plan

BEFORE_THE_MEETING = time(8, 0)


def moment_of(plan: Plan | None, now: datetime, chosen: date | None = None) -> datetime:
    """The moment: `chosen` at eight in the morning, in London; else the sample's own date likewise,
    so that nothing in it looks years stale; else `now` (aware).
    """
    day = chosen or (plan.as_of if plan is not None and plan.sample else None)
    return datetime.combine(day, BEFORE_THE_MEETING, LONDON) if day is not None else now
