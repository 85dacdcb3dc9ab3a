"""A backtest: what an alert rule would have told, on the figures as they were known at the time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.alert_rule import AlertRule
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.rules.alert_rule import Walk
from bot.rules.replay import Replay, Step


@dataclass(frozen=True, slots=True)
class Moment:
    """When it was told: with the figure for `period`, or with a revision after that figure."""

    period: Period
    revised: bool = False


@dataclass(frozen=True, slots=True)
class PastAlert:
    """What would have been told, and when it was over; figures are those with a status."""

    since: Period
    """The first figure that the rule spoke of: where it waits for more, before the one that told.
    """
    told: Moment
    over: Moment | None
    lasted: int
    """How many figures, from that first one on, came before the one that came back; up to the
    newest where it lasts.
    """
    further: int
    """How many of them came after it was told."""

    @property
    def gone_at_once(self) -> bool:
        """Tells whether the next figure after it was told, or a revision before it, had come back;
        the rule may wait for more before it says so.
        """
        return self.over is not None and not self.further


@dataclass(frozen=True, slots=True)
class Backtest:
    """The alerts that one rule would have told of one indicator, oldest first."""

    indicator: Indicator
    rule: AlertRule
    alerts: tuple[PastAlert, ...]


def backtest(replayed: Replay, rule: AlertRule) -> Backtest:
    """Finds what a rule would have told with each figure, and when it was over."""
    alerts: list[PastAlert] = []
    course, lasting = _Course(rule), None
    for step in replayed.steps:
        course = _Course(rule) if step.anew else course
        course.take(step)
        now = Moment(step.period, step.revised)
        if course.since is not None:
            told = now if lasting is None else lasting.told
            lasting = PastAlert(course.since, told, None, *course.lasted(told.period.end))
        elif lasting is not None:
            alerts.append(replace(lasting, over=now))
            lasting = None
    last = () if lasting is None else (lasting,)
    return Backtest(replayed.indicator, rule, (*alerts, *last))


@dataclass(slots=True)
class _Course:
    """A walk along the figures, and where its open episode began."""

    rule: AlertRule
    walk: Walk = field(init=False)
    since: Period | None = None
    """The first figure of the open episode; None while there is none."""
    ends: list[date] = field(default_factory=list)
    """The last days of the episode's figures."""

    def __post_init__(self) -> None:
        self.walk = Walk(self.rule)

    def take(self, step: Step) -> None:
        """Goes on along the figures of a step."""
        for known, signal in step.figures:
            self.ends.append(known.outturn.period.end)
            moved = self.walk.on(known, signal)
            if moved is not None:
                self.since = moved.outturn.period if self.walk.open else None
                self.ends = self.ends[-self.rule.after :]

    def lasted(self, told: date) -> tuple[int, int]:
        """Counts the figures of the open episode, and those after `told`; without those at its end
        that have come back and are too few in a row to be told.
        """
        lasting = self.ends[: len(self.ends) - self.walk.waiting]
        return len(lasting), sum(end > told for end in lasting)


def months_of(replays: Iterable[Replay]) -> int:
    """Counts the months from the first figure of any to the last, both included; 0 of none."""
    ends = [(each.first.start, each.last.end) for each in replays if each.first and each.last]
    if not ends:
        return 0
    first, last = min(first for first, _ in ends), max(last for _, last in ends)
    return (last.year - first.year) * 12 + last.month - first.month + 1


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
        """Counts those that had come back with the next figure."""
        return sum(each.gone_at_once for each in self.alerts)

    @property
    def longest(self) -> int:
        """Counts the figures of the longest."""
        return max((each.lasted for each in self.alerts), default=0)
