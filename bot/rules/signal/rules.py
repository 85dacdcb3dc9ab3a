"""Which figures of a series are signals, by which rule, and which way they point."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from math import ceil, floor

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


@dataclass(frozen=True, slots=True)
class Signal:
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
        zones = _zones(whole, limits, scale)
    else:
        own = zip(whole, limits, strict=True)
        zones = [_zones([value], its, scale)[0] for value, its in own]
    sides, ways = [_sign(each) for each in zones], _ways(whole)
    found: dict[int, Signal] = {}
    # From the weakest rule to the strongest: the stronger writes over it.
    for start, end in _stretches(sides, RUN):
        for place in range(start, end):
            found[place] = Signal(Rule.RUN, sides[place] > 0, place - start + 1)
    for side in (1, -1):
        for place in _two_of_three([each * side >= _NEAR for each in zones]):
            found[place] = Signal(Rule.TWO_OF_THREE, side > 0)
    for start, end in _stretches(ways, RUN - 1):
        for place in range(start - 1, end):
            found[place] = Signal(Rule.TREND, ways[start] > 0, place - start + 2)
    for place, zone in enumerate(zones):
        if abs(zone) == _OUTSIDE:
            found[place] = Signal(Rule.OUTSIDE, zone > 0)
    return tuple(found.get(place) for place in range(len(whole)))


_NEAR, _OUTSIDE = 2, 3


def _zones(whole: Sequence[int], limits: Limits, scale: int) -> list[int]:
    """0 on the mean, 1 beside it, 2 near a limit, 3 outside; below the mean with a minus."""
    # A whole number is above a fraction where it is above its floor, below where below its ceiling.
    above = [floor(each * scale) for each in (limits.mean, limits.near_upper, limits.upper)]
    below = [ceil(each * scale) for each in (limits.mean, limits.near_lower, limits.lower)]
    mean, near, upper = above
    mean_below, near_below, lower = below
    zones = []
    for each in whole:
        if each > mean:
            zones.append(1 + (each > near) + (each > upper))
        elif each < mean_below:
            zones.append(-1 - (each < near_below) - (each < lower))
        else:
            zones.append(0)
    return zones


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _ways(whole: Sequence[int]) -> list[int]:
    """Whether each figure rose or fell from the one before it; 0 for the first."""
    return [0, *(_sign(after - before) for before, after in pairwise(whole))]


def _stretches(signs: list[int], least: int) -> list[tuple[int, int]]:
    """Where at least so many signs in a row are the same and not 0: from, and up to."""
    found, start = [], 0
    for place in range(1, len(signs) + 1):
        if place < len(signs) and signs[place] == signs[start]:
            continue
        if signs[start] and place - start >= least:
            found.append((start, place))
        start = place
    return found


def _two_of_three(near: list[bool]) -> set[int]:
    """The places near a limit where two of any three in a row are."""
    return {
        place
        for start in range(len(near) - 2)
        if sum(near[start : start + 3]) > 1
        for place in range(start, start + 3)
        if near[place]
    }
