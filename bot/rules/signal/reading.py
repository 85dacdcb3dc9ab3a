"""What the comparable figures of one indicator say: their limits, and the newest one's signal."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.rules.course import new_year_between
from bot.rules.movement import comparable
from bot.rules.signal.limits import LEAST, Limits, limits_of_scaled, scaled
from bot.rules.signal.rules import Signal, signals_of_scaled


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures, oldest first, each with the signal that it is part of; None where chance."""

    indicator: Indicator
    outturns: tuple[Outturn, ...]
    values: tuple[Decimal, ...]
    limits: Limits
    signals: tuple[Signal | None, ...]

    @property
    def newest(self) -> Signal | None:
        return self.signals[-1]

    @property
    def usual_since(self) -> Outturn | None:
        """The first figure of the stretch of chance up to the newest; None while it is a signal."""
        start = None
        for outturn, signal in zip(reversed(self.outturns), reversed(self.signals), strict=True):
            if signal is not None:
                break
            start = outturn
        return start


def reading_of(indicator: Indicator, known: Sequence[Outturn]) -> Reading | None:
    """Reads the figures known on a day, oldest first; None where too few can be compared.

    Left out are other kinds of period, other units, and periods without a figure. Of what counts up
    from 1 April the figures of the newest year alone are one series.
    """
    series = [
        (each, each.value)
        for each in comparable(indicator, known)
        if each.value is not None and each.unit in {None, indicator.unit}
    ]
    if indicator.cumulative:
        newest = series[-1:]
        series = [each for each in series if not new_year_between(indicator, each[0], newest[0][0])]
    values = tuple(value for _, value in series)
    if len(values) < LEAST:
        return None
    whole, scale = scaled(values)
    limits = limits_of_scaled(whole, scale)
    found = signals_of_scaled(whole, scale, limits)
    outturns = tuple(outturn for outturn, _ in series)
    return Reading(indicator, outturns, values, limits, found)
