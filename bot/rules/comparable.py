"""Which figures of an indicator can be set beside one another."""

from collections.abc import Sequence
from datetime import date

from bot.domain.break_in_series import Break
from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind


def could_be_read(outturn: Outturn, at: date) -> bool:
    """Tells whether it was published by then or, unpublished, its period ended by then."""
    end = outturn.period.end
    return end <= at and (outturn.published is None or outturn.published <= at)


def known_by(outturns: Sequence[Outturn], at: date) -> tuple[Outturn, ...]:
    """Keeps those that could be read on `at`, on any kind of period, in their order."""
    return tuple([each for each in outturns if could_be_read(each, at)])


def comparable(indicator: Indicator, outturns: Sequence[Outturn]) -> list[Outturn]:
    """Keeps those that a history sets against the target, in their order."""
    kinds = comparable_kinds(indicator)
    return [each for each in outturns if each.period.kind in kinds]


def comparable_kinds(indicator: Indicator) -> tuple[PeriodKind, ...]:
    """The kinds of period that are set against the target: the indicator's own, and those of
    figures whose source states none; a year-to-date figure beside a monthly indicator is not.
    """
    return indicator.measured, PeriodKind.UNSTATED


def broken_between(indicator: Indicator, before: Outturn, after: Outturn) -> Break | None:
    """Finds the last break of the series that lies between two figures; None without one."""
    if not indicator.breaks:
        return None
    return next(
        (
            each
            for each in reversed(indicator.breaks)
            if before.period.end < each.since <= after.period.end
        ),
        None,
    )


def since_break(indicator: Indicator, outturns: Sequence[Outturn]) -> Sequence[Outturn]:
    """Keeps the figures since the last break that any of them, oldest first, comes after."""
    if not indicator.breaks or not outturns:
        return outturns
    newest = outturns[-1].period.end
    since = max((each.since for each in indicator.breaks if each.since <= newest), default=None)
    if since is None:
        return outturns
    return [each for each in outturns if each.period.end >= since]
