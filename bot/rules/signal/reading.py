"""What the comparable figures of one indicator say: their limits, and the newest one's signal."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.rules.comparable import comparable, since_break
from bot.rules.course import new_year_between
from bot.rules.signal.limits import LEAST, Limits, limits_of_scaled, scaled
from bot.rules.signal.proportion import Part, proportion_limits, sizes_vary
from bot.rules.signal.rules import Signal, signals_of_scaled


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures, oldest first, each with the signal that it is part of; None where chance."""

    indicator: Indicator
    outturns: tuple[Outturn, ...]
    values: tuple[Decimal, ...]
    own_limits: tuple[Limits, ...]
    """Of each figure: all the same, but where the sizes that percentages are of vary."""
    signals: tuple[Signal | None, ...]

    @property
    def limits(self) -> Limits:
        """The limits of the newest figure."""
        return self.own_limits[-1]

    @property
    def by_size(self) -> bool:
        """Tells whether each figure has limits of its own size."""
        return any(each is not self.own_limits[0] for each in self.own_limits)

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


TELLING = 6
"""Of fewer figures nothing is told: within such limits nearly all are."""


def telling_reading(indicator: Indicator, known: Sequence[Outturn]) -> Reading | None:
    """Reads the figures as `reading_of` does; None also where too few of them tell anything."""
    reading = reading_of(indicator, known)
    return reading if reading is not None and len(reading.values) >= TELLING else None


def reading_of(indicator: Indicator, known: Sequence[Outturn]) -> Reading | None:
    """Reads the figures known on a day, oldest first; None where too few can be compared.

    Left out are other kinds of period, other units, periods without a figure, and what lies before
    the last break. Of what counts up from 1 April the figures of the newest year alone are one
    series.
    """
    series = series_of(indicator, known)
    if len(series) < LEAST:
        return None
    outturns, values = zip(*series, strict=True)
    whole, scale = scaled(values)
    limits = limits_in(indicator, outturns) or limits_of_scaled(whole, scale)
    found = signals_of_scaled(whole, scale, limits)
    every = (limits,) * len(values) if isinstance(limits, Limits) else limits
    return Reading(indicator, outturns, values, every, found)


def limits_in(indicator: Indicator, outturns: Sequence[Outturn]) -> tuple[Limits, ...] | None:
    """Makes each figure's own limits, of a percentage whose counts are all known and vary in size;
    None for any other, whose limits are those of its moving ranges.
    """
    if indicator.unit is not Unit.PERCENT or outturns[-1].numerator is None:
        return None
    parts = [
        Part(each.numerator, each.denominator)
        for each in outturns
        if each.numerator is not None and each.denominator
    ]
    if len(parts) < len(outturns) or not sizes_vary(parts):
        return None
    return proportion_limits(parts)


def signals_as_they_came(indicator: Indicator, known: Sequence[Outturn]) -> dict[Period, Signal]:
    """Finds the signal that each figure was part of when it was the newest, by its period; of all
    figures that are known, oldest first.
    """
    found, rest = {}, list(known)
    while series := series_of(indicator, rest):
        whole, scale = scaled([value for _, value in series])
        outturns = [outturn for outturn, _ in series]
        for size in range(LEAST, len(series) + 1):
            limits = limits_in(indicator, outturns[:size]) or limits_of_scaled(whole[:size], scale)
            signal = signals_of_scaled(whole[:size], scale, limits)[-1]
            if signal is not None:
                found[series[size - 1][0].period] = signal
        first = series[0][0].period.end
        rest = [each for each in rest if each.period.end < first]
    return found


def newest_signal(indicator: Indicator, known: Sequence[Outturn]) -> Signal | None:
    """Finds the signal that the newest figure is part of; None where it is chance, or too few."""
    reading = reading_of(indicator, known)
    return reading.newest if reading is not None and reading.outturns[-1] is known[-1] else None


def series_of(indicator: Indicator, known: Sequence[Outturn]) -> list[tuple[Outturn, Decimal]]:
    """Lists the newest figures that can be compared with one another, oldest first."""
    series = [
        (each, each.value)
        for each in since_break(indicator, comparable(indicator, known))
        if each.value is not None and each.unit in {None, indicator.unit}
    ]
    if not indicator.cumulative:
        return series
    newest = series[-1:]
    return [each for each in series if not new_year_between(indicator, each[0], newest[0][0])]
