"""Figures that the plan prints, held against the figures reported for the same period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.plan import Plan, PrintedFigure
from bot.rules.exact import rounds_to
from bot.rules.movement import History


@dataclass(frozen=True, slots=True)
class PrintedDifference:
    """A printed figure of an indicator, and the outturn of its period that says another one."""

    printed: PrintedFigure
    indicator: Indicator
    outturn: Outturn


def printed_differences(
    plan: Plan, histories: Mapping[str, History]
) -> Iterator[PrintedDifference]:
    """Finds each printed figure that differs from the one known for the same indicator, period and
    unit. One without a period that can be read is held against nothing.
    """
    for printed in plan.figures:
        indicator = plan.indicator(printed.indicator) if printed.indicator else None
        period = printed.dated
        if indicator is None or period is None:
            continue
        for outturn in histories[indicator.ref].known:
            same = outturn.period == period and (outturn.unit or indicator.unit) is printed.unit
            if same and outturn.value is not None and not _says(outturn, printed):
                yield PrintedDifference(printed, indicator, outturn)


def _says(outturn: Outturn, printed: PrintedFigure) -> bool:
    """Whether it is the printed figure; where its counts are known, also what it rounds to."""
    if outturn.value is None or outturn.basis is None:
        return outturn.value == printed.value
    return rounds_to(outturn.value, printed.value)
