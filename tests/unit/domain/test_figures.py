from datetime import date
from decimal import Decimal

import pytest

from bot.domain.figures import (
    bounds,
    rounded,
    say_difference,
    say_number,
    say_outturn,
    say_target,
    say_value,
    show_target,
)
from bot.domain.indicator import Direction, Target, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period

N = Decimal


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("67.0", "67"),
        ("30.60", "30.6"),
        ("100", "100"),
        ("1200", "1,200"),
        ("1200.50", "1,200.5"),
        ("1E+3", "1,000"),
        ("0", "0"),
        ("0.0", "0"),
        ("-2.50", "-2.5"),
    ],
)
def test_a_number_is_said_in_plain_digits(value, said):
    assert say_number(N(value)) == said


@pytest.mark.parametrize(
    ("value", "unit", "said", "difference"),
    [
        ("30.6", "percent", "30.6%", "30.6 points"),
        ("1", "percent", "1%", "1 point"),
        ("1.0", "percent", "1%", "1 point"),
        ("-8.6", "percent", "-8.6%", "8.6 points"),
        ("450", "days", "450 days", "450 days"),
        ("1", "days", "1 day", "1 day"),
        ("24", "count", "24", "24"),
        ("2", "cases", "2", "2 cases"),
        ("1", "cases", "1", "1 case"),
        ("31.5", "FTE", "31.5 FTE", "31.5 FTE"),
        ("1", "FTE", "1 FTE", "1 FTE"),
        ("13.4", "score", "13.4", "13.4"),
    ],
)
def test_a_value_and_a_difference_carry_their_unit(value, unit, said, difference):
    assert say_value(N(value), Unit(unit)) == said
    assert say_difference(N(value), Unit(unit)) == difference


def number(text):
    return None if text is None else N(text)


# value, low, high, words, unit, direction, read aloud, in a table
TARGETS = [
    ("95", None, None, None, "percent", "higher", "95% or more", "95%"),
    ("22", None, None, None, "percent", "lower", "22% or less", "≤ 22%"),
    (None, "18", "20", None, "cases", "range", "18 to 20", "18–20"),
    (None, "5", "10", None, "percent", "range", "5 to 10%", "5–10%"),
    (None, None, "20", None, "cases", "range", "20 or less", "≤ 20"),
    (None, "12", None, None, "cases", "range", "12 or more", "12"),
    (None, None, None, "In place", "words", None, "In place", "In place"),
    (None, None, None, None, "percent", "higher", "no target stated", "–"),
    (None, None, None, None, "percent", "range", "no target stated", "–"),
    ("0", None, None, None, "count", "lower", "0 or less", "≤ 0"),
]


@pytest.mark.parametrize(
    ("value", "low", "high", "words", "unit", "direction", "aloud", "in_a_table"), TARGETS
)
def test_a_target_says_which_side_is_wanted(
    *, value, low, high, words, unit, direction, aloud, in_a_table
):
    target = Target(date(2018, 3, 31), number(value), number(low), number(high), words)
    way = None if direction is None else Direction(direction)
    assert say_target(target, Unit(unit), way) == aloud
    assert show_target(target, Unit(unit), way) == in_a_table


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("higher", (N(3), None)),
        ("lower", (None, N(3))),
        ("range", (N(1), N(2))),
    ],
)
def test_the_bounds_of_a_target_follow_its_direction(direction, expected):
    target = Target(date(2018, 3, 31), value=N(3), low=N(1), high=N(2))
    assert bounds(target, Direction(direction)) == expected


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": N("8.1"), "numerator": N(3), "denominator": N(37)}, "8.1%, 3 of 37"),
        ({"value": N("30.6")}, "30.6%"),
        ({"value": N("30.6"), "numerator": N(3)}, "30.6%"),
        ({"value": N("30.6"), "denominator": N(3)}, "30.6%"),
        ({"value": N(40), "unit": Unit.COUNT}, "40"),
        ({"words": "System generated"}, "System generated"),
        ({"numerator": N(0), "denominator": N(0)}, "none fell due (0 of 0)"),
        ({}, "–"),
    ],
)
def test_an_outturn_is_said_with_what_it_stands_on(fields, said):
    assert say_outturn(Outturn("5.2", Period.parse("2018-09"), **fields), Unit.PERCENT) == said


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("2.25", 1, "2.3"),
        ("2.35", 1, "2.4"),
        ("2.24", 1, "2.2"),
        ("-2.25", 1, "-2.3"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("0.005", 2, "0.01"),
        ("7", 1, "7.0"),
    ],
)
def test_halves_are_rounded_up_as_people_round(value, places, expected):
    assert str(rounded(N(value), places)) == expected
