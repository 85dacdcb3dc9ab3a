"""The exact figure, where its counts say it: 84 of 419 is 20.05%, and no file's "20.0%".

A file's figure is read as it stands. Where its counts are there, and it is what they round to, the
exact one decides on which side of a target, or of its tolerance, it lies: there it takes its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.figures import bounds
from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.plan import Defaults
from bot.rules.status import allowance

_DIGITS = Decimal(1).scaleb(-9)
_NEAR = 0.51
"""A figure in whole numbers is half of one away from its counts, and no other is further."""


@dataclass(frozen=True, slots=True)
class Borders:
    """What a figure of an indicator is judged by: the `least` and the `most` that meet a target, or
    are within its tolerance.
    """

    least: Sequence[Decimal]
    most: Sequence[Decimal]
    edges: Sequence[float]
    """All of them, roughly: thousands of figures are held against them, and few lie near one."""

    def near(self, value: Decimal) -> bool:
        """Tells whether a figure that rounds to `value` can be judged otherwise."""
        figure = float(value)
        return any(-_NEAR < figure - each < _NEAR for each in self.edges)

    def between(self, one: Decimal, other: Decimal) -> bool:
        """Tells whether the two are judged otherwise."""
        return any((one < each) is not (other < each) for each in self.least) or any(
            (one > each) is not (other > each) for each in self.most
        )


def borders_of(indicator: Indicator, defaults: Defaults) -> Borders:
    """The borders of all its targets in figures."""
    tolerance = indicator.tolerance or defaults.tolerance
    least: list[Decimal] = []
    most: list[Decimal] = []
    for target in indicator.targets:
        low, high = bounds(target, indicator.direction)
        for edge, found, sign in ((low, least, -1), (high, most, 1)):
            if edge is not None:
                found += [edge, edge + sign * allowance(tolerance, edge, indicator.direction)]
    return Borders(least, most, [*map(float, (*least, *most))])


def exact(outturn: Outturn, indicator: Indicator, borders: Borders) -> Outturn:
    """The figure with the value that follows from its counts, where the one it came with is that
    rounded, and a border lies between the two; else the figure as it came.
    """
    basis, value = outturn.basis, outturn.value
    unit = outturn.unit or indicator.unit
    if value is None or basis is None or not basis.denominator or unit is not indicator.unit:
        return outturn
    if not borders.near(value):
        return outturn
    of = {Unit.PERCENT: 100, Unit.RATE: indicator.out_of}.get(unit, 1)
    counted = basis.numerator * of / basis.denominator
    if not rounds_to(counted, value) or not borders.between(value, counted):
        return outturn
    short = counted.quantize(_DIGITS)
    return replace(outturn, value=counted if borders.between(short, counted) else short)


def rounds_to(counted: Decimal, value: Decimal) -> bool:
    """Tells whether `value` is `counted` to as many decimals as it has."""
    exponent = value.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return abs(counted - value) * 2 <= Decimal(1).scaleb(-places)
