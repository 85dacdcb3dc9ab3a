"""The limits of a p-chart: of proportions whose denominators vary, each figure has its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many: 13 of 31 re-referrals."""

    numerator: Decimal
    denominator: Decimal


@dataclass(frozen=True, slots=True)
class ProportionLimits:
    """In percent (0-100), for one figure."""

    mean: Decimal
    lower: Decimal
    upper: Decimal


def proportion_limits(parts: Sequence[Part]) -> tuple[ProportionLimits, ...]:
    """Makes the limits of each figure: the mean ± three standard errors of its own size, within
    0 and 100. Empty where nothing was counted; raises ValueError for a denominator of 0 or less.
    """
    if any(each.denominator <= 0 for each in parts):
        raise ValueError("a denominator is not above 0")
    if not parts:
        return ()
    whole = sum((each.denominator for each in parts), Decimal(0))
    mean = sum((each.numerator for each in parts), Decimal(0)) / whole
    limits = []
    for each in parts:
        reach = 3 * (mean * (1 - mean) / each.denominator).sqrt()
        lower, upper = max(mean - reach, Decimal(0)), min(mean + reach, Decimal(1))
        limits.append(ProportionLimits(mean * 100, lower * 100, upper * 100))
    return tuple(limits)
