"""What a reader works out of counts of stretches that are shown beside each other."""

from decimal import Decimal

import pytest

from bot.domain.period import Period
from bot.rules.disclosure.stated import Stated
from bot.rules.disclosure.together import withheld_together

MONTHS = {f"2018-{month:02}": 20 for month in (4, 5, 6, 7)}


def stated(period, count):
    counts = (("value", Decimal(count)),)
    return Stated(period, "1.1", 1, Period.parse(period), counts)


def hidden(shown):
    figures = [stated(period, count) for period, count in shown.items()]
    return set(withheld_together(figures))


@pytest.mark.parametrize(
    ("shown", "withheld"),
    [
        pytest.param(MONTHS, set(), id="months-alone"),
        pytest.param(
            {"2018/19 Q1": 60, "2018/19 to 2018-07": 80, **MONTHS}, set(), id="all-of-a-whole"
        ),
        pytest.param(
            {"2018/19 Q1": 43, "2018-04": 20, "2018-05": 20}, {"2018/19 Q1"}, id="the-last-month"
        ),
        pytest.param({"2018/19 Q1": 43, "2018-05": 40}, {"2018/19 Q1"}, id="the-months-around"),
        pytest.param({"2018/19 Q1": 45, "2018-05": 40}, set(), id="the-months-around-are-enough"),
        pytest.param(
            {"2018/19 to 2018-06": 60, "2018/19 to 2018-07": 63},
            {"2018/19 to 2018-07"},
            id="two-years-so-far",
        ),
        pytest.param(
            {"2017-10..2018-09": 240, "2017-11..2018-10": 223, "2017-10": 20},
            {"2017-11..2018-10"},
            id="two-rolling-years-and-the-month-that-fell-out",
        ),
        pytest.param(
            {"2017/18": 200, "2017-05..2017-08": 100, "2017-10..2018-02": 97},
            {"2017/18"},
            id="what-is-left-in-three-places",
        ),
    ],
)
def test_what_leaves_fewer_than_five_is_withheld(shown, withheld):
    assert hidden(shown) == withheld
