"""The limits of a p-chart: of proportions whose denominators vary, each figure has its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.rules.signal.limits import Limits

_VARY = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many: 13 of 31 re-referrals."""

    numerator: Decimal
    denominator: Decimal


def sizes_vary(parts: Sequence[Part]) -> bool:
    """Tells whether any denominator is more than a quarter away from their mean."""
    sizes = [Fraction(each.denominator) for each in parts]
    mean = sum(sizes, Fraction(0)) / len(sizes)
    return any(abs(each - mean) > mean * _VARY for each in sizes)


def proportion_limits(parts: Sequence[Part]) -> tuple[Limits, ...]:
    """Makes the limits of each figure, in percent (0-100): the mean of them together ± three
    standard errors of its own size. Raises ValueError for a denominator of 0 or less.
    """
    if any(each.denominator <= 0 for each in parts):
        raise ValueError("a denominator is not above 0")
    if not parts:
        return ()
    whole = sum((Fraction(each.denominator) for each in parts), Fraction(0))
    mean = sum((Fraction(each.numerator) for each in parts), Fraction(0)) / whole
    spread = mean * (1 - mean)
    return tuple(
        Limits(mean * 100, _root(spread / Fraction(each.denominator)) * 300, len(parts))
        for each in parts
    )


def _root(value: Fraction) -> Fraction:
    return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())
