"""The limits of an XmR chart: mean ± 2.66 × mean moving range, large moving ranges screened."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from operator import sub

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
    def trial(self) -> bool:
        """Tells limits that rest on fewer than twelve points."""
        return self.points < FULL


def limits_of(values: Sequence[Decimal], *, screened: bool = True) -> Limits | None:
    """Makes the limits of a series, oldest first; None of fewer than three points. A moving range
    above 3.267 times their mean is left out of it, once, unless not `screened`.
    """
    if len(values) < LEAST:
        return None
    return limits_of_scaled(*scaled(values), screened=screened)


def limits_of_scaled(whole: Sequence[int], scale: int, *, screened: bool = True) -> Limits:
    """Makes the limits of three values or more that `scaled` has made whole."""
    ranges = [*map(abs, map(sub, whole[1:], whole))]
    total, count = sum(ranges), len(ranges)
    if screened and max(ranges) * count * 1000 > (bound := 3267 * total):
        kept = [each for each in ranges if each * count * 1000 <= bound]
        total, count = sum(kept), len(kept)
    return Limits(
        Fraction(sum(whole), len(whole) * scale),
        Fraction(266 * total, 100 * count * scale),
        len(whole),
    )


def scaled(values: Sequence[Decimal]) -> tuple[list[int], int]:
    """Gives whole numbers for the values, and the power of ten they were multiplied by."""
    with localcontext(_EXACT):
        # A sum has as many decimals as the longest of its terms: one look instead of one for each.
        exponent = sum(values, Decimal(0)).as_tuple().exponent
        scale = 10 ** max(-exponent, 0) if isinstance(exponent, int) else 1
        factor = Decimal(scale)
        return [int(each * factor) for each in values], scale


_EXACT = Context(prec=400, traps=[Inexact])
"""Of more digits no figure is; one that were would be refused, not rounded."""
