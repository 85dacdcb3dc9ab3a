from decimal import Decimal

import pytest

from bot.domain.figures import say_difference
from bot.domain.indicator import Unit
from bot.domain.people import Audience
from bot.messages.recommendation import recommendation_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.pace import pace_of
from bot.rules.status import standing_of
from tests.making import (
    AT,
    DEFAULTS,
    day,
    indicator,
    outturn,
    plan,
    recommendation,
    snapshot,
    target,
)

# direction, target, by, figure of September 2018, months, change needed each month
PACES = [
    ("higher", 90, "2019-03-31", 84, 6, "1"),
    ("higher", 90, "2019-03-31", 90, 6, "0"),
    ("higher", 90, "2019-03-31", 95, 6, "0"),
    ("lower", 18, "2020-03-31", 30, 18, "0.7"),
    ("lower", 18, "2018-11-30", 20, 2, "1"),
    ("lower", 18, "2018-10-31", 20, 1, "2"),
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
    assert (pace.target, pace.months, pace.a_month) == (steps[1], 12, Decimal(1))


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


# target, figure: the share of the target that a month must bring
SHARES = [(2_400_000, 2_520_000, 1), (20, 26, 5), (0, 30, 17)]


@pytest.mark.parametrize(("wanted", "value", "percent"), SHARES)
def test_a_pace_is_also_a_share_of_its_target_so_that_units_do_not_weigh(wanted, value, percent):
    measure = indicator(direction="lower", targets=[target("2019-03-31", value=wanted)])
    pace = pace_of(standing_of(measure, outturn(value=value), DEFAULTS), day("2018-11-05"))
    assert round(pace.share * 100) == percent


def test_a_recommendation_names_what_must_move_most_of_its_target():
    spend = indicator("1.1", "lower", [target("2019-03-31", value=2_400_000)], unit=Unit.MONEY)
    late = indicator("1.2", "lower", [target("2019-03-31", value=20)])
    of = plan(recommendation(1, [spend, late]))
    figures = outturn(value=2_520_000, ref="1.1"), outturn(value=26, ref="1.2")
    view = View(assess(snapshot(of, *figures), AT), Audience.NAMED)
    said = recommendation_message(view, of.recommendations[0]).plain
    assert "1.2 Measure 1.2 needs –1 point a month" in said


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


@pytest.mark.parametrize(
    ("value", "wanted", "a_month"),
    [
        (50615.7, 50000, "£205"),
        (50300, 50000, "£100"),
        (50000.9, 50000, "£0.30"),
        (99.4, 90, "£3.13"),
        (50120.5, 50000.25, "£40.08"),
    ],
)
def test_the_pace_of_money_is_read_as_its_figure_is(value, wanted, a_month):
    measure = indicator(
        direction="lower", targets=[target("2018-12-31", value=wanted)], unit=Unit.MONEY
    )
    pace = pace_of(standing_of(measure, outturn(value=value), DEFAULTS), day("2018-10-05"))
    assert say_difference(pace.a_month, Unit.MONEY) == a_month
