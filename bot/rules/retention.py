"""What of the audit and of old messages is to be deleted, and whether it is time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.period import LONDON, london_day, month_end
from bot.domain.retention import Retention

LONGEST_GAP = timedelta(days=35)
"""Between two looks. After a longer one a clock may have jumped ahead."""
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Due:
    """The look that is due today. `before` is the moment before which all goes; None where nothing
    goes yet.
    """

    before: datetime | None


def due_look(known: Retention | None, months: int | None, at: datetime) -> Due | None:
    """Decides what a look at `at` does; None where the plan keeps everything, or today's look was
    taken.

    Something goes only where the look before said the same, on a day before and not long ago: a
    plan that says too few months, and a clock that jumped ahead, can be mended for a day.
    """
    if months is None:
        return None
    if known is None:
        return Due(None)
    if london_day(known.looked_at) == london_day(at):
        return None
    if known.months != months or not timedelta(0) < at - known.looked_at <= LONGEST_GAP:
        return Due(None)
    return Due(datetime.combine(months_before(london_day(at), months), time.min, LONDON))


def months_before(day: date, months: int) -> date:
    """Finds the same day so many months before, or the last of a month that is shorter."""
    years, month = divmod(day.year * _YEAR + day.month - 1 - months, _YEAR)
    last = month_end(years, month + 1)
    return last.replace(day=min(day.day, last.day))
