"""A control chart that grows: the signal that each figure was part of when it was the newest."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.rules.comparable import since_break
from bot.rules.signal.limits import scaled
from bot.rules.signal.reading import TELLING, are_running, series_of, values_of
from bot.rules.signal.rules import Signal
from bot.rules.signal.series import BACK, Series


@dataclass(slots=True)
class Chart:
    """The figures of one indicator that can be compared with the newest, oldest first."""

    indicator: Indicator
    _series: list[Outturn] = field(default_factory=list)
    _whole: list[int] = field(default_factory=list)
    """Their values, `_scale` times."""
    _scale: int = 1
    _on_it: bool = False
    """Whether the newest is among them."""

    def take(self, outturn: Outturn) -> None:
        """Goes on to the next period, whether there is a figure for it that can be compared."""
        kept = since_break(self.indicator, [*self._series, outturn])
        before = len(kept) - 1
        self._series, self._whole = [*kept[:before]], self._whole[len(self._whole) - before :]
        new = series_of(self.indicator, [outturn])
        self._on_it = bool(new)
        if not new:
            return
        whole, scale = scaled(values_of(new))
        if scale > self._scale:
            self._whole = [each * (scale // self._scale) for each in self._whole]
            self._scale = scale
        self._series += new
        self._whole += [each * (self._scale // scale) for each in whole]

    @property
    def newest(self) -> Signal | None:
        """The signal that the newest is part of; None where it is chance, or too few tell one."""
        series, whole, scale = self._series, self._whole, self._scale
        if not self._on_it or len(series) < TELLING or are_running(self.indicator, series):
            return None
        figures = Series(self.indicator, series, whole, scale)
        return figures.newest(figures.limits(BACK))


def signals_as_they_came(indicator: Indicator, known: Sequence[Outturn]) -> dict[Period, Signal]:
    """Finds the signal that each figure was part of when it was the newest, by its period; of all
    figures that are known, oldest first.
    """
    found: dict[Period, Signal] = {}
    chart = Chart(indicator)
    for each in known:
        chart.take(each)
        if (signal := chart.newest) is not None:
            found[each.period] = signal
    return found
