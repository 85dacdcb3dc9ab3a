"""Backtests of the plan's indicators, on what the store holds of their figures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.alert_rule import DEFAULT_RULE, AlertOn, AlertRule
from bot.domain.indicator import Direction, Indicator
from bot.domain.outturn import Reported
from bot.domain.plan import Plan
from bot.rules.backtest import RuleTested, backtest
from bot.rules.replay import Replay, replay
from bot.rules.signal.reading import are_running

ReportsOf = Callable[[str], Sequence[Reported]]


def replays(
    plan: Plan, indicators: Iterable[Indicator], reports_of: ReportsOf, at: date
) -> tuple[Replay, ...]:
    """Makes a replay of each that has a figure with a status by then; the others tell nothing."""
    every = (replay(each, reports_of(each.ref), plan.defaults, at) for each in indicators)
    return tuple(each for each in every if each.steps)


def rules_tested(
    replayed: Sequence[Replay], other: AlertRule | None = None
) -> tuple[RuleTested, ...]:
    """Puts the plan's own rules beside others: the same with one period more, signals of concern
    alone where any indicator can show one, and before them the `other` that was asked for.
    """
    asked: list[tuple[str, Callable[[Indicator], AlertRule]]]
    asked = [("today's rule", _todays), ("one period later", _later)]
    if any(_shows_signals(each.indicator) for each in replayed):
        asked.append(("signals alone", _signal))
    found = [
        RuleTested(name, tuple(backtest(each, rule(each.indicator)) for each in replayed))
        for name, rule in asked
    ]
    if other is not None:
        tests = tuple(backtest(each, other) for each in replayed)
        found.insert(1, RuleTested("the rule asked for", tests))
    return tuple(found)


def _todays(indicator: Indicator) -> AlertRule:
    return indicator.alert or DEFAULT_RULE


def _later(indicator: Indicator) -> AlertRule:
    rule = _todays(indicator)
    return replace(rule, after=rule.after + 1)


def _shows_signals(indicator: Indicator) -> bool:
    one_way = indicator.direction in {Direction.HIGHER, Direction.LOWER}
    return one_way and not are_running(indicator, ())


def _signal(_: Indicator) -> AlertRule:
    return AlertRule(on=AlertOn.SIGNAL)
