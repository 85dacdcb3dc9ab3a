"""Escalation: which alerts have waited too long for somebody to acknowledge them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.period import LONDON, london_day
from bot.rules.assessment import Assessment, OpenFlag
from bot.rules.bank_holidays import Holidays
from bot.rules.working_days import is_working_day, working_days_between

_MORNING = time(9)
"""Nobody is told at night, or on a day off, that something waited."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A flag that nobody acknowledged for so many whole working days."""

    flag: OpenFlag
    days: int


def unanswered_alerts(
    assessment: Assessment, at: datetime, after: int, holidays: Holidays
) -> Iterator[Unanswered]:
    """Yields the flags that have waited `after` whole working days or more at the moment `at`
    (aware), and that nobody was told of. None outside of working hours, which begin at nine.
    """
    local = at.astimezone(LONDON)
    if local.time() < _MORNING or not is_working_day(local.date(), holidays):
        return
    for flag in assessment.flags:
        record = flag.record
        if record is None or not flag.unacknowledged or record.escalated is not None:
            continue
        since = london_day(record.reopened_at or record.opened_at)
        days = working_days_between(since, local.date(), holidays)
        if days >= after:
            yield Unanswered(flag, days)
