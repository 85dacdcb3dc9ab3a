"""The figures of a file that are others than those stored: what a doubt about them looks at."""

from collections.abc import Iterable
from decimal import Decimal

from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.importing.recipes.evidence import Stored

Fresh = dict[tuple[str, Period], Decimal]
"""The figures by ref and period."""


def fresh_figures(outturns: Iterable[Outturn], stored: Stored) -> Fresh:
    """Gives the figures for the whole council that are not `stored` as they are."""
    known = {ref: {each.period: each.value for each in series} for ref, series in stored.items()}
    return {
        (each.indicator, each.period): each.value
        for each in outturns
        if each.team is None
        and each.value is not None
        and known.get(each.indicator, {}).get(each.period) != each.value
    }
