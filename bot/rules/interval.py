"""What chance alone would give, where a percentage stands on a count."""

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from bot.domain.figures import rounded
from bot.domain.outturn import Outturn

_Z = 1.959964
"""The normal quantile for a two-sided 95% interval."""

_EXACT = 9
"""Decimals that float arithmetic gets right."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, in percent 0-100."""

    low: Decimal
    high: Decimal

    def spans(self, value: Decimal) -> bool:
        return self.low <= value <= self.high


def wilson(numerator: Decimal, denominator: Decimal) -> Interval:
    """The Wilson score 95% interval of numerator ÷ denominator.

    Raises ValueError without 0 ≤ numerator ≤ denominator and denominator > 0.
    Source: Wilson (1927), the interval PHE's technical guide uses for proportions.
    """
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator} of {denominator} is not a share")
    n = float(denominator)
    share = float(numerator) / n
    spread = 1 + _Z**2 / n
    centre = (share + _Z**2 / (2 * n)) / spread
    half = _Z / spread * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    low, high = (
        rounded(Decimal(str(100 * max(0.0, min(1.0, edge)))), _EXACT)
        for edge in (centre - half, centre + half)
    )
    return Interval(low, high)


def interval_of(outturn: Outturn) -> Interval | None:
    """The interval of an outturn that gives its numerator and denominator, else None."""
    if outturn.numerator is None or outturn.denominator is None:
        return None
    if outturn.numerator > outturn.denominator:
        return None  # 18 of a plan of 16 is no share
    return wilson(outturn.numerator, outturn.denominator)
