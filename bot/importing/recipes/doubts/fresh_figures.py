"""The figures of a file that are others than those stored: what a doubt about them looks at."""

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.importing.recipes.doubts.evidence import Stored

Fresh = dict[tuple[str, Period], Decimal]
"""The figures by ref and period."""


def fresh_figures(outturns: Sequence[Outturn], stored: Stored) -> Fresh:
    """Gives the figures for the whole council that are not `stored` as they are."""
    refs = {each.indicator for each in outturns}
    known = {ref: {each.period: each.value for each in stored.get(ref, ())} for ref in refs}
    return {
        (each.indicator, each.period): each.value
        for each in outturns
        if each.team is None
        and each.value is not None
        and known[each.indicator].get(each.period) != each.value
    }
