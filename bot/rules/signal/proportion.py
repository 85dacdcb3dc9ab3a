"""The limits of a p-chart: of proportions whose denominators vary, each figure has its own."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from bot.rules.signal.limits import Limits


def sizes_vary(sizes: Sequence[Decimal]) -> bool:
    """Tells whether any denominator is more than a quarter away from their mean."""
    least, most = min(sizes), max(sizes)
    if least == most:
        return False
    mean = sum(sizes, Decimal(0)) / len(sizes)
    return least * 4 < mean * 3 or most * 4 > mean * 5


def proportion_limits(
    parts: Sequence[tuple[Decimal, Decimal]], newest: int | None = None
) -> tuple[Limits, ...]:
    """Makes the limits of each of some parts, numerator and denominator, or of the `newest` so many
    of them, in percent (0-100): the mean of all together ± three standard errors of its own size.
    Raises ValueError for a denominator of 0 or less.
    """
    if not parts:
        return ()
    sizes = [size for _, size in parts]
    if min(sizes) <= 0:
        raise ValueError("a denominator is not above 0")
    every = sum([count for count, _ in parts], Decimal(0))
    mean = Fraction(every) / Fraction(sum(sizes, Decimal(0)))
    percent, spread = mean * 100, mean * (1 - mean)
    own = sizes if newest is None else sizes[-newest:]
    of_size = {size: Limits(percent, _reach(spread, size), len(parts)) for size in {*own}}
    return tuple([of_size[size] for size in own])


def _reach(spread: Fraction, size: Decimal) -> Fraction:
    """Three standard errors of a proportion, in percent: to the 28 digits that a root is worked out
    to.
    """
    of, parts = size.as_integer_ratio()
    square = Decimal(spread.numerator * parts) / Decimal(spread.denominator * of)
    root, whole = square.sqrt().as_integer_ratio()
    return Fraction(300 * root, whole)
