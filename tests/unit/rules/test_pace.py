from decimal import Decimal

import pytest

from bot.rules.pace import pace_of
from bot.rules.status import standing_of
from tests.making import DEFAULTS, day, indicator, outturn, target

# direction, target, by, figure of September 2018, months, change needed each month
PACES = [
    ("higher", 90, "2019-03-31", 84, 6, "1.0"),
    ("higher", 90, "2019-03-31", 90, 6, "0"),
    ("higher", 90, "2019-03-31", 95, 6, "0"),
    ("lower", 18, "2020-03-31", 30, 18, "0.7"),
    ("lower", 18, "2018-11-30", 20, 2, "1.0"),
    ("lower", 18, "2018-10-31", 20, 1, "2.0"),
    ("lower", 18, "2020-03-31", "18.5", 18, "0.03"),  # too little for one decimal: two
    ("lower", 18, "2020-03-31", "18.01", 18, "0.01"),  # never nought while it is not met
]


@pytest.mark.parametrize(("direction", "wanted", "by", "value", "months", "a_month"), PACES)
def test_the_pace_is_what_each_month_must_bring(*, direction, wanted, by, value, months, a_month):
    measure = indicator(direction=direction, targets=[target(by, value=wanted)])
    pace = pace_of(standing_of(measure, outturn(value=value), DEFAULTS), day("2018-10-05"))
    assert (pace.target, pace.months, str(pace.a_month)) == (measure.targets[0], months, a_month)


def test_the_pace_looks_to_the_next_target_not_to_the_one_in_force():
    steps = [target("2018-03-31", value=80), target("2019-09-30", value=92)]
    standing = standing_of(indicator(targets=steps), outturn(value=80), DEFAULTS)
    pace = pace_of(standing, day("2018-11-05"))
    assert (pace.target, pace.months, pace.a_month) == (steps[1], 12, Decimal("1.0"))


def test_a_range_is_approached_from_either_side():
    measure = indicator(direction="range", targets=[target("2019-03-31", low=18, high=21)])
    paces = [
        pace_of(standing_of(measure, outturn(value=each), DEFAULTS), day("2018-11-05")).a_month
        for each in (12, 20, 24)
    ]
    assert paces == [1, 0, Decimal("0.5")]


def test_a_target_due_in_the_figures_own_month_leaves_one_month():
    measure = indicator(targets=[target("2018-09-30", value=90)])
    pace = pace_of(standing_of(measure, outturn(value=84), DEFAULTS), day("2018-09-29"))
    assert (pace.months, pace.a_month) == (1, Decimal("6.0"))


LATER = target("2019-03-31", value=90)


@pytest.mark.parametrize(
    ("targets", "figure"),
    [
        ([target("2018-03-31", value=90)], {"value": 84}),
        ([target("2018-11-05", value=90)], {"value": 84}),
        ([LATER], {}),
        ([LATER], {"words": "nearly"}),
        ([target("2018-03-31", value=80), target("2019-03-31", words="In place")], {"value": 84}),
    ],
    ids=["no later target", "due today", "missing", "in words", "a milestone comes next"],
)
def test_there_is_no_pace_without_a_figure_and_a_later_target_in_figures(targets, figure):
    standing = standing_of(indicator(targets=targets), outturn(**figure), DEFAULTS)
    assert pace_of(standing, day("2018-11-05")) is None
