"""A count beside a percentage, with no other: what it can be by what the percentage is."""

import re
from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from bot.domain.indicator import Indicator
from bot.domain.recipe import Means
from bot.importing.recipes.parts.block_counts import readings
from bot.importing.tables.numbers import agrees

_WHOLE = re.compile(r"[0-9][0-9,]*")
_NUMBER = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*%?")


def what_it_may_be(pairs: Iterable[tuple[str, str]], indicator: Indicator) -> frozenset[Means]:
    """Gives what every count may be of the percentage before it in its pair: the numerator, the
    denominator, both or neither; empty as well where nothing stands there to tell by.
    """
    left = {Means.NUMERATOR, Means.DENOMINATOR}
    looked = False
    for text, count in pairs:
        value = _NUMBER.fullmatch(text)
        if value is None or not _WHOLE.fullmatch(count):
            continue
        looked = True
        number, counted = Decimal(value[1].replace(",", "")), int(count.replace(",", ""))
        said = tuple(readings(text, number, indicator))
        if not any(_fits_above(each, counted) for each in said):
            left.discard(Means.NUMERATOR)
        if not any(_fits_below(each, counted) for each in said):
            left.discard(Means.DENOMINATOR)
    return frozenset(left) if looked else frozenset()


def _fits_above(value: Decimal, numerator: int) -> bool:
    """Whether the percentage is that of so many, of some whole number of them."""
    if not (value and numerator):
        return not (value or numerator)
    around = _around(numerator * 100 / value)
    return any(agrees(value, Fraction(numerator, each)) for each in around if each)


def _fits_below(value: Decimal, denominator: int) -> bool:
    """Whether the percentage is that of some whole number out of so many."""
    if not denominator:
        return False
    around = _around(value * denominator / 100)
    return any(agrees(value, Fraction(each, denominator)) for each in around)


def _around(number: Decimal) -> tuple[int, int]:
    """The whole numbers on both sides."""
    floor = int(number.to_integral_value(ROUND_FLOOR))
    return floor, floor + 1
