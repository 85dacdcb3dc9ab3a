"""Figures that can be compared with one another: the limits and the signals of the newest."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.rules.signal.limits import Limits, limits_of_scaled
from bot.rules.signal.proportion import proportion_limits, sizes_vary
from bot.rules.signal.rules import RUN, Signal, signals_of_scaled

BACK = 3 * RUN
"""So many figures are looked back on first."""


@dataclass(frozen=True, slots=True)
class Series:
    """Three figures or more of one indicator, oldest first; `whole` are their values, `scale`
    times.
    """

    indicator: Indicator
    outturns: Sequence[Outturn]
    whole: Sequence[int]
    scale: int

    def own_limits(self, newest: int) -> tuple[Limits, ...] | None:
        """Makes the own limits of each of the newest so many figures, of a percentage whose counts
        are all known, parts of wholes that vary in size; None for any other, whose limits are those
        of its moving ranges.
        """
        outturns = self.outturns
        if self.indicator.unit is not Unit.PERCENT or outturns[-1].numerator is None:
            return None
        parts = [
            (count, size)
            for each in outturns
            if (count := each.numerator) is not None
            if (size := each.denominator) and 0 <= count <= size
        ]
        if len(parts) < len(outturns) or not sizes_vary([size for _, size in parts]):
            return None
        return proportion_limits(parts, newest)

    def limits(self, newest: int) -> tuple[Limits, ...] | Limits:
        """Makes the limits of the newest so many: each one's own, or those of all."""
        return self.own_limits(newest) or limits_of_scaled(self.whole, self.scale)

    def newest(self, limits: tuple[Limits, ...] | Limits) -> Signal | None:
        """Finds the signal that the newest figure is part of; `limits` are those of the newest
        `BACK`.
        """
        found = signals_of_scaled(self.whole[-BACK:], self.scale, limits)[-1]
        if found is None or found.length < BACK:
            return found
        # A row that is as long may have begun before.
        return signals_of_scaled(self.whole, self.scale, self.limits(len(self.whole)))[-1]

    @property
    def usual_since(self) -> Outturn | None:
        """The first figure of the stretch of chance up to the newest; None while it is a signal."""
        back, every = BACK, len(self.whole)
        while True:
            found = signals_of_scaled(self.whole[-back:], self.scale, self.limits(back))
            chance = next((at for at, each in enumerate(reversed(found)) if each is not None), back)
            # Of a row that began before, the first of these may be too few to show it.
            if back >= every or chance <= back - RUN - 1:
                break
            back *= 2
        start = every - min(chance, every)
        return self.outturns[start] if start < every else None
