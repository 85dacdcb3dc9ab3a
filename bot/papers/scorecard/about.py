"""The first sheet: what the scorecard says, as at which day, and what it leaves out."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.period import say_day
from bot.messages.words import counted
from bot.papers.brief import Brief
from bot.papers.scorecard.lines import Line
from bot.rules.disclosure.suppression import HIDDEN

_MARKS = (
    "ᵖ is provisional, ᵘ was updated after its period. – is reported as missing. A colour behind a "
    "figure is what planbot's rule makes of it against the target of its time, and no rating. "
    "Grey rows are figures on another kind of period; no target is set against them."
)
_TRACE = (
    "Sources has a row for every figure, with the import, the file and the row in it that it came "
    "from, as far as planbot kept it."
)


def about(brief: Brief, lines: Sequence[Line], months: Sequence[date]) -> list[str]:
    """Puts the paragraphs together."""
    return list(_about(brief, lines, months))


def _about(brief: Brief, lines: Sequence[Line], months: Sequence[date]) -> Iterator[str]:
    plan = brief.plan
    yield f"As known on {say_day(brief.at)}: what came in later is not in it."
    recommendations = counted(len(plan.recommendations), "recommendation")
    indicators = counted(sum(1 for _ in plan.indicators), "indicator")
    yield f"{plan.title}: {recommendations}, {indicators}."
    if plan.sample or any(
        point.outturn.illustrative for line in lines for point in line.points.values()
    ):
        yield "Some figures are illustrative, made up for a trial: Sources marks them."
    yield _MARKS
    yield _TRACE
    older = (
        [point for line in lines for month, point in line.points.items() if month < months[0]]
        if months
        else []
    )
    if older:
        yield (
            f"{counted(len(older), 'figure')} from before {months[0]:%B %Y} stand in Sources, and "
            "not in the columns."
        )
    if brief.public:
        yield from _left_out(lines)


def _left_out(lines: Sequence[Line]) -> Iterator[str]:
    points = [point for line in lines for point in line.points.values()]
    hidden = sum(point.hidden for point in points)
    yield (
        f"For publication. {hidden:,} of {len(points):,} figures are {HIDDEN}: they rest on fewer "
        "than five people, or such a count could be worked out from them. The same holds in every "
        "sheet."
    )
    yield (
        "Left out: reasons, notes and names of files, as people wrote them for the council itself; "
        "who brought a file in; the highest caseload, which is one worker's."
    )
