"""How fast an indicator must move to meet its next target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.figures import read_change
from bot.domain.indicator import Direction, Target
from bot.domain.period import PeriodKind, financial_year
from bot.rules.course import counts_up, starts_anew
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
    share: Decimal
    """What is to move each month as a share of the target, or of the figure where that is 0: by it
    measures in pounds, days and points are set beside one another.
    """


def pace_of(standing: Standing, at: date) -> Pace | None:
    """The pace from the latest figure to the next target after `at`.

    None where there is no comparable figure or no later target in figures, where the figure's
    period is not dated, and where the figure starts anew before the target's day or has a ceiling
    to count up to.
    """
    target = next_target(standing.indicator.targets, at)
    if not isinstance(standing, Known) or target is None or target.words is not None:
        return None
    if not _leads_to(standing, target):
        return None
    gap, edge = shortfall(standing.value, target, standing.indicator.direction)
    months = max(1, _months_between(standing.outturn.period.end, target.by))
    if gap <= 0:
        return Pace(standing, target, months, Decimal(0), Decimal(0))
    each = gap / months
    said = read_change(each, standing.value, standing.indicator)
    return Pace(standing, target, months, said, each / abs(edge or standing.value))


def _leads_to(known: Known, target: Target) -> bool:
    """Whether the figure moves towards the target in a straight line."""
    indicator, outturn = known.indicator, known.outturn
    if outturn.period.kind is PeriodKind.UNSTATED:
        return False
    if not starts_anew(indicator, outturn):
        return True
    if financial_year(outturn.period.end) != financial_year(target.by):
        return False
    return not counts_up(indicator, outturn) or indicator.direction is Direction.HIGHER


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
