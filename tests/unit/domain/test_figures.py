from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.figures import (
    bounds,
    rounded,
    say_difference,
    say_figure,
    say_gap,
    say_limit,
    say_number,
    say_outturn,
    say_target,
    say_value,
    show_target,
)
from bot.domain.indicator import Direction, Target, Tolerance, ToleranceKind, Unit
from tests.making import indicator, outturn

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
        ("1134", "money", "£1,134", "£1,134"),
        ("-12.5", "money", "-£12.50", "£12.50"),
        ("950.5", "money", "£950.50", "£950.50"),
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
    (None, "9.5", "10", None, "money", "range", "£9.50 to £10", "£9.50–£10"),
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


# what was reported besides the period: what is said of it, against a target of 85%
OUTTURNS = [
    ({"value": "8.1", "of": "3 of 37"}, "8.1%, 3 of 37"),
    ({"value": "81.5950920245399", "of": "133 of 163"}, "81.6%, 133 of 163"),
    ({"value": "30.6"}, "30.6%"),
    ({"value": "14.2", "of": "31.428571 of 221.1"}, "14.2%, 31.4 of 221.1"),
    ({"value": 40, "unit": Unit.COUNT}, "40"),
    ({"value": "84.96", "unit": Unit.DAYS}, "85 days"),  # its unit is not the target's
    ({"words": "System generated"}, "System generated"),
    ({"of": "0 of 0"}, "none fell due (0 of 0)"),
    ({}, "–"),
]


@pytest.mark.parametrize(("fields", "said"), OUTTURNS)
def test_an_outturn_is_said_with_what_it_stands_on(fields, said):
    assert say_outturn(outturn(**fields), indicator(targets=[85])) == said


@pytest.mark.parametrize("missing", ["numerator", "denominator"])
def test_one_of_the_two_counts_is_not_said(missing):
    half = replace(outturn(value="8.1", of="3 of 37"), **{missing: None})
    assert say_outturn(half, indicator()) == "8.1%"


# unit, targets, value, as it is read, what is said of its distance from the first target
READ = [
    ("percent", [85], "81.5950920245399", "81.6%", "3.4 points"),
    ("percent", [22], "30.5882352941176", "30.6%", "8.6 points"),
    ("cases", [17], "18.869277440706", "18.9", "1.9 cases"),
    ("percent", [85], "81", "81%", "4 points"),
    ("percent", [85], "84.94", "84.9%", "0.1 points"),
    ("percent", [85], "84.96", "84.96%", "0.04 points"),
    ("percent", [85], "85.04", "85.04%", "0.04 points"),
    ("percent", [85], "84.9987", "just under 85%", "less than 0.01 points"),
    ("percent", [85], "85.0013", "just over 85%", "less than 0.01 points"),
    ("percent", [85], "85.000", "85%", "0 points"),
    ("percent", [85], "81.55", "81.6%", "3.4 points"),  # the distance that a reader works out
    ("percent", [80, 90], "89.97", "89.97%", "9.97 points"),  # the next target counts too
    ("score", ["-1.25"], "-1.3141", "-1.31", "0.06"),  # as many decimals as its target
    ("score", ["-1.25"], "-1.2541", "-1.254", "0.004"),
    ("score", ["-0.8"], "-0.3712", "-0.37", None),  # as it is published
    ("score", ["-0.8"], "-1.16", "-1.16", "0.36"),
    ("days", [1], "1.04", "1.04 days", "0.04 days"),
    ("percent", [], "81.5950920245399", "81.6%", None),
    ("money", [50_000], "50615.7333", "£50,616", "£616"),
    ("money", [50_000], "50000.4", "£50,000.40", "£0.40"),
    ("money", [50_000], "50000.004", "just over £50,000", "less than £0.01"),
    ("money", ["950.5"], "1040.6333", "£1,040.63", "£90.13"),  # its target has pence
    ("money", [100], "98.4", "£98.40", "£1.60"),
    ("money", [], "-181.2", "-£181", None),
]


@pytest.mark.parametrize(("unit", "wanted", "value", "said", "gap"), READ)
def test_a_figure_is_read_to_few_decimals_and_never_hides_its_side_of_a_target(
    unit, wanted, value, said, gap
):
    measure = indicator(unit=Unit(unit), targets=wanted)
    assert say_figure(N(value), measure) == said
    assert gap is None or say_gap(N(value), N(wanted[0]), measure) == gap


figures = st.decimals(-1000, 1000, places=13)


@settings(derandomize=True, deadline=None)
@given(st.decimals(0, 100, places=1), figures | st.decimals(-1, 1, places=6))
def test_what_is_said_of_a_figure_lies_on_the_same_side_of_its_target(wanted, off):
    value = wanted + off
    measure = indicator(unit=Unit.CASES, targets=[wanted])
    said = say_figure(value, measure)
    if said.startswith("just"):
        assert said == f"just {'under' if value < wanted else 'over'} {say_number(wanted)}"
        assert abs(off) <= N("0.005")
        return
    read = N(said.replace(",", ""))
    assert (read > wanted, read < wanted) == (value > wanted, value < wanted)
    assert abs(read - value) <= N("0.05")
    places = len(said.partition(".")[2])
    assert places <= 1 or (places == 2 and rounded(value) == wanted)


@settings(derandomize=True, deadline=None)
@given(st.integers(0, 400), st.integers(1, 11))
def test_a_share_of_a_target_never_reads_like_a_figure_that_differs_from_it(count, months):
    share = N(100 * months) / 12
    said = say_limit(share, N(count), indicator(unit=Unit.COUNT, targets=[100]))
    assert (said == str(count)) == (share == count)


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


@pytest.mark.parametrize(
    ("unit", "limit", "beside", "said"),
    [
        ("percent", "11.07351", N(100) / 9, "11.07%"),  # beside 11.1%
        ("percent", N(100) / 9, N(100) / 9, "11.1%"),
        ("money", "50615.81", "50615.7333", "£50,615.81"),  # beside £50,616
        ("money", "51204.37", "50615.7333", "£51,204"),
        ("money", "12.344", "12.3412", "just over £12.34"),
    ],
)
def test_a_limit_is_read_apart_from_the_figure_beside_it(unit, limit, beside, said):
    assert say_limit(N(limit), N(beside), indicator(unit=Unit(unit))) == said


def test_a_figure_beyond_the_floor_of_its_tolerance_does_not_read_like_it():
    floor = Tolerance(ToleranceKind.FLOOR, N(80))
    assert say_figure(N("79.96"), indicator(targets=[85], tolerance=floor)) == "79.96%"


@settings(derandomize=True, deadline=None)
@given(st.integers(0, 9_999_999), st.integers(0, 9_999_999))
def test_money_never_has_one_decimal_and_never_reads_like_a_target_it_misses(thousandths, wanted):
    value, edge = N(thousandths) / 1000, N(wanted) / 100
    measure = indicator(unit=Unit.MONEY, targets=[edge])
    for said in (
        say_figure(value, measure),
        say_gap(value, edge, measure),
        say_value(edge, Unit.MONEY),
    ):
        assert len(said.partition(".")[2]) in {0, 2}
    assert (say_figure(value, measure) == say_value(edge, Unit.MONEY)) == (value == edge)
