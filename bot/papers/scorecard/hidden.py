"""Which of an indicator's figures the readers of a scorecard may not see."""

from bot.domain.period import Period
from bot.papers.brief import Brief
from bot.rules.movement import History


def hidden_of(brief: Brief, history: History) -> frozenset[Period]:
    """Finds the periods whose figure is not shown."""
    if not brief.public:
        return frozenset()
    indicator = history.indicator
    return frozenset(each.period for each in history.known if brief.withholds(each, indicator))
