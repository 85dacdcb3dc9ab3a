"""How many workers hold how many cases, in a sentence and drawn."""

from collections.abc import Mapping

from bot.domain.people import Audience
from bot.messages.parts import Part, Say
from bot.messages.parts.chart import Chart
from bot.messages.view import View
from bot.rules.caseload_bands import CaseloadSummary
from bot.rules.caseload_spread import Stretch, spread_of

DRAWN = "Workers by how many cases they hold"
FEWEST = 5
"""Workers from which a distribution is drawn: of fewer it is a list of persons."""


def spread_parts(view: View, summary: CaseloadSummary) -> list[Part]:
    """The sentence and its picture; nothing for a wide audience, which sees no count of a few."""
    if view.audience is Audience.WIDE or summary.everyone.workers < FEWEST:
        return []
    stretches = spread_of(view.assessment.snapshot.caseloads, summary)
    most = max(stretches, key=lambda each: each.workers)
    workers = summary.everyone.workers
    said = f"*Most often {_said(most)} cases*: {most.workers} of {workers} workers."
    return [Say(said), spread_chart(DRAWN, {"Workers": stretches})]


def spread_chart(title: str, series: Mapping[str, tuple[Stretch, ...]]) -> Chart:
    """Draws the workers by how many cases they hold, once by each name."""
    return Chart(
        title,
        tuple(_label(each) for each in next(iter(series.values()))),
        tuple(
            (name, tuple(float(each.workers) for each in stretches))
            for name, stretches in series.items()
        ),
        "bar",
        "Open cases held",
    )


def _said(stretch: Stretch) -> str:
    return f"{stretch.low} or more" if stretch.high is None else f"{stretch.low} to {stretch.high}"


def _label(stretch: Stretch) -> str:
    return _said(stretch) if stretch.high is None else f"{stretch.low}–{stretch.high}"
