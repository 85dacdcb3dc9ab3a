"""What a wide audience may see of a recommendation's figures together, and of its texts.

A figure that is safe by itself (see suppression.py) is withheld as well where the recommendation's
measures add up and a small count would follow; and beside what is withheld a text that says a
number is left out.
"""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.plan import Plan
from bot.rules.course import counts_up
from bot.rules.disclosure.adding_up import giving_away
from bot.rules.disclosure.stated import (
    Stated,
    key_of,
    of_outturn,
    of_printed,
    recommendation_of,
)
from bot.rules.disclosure.suppression import gives_away, printed_withheld, withheld
from bot.rules.disclosure.texts import Beside, may_be_said

_WIDE = Audience.WIDE


class WideReader:
    """Whoever reads a wide channel: what one recommendation withholds from them is worked out when
    it is first asked for, and kept as long as the reading of the plan that it is of.

    `outturns` are those of each indicator by its ref, oldest end first.
    """

    def __init__(self, plan: Plan, outturns: Mapping[str, Sequence[Outturn]]) -> None:
        self._plan = plan
        self._outturns = outturns
        self._held: dict[int, tuple[frozenset[str], Beside]] = {}

    def withholds(self, outturn: Outturn, number: int) -> bool:
        """Tells whether a figure of the recommendation of that number is withheld, for itself or
        for those beside it; never one that is published.
        """
        return outturn.published is None and key_of(outturn) in self._of(number)[0]

    def reads(self, text: str, number: int) -> bool:
        """Tells whether a text of the recommendation may be read: any, where nothing of it is
        withheld, and else one that says no number beside it.
        """
        held, beside = self._of(number)
        refs = {each.ref for each in self._plan.indicators} if held else ()
        return not held or may_be_said(text, beside, refs)

    def _of(self, number: int) -> tuple[frozenset[str], Beside]:
        if number not in self._held:
            self._held[number] = self._worked_out(number)
        return self._held[number]

    def _worked_out(self, number: int) -> tuple[frozenset[str], Beside]:
        reported, printed = list(self._reported(number)), list(self._printed(number))
        if not any(held for *_, held in reported) and not any(each.withheld for each in printed):
            return frozenset(), Beside()
        stated = [
            of_outturn(outturn, indicator, withheld=held, fixed=outturn.published is not None)
            for indicator, outturn, held in reported
        ] + printed
        hidden = {each.key for each in stated if each.withheld}
        while more := set(giving_away(stated, hidden)) - hidden:
            hidden |= more
        held = [each for each in stated if each.key in hidden]
        shares = tuple(each.share for each in held if each.share is not None)
        counts = any(each.counts and each.key not in hidden for each in stated)
        return frozenset(hidden), Beside(withheld=True, counts=counts, shares=shares)

    def _reported(self, number: int) -> Iterator[tuple[Indicator, Outturn, bool]]:
        """Each figure reported, and whether it is withheld by itself."""
        recommendation = self._plan.recommendation(number)
        for indicator in recommendation.indicators if recommendation is not None else ():
            every = [each for each in self._outturns.get(indicator.ref, ()) if not each.missing]
            small = [withheld(each, indicator, _WIDE) for each in every]
            for each, few in zip(every, small, strict=True):
                may = any(small) or counts_up(indicator, each)
                yield indicator, each, few or (may and gives_away(each, indicator, every, _WIDE))

    def _printed(self, number: int) -> Iterator[Stated]:
        for each in self._plan.figures:
            if recommendation_of(each, self._plan) == number:
                own = self._plan.indicator(each.indicator) if each.indicator else None
                others = self._outturns.get(each.indicator or "", ())
                held = printed_withheld(each, own, others, _WIDE)
                public = each.published is not None
                yield of_printed(each, self._plan, withheld=held, fixed=public)
