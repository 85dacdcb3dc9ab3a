"""How fast an indicator must move to meet its next target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.figures import rounded
from bot.domain.indicator import Target
from bot.rules.standing import Known, Standing
from bot.rules.status import shortfall
from bot.rules.targets import next_target


@dataclass(frozen=True, slots=True)
class Pace:
    """`a_month` is the change needed each month, in the indicator's unit; 0 where already met."""

    known: Known
    """The figure that it starts from."""
    target: Target
    months: int
    a_month: Decimal


def pace_of(standing: Standing, at: date) -> Pace | None:
    """The pace from the latest figure to the next target after `at`.

    None where there is no comparable figure or no later target in figures.
    """
    target = next_target(standing.indicator.targets, at)
    if not isinstance(standing, Known) or target is None or target.words is not None:
        return None
    gap, _ = shortfall(standing.value, target, standing.indicator.direction)
    months = max(1, _months_between(standing.outturn.period.end, target.by))
    if gap <= 0:
        return Pace(standing, target, months, Decimal(0))
    each = gap / months
    return Pace(standing, target, months, rounded(each) or rounded(each, 2) or Decimal("0.01"))


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
