"""The limits of an XmR chart: mean ± 2.66 × mean moving range, large moving ranges screened."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from bot.domain.outturn import decimals

FULL = 12
"""Limits of fewer points than these are trial limits."""
LEAST = 3
"""Of fewer points no limits are made."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean, and how far chance alone takes a figure from it; exact, in the series' unit."""

    mean: Fraction
    reach: Fraction
    points: int

    @property
    def upper(self) -> Fraction:
        return self.mean + self.reach

    @property
    def lower(self) -> Fraction:
        return self.mean - self.reach

    @property
    def near_upper(self) -> Fraction:
        """Two thirds of the way from the mean to the upper limit."""
        return self.mean + self.reach * 2 / 3

    @property
    def near_lower(self) -> Fraction:
        """Two thirds of the way from the mean to the lower limit."""
        return self.mean - self.reach * 2 / 3

    @property
    def trial(self) -> bool:
        """Tells limits that rest on fewer than twelve points."""
        return self.points < FULL


def limits_of(values: Sequence[Decimal], *, screened: bool = True) -> Limits | None:
    """Makes the limits of a series, oldest first; None of fewer than three points. A moving range
    above 3.267 times their mean is left out of it, once, unless not `screened`.
    """
    if len(values) < LEAST:
        return None
    whole, scale = scaled(values)
    ranges = [abs(after - before) for before, after in pairwise(whole)]
    total, count = sum(ranges), len(ranges)
    if screened:
        bound = 3267 * total
        kept = [each for each in ranges if each * count * 1000 <= bound]
        total, count = sum(kept), len(kept)
    return Limits(
        Fraction(sum(whole), len(whole) * scale),
        Fraction(266 * total, 100 * count * scale),
        len(values),
    )


def scaled(values: Sequence[Decimal]) -> tuple[list[int], int]:
    """Makes whole numbers of the values, and gives the power of ten they were multiplied by."""
    places = max(decimals(each) for each in values)
    return [int(each.scaleb(places)) for each in values], int(10**places)
