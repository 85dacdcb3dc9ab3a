"""The status of an indicator: its latest outturn against the target in force."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.figures import bounds, say_difference, say_number, say_target, say_value
from bot.domain.indicator import Direction, Indicator, Target, Tolerance, ToleranceKind, Unit
from bot.domain.outturn import Outturn
from bot.domain.plan import Defaults
from bot.domain.rag import Status
from bot.rules.interval import Interval, interval_of
from bot.rules.targets import target_in_force

_IN_UNIT = {Unit.PERCENT: "a percentage", Unit.COUNT: "a count", Unit.SCORE: "a score"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rule makes of one outturn, or of having none."""

    indicator: Indicator
    status: Status
    why: str
    """Why there is no status; empty where there is one."""
    outturn: Outturn | None = None
    target: Target | None = None
    gap: Decimal | None = None
    """How far the value is worse than the target, in the indicator's unit; 0 or less meets it."""
    tolerance: Tolerance | None = None
    held: "Standing | None" = None
    """The last standing with a status, where this one is no data."""
    stale: bool = False

    @property
    def known(self) -> bool:
        return self.status is not Status.NO_DATA

    @property
    def reason(self) -> str:
        """Why the status is what it is, in words."""
        if self.target is None or self.gap is None or self.tolerance is None or not self.known:
            return self.why
        return _reason(self.indicator, self.target, self.gap, self.status, self.tolerance)

    @property
    def interval(self) -> Interval | None:
        """What chance alone would give, for a percentage that gives its counts."""
        if not self.known or self.outturn is None or self.indicator.unit is not Unit.PERCENT:
            return None
        return interval_of(self.outturn)

    @property
    def within_chance(self) -> bool:
        """True when the 95% interval of an off-green figure spans its target."""
        interval = self.interval if self.status.off_green else None
        if interval is None or self.target is None:
            return False
        edges = bounds(self.target, self.indicator.direction)
        return any(edge is not None and interval.spans(edge) for edge in edges)


def standing_of(indicator: Indicator, outturn: Outturn, defaults: Defaults) -> Standing:
    """Green at or better than the target in force at the end of the outturn's period; amber while
    worse by no more than the tolerance; red beyond; no data where the two cannot be compared.
    """
    target = target_in_force(indicator.targets, outturn.period.end)
    if why := _cannot_compare(indicator, outturn, target):
        return Standing(indicator, Status.NO_DATA, why, outturn, target)
    if target is None or outturn.value is None:
        raise AssertionError(f"{indicator.ref}: compared without a value or a target")
    gap, edge = shortfall(outturn.value, target, indicator.direction)
    tolerance = indicator.tolerance or defaults.tolerance
    status = _status(gap, allowance(tolerance, edge, indicator.direction))
    return Standing(indicator, status, "", outturn, target, gap, tolerance)


def without_figure(indicator: Indicator, at: date) -> Standing:
    """The standing of an indicator that has reported nothing by `at`."""
    target = target_in_force(indicator.targets, at)
    return Standing(indicator, Status.NO_DATA, "no figure has been reported", target=target)


def as_it_stands(last: Standing, known: Standing | None, defaults: Defaults, at: date) -> Standing:
    """The `last` standing of an indicator as it reads on `at`; `known` is the last with a status.

    Missing and stale figures are no data and hold the last known standing: never green, never a
    recovery. Stale is older than twice the indicator's frequency.
    """
    if last.outturn is None:
        raise AssertionError(f"{last.indicator.ref}: a standing in the series has no outturn")
    frequency = last.indicator.frequency or defaults.frequency
    if at - last.outturn.period.end > timedelta(days=2 * frequency.days):
        why = (
            f"stale: the last figure is for {last.outturn.period.label}, "
            f"more than twice its {frequency} frequency ago"
        )
        return replace(last, status=Status.NO_DATA, why=why, held=known, stale=True)
    return last if last.known else replace(last, held=known)


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


def _cannot_compare(indicator: Indicator, outturn: Outturn, target: Target | None) -> str | None:
    if outturn.missing:
        return f"no figure reported for {outturn.period.label}"
    if outturn.none_fell_due:
        return "none fell due"
    if target is None:
        return "no target is stated"
    if target.words is not None:
        return f"a milestone in words, for people to judge: wanted “{target.words}”"
    if outturn.value is None:
        return f"reported in words (“{outturn.words}”) against a figure"
    unit = outturn.unit or indicator.unit
    if unit is Unit.UNSTATED:
        return "the unit of the figure is not stated"
    if unit is not indicator.unit:
        said = _IN_UNIT.get(unit, f"a figure in {unit}")
        return f"{said} cannot be set against a target in {indicator.unit}"
    return None


def _reason(
    indicator: Indicator, target: Target, gap: Decimal, status: Status, tolerance: Tolerance
) -> str:
    wanted = f"the target of {say_target(target, indicator.unit, indicator.direction)}"
    if status is Status.GREEN:
        return f"meets {wanted}"
    beyond = f"{say_difference(gap, indicator.unit)} worse than {wanted}"
    inside = "within" if status is Status.AMBER else "beyond"
    return f"{beyond}, {inside} the tolerance ({_say_tolerance(tolerance, indicator)})"


def _say_tolerance(tolerance: Tolerance, indicator: Indicator) -> str:
    match tolerance.kind:
        case ToleranceKind.PERCENT:
            return f"{say_number(tolerance.amount)}% of the target"
        case ToleranceKind.AMOUNT:
            return say_difference(tolerance.amount, indicator.unit)
        case ToleranceKind.FLOOR:
            way = "up" if indicator.direction is Direction.LOWER else "down"
            return f"{way} to {say_value(tolerance.amount, indicator.unit)}"
