"""Figures that count up from 1 April: set against the target of their own year, in proportion.

The share of a target that is asked for grows evenly by the month, from nothing on 1 April to all of
it on the target's day.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.indicator import Indicator, Target, Tolerance, ToleranceKind, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind, financial_year
from bot.rules.targets import target_in_force


def starts_anew(indicator: Indicator, outturn: Outturn) -> bool:
    """Tells a figure of the year so far: nothing before 1 April is compared with it."""
    return indicator.cumulative or outturn.period.kind is PeriodKind.YEAR_TO_DATE


def counts_up(indicator: Indicator, outturn: Outturn) -> bool:
    """Tells whether the figure is a sum that grows through the year; a percentage or an average of
    the year so far is none, unless the plan says that the indicator is cumulative.
    """
    so_far = outturn.period.kind is PeriodKind.YEAR_TO_DATE
    return indicator.cumulative or (so_far and indicator.unit is Unit.COUNT)


def new_year_between(indicator: Indicator, before: Outturn, after: Outturn) -> bool:
    """Tells whether 1 April lies between two figures that cannot be compared across it."""
    if not (starts_anew(indicator, before) or starts_anew(indicator, after)):
        return False
    return financial_year(before.period.end) != financial_year(after.period.end)


def target_of_year(targets: Iterable[Target], on: date) -> Target | None:
    """The target that a figure of the year so far counts up to: the next one due in the year to
    31 March that `on` lies in, or its last one where none is due any more.
    """
    year = financial_year(on)
    own = sorted(
        (each for each in targets if each.stated and financial_year(each.by) == year),
        key=lambda each: each.by,
    )
    coming = [each for each in own if each.by >= on]
    return coming[0] if coming else (own[-1] if own else None)


def wanted_by(indicator: Indicator, day: date) -> Target | None:
    """The target that is set against a figure of the indicator's own kind whose period ends on
    `day`: of what counts up through the year its share, until the target's own day.
    """
    so_far = indicator.measured is PeriodKind.YEAR_TO_DATE and indicator.unit is Unit.COUNT
    if not (indicator.cumulative or so_far):
        return target_in_force(indicator.targets, day)
    target = target_of_year(indicator.targets, day)
    return share_by(target, day) if target is not None and day < target.by else target


def share_by(target: Target, day: date) -> Target:
    """Works out what `target` asks for by `day`, the end of a period in its own year."""
    months, of = _months(day), _months(target.by)

    def share(value: Decimal | None) -> Decimal | None:
        return None if value is None else value * months / of

    return replace(
        target, by=day, value=share(target.value), low=share(target.low), high=share(target.high)
    )


def share_of_tolerance(tolerance: Tolerance, target: Target, day: date) -> Tolerance:
    """Scales a floor, which is a value as the target is; the other kinds stay."""
    if tolerance.kind is not ToleranceKind.FLOOR:
        return tolerance
    return replace(tolerance, amount=tolerance.amount * _months(day) / _months(target.by))


def _months(day: date) -> int:
    """Months of the financial year up to and with that of `day`: 1 in April, 12 in March."""
    return (day.month - 4) % 12 + 1
