"""A replay: an indicator's figures in the order in which they became known."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import groupby

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn, Reported
from bot.domain.period import Period
from bot.domain.plan import Defaults
from bot.rules.comparable import comparable_kinds, could_be_read
from bot.rules.exact import Borders, borders_of, exact
from bot.rules.signal.chart import Chart
from bot.rules.signal.rules import Signal
from bot.rules.standing import Known, Standing
from bot.rules.status import standing_of

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """What became known at one time. `period` is the newest that a figure had come in for by then.

    `figures` are those with a status, oldest first, each with the signal that it was part of when
    it was the newest: of a further period its own alone, `anew` all of them, where an earlier one
    was revised, filled in or taken back.
    """

    period: Period
    figures: tuple[tuple[Known, Signal | None], ...]
    anew: bool
    revised: bool
    """Tells whether it brought no figure for a further period."""


@dataclass(frozen=True, slots=True)
class Replay:
    """An indicator's figures in the order in which they became known; those with a status alone:
    a mark in the place of one is none.
    """

    indicator: Indicator
    steps: tuple[Step, ...]

    @property
    def figures(self) -> int:
        """Counts the periods that figures with a status came in for."""
        return len(self._periods)

    @property
    def first(self) -> Period | None:
        """The period of the earliest such figure."""
        return min(self._periods, key=lambda each: each.start, default=None)

    @property
    def last(self) -> Period | None:
        """The period of the newest such figure."""
        return max(self._periods, key=lambda each: each.end, default=None)

    @property
    def _periods(self) -> set[Period]:
        return {known.outturn.period for step in self.steps for known, _ in step.figures}


def replay(
    indicator: Indicator, reports: Sequence[Reported], defaults: Defaults, at: date
) -> Replay:
    """Puts an indicator's `reports` up to `at`, in the order they were stored, into the order in
    which they became known: first reports by their periods, and a revision after the figures that
    had come in before it, with the one that it came in with. What was loaded of earlier years is so
    taken as known in its own time.
    """
    kinds = comparable_kinds(indicator)
    read = [
        each
        for each in reports
        if each.outturn.period.kind in kinds and could_be_read(each.outturn, at)
    ]
    series = _Series(indicator, defaults)
    steps = (series.take(together) for together in _as_they_came(read))
    return Replay(indicator, tuple(step for step in steps if step is not None))


def _as_they_came(reports: Sequence[Reported]) -> Iterator[list[Reported]]:
    """What was known together, in order: a first report, with the revisions that came in with it;
    or those that came in with none.
    """
    firsts: dict[Period, Reported] = {}
    later = [each for each in reports if firsts.setdefault(each.outturn.period, each) is not each]
    order = [[each] for each in sorted(firsts.values(), key=lambda each: each.outturn.period.end)]
    for moment, revisions in groupby(later, _recorded):
        place = max(at for at, one in enumerate(order) if _recorded(one[0]) <= moment)
        if _recorded(order[place][0]) < moment:
            order.insert(place + 1, [*revisions])
            continue
        while place and _recorded(order[place - 1][0]) == moment:
            place -= 1
        order[place].extend(revisions)
    return iter(order)


def _recorded(each: Reported) -> datetime:
    return each.outturn.recorded or _BEFORE_ALL


@dataclass(slots=True)
class _Series:
    """The figures as far as they are known, oldest first."""

    indicator: Indicator
    defaults: Defaults
    outturns: list[Outturn] = field(default_factory=list)
    standings: dict[Period, Standing] = field(default_factory=dict)
    signals: dict[Period, Signal | None] = field(default_factory=dict)
    chart: Chart = field(init=False)
    borders: Borders = field(init=False)
    charted: int = 0
    """How many of the outturns are on the chart: the first ones."""
    seen: set[Period] = field(default_factory=set)
    newest: Period | None = None
    """The newest that a figure with a status has come in for."""

    def __post_init__(self) -> None:
        self.chart = Chart(self.indicator)
        self.borders = borders_of(self.indicator, self.defaults)

    def take(self, together: Sequence[Reported]) -> Step | None:
        """Takes in what became known together; None where no figure with a status came or went."""
        anew = any(each.outturn.period in self.seen for each in together)
        for each in together:
            self._put(each)
        since = min(each.outturn.period.end for each in together)
        self._read_signals(since)
        periods = {each.outturn.period for each in together}
        later = self.outturns[bisect_left(self.outturns, since, key=_end) :]
        told = self.outturns if anew else [each for each in later if each.period in periods]
        figures = [
            (standing, self.signals.get(one.period))
            for one in told
            if isinstance(standing := self.standings[one.period], Known)
        ]
        last = figures[-1][0].outturn.period if figures else None
        further = last is not None and (self.newest is None or last.end > self.newest.end)
        self.newest = last if further else self.newest
        if self.newest is None or not (figures or anew):
            return None
        return Step(self.newest, tuple(figures), anew, not further)

    def _put(self, each: Reported) -> None:
        period = each.outturn.period
        if period in self.seen:
            self.outturns = [one for one in self.outturns if one.period != period]
        self.seen.add(period)
        if not each.void:
            place = bisect_right(self.outturns, period.end, key=_end)
            outturn = exact(each.outturn, self.indicator, self.borders)
            self.outturns.insert(place, outturn)
            self.standings[period] = standing_of(self.indicator, outturn, self.defaults)

    def _read_signals(self, since: date) -> None:
        """Finds the signals of the figures from `since` on, each as the newest by its time."""
        before = bisect_left(self.outturns, since, key=_end)
        if self.charted != before:
            self.chart = Chart(self.indicator)
            for each in self.outturns[:before]:
                self.chart.take(each)
        for each in self.outturns[before:]:
            self.chart.take(each)
            self.signals[each.period] = self.chart.newest
        self.charted = len(self.outturns)


def _end(outturn: Outturn) -> date:
    return outturn.period.end
