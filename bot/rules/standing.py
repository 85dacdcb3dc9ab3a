"""What the rule makes of a figure: a status, or no data and what is lacking."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from bot.domain.figures import (
    bounds,
    say_difference,
    say_gap,
    say_limit,
    say_number,
    say_target,
    say_value,
)
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
    PERIOD = auto()
    """The figures are on another kind of period than the plan measures by."""
    DATE = auto()
    """The source states no period, or not its year: what meets the target may be old."""
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
    course: Target | None = None
    """Where the figure counts up through the year and the target's day is still to come: the share
    of the target that is asked for by the end of the period. The edge is then one of it.
    """

    @property
    def reason(self) -> str:
        """Says why the status is what it is, in words."""
        return _reason(self)

    @property
    def distance(self) -> str:
        """Says how far off the target it is: "3.4 points worse than the target of 85% or more"."""
        return _distance(self)

    @property
    def asked(self) -> str:
        """Says what it is set against: "85% or more (March 2026)"; of what counts up "24 or more by
        March 2026 (14 by October in proportion)".
        """
        if self.course is None:
            return f"{_wanted(self)} ({_month(self)})"
        return f"{_wanted(self)}{_by_its_day(self)}"

    @property
    def interval(self) -> Interval | None:
        """The interval that chance alone would give, for a percentage that gives its counts."""
        return interval_of(self.outturn) if self.indicator.unit is Unit.PERCENT else None

    @property
    def within_chance(self) -> bool:
        """Tells whether the 95% interval of an off-green figure spans its target."""
        interval = self.interval if self.status.off_green else None
        if interval is None:
            return False
        edges = bounds(self.course or self.target, self.indicator.direction)
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
    beside: Outturn | None = None
    """A figure on another kind of period, newer than any that can be compared."""

    status = Status.NO_DATA

    @property
    def wants_a_figure(self) -> bool:
        """Tells whether a newer comparable figure would give a status: none was reported, or the
        latest is missing or old.
        """
        return self.lack in (Lack.FIGURE, Lack.PERIOD, Lack.FRESHNESS)


Standing = Known | NoData


def _reason(known: Known) -> str:
    if known.status is Status.GREEN and known.course is None:
        return f"meets the target of {_wanted(known)}"
    if known.status is Status.GREEN:
        return f"on course for the target of {_wanted(known)}{_by_its_day(known)}"
    if _over_the_whole(known):
        return known.distance
    inside = "within" if known.status is Status.AMBER else "beyond"
    return f"{known.distance}, {inside} the tolerance ({_say_tolerance(known)})"


def _distance(known: Known) -> str:
    gap = say_gap(known.value, known.edge, known.indicator)
    if known.course is None:
        return f"{gap} worse than the target of {_wanted(known)}"
    if _over_the_whole(known):
        return f"{gap} over the whole year's target of {_wanted(known)}, before {_month(known)}"
    way = "behind" if known.value < known.edge else "over"
    return f"{gap} {way} its course for the target of {_wanted(known)}{_by_its_day(known)}"


def _over_the_whole(known: Known) -> bool:
    """Red whatever the tolerance: what counts up can't come back under the year's ceiling."""
    _, ceiling = bounds(known.target, known.indicator.direction)
    return known.course is not None and ceiling is not None and known.value > ceiling


def _wanted(known: Known) -> str:
    return say_target(known.target, known.indicator.unit, known.indicator.direction)


def _by_its_day(known: Known) -> str:
    """The target's day, and what is asked for by the end of the figure's period."""
    share = say_limit(known.edge, known.value, known.indicator)
    return f" by {_month(known)} ({share} by {known.outturn.period.end:%B} in proportion)"


def _month(known: Known) -> str:
    return f"{known.target.by:%B %Y}"


def _say_tolerance(known: Known) -> str:
    tolerance, indicator = known.tolerance, known.indicator
    match tolerance.kind:
        case ToleranceKind.PERCENT:
            return f"{say_number(tolerance.amount)}% of the target"
        case ToleranceKind.AMOUNT:
            return say_difference(tolerance.amount, indicator.unit)
        case ToleranceKind.FLOOR:
            way = "up" if indicator.direction is Direction.LOWER else "down"
            floor = tolerance.amount
            if known.course is None:
                return f"{way} to {say_value(floor, indicator.unit)}"
            return f"{way} to {say_limit(floor, known.value, indicator)}"
