"""When planbot deletes what is old, and from before when."""

from datetime import date, datetime

import pytest

from bot.domain.period import LONDON
from bot.domain.retention import Retention
from bot.rules.retention import Due, due_look, months_before
from tests.making import day, utc

NOW = "2026-11-26 08:00"


def cut(text):
    return datetime.combine(day(text), datetime.min.time(), LONDON)


@pytest.mark.parametrize(
    ("looked", "then", "months", "due"),
    [
        pytest.param(None, None, None, None, id="everything-is-kept"),
        pytest.param(None, None, 24, Due(None), id="the-first-day-only-looks"),
        pytest.param("2026-11-26 00:10", 24, 24, None, id="todays-look-was-taken"),
        pytest.param("2026-11-25 23:00", 24, 24, Due(cut("2024-11-26")), id="the-day-after"),
        pytest.param("2026-11-25 23:00", 240, 24, Due(None), id="the-plan-says-otherwise-since"),
        pytest.param("2026-10-01 08:00", 24, 24, Due(None), id="a-clock-that-jumped-ahead"),
        pytest.param("2030-01-01 08:00", 24, 24, Due(None), id="a-clock-that-was-set-back"),
        pytest.param("2026-11-25 23:00", 24, None, None, id="the-plan-keeps-everything-since"),
    ],
)
def test_something_goes_only_where_the_day_before_said_the_same(looked, then, months, due):
    known = Retention(utc(looked), then) if looked else None
    assert due_look(known, months, utc(NOW)) == due


@pytest.mark.parametrize(
    ("of", "months", "before"),
    [
        (date(2026, 11, 26), 24, date(2024, 11, 26)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 1, 31), 11, date(2025, 2, 28)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2026, 3, 1), 240, date(2006, 3, 1)),
    ],
)
def test_months_are_those_of_the_calendar(of, months, before):
    assert months_before(of, months) == before
