"""The plan's ratings over time, in a sentence and drawn."""

from bot.domain.rag import Rag
from bot.messages.parts import Part, Say
from bot.messages.parts.chart import Chart
from bot.messages.view import View
from bot.messages.words import rag_word
from bot.rules.ratings_over_time import RatedMonth, rated_months

_ORDER = (Rag.BLUE, Rag.GREEN, Rag.AMBER, Rag.RED, None)


def ratings_over_time(view: View) -> list[Part]:
    """The sentence and its picture; nothing where no rating changed in the last twelve months."""
    assessment = view.assessment
    months = rated_months(assessment.plan.recommendations, assessment.at)
    if not months:
        return []
    shown = [rag for rag in _ORDER if any(each.counts[rag] for each in months)]
    first, last = months[0], months[-1]
    changes = ", ".join(_change(rag, first, last) for rag in shown)
    return [
        Say(f"*Ratings since {first.first:%B %Y}*: {changes}."),
        Chart(
            "Recommendations by rating, at each month's end",
            tuple(f"{each.first:%b %Y}" for each in months),
            tuple(
                (_in_legend(rag), tuple(float(each.counts[rag]) for each in months))
                for rag in shown
            ),
            "bar",
            "Month",
        ),
    ]


def _change(rag: Rag | None, first: RatedMonth, last: RatedMonth) -> str:
    then, now = first.counts[rag], last.counts[rag]
    name = "Not rated" if rag is None else rag.capitalize()
    return f"{name} {now} as then" if then == now else f"{name} {then} then, {now} now"


def _in_legend(rag: Rag | None) -> str:
    """The colours of the bars are Slack's, and say nothing."""
    return "Not rated" if rag is None else rag_word(rag)
