"""The limits of a p-chart: of proportions whose denominators vary, each figure has its own."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from bot.domain.outturn import Basis
from bot.rules.signal.limits import Limits


def sizes_vary(sizes: Sequence[Decimal]) -> bool:
    """Tells whether any denominator is more than a quarter away from their mean."""
    least, most = min(sizes), max(sizes)
    if least == most:
        return False
    mean = sum(sizes, Decimal(0)) / len(sizes)
    return least * 4 < mean * 3 or most * 4 > mean * 5


def proportion_limits(parts: Sequence[Basis]) -> tuple[Limits, ...]:
    """Makes the limits of each figure, in percent (0-100): the mean of them together ± three
    standard errors of its own size. Raises ValueError for a denominator of 0 or less.
    """
    if any(each.denominator <= 0 for each in parts):
        raise ValueError("a denominator is not above 0")
    if not parts:
        return ()
    whole = Fraction(sum((each.denominator for each in parts), Decimal(0)))
    mean = Fraction(sum((each.numerator for each in parts), Decimal(0))) / whole
    spread = mean * (1 - mean)
    of_size = {
        size: Limits(mean * 100, _root(spread / Fraction(size)) * 300, len(parts))
        for size in {each.denominator for each in parts}
    }
    return tuple(of_size[each.denominator] for each in parts)


def _root(value: Fraction) -> Fraction:
    return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())
