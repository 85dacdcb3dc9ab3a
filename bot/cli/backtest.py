"""The verb that shows what alert rules would have told on the figures that are stored."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.cli.stores import opened_with_plan
from bot.domain.alert_rule import AlertRule
from bot.domain.indicator import Indicator
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.messages.backtest import backtest_message
from bot.rules.lookup import indicator_called, indicators_meant
from bot.services.as_of import moment_of
from bot.services.backtests import replays, rules_tested
from bot.settings import BadSettingError, Settings


def run(
    settings: Settings, refs: Sequence[str], rule: AlertRule | None, chosen: date | None
) -> int:
    """Prints the backtest of the indicators that go by `refs`, codes or names, or of the whole plan
    where none is given.

    Raises BadSettingError where the plan has no such indicator.
    """
    with opened_with_plan(settings, chosen) as store:
        snapshot = store.snapshot()
        if snapshot is None:
            raise AssertionError("a store with a plan has none")
        plan = snapshot.plan
        asked = [_called(plan, each) for each in refs]
        indicators = [each for each in plan.indicators if not refs or each in asked]
        at = london_day(moment_of(plan, datetime.now(UTC), chosen))
        replayed = replays(plan, indicators, store.reports_of, at)
        print(backtest_message(replayed, rules_tested(replayed, rule)).plain)
    return 0


def _called(plan: Plan, words: str) -> Indicator:
    if (known := indicator_called(plan, words)) is not None:
        return known
    meant, near = indicators_meant(plan, words)
    guesses = [f"{each.ref} {each.short}" for each in (*meant, *near)[:3]]
    hint = f"; did you mean {' or '.join(guesses)}?" if guesses else ""
    raise BadSettingError(f"the plan has no indicator {words}{hint}")
