"""Which figures of a series are signals, by which rule, and which way they point."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from operator import sub
from typing import NamedTuple

from bot.domain.indicator import Direction
from bot.rules.signal.limits import Limits, scaled

RUN = 7
"""So many in a row are a run on one side of the mean, or a trend."""


class Rule(StrEnum):
    """In the order in which they take precedence."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two of three"
    RUN = "run"


class Meaning(StrEnum):
    CONCERN = "concern"
    IMPROVEMENT = "improvement"
    NEITHER = "neither"
    """No direction is better: a range, or none is stated."""


class Signal(NamedTuple):
    """What one figure is part of: `high` is above the mean, or rising in a trend."""

    rule: Rule
    high: bool
    length: int = 1
    """How many figures in a row, up to and with this one, are on its side or go its way."""

    def meaning(self, direction: Direction | None) -> Meaning:
        """Tells concern from improvement by which way is better."""
        if direction not in {Direction.HIGHER, Direction.LOWER}:
            return Meaning.NEITHER
        better = self.high == (direction is Direction.HIGHER)
        return Meaning.IMPROVEMENT if better else Meaning.CONCERN


_ZONES = "Ll-=+hH"
"""A letter a figure: outside the lower limit, near it, below the mean, on it, and so up."""
_HIGH, _LOW = "+hH", "Ll-"
_RUN = re.compile(f"[{_HIGH}]{{{RUN},}}|[{_LOW}]{{{RUN},}}")
_TREND = re.compile(f"r{{{RUN - 1},}}|f{{{RUN - 1},}}")
_TWO_OF_THREE = {near: re.compile(f"[{near}](?:.?[{near}])+") for near in ("hH", "lL")}
"""Figures near a limit with at most one other between any two, by what is near it: of three or more
figures, two of three in a row are.
"""
_OUTSIDE = re.compile("[HL]")


def signals(values: Sequence[Decimal], limits: Limits) -> tuple[Signal | None, ...]:
    """Finds for each figure, oldest first, the first rule that finds it; None where it is chance.

    A figure is found where the pattern it is part of is whole: all seven of a run are, not the
    seventh alone.
    """
    if not values:
        return ()
    return signals_of_scaled(*scaled(values), limits)


def signals_of_scaled(
    whole: Sequence[int], scale: int, limits: Limits | Sequence[Limits]
) -> tuple[Signal | None, ...]:
    """Finds the same in one value or more that `scaled` has made whole; each may have its own
    limits.
    """
    if isinstance(limits, Limits):
        cuts = _cuts(limits, scale)
        zones = "".join([_ZONES[bisect_right(cuts, each)] for each in whole])
    else:
        # Figures of one size share theirs.
        cuts_of = {key: _cuts(its, scale) for key, its in {id(its): its for its in limits}.items()}
        own = zip(whole, limits, strict=True)
        zones = "".join([_ZONES[bisect_right(cuts_of[id(its)], each)] for each, its in own])
    found: list[Signal | None] = [None] * len(whole)
    # From the weakest rule to the strongest: the stronger writes over it.
    _rows(found, _RUN, zones, Rule.RUN, _HIGH)
    for near, pattern in _TWO_OF_THREE.items() if len(zones) > 2 else ():
        for match in pattern.finditer(zones):
            for place in range(*match.span()):
                if zones[place] in near:
                    found[place] = Signal(Rule.TWO_OF_THREE, near == "hH")
    # The figure that a trend set out from is the first of it.
    _rows(found, _TREND, _ways(whole), Rule.TREND, "r", further=1)
    _rows(found, _OUTSIDE, zones, Rule.OUTSIDE, _HIGH)
    return tuple(found)


def _rows(  # noqa: PLR0913, PLR0917 - a rule, and what it is looked for in
    found: list[Signal | None],
    pattern: re.Pattern[str],
    letters: str,
    rule: Rule,
    high: str,
    further: int = 0,
) -> None:
    """Writes the rows that the pattern finds, each by its first letter high or not."""
    for match in pattern.finditer(letters):
        start, is_high = match.start(), match[0][0] in high
        for place in range(start, match.end() + further):
            found[place] = Signal(rule, is_high, place - start + 1)


def _cuts(limits: Limits, scale: int) -> tuple[int, ...]:
    """The least whole numbers of each zone but the lowest, by integers alone: mean and reach over
    one denominator.
    """
    over = limits.mean.denominator * limits.reach.denominator
    mean = limits.mean.numerator * limits.reach.denominator * scale
    reach = limits.reach.numerator * limits.mean.denominator * scale
    return (
        -((reach - mean) // over),
        -((2 * reach - 3 * mean) // (3 * over)),
        -(-mean // over),
        mean // over + 1,
        (3 * mean + 2 * reach) // (3 * over) + 1,
        (mean + reach) // over + 1,
    )


def _ways(whole: Sequence[int]) -> str:
    """A letter for each step: it rose, fell or stayed."""
    steps = map(sub, whole[1:], whole)
    return "".join(["r" if step > 0 else "f" if step else "s" for step in steps])
