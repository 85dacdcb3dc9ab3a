from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figures import rounded
from bot.rules.interval import interval_of, wilson
from tests.making import outturn

# numerator, denominator, from, to. The first four are the worked examples of Newcombe (1998),
# "Two-sided confidence intervals for the single proportion", method 3.
PUBLISHED = [
    (81, 263, "25.5", "36.6"),
    (15, 148, "6.2", "16.0"),
    (0, 20, "0.0", "16.1"),
    (1, 29, "0.6", "17.2"),
    (8, 40, "10.5", "34.8"),
    (3, 37, "2.8", "21.3"),
    (5, 10, "23.7", "76.3"),
    (0, 10, "0.0", "27.8"),
    (10, 10, "72.2", "100.0"),
    (0, 1, "0.0", "79.3"),
    (1, 1, "20.7", "100.0"),
    (84, 84, "95.6", "100.0"),
]


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    PUBLISHED,
    ids=[f"{row[0]} of {row[1]}" for row in PUBLISHED],
)
def test_the_interval_is_wilsons(numerator, denominator, low, high):
    interval = wilson(Decimal(numerator), Decimal(denominator))
    assert (str(rounded(interval.low)), str(rounded(interval.high))) == (low, high)


@pytest.mark.parametrize(
    ("numerator", "denominator"), [(1, 0), (0, 0), (-1, 10), (11, 10), (1, -1), (-1, -1)]
)
def test_what_is_not_a_share_has_no_interval(numerator, denominator):
    with pytest.raises(ValueError, match=f"{numerator} of {denominator} is not a share"):
        wilson(Decimal(numerator), Decimal(denominator))


@pytest.mark.parametrize(
    ("value", "spans"),
    [("10.49", False), ("10.5", True), ("18", True), ("34.75", True), ("34.76", False)],
)
def test_an_interval_spans_what_lies_between_its_edges_and_the_edges(value, spans):
    assert wilson(Decimal(8), Decimal(40)).spans(Decimal(value)) is spans


def test_an_outturn_has_an_interval_where_it_gives_numerator_and_denominator():
    assert interval_of(outturn(value=20, of="8 of 40")) == wilson(Decimal(8), Decimal(40))
    assert interval_of(outturn(value=20)) is None


@pytest.mark.parametrize("missing", ["numerator", "denominator"])
def test_one_of_the_two_counts_is_not_enough(missing):
    assert interval_of(replace(outturn(value=20, of="8 of 40"), **{missing: None})) is None


shares = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares)
def test_the_share_itself_lies_inside_and_the_interval_inside_nought_to_a_hundred(share):
    part, whole = map(Decimal, share)
    interval = wilson(part, whole)
    assert 0 <= interval.low <= interval.high <= 100
    noise = Decimal("1e-8")
    assert interval.low - noise <= 100 * part / whole <= interval.high + noise


@given(shares)
def test_what_is_not_in_the_share_has_the_mirrored_interval(share):
    part, whole = map(Decimal, share)
    there, rest = wilson(part, whole), wilson(whole - part, whole)
    assert abs(there.low - (100 - rest.high)) <= Decimal("1e-8")
    assert abs(there.high - (100 - rest.low)) <= Decimal("1e-8")


@given(shares)
def test_the_same_share_of_more_gives_no_wider_an_interval(share):
    part, whole = map(Decimal, share)
    few, many = wilson(part, whole), wilson(4 * part, 4 * whole)
    assert many.high - many.low <= few.high - few.low + Decimal("1e-8")
