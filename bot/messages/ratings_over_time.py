"""The plan's ratings over time, in a sentence and drawn."""

from bot.domain.rag import Rag
from bot.messages.parts import Part, Say
from bot.messages.parts.chart import Chart
from bot.messages.view import View
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
            tuple((_name(rag), tuple(float(each.counts[rag]) for each in months)) for rag in shown),
            "bar",
            "Month",
        ),
    ]


def _change(rag: Rag | None, first: RatedMonth, last: RatedMonth) -> str:
    then, now = first.counts[rag], last.counts[rag]
    return f"{_name(rag)} {now} as then" if then == now else f"{_name(rag)} {then} then, {now} now"


def _name(rag: Rag | None) -> str:
    return "Not rated" if rag is None else rag.capitalize()
