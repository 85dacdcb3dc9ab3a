"""What moved between two readings: off green is not yet that it left green."""

import pytest

from bot.rules.assessment import assess
from bot.rules.between import came_back, left_green
from tests.making import day, indicator, outturn, plan, recommendation, snapshot

BEFORE, NOW = day("2018-07-01"), day("2018-11-05")


def reading(at, *values):
    """Figures of August, September and October, against a target of 80% or more."""
    months = ("2018-08", "2018-09", "2018-10")[: len(values)]
    figures = [outturn(month, value) for month, value in zip(months, values, strict=True)]
    return assess(snapshot(plan(recommendation(1, [indicator()])), *figures), at)


@pytest.mark.parametrize(
    ("values", "left", "back"),
    [
        ((40, 40, 40), [], []),
        ((90, 40), [(90, 40)], []),
        ((90, 40, 30), [(90, 30)], []),
        ((40, 90), [], [(40, 90)]),
        ((90, 90), [], []),
    ],
    ids=["never green", "left", "left and worse", "came back", "always green"],
)
def test_without_a_figure_before_it_goes_by_the_first_one(values, left, back):
    before, now = reading(BEFORE), reading(NOW, *values)
    found = (left_green(before, now), came_back(before, now))
    assert [
        [(each.before.outturn.value, each.after.outturn.value) for each in moved] for moved in found
    ] == [left, back]
