"""Working days in England, over weekends and bank holidays."""

from datetime import date

import pytest

from bot.rules.bank_holidays import bank_holidays
from bot.rules.working_days import (
    is_working_day,
    working_day_after,
    working_day_before,
    working_days_between,
)

ENGLAND = bank_holidays()


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        # a Wednesday, a Monday, a Saturday
        ("2018-06-06", "2018-06-05", "2018-06-07"),
        ("2018-06-04", "2018-06-01", "2018-06-05"),
        ("2018-06-09", "2018-06-08", "2018-06-11"),
        # the late May bank holiday, and the days beside it
        ("2018-05-28", "2018-05-25", "2018-05-29"),
        ("2018-05-25", "2018-05-24", "2018-05-29"),
        ("2018-05-29", "2018-05-25", "2018-05-30"),
        # Easter: four days off
        ("2018-04-01", "2018-03-29", "2018-04-03"),
        # Christmas on a Saturday: Monday and Tuesday are given instead
        ("2021-12-25", "2021-12-24", "2021-12-29"),
        # into another year
        ("2018-12-31", "2018-12-28", "2019-01-02"),
    ],
)
def test_the_working_days_beside_a_day(day, before, after):
    day = date.fromisoformat(day)
    assert working_day_before(day, ENGLAND) == date.fromisoformat(before)
    assert working_day_after(day, ENGLAND) == date.fromisoformat(after)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-06-08", True),
        ("2018-06-09", False),
        ("2018-06-10", False),
        # the day of England's holiday, and of Scotland's alone
        ("2018-08-27", False),
        ("2018-08-06", True),
    ],
)
def test_people_are_at_work_on_weekdays_that_are_no_holiday(day, expected):
    assert is_working_day(date.fromisoformat(day), ENGLAND) is expected


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        # Monday to Wednesday, over a weekend, over Easter
        ("2018-06-04", "2018-06-06", 1),
        ("2018-06-08", "2018-06-11", 0),
        ("2018-06-07", "2018-06-12", 2),
        ("2018-03-28", "2018-04-04", 2),
        # the same day, and the wrong way round
        ("2018-06-04", "2018-06-04", 0),
        ("2018-06-06", "2018-06-04", 0),
    ],
)
def test_the_working_days_between_two(after, before, expected):
    assert (
        working_days_between(date.fromisoformat(after), date.fromisoformat(before), ENGLAND)
        == expected
    )
