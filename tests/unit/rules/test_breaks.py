"""Breaks in a series: nothing is worked out across one, and a jump that looks like one is asked
about.
"""

import pytest

from bot.domain.break_in_series import Break
from bot.rules.signal.jump import jump_of
from bot.rules.signal.reading import reading_of
from tests.making import day, history, indicator

LOW = (80, 82, 81, 83, 80, 82)
HIGH = (95, 96, 94)


def course(*values, breaks=()):
    figures = {f"{2018 + at // 12}-{at % 12 + 1:02}": value for at, value in enumerate(values)}
    return history(figures, indicator(breaks=breaks), at="2030-01-01")


@pytest.mark.parametrize(
    ("values", "month"),
    [
        ((*LOW, *HIGH), 7),
        ((*HIGH, *HIGH, *LOW), 7),  # down
        ((*LOW, 95, 96, 81), None),  # it does not stay
        ((*LOW, 95, 96), None),  # too few to say that it stays
        (LOW, None),
        ((*LOW[:5], *HIGH), None),  # too few before
        ((*LOW, 84, 83, 85), None),  # within what it varied
        ((*LOW, None, *HIGH), 8),
    ],
)
def test_a_jump_beyond_both_limits_that_stays_looks_like_a_break(values, month):
    found = course(*values)
    jump = jump_of(found.indicator, found.known)
    assert (jump.period.end.month if jump else None) == month


def test_a_break_that_the_plan_names_is_not_asked_about():
    broken = course(*LOW, *HIGH, breaks=(Break(day("2018-07-01"), "a new system"),))
    assert jump_of(broken.indicator, broken.known) is None


def test_limits_are_of_the_figures_since_the_break():
    broken = course(*LOW, *HIGH, breaks=(Break(day("2018-07-01"), "a new system"),))
    assert reading_of(broken.indicator, broken.known).values == HIGH
