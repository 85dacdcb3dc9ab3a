"""What the comparable figures of one indicator say: their limits, and the newest one's signal."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bot.domain.dataclass import dataclass
from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.rules.comparable import comparable, since_break
from bot.rules.signal.limits import LEAST, Limits, limits_of_scaled, scaled
from bot.rules.signal.proportion import proportion_limits, sizes_vary
from bot.rules.signal.rules import Signal, newest_of_scaled, signals_of_scaled


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures, oldest first, and the signal that the newest is part of; None where chance."""

    indicator: Indicator
    outturns: tuple[Outturn, ...]
    values: tuple[Decimal, ...]
    own_limits: tuple[Limits, ...]
    """Of each figure: all the same, but where the sizes that percentages are of vary."""
    newest: Signal | None
    whole: Sequence[int]
    """The values, `scale` times."""
    scale: int

    @property
    def limits(self) -> Limits:
        """The limits of the newest figure."""
        return self.own_limits[-1]

    @property
    def by_size(self) -> bool:
        """Tells whether each figure has limits of its own size."""
        return any(each is not self.own_limits[0] for each in self.own_limits)

    @property
    def steady(self) -> bool:
        """Tells whether something can be expected of what comes: the newest figure is chance, and
        the limits are no trial ones.
        """
        return self.newest is None and not self.limits.trial

    @property
    def usual_since(self) -> Outturn | None:
        """The first figure of the stretch of chance up to the newest; None while it is a signal."""
        start, limits = None, self.own_limits if self.by_size else self.limits
        signals = signals_of_scaled(self.whole, self.scale, limits)
        for outturn, signal in zip(reversed(self.outturns), reversed(signals), strict=True):
            if signal is not None:
                break
            start = outturn
        return start


TELLING = 6
"""Of fewer figures nothing is told: within such limits nearly all are."""


def telling_reading(indicator: Indicator, known: Sequence[Outturn]) -> Reading | None:
    """Reads the figures as `reading_of` does; None also where too few of them tell anything."""
    reading = reading_of(indicator, known)
    return reading if reading is not None and len(reading.values) >= TELLING else None


def reading_of(indicator: Indicator, known: Sequence[Outturn]) -> Reading | None:
    """Reads the figures known on a day, oldest first; None where too few can be compared.

    Left out are other kinds of period, other units, periods without a figure, and what lies before
    the last break. None where each figure holds the ones before it: such figures rise or lag by
    themselves, and limits of them would call that a signal.
    """
    outturns = tuple(series_of(indicator, known))
    if len(outturns) < LEAST or are_running(indicator, outturns):
        return None
    values = values_of(outturns)
    whole, scale = scaled(values)
    limits = limits_in(indicator, outturns) or limits_of_scaled(whole, scale)
    newest = newest_of_scaled(whole, scale, limits)
    every = (limits,) * len(values) if isinstance(limits, Limits) else limits
    return Reading(indicator, outturns, values, every, newest, whole, scale)


def limits_in(indicator: Indicator, outturns: Sequence[Outturn]) -> tuple[Limits, ...] | None:
    """Makes each figure's own limits, of a percentage whose counts are all known and vary in size;
    None for any other, whose limits are those of its moving ranges.
    """
    if indicator.unit is not Unit.PERCENT or outturns[-1].numerator is None:
        return None
    sizes = [
        each.denominator for each in outturns if each.numerator is not None and each.denominator
    ]
    if len(sizes) < len(outturns) or not sizes_vary(sizes):
        return None
    return proportion_limits([each.basis for each in outturns if each.basis is not None])


def series_of(indicator: Indicator, known: Sequence[Outturn]) -> list[Outturn]:
    """Lists the newest figures that can be compared with one another, oldest first."""
    units = (None, indicator.unit)
    return [
        each
        for each in since_break(indicator, comparable(indicator, known))
        if each.value is not None and each.unit in units
    ]


def values_of(series: Sequence[Outturn]) -> tuple[Decimal, ...]:
    """The values of such figures: each has one."""
    return tuple([each.value for each in series if each.value is not None])


def are_running(indicator: Indicator, outturns: Sequence[Outturn]) -> bool:
    """Tells figures of which each holds those before it, oldest first: totals and shares of the
    year so far, and rolling periods that overlap.
    """
    if indicator.cumulative or indicator.measured is PeriodKind.YEAR_TO_DATE:
        return True
    return indicator.measured is PeriodKind.MONTHS and any(
        after.period.start <= before.period.end for before, after in pairwise(outturns)
    )
