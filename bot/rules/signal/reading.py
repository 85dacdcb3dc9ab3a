"""What the comparable figures of one indicator say: their limits, and the newest one's signal."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.rules.comparable import comparable, since_break
from bot.rules.signal.limits import LEAST, Limits, scaled
from bot.rules.signal.rules import Signal
from bot.rules.signal.series import BACK, Series


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures, oldest first, and the signal that the newest is part of; None where chance."""

    series: Series
    values: tuple[Decimal, ...]
    limits: Limits
    """The limits of the newest figure."""
    newest: Signal | None

    @property
    def indicator(self) -> Indicator:
        return self.series.indicator

    @property
    def outturns(self) -> Sequence[Outturn]:
        return self.series.outturns

    @property
    def by_size(self) -> bool:
        """Tells whether each figure has limits of its own size."""
        return self.series.own_limits(1) is not None

    def own_limits(self, newest: int) -> tuple[Limits, ...]:
        """The limits of each of the newest so many figures: all the same, but where the sizes that
        percentages are of vary.
        """
        own = self.series.own_limits(newest)
        return (self.limits,) * min(newest, len(self.values)) if own is None else own

    @property
    def steady(self) -> bool:
        """Tells whether something can be expected of what comes: the newest figure is chance, and
        the limits are no trial ones.
        """
        return self.newest is None and not self.limits.trial


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
    series = Series(indicator, outturns, whole, scale)
    limits = series.limits(BACK)
    newest = limits if isinstance(limits, Limits) else limits[-1]
    return Reading(series, values, newest, series.newest(limits))


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
