"""What the rule makes of a figure: a status, or no data and what is lacking."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from bot.domain.figures import bounds, say_difference, say_gap, say_number, say_target, say_value
from bot.domain.indicator import Direction, Indicator, Target, Tolerance, ToleranceKind, Unit
from bot.domain.outturn import Outturn
from bot.domain.rag import Status
from bot.rules.interval import Interval, interval_of


class Lack(Enum):
    """What is lacking where there is no status."""

    FIGURE = auto()
    """Nothing has been reported, or the period is reported as missing."""
    CASES = auto()
    """None fell due in the period: 0 of 0, which is reported and not missing."""
    TARGET = auto()
    """No target is stated: the figure stands for itself."""
    COMPARISON = auto()
    """A milestone in words, words against a figure, or another unit than the target's."""
    FRESHNESS = auto()
    """The last figure is older than twice the indicator's frequency."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure set against the target in force."""

    indicator: Indicator
    outturn: Outturn
    value: Decimal
    target: Target
    edge: Decimal
    """The side of the target that the value is measured from."""
    gap: Decimal
    """How far the value is worse than the edge, in the indicator's unit; 0 or less meets it."""
    tolerance: Tolerance
    status: Status
    """Green, amber or red."""

    @property
    def reason(self) -> str:
        """Why the status is what it is, in words."""
        return _reason(self)

    @property
    def interval(self) -> Interval | None:
        """What chance alone would give, for a percentage that gives its counts."""
        return interval_of(self.outturn) if self.indicator.unit is Unit.PERCENT else None

    @property
    def within_chance(self) -> bool:
        """True when the 95% interval of an off-green figure spans its target."""
        interval = self.interval if self.status.off_green else None
        if interval is None:
            return False
        edges = bounds(self.target, self.indicator.direction)
        return any(edge is not None and interval.spans(edge) for edge in edges)


@dataclass(frozen=True, slots=True)
class NoData:
    """A figure that cannot be set against a target, or none at all."""

    indicator: Indicator
    lack: Lack
    reason: str
    outturn: Outturn | None = None
    target: Target | None = None
    held: Known | None = None
    """The last standing with a status."""

    status = Status.NO_DATA

    @property
    def stale(self) -> bool:
        return self.lack is Lack.FRESHNESS


Standing = Known | NoData


def _reason(known: Known) -> str:
    indicator = known.indicator
    wanted = f"the target of {say_target(known.target, indicator.unit, indicator.direction)}"
    if known.status is Status.GREEN:
        return f"meets {wanted}"
    beyond = f"{say_gap(known.value, known.edge, indicator)} worse than {wanted}"
    inside = "within" if known.status is Status.AMBER else "beyond"
    return f"{beyond}, {inside} the tolerance ({_say_tolerance(known.tolerance, indicator)})"


def _say_tolerance(tolerance: Tolerance, indicator: Indicator) -> str:
    match tolerance.kind:
        case ToleranceKind.PERCENT:
            return f"{say_number(tolerance.amount)}% of the target"
        case ToleranceKind.AMOUNT:
            return say_difference(tolerance.amount, indicator.unit)
        case ToleranceKind.FLOOR:
            way = "up" if indicator.direction is Direction.LOWER else "down"
            return f"{way} to {say_value(tolerance.amount, indicator.unit)}"
