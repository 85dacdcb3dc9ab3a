"""A backtest: what an alert rule would have told, on the figures as they were known at the time."""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.domain.alert_rule import AlertRule
from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn, Reported
from bot.domain.period import Period
from bot.domain.plan import Defaults
from bot.rules.alert_rule import Walk
from bot.rules.comparable import comparable_kinds, could_be_read
from bot.rules.signal.reading import newest_signal
from bot.rules.signal.rules import Signal
from bot.rules.standing import Known
from bot.rules.status import standing_of

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PastAlert:
    """What would have been told with the figure for `told`; it is over with that for `over`."""

    told: Period
    over: Period | None
    figures: int
    """How many figures it lasted: those that came after it, up to the one that ended it."""

    @property
    def gone_at_once(self) -> bool:
        """Tells whether the next figure, or a revision before it, ended it."""
        return self.over is not None and self.figures <= 1


@dataclass(frozen=True, slots=True)
class Backtest:
    """The alerts that one rule would have told of one indicator, oldest first."""

    indicator: Indicator
    rule: AlertRule
    alerts: tuple[PastAlert, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """An indicator's figures in the order in which they became known."""

    indicator: Indicator
    steps: tuple["Step", ...]

    @property
    def figures(self) -> int:
        """Counts the periods that figures came in for."""
        return sum(each.new for each in self.steps)

    @property
    def first(self) -> Period | None:
        """The period of the first figure."""
        return self.steps[0].period if self.steps else None

    @property
    def last(self) -> Period | None:
        """The period of the newest figure."""
        return self.steps[-1].period if self.steps else None


@dataclass(frozen=True, slots=True)
class Step:
    """One report coming in; `period` is the newest that is known then. `figures` are those with a
    status, each with the signal that it was part of when it was the newest: of a further period its
    own alone, of a revision, which is not `new`, all of them, oldest first.
    """

    period: Period
    figures: tuple[tuple[Known, Signal | None], ...]
    new: bool


def replay(
    indicator: Indicator, reports: Sequence[Reported], defaults: Defaults, at: date
) -> Replay:
    """Puts an indicator's `reports` up to `at`, in the order they were stored, into the order in
    which they became known: first reports by their periods, and a revision after the figures that
    had come in before it. What was loaded of earlier years is so taken as known in its own time.
    """
    kinds = comparable_kinds(indicator)
    series = _Series(indicator, defaults)
    return Replay(
        indicator,
        tuple(
            step
            for each in _as_they_came(
                [
                    each
                    for each in reports
                    if each.outturn.period.kind in kinds and could_be_read(each.outturn, at)
                ]
            )
            if (step := series.take(each)) is not None
        ),
    )


def backtest(replayed: Replay, rule: AlertRule) -> Backtest:
    """Finds what a rule would have told with each figure, and when it was over."""
    alerts: list[PastAlert] = []
    walk, told, figures = Walk(rule), None, 0
    for step in replayed.steps:
        was_open = walk.open
        if not step.new:
            walk = Walk(rule)
        for each in step.figures:
            walk.on(*each)
        figures += step.new
        if walk.open and not was_open:
            told, figures = step.period, 0
        elif told is not None and was_open and not walk.open:
            alerts.append(PastAlert(told, step.period, figures))
            told = None
    if told is not None:
        alerts.append(PastAlert(told, None, figures))
    return Backtest(replayed.indicator, rule, tuple(alerts))


def years_of(replays: Iterable[Replay]) -> float:
    """Measures the years from the first figure of any to the last; at least one."""
    ends = [(each.first.start, each.last.end) for each in replays if each.first and each.last]
    if not ends:
        return 1.0
    days = (max(last for _, last in ends) - min(first for first, _ in ends)).days + 1
    return max(days / 365.25, 1.0)


def _as_they_came(reports: Sequence[Reported]) -> list[Reported]:
    firsts: dict[Period, Reported] = {}
    later = [each for each in reports if firsts.setdefault(each.outturn.period, each) is not each]
    order = sorted(firsts.values(), key=lambda each: each.outturn.period.end)
    for each in later:
        moment = _recorded(each)
        place = max(at for at, one in enumerate(order) if _recorded(one) <= moment)
        order.insert(place + 1, each)
    return order


def _recorded(each: Reported) -> datetime:
    return each.outturn.recorded or _BEFORE_ALL


@dataclass(slots=True)
class _Series:
    """The figures as far as they are known, oldest first."""

    indicator: Indicator
    defaults: Defaults
    outturns: list[Outturn] = field(default_factory=list)
    signals: dict[Period, Signal | None] = field(default_factory=dict)

    def take(self, each: Reported) -> Step | None:
        """Takes a report in; None while nothing is known."""
        period, new = each.outturn.period, each.outturn.period not in self.signals
        if not new:
            self.outturns = [one for one in self.outturns if one.period != period]
        if not each.void:
            insort(self.outturns, each.outturn, key=lambda one: one.period.end)
        self.signals.setdefault(period, None)
        if not self.outturns:
            return None
        newest = self.outturns[-1].period
        self.signals[newest] = newest_signal(self.indicator, self.outturns)
        of = self.outturns[-1:] if new else self.outturns
        figures = [
            (standing, self.signals.get(one.period))
            for one in of
            if isinstance(standing := standing_of(self.indicator, one, self.defaults), Known)
        ]
        return Step(newest, tuple(figures), new)


@dataclass(frozen=True, slots=True)
class RuleTested:
    """One rule, by its name, over several indicators."""

    name: str
    tests: tuple[Backtest, ...]

    @property
    def alerts(self) -> tuple[PastAlert, ...]:
        """Lists the alerts of all the indicators."""
        return tuple(alert for each in self.tests for alert in each.alerts)

    @property
    def gone_at_once(self) -> int:
        """Counts those that were over with the next figure."""
        return sum(each.gone_at_once for each in self.alerts)

    @property
    def longest(self) -> int:
        """Counts the figures of the longest."""
        return max((each.figures for each in self.alerts), default=0)
