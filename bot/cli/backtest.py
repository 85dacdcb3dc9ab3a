"""The verb that shows what alert rules would have told on the figures that are stored."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.cli.stores import opened_with_plan
from bot.domain.alert_rule import AlertRule
from bot.domain.period import london_day
from bot.messages.backtest import backtest_message
from bot.services.as_of import moment_of
from bot.services.backtests import replays, rules_tested
from bot.settings import BadSettingError, Settings


def run(
    settings: Settings, refs: Sequence[str], rule: AlertRule | None, chosen: date | None
) -> int:
    """Prints the backtest of the indicators `refs`, or of the whole plan where none is given.

    Raises BadSettingError for a ref that the plan does not have.
    """
    with opened_with_plan(settings, chosen) as store:
        snapshot = store.snapshot()
        if snapshot is None:
            raise AssertionError("a store with a plan has none")
        plan = snapshot.plan
        unknown = [each for each in refs if plan.indicator(each) is None]
        if unknown:
            raise BadSettingError(f"the plan has no indicator {', '.join(unknown)}")
        indicators = [each for each in plan.indicators if not refs or each.ref in refs]
        at = london_day(moment_of(plan, datetime.now(UTC), chosen))
        replayed = replays(plan, indicators, store.reports_of, at)
        print(backtest_message(replayed, rules_tested(replayed, rule)).plain)
    return 0
