"""Which of an indicator's figures the readers of a scorecard may not see."""

from collections.abc import Mapping

from bot.domain.period import Period
from bot.papers.brief import Brief
from bot.rules.movement import History

Hidden = Mapping[str, frozenset[Period]]
"""The periods whose figure is not shown, by indicator."""


def hidden_figures(brief: Brief) -> Hidden:
    """Finds what no sheet shows, the same for all of them."""
    return {ref: _hidden_of(brief, history) for ref, history in brief.now.histories.items()}


def _hidden_of(brief: Brief, history: History) -> frozenset[Period]:
    if not brief.public:
        return frozenset()
    indicator = history.indicator
    return frozenset(each.period for each in history.known if brief.withholds(each, indicator))
