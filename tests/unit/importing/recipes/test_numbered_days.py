"""Numbers of days in the place of months: read where they are months in a row, else no header."""

from datetime import date, timedelta

import pytest

from bot.importing import Refused
from bot.importing.recipes.headings.numbered_days import months_of_days
from tests.unit.importing.recipes.reading import figures, read

ROW = "1.2,Re-referrals,29%,30%,31%"


def header(*days):
    numbers = [str((each - date(1899, 12, 30)).days) for each in days]
    return ",".join(("Ref,Measure", *numbers))


@pytest.mark.parametrize("shift", [timedelta(0), timedelta(-1)], ids=["first_days", "last_days"])
def test_months_in_a_row_are_read(shift):
    days = [date(2018, month, 1) + shift for month in (7, 8, 9)]
    expected = {("1.2", f"{each:%Y-%m}"): f"{29 + n}" for n, each in enumerate(days)}
    assert figures(read(header(*days), ROW)) == expected


@pytest.mark.parametrize(
    "days",
    [
        [date(2018, 7, 1), date(2018, 8, 1), date(2018, 9, 2)],
        [date(2018, 7, 1), date(2018, 9, 1), date(2018, 8, 1)],
        [date(2018, 6, 1), date(2018, 8, 1), date(2018, 9, 1)],
    ],
    ids=["another_day", "out_of_order", "with_a_gap"],
)
def test_other_numbers_are_no_months(days):
    with pytest.raises(Refused):
        read(header(*days), ROW)


def test_two_numbers_say_nothing():
    assert months_of_days(("Ref", "43282", "43313")) == {}
