"""Control charts held against an implementation of their own kind: in numpy, by windows."""

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.lib.stride_tricks import sliding_window_view

from bot.rules.signal.limits import limits_of
from bot.rules.signal.rules import Rule, signals

_EXACTLY = 1e-9
"""What floats may miss of a fraction: figures so near a border are not drawn."""
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
Bools = np.ndarray[tuple[int], np.dtype[np.bool_]]


@st.composite
def series(draw: st.DrawFn) -> list[Decimal]:
    """Monthly figures with one decimal around 50, with a shift, a slope or neither."""
    size = draw(st.integers(3, 48))
    noise = draw(st.lists(st.integers(-90, 90), min_size=size, max_size=size))
    shift, slope = draw(st.sampled_from([0, 80])), draw(st.sampled_from([0, 10, -10]))
    from_place = draw(st.integers(0, size))
    return [
        Decimal(500 + each + shift * (place >= from_place) + slope * place) / 10
        for place, each in enumerate(noise)
    ]


@given(series())
def test_limits_and_rules_agree_with_numpy(figures: list[Decimal]) -> None:
    made = limits_of(figures)
    assert made is not None
    values = np.array([float(each) for each in figures])
    mean, reach = _limits(values)
    assert np.isclose(float(made.mean), mean)
    assert np.isclose(float(made.reach), reach)
    found = signals(figures, made)
    expected = _rules(values, mean, reach)
    for place, (ours, theirs) in enumerate(zip(found, expected, strict=True)):
        if not _on_a_border(values, mean, reach):
            assert (ours and ours.rule) == theirs, place


def _limits(values: Floats) -> tuple[float, float]:
    ranges = np.abs(np.diff(values))
    kept = ranges[ranges <= 3.267 * ranges.mean() + _EXACTLY]
    return float(values.mean()), float(2.66 * kept.mean())


def _on_a_border(values: Floats, mean: float, reach: float) -> bool:
    off = np.abs(values - mean)
    borders = (0, reach * 2 / 3, reach)
    return any(bool(np.any(np.abs(off - each) < _EXACTLY)) for each in borders)


def _rules(values: Floats, mean: float, reach: float) -> list[Rule | None]:
    """The rule of each figure, the one that goes before all others last."""
    rules: list[Rule | None] = [None] * len(values)

    def mark(where: Bools, rule: Rule) -> None:
        for place in np.flatnonzero(where):
            rules[place] = rule

    for sign in (1, -1):
        mark(_in_windows((values - mean) * sign > 0, 7, 7), Rule.RUN)
    for sign in (1, -1):
        near = (values - mean) * sign > reach * 2 / 3
        mark(_in_windows(near, 3, 2) & near, Rule.TWO_OF_THREE)
    for sign in (1, -1):
        mark(_in_trends(np.diff(values) * sign > 0), Rule.TREND)
    mark(np.abs(values - mean) > reach, Rule.OUTSIDE)
    return rules


def _in_windows(where: Bools, size: int, least: int) -> Bools:
    """Where some window of the size has at least so many of what is true."""
    inside = np.zeros_like(where)
    if len(where) >= size:
        for start in np.flatnonzero(sliding_window_view(where, size).sum(axis=1) >= least):
            inside[start : start + size] = True
    return inside


def _in_trends(steps: Bools) -> Bools:
    """The figures of six steps or more in one direction: seven figures."""
    inside = np.zeros(len(steps) + 1, dtype=np.bool_)
    if len(steps) >= 6:
        for start in np.flatnonzero(sliding_window_view(steps, 6).all(axis=1)):
            inside[start : start + 7] = True
    return inside
