"""Numbers in what people write, checked against the figures known on the day.

For a form that reads what somebody wrote:

    differences(text, 5, assessment)                    an update's why, done or next; a reason
    differences(text, 5, assessment, indicator="5.2")   a note on one indicator

Each `Difference` has the `sentence`, the `claim` as written ("8%"), the `indicator` and `outturn`
it was compared with, the `figure` in words with its period, what was `compared`, and `say()`: You
write “8%”; 5.2 (Repeat plans) stands at 8.1% (3 of 37) for September 2018. What it says is raw
text, for readers who may see the figure: elsewhere ask `View.withholds(outturn, indicator)` first.
An empty tuple says nothing of whether the text is right: the rule is silent when it is not sure.
"""

from collections.abc import Mapping
from typing import Protocol

from bot.domain.plan import Plan
from bot.rules.claims.comparing import Difference, Facts, differing
from bot.rules.movement import History

__all__ = ["Difference", "Facts", "Known", "differences", "differing"]


class Known(Protocol):
    """The two fields of an assessment that a text is checked against."""

    @property
    def plan(self) -> Plan: ...

    @property
    def histories(self) -> Mapping[str, History]: ...


def differences(
    text: str, recommendation: int, assessment: Known, indicator: str | None = None
) -> tuple[Difference, ...]:
    """Lists where the text differs from what is known, in the text's order; empty where nothing
    does, or nobody can be sure. Raises nothing, whatever the text holds.
    """
    plan = assessment.plan
    facts = Facts(plan.recommendations, assessment.histories, plan.figures)
    return differing(text, recommendation, facts, indicator)
