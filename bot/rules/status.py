"""The status of an indicator: its latest outturn against the target in force."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.figures import bounds
from bot.domain.indicator import Direction, Indicator, Target, Tolerance, ToleranceKind, Unit
from bot.domain.outturn import Outturn
from bot.domain.plan import Defaults
from bot.domain.rag import Status
from bot.rules.standing import Known, Lack, NoData, Standing
from bot.rules.targets import target_in_force

_IN_UNIT = {Unit.PERCENT: "a percentage", Unit.COUNT: "a count", Unit.SCORE: "a score"}


def standing_of(indicator: Indicator, outturn: Outturn, defaults: Defaults) -> Standing:
    """Green at or better than the target in force at the end of the outturn's period; amber while
    worse by no more than the tolerance; red beyond; no data where the two cannot be compared.
    """
    target = target_in_force(indicator.targets, outturn.period.end)
    if outturn.missing:
        missing = f"no figure reported for {outturn.period.label}"
        return NoData(indicator, Lack.FIGURE, missing, outturn, target)
    if outturn.none_fell_due:
        return NoData(indicator, Lack.CASES, "none fell due", outturn, target)
    if target is None:
        return NoData(indicator, Lack.TARGET, "no target is stated", outturn)
    if outturn.value is None or target.words is not None:
        return NoData(indicator, Lack.COMPARISON, _in_words(outturn, target), outturn, target)
    if other := _other_unit(indicator, outturn):
        return NoData(indicator, Lack.COMPARISON, other, outturn, target)
    gap, edge = shortfall(outturn.value, target, indicator.direction)
    tolerance = indicator.tolerance or defaults.tolerance
    status = _status(gap, allowance(tolerance, edge, indicator.direction))
    return Known(indicator, outturn, outturn.value, target, edge, gap, tolerance, status)


def without_figure(indicator: Indicator, at: date) -> NoData:
    """The standing of an indicator that has reported nothing by `at`."""
    target = target_in_force(indicator.targets, at)
    return NoData(indicator, Lack.FIGURE, "no figure has been reported", target=target)


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
            f"stale: the last figure is for {outturn.period.label}, "
            f"more than twice its {frequency} frequency ago"
        )
        return NoData(last.indicator, Lack.FRESHNESS, why, outturn, last.target, held)
    return last if isinstance(last, Known) else replace(last, held=held)


def shortfall(
    value: Decimal, target: Target, direction: Direction | None
) -> tuple[Decimal, Decimal]:
    """How far `value` is worse than the target (0 or less meets it), and the edge it is measured
    from. Raises ValueError for a target in words.
    """
    low, high = bounds(target, direction)
    gaps = []
    if low is not None:
        gaps.append((low - value, low))
    if high is not None:
        gaps.append((value - high, high))
    if not gaps:
        raise ValueError("a target in words has no shortfall")
    return max(gaps)


def allowance(tolerance: Tolerance, edge: Decimal, direction: Direction | None) -> Decimal:
    """How much worse than `edge` is still amber, in the indicator's unit."""
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


def _in_words(outturn: Outturn, target: Target) -> str:
    if target.words is not None:
        return f"a milestone in words, for people to judge: wanted “{target.words}”"
    return f"reported in words (“{outturn.words}”) against a figure"


def _other_unit(indicator: Indicator, outturn: Outturn) -> str | None:
    unit = outturn.unit or indicator.unit
    if unit is Unit.UNSTATED:
        return "the unit of the figure is not stated"
    if unit is not indicator.unit:
        said = _IN_UNIT.get(unit, f"a figure in {unit}")
        return f"{said} cannot be set against a target in {indicator.unit}"
    return None
