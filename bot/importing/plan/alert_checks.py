"""What an indicator's alert rule and its breaks must mean: a rule that can be met, and breaks that
lie between two of its periods.
"""

from datetime import date, timedelta
from decimal import Decimal

from bot.domain.alert_rule import MOST_PERIODS, AlertAt, AlertRule
from bot.domain.figures import bounds
from bot.domain.indicator import Direction, Indicator, Target, Unit
from bot.domain.period import PeriodKind
from bot.domain.plan import Plan
from bot.importing.plan.plan_checks import unique
from bot.importing.plan.plan_nouns import Places
from bot.importing.plan.yaml_tree import PlanProblems
from bot.rules.signal.reading import are_running
from bot.rules.status import allowance, shortfall

_ITS_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.YEAR: 12,
    PeriodKind.YEAR_TO_DATE: 12,
}
"""Every how many months from April on a period of the kind begins."""


def check_alerts(places: Places, problems: PlanProblems) -> None:
    """Adds a problem for each rule that nothing can meet, and for each break inside a period."""
    for path, indicator in places.of(Indicator):
        if indicator.alert is not None:
            _check_rule(f"{path}.alert", indicator.alert, indicator, problems)
        breaks = [(f"{path}.breaks[{at}].since", each) for at, each in enumerate(indicator.breaks)]
        unique(breaks, lambda each: each.since, "a break since", problems)
        for where, each in breaks:
            _check_break(where, each.since, indicator, problems)
        if indicator.alert is not None and indicator.alert.by_status:
            for _, plan in places.of(Plan):
                _check_reach(f"{path}.alert", indicator.alert, indicator, plan, problems)


def _check_rule(path: str, rule: AlertRule, indicator: Indicator, problems: PlanProblems) -> None:
    for name in ("after", "back_after"):
        if not 1 <= getattr(rule, name) <= MOST_PERIODS:
            problems.at(f"{path}.{name}", f"must be 1 to {MOST_PERIODS} periods")
    if are_running(indicator, ()) and rule.after > (most := _in_a_row(indicator)):
        row = f"of a year's {most} at most can be in a row: write fewer"
        one = "a year has one: none can leave green, delete it"
        problems.at(f"{path}.after", f"figures begin anew each April, and {row if most else one}")
    if indicator.unit is Unit.WORDS:
        problems.at(path, "a milestone in words has no figures to be told of; delete it")
        return
    if not any(each.stated and each.words is None for each in indicator.targets):
        problems.at(path, "without a target in figures nothing is told; state one, or delete it")
    one_way = indicator.direction in {Direction.HIGHER, Direction.LOWER}
    if rule.by_signal and not one_way:
        problems.at(
            f"{path}.on",
            f"where no direction is better no signal is a concern, so {rule.on} can never speak by "
            "one; write status",
        )
    if rule.by_signal and are_running(indicator, ()):
        problems.at(
            f"{path}.on",
            f"figures of the year so far have no signals, so {rule.on} can never speak by one; "
            "write status",
        )
    if not rule.by_status and (rule.if_worse or rule.at is AlertAt.RED):
        name = "if_worse" if rule.if_worse else "at"
        problems.at(f"{path}.{name}", "is about the status, and on is signal; delete one of them")


def _in_a_row(indicator: Indicator) -> int:
    """The most figures of one year so far that can follow a green one."""
    if indicator.measured is PeriodKind.YEAR_TO_DATE:
        return 12 - 1
    months = _ITS_MONTHS.get(indicator.measured)
    return MOST_PERIODS if months is None else 12 // months - 1


def _check_reach(
    path: str, rule: AlertRule, indicator: Indicator, plan: Plan, problems: PlanProblems
) -> None:
    """Adds a problem where the worst figure that there can be does not count by its status."""
    targets = [each for each in indicator.targets if each.stated and each.words is None]
    worst = [each for target in targets for each in _worst(indicator, target)]
    if not targets or None in worst:
        return
    tolerance = indicator.tolerance or plan.defaults.tolerance
    reached = [each for each in worst if each is not None]
    if not any(gap > 0 for gap, _ in reached):
        never = "no figure can miss its target, so"
        if rule.by_signal:
            problems.at(f"{path}.on", f"{never} {rule.on} can never speak by it; write signal")
        else:
            problems.at(path, f"{never} nothing is told; correct the target, or delete the rule")
    elif rule.at is AlertAt.RED and not any(
        gap > allowance(tolerance, edge, indicator.direction) for gap, edge in reached
    ):
        problems.at(f"{path}.at", "no figure can be Red by its tolerance; write amber")


def _worst(indicator: Indicator, target: Target) -> list[tuple[Decimal, Decimal] | None]:
    """By how much the worst figures that there can be miss the target, and from which edge of it;
    None for a side on which there is no worst one.
    """
    low, high = bounds(target, indicator.direction)
    ends = [indicator.lowest] if low is not None else []
    if high is not None:
        if indicator.highest is None:
            return [None]
        ends.append(indicator.highest)
    return [shortfall(each, target, indicator.direction) for each in ends]


def _check_break(where: str, since: date, indicator: Indicator, problems: PlanProblems) -> None:
    months = _ITS_MONTHS.get(indicator.measured)
    if months is None:
        return
    first = since.replace(day=1)
    while (first.month - 4) % months:
        first = (first - timedelta(days=1)).replace(day=1)
    if since == first:
        return
    problems.at(
        where,
        f"{since.isoformat()} lies inside a {indicator.measured} of the indicator, which begins on "
        f"{first.isoformat()}; write the first day of the first period after the break",
    )
