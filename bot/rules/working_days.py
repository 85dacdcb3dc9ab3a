"""Working days in England: Monday to Friday, and no bank holiday."""

from datetime import date, timedelta

from bot.rules.bank_holidays import Holidays

_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Tells whether people are at work on `day`."""
    return day.weekday() < 5 and day not in holidays


def working_day_after(day: date, holidays: Holidays) -> date:
    """The first working day after `day`."""
    return _first(day, holidays, _DAY)


def working_day_before(day: date, holidays: Holidays) -> date:
    """The last working day before `day`."""
    return _first(day, holidays, -_DAY)


def working_days_between(after: date, before: date, holidays: Holidays) -> int:
    """Counts the working days between the two, neither of them among them."""
    days = (after + each * _DAY for each in range(1, (before - after).days))
    return sum(is_working_day(day, holidays) for day in days)


def _first(day: date, holidays: Holidays, step: timedelta) -> date:
    day += step
    while not is_working_day(day, holidays):
        day += step
    return day
