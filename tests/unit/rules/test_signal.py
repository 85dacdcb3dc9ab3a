"""Control charts: limits, rules, and what they mean, in series that an analyst can read."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain.indicator import Direction, Target
from bot.rules.signal.assurance import Assurance, assurance_of
from bot.rules.signal.limits import Limits, limits_of
from bot.rules.signal.proportion import proportion_limits
from bot.rules.signal.rules import Meaning, Rule, Signal, signals

VIGNETTE = "1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1"
"""NHSRplotthedots, "Deviations from Excel defaults": the limits are printed under its charts."""
TEN = Limits(Fraction(10), Fraction(6), 24)
"""A mean of 10; limits of 4 and 16; near them below 6 and above 14."""


def series(text: str) -> list[Decimal]:
    return [Decimal(each) for each in text.split()]


def letters(text: str, limits: Limits = TEN) -> str:
    """One letter a figure: O outside, T trend, 2 two of three, R run; high ones in capitals."""
    names = {Rule.OUTSIDE: "O", Rule.TREND: "T", Rule.TWO_OF_THREE: "N", Rule.RUN: "R"}
    found = signals(series(text), limits)
    return " ".join(
        "." if each is None else names[each.rule] if each.high else names[each.rule].lower()
        for each in found
    )


@pytest.mark.parametrize(
    ("screened", "printed"),
    [(True, ("4.6", "1.94", "-0.72")), (False, ("6.95", "1.94", "-3.06"))],
    ids=["screened", "not screened, as Excel does"],
)
def test_the_vignette_has_its_printed_limits(screened: bool, printed: tuple[str, ...]) -> None:
    limits = limits_of(series(VIGNETTE), screened=screened)
    assert limits is not None
    made = [round(float(each), 2) for each in (limits.upper, limits.mean, limits.lower)]
    assert made == [float(each) for each in printed]


def test_the_one_figure_outside_is_the_vignettes_only_signal() -> None:
    limits = limits_of(series(VIGNETTE))
    assert limits is not None
    assert letters(VIGNETTE, limits) == ". . . . O . . . . . . . . . . . . ."


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("9 11 9 11 16.1 9", ". . . . O ."),
        ("9 11 9 11 16 9", ". . . . . ."),
        ("9 11 9 11 3.9 9", ". . . . o ."),
        ("9 11 12 11 12 11 12 9", ". . . . . . . ."),
        ("9 11 12 11 12 11 12 11 9", ". R R R R R R R ."),
        ("11 9 8 9 8 9 8 9 8", ". r r r r r r r r"),
        ("11 12 11 10 11 12 11 12", ". . . . . . . ."),
        ("7 8 9 10 11 12 11", ". . . . . . ."),
        ("7 8 9 10 11 12 13 11", "T T T T T T T ."),
        ("13 12 11 10 9 8 7 9", "t t t t t t t ."),
        ("7 8 9 9 10 11 12 13", ". . . . . . . ."),
        ("9 15 9 15 9", ". N . N ."),
        ("9 15 15 9 9", ". N N . ."),
        ("9 15 9 9 15 9", ". . . . . ."),
        ("9 15 5 9 9", ". . . . ."),
        ("9 14 9 14 9", ". . . . ."),
        ("11 5 5.9 11", ". n n ."),
        ("9 15 17 9", ". N O ."),
        ("9 11 12 11 15 12 15 11 9", ". R R R N R N R ."),
        ("11 11.5 12 12.5 13 13.5 14 13 9", "T T T T T T T R ."),
    ],
    ids=lambda text: text,
)
def test_the_strongest_rule_finds_a_figure(figures: str, found: str) -> None:
    assert letters(figures) == found


def test_a_run_says_the_how_manieth_it_is() -> None:
    last = signals(series("9 11 12 11 12 11 12 11 12"), TEN)[-1]
    assert last == Signal(Rule.RUN, high=True, length=8)


@pytest.mark.parametrize(
    ("high", "direction", "meaning"),
    [
        (True, Direction.HIGHER, Meaning.IMPROVEMENT),
        (False, Direction.HIGHER, Meaning.CONCERN),
        (True, Direction.LOWER, Meaning.CONCERN),
        (False, Direction.LOWER, Meaning.IMPROVEMENT),
        (True, Direction.RANGE, Meaning.NEITHER),
        (True, None, Meaning.NEITHER),
    ],
)
def test_which_way_is_better_decides(
    high: bool, direction: Direction | None, meaning: Meaning
) -> None:
    assert Signal(Rule.OUTSIDE, high).meaning(direction) is meaning


@pytest.mark.parametrize(
    ("target", "direction", "expected"),
    [
        ("4", Direction.HIGHER, Assurance.ALWAYS),
        ("16.1", Direction.HIGHER, Assurance.NEVER),
        ("16", Direction.HIGHER, Assurance.HIT_AND_MISS),
        ("16", Direction.LOWER, Assurance.ALWAYS),
        ("3.9", Direction.LOWER, Assurance.NEVER),
        ("10", Direction.LOWER, Assurance.HIT_AND_MISS),
        ("10", Direction.RANGE, None),
    ],
)
def test_assurance(target: str, direction: Direction, expected: Assurance | None) -> None:
    wanted = Target(by=date(2019, 3, 31), value=Decimal(target))
    assert assurance_of(TEN, wanted, direction) is expected


@pytest.mark.parametrize(("points", "trial"), [(11, True), (12, False)])
def test_fewer_than_twelve_points_are_trial_limits(points: int, trial: bool) -> None:
    limits = limits_of([Decimal(each % 2) for each in range(points)])
    assert limits is not None
    assert limits.trial is trial


def test_two_points_have_no_limits() -> None:
    assert limits_of(series("1 2")) is None


def test_figures_that_never_vary_are_no_signal() -> None:
    limits = limits_of(series("5 " * 20))
    assert limits is not None
    assert set(signals(series("5 " * 20), limits)) == {None}


def test_a_smaller_denominator_has_wider_limits() -> None:
    small, large = proportion_limits([(Decimal(5), Decimal(25)), (Decimal(20), Decimal(100))])
    assert [small.lower, small.mean, small.upper] == [-4, 20, 44]
    assert [large.lower, large.mean, large.upper] == [8, 20, 32]


def test_a_proportion_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="denominator"):
        proportion_limits([(Decimal(0), Decimal(0))])
