"""The status of an indicator: its latest outturn against the target in force."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.figures import bounds
from bot.domain.indicator import Direction, Indicator, Target, Tolerance, ToleranceKind, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind, financial_year
from bot.domain.plan import Defaults
from bot.domain.rag import Status
from bot.rules.course import counts_up, share_by, share_of_tolerance, target_of_year
from bot.rules.standing import Known, Lack, NoData, Standing
from bot.rules.targets import target_in_force

_BY = {
    PeriodKind.DAY: "single day's",
    PeriodKind.MONTH: "monthly",
    PeriodKind.MONTHS: "several months'",
    PeriodKind.QUARTER: "quarterly",
    PeriodKind.YEAR: "yearly",
    PeriodKind.YEAR_TO_DATE: "year-to-date",
    PeriodKind.UNSTATED: "undated",
}
_IN_UNIT = {Unit.PERCENT: "a percentage", Unit.COUNT: "a count", Unit.SCORE: "a score"}


def standing_of(indicator: Indicator, outturn: Outturn, defaults: Defaults) -> Standing:
    """The standing: green at or better than the target in force at the end of the period; amber
    while worse by no more than the tolerance; red beyond; no data where the two cannot be compared.

    A figure that counts up through the year is set against the share of its year's target.
    """
    growing = counts_up(indicator, outturn)
    choose = target_of_year if growing else target_in_force
    target = choose(indicator.targets, outturn.period.end)
    lacking = _lacking(indicator, outturn, target, growing)
    if lacking is not None:
        return NoData(indicator, *lacking, outturn, target)
    if target is None or outturn.value is None:
        raise AssertionError(f"{indicator.ref}: compared without a value or a target")
    tolerance = indicator.tolerance or defaults.tolerance
    if growing and outturn.period.end < target.by:
        return _on_course(indicator, outturn, outturn.value, target, tolerance)
    gap, edge = shortfall(outturn.value, target, indicator.direction)
    status = _status(gap, allowance(tolerance, edge, indicator.direction))
    known = Known(indicator, outturn, outturn.value, target, edge, gap, tolerance, status)
    if outturn.period.kind is PeriodKind.UNSTATED and known.status is Status.GREEN:
        why = f"it {known.reason}, but its period is not dated{_printed(outturn)}"
        return NoData(indicator, Lack.DATE, why, outturn, target)
    return known


def without_figure(indicator: Indicator, at: date, beside: Outturn | None = None) -> NoData:
    """The standing of an indicator that has reported nothing by `at`, or only figures on another
    kind of period; `beside` is the latest of those.
    """
    of_year = indicator.cumulative or indicator.measured is PeriodKind.YEAR_TO_DATE
    choose = target_of_year if of_year else target_in_force
    target = choose(indicator.targets, at)
    if beside is None:
        return NoData(indicator, Lack.FIGURE, "no figure has been reported", target=target)
    why = f"no {_BY[indicator.measured]} figure"
    return NoData(indicator, Lack.PERIOD, why, target=target, beside=beside)


def as_it_stands(
    last: Known | NoData, outturn: Outturn, held: Known | None, defaults: Defaults, at: date
) -> Standing:
    """The `last` standing of an indicator, of its latest `outturn`, as it reads on `at`; `held` is
    the last with a status.

    Missing and stale figures are no data and hold the last known standing: never green, never a
    recovery. Stale is older than twice the indicator's frequency.
    """
    frequency = last.indicator.frequency or defaults.frequency
    if at - outturn.period.end > timedelta(days=2 * frequency.days):
        why = (
            f"stale: the last figure {_dated(outturn)}, "
            f"more than twice its {frequency} frequency ago"
        )
        return NoData(last.indicator, Lack.FRESHNESS, why, outturn, last.target, held)
    return last if isinstance(last, Known) else replace(last, held=held)


def shortfall(
    value: Decimal, target: Target, direction: Direction | None
) -> tuple[Decimal, Decimal]:
    """Measures how far `value` is worse than the target (0 or less meets it), and from which edge.
    Raises ValueError for a target in words.
    """
    low, high = bounds(target, direction)
    if low is not None and high is not None:
        return max((low - value, low), (value - high, high))
    if low is not None:
        return low - value, low
    if high is not None:
        return value - high, high
    raise ValueError("a target in words has no shortfall")


def allowance(tolerance: Tolerance, edge: Decimal, direction: Direction | None) -> Decimal:
    """Works out how much worse than `edge` is still amber, in the indicator's unit."""
    match tolerance.kind:
        case ToleranceKind.PERCENT:
            return abs(edge) * tolerance.amount / 100
        case ToleranceKind.AMOUNT:
            return tolerance.amount
        case ToleranceKind.FLOOR:
            beyond = tolerance.amount - edge
            return max(Decimal(0), -beyond if direction is Direction.HIGHER else beyond)


def _status(gap: Decimal, allowed: Decimal) -> Status:
    if gap <= 0:
        return Status.GREEN
    return Status.AMBER if gap <= allowed else Status.RED


def _on_course(
    indicator: Indicator, outturn: Outturn, value: Decimal, target: Target, tolerance: Tolerance
) -> Known:
    """The figure against the share of the target that its period's end asks for."""
    end = outturn.period.end
    course, share = share_by(target, end), share_of_tolerance(tolerance, target, end)
    _, ceiling = bounds(target, indicator.direction)
    if ceiling is not None and value > ceiling:
        # What is over the whole year's ceiling can't come back under it.
        gap, edge, status = value - ceiling, ceiling, Status.RED
    else:
        gap, edge = shortfall(value, course, indicator.direction)
        status = _status(gap, allowance(share, edge, indicator.direction))
    return Known(indicator, outturn, value, target, edge, gap, share, status, course)


def _lacking(
    indicator: Indicator, outturn: Outturn, target: Target | None, growing: bool
) -> tuple[Lack, str] | None:
    """What is lacking for a comparison, and the reason in words."""
    if outturn.missing:
        unstated = outturn.period.kind is PeriodKind.UNSTATED
        by = f"by {outturn.period.end:%B %Y}" if unstated else f"for {outturn.period.noun}"
        if outturn.mark is not None:
            return Lack.FIGURE, f"no figure {by}: {outturn.mark.reason}"
        return Lack.FIGURE, f"no figure reported {by}"
    if outturn.none_fell_due:
        return Lack.CASES, "none fell due"
    if growing and outturn.period.kind is PeriodKind.UNSTATED:
        return Lack.DATE, f"it counts up through a year that is not stated{_printed(outturn)}"
    if target is None and growing and any(each.stated for each in indicator.targets):
        year = financial_year(outturn.period.end)
        return Lack.TARGET, f"no target is stated for its own year, {year}"
    if target is None:
        return Lack.TARGET, "no target is stated"
    if target.words is not None:
        wanted = f"wanted “{target.words}”"
        return Lack.COMPARISON, f"a milestone in words, for people to judge: {wanted}"
    if outturn.value is None:
        return Lack.COMPARISON, f"reported in words (“{outturn.words}”) against a figure"
    other = _other_unit(indicator, outturn)
    return None if other is None else (Lack.COMPARISON, other)


def _dated(outturn: Outturn) -> str:
    """What is known of when a figure is for: "is for September 2018"."""
    if outturn.period.kind is PeriodKind.UNSTATED and not outturn.printed:
        return f"was reported by {outturn.period.end:%B %Y}, its period not stated"
    return f"is for {outturn.printed or outturn.period.noun}"


def _printed(outturn: Outturn) -> str:
    return f" ({outturn.printed})" if outturn.printed else ""


def _other_unit(indicator: Indicator, outturn: Outturn) -> str | None:
    unit = outturn.unit or indicator.unit
    if unit is Unit.UNSTATED:
        return "the unit of the figure is not stated"
    if unit is not indicator.unit:
        said = _IN_UNIT.get(unit, f"a figure in {unit}")
        return f"{said} cannot be set against a target in {indicator.unit}"
    return None
