"""The first sheet: what the scorecard says, as at which day, and what it leaves out."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.period import say_day
from bot.messages.marks import say_marks
from bot.messages.words import counted
from bot.papers.brief import Brief
from bot.papers.scorecard.hidden import Hidden
from bot.papers.scorecard.lines import Line
from bot.rules.disclosure.suppression import HIDDEN

_MARKS = (
    "ᵖ is provisional, ᵘ was updated after its period. G, A or R beside a figure, and the colour "
    "behind it, is what planbot's rule makes of it against the target of its time, and no rating. "
    "Grey rows are figures on another kind of period; no target is set against them."
)
_TRACE_PUBLIC = (
    "Sources has a row for every figure, with the number of the import that it came with."
)
_TRACE = (
    "Sources has a row for every figure, with the import, the file and the row in it that it came "
    "from, as far as planbot kept it."
)


def about(brief: Brief, lines: Sequence[Line], months: Sequence[date], hidden: Hidden) -> list[str]:
    """Puts the paragraphs together."""
    return list(_about(brief, lines, months, hidden))


def _about(
    brief: Brief, lines: Sequence[Line], months: Sequence[date], hidden: Hidden
) -> Iterator[str]:
    plan = brief.plan
    yield f"As known on {say_day(brief.at)}: what came in later is not in it."
    recommendations = counted(len(plan.recommendations), "recommendation")
    indicators = counted(sum(1 for _ in plan.indicators), "indicator")
    yield f"{plan.title}: {recommendations}, {indicators}."
    if plan.sample or any(
        point.outturn.illustrative for line in lines for point in line.points.values()
    ):
        yield "Some figures are illustrative, made up for a trial: Sources marks them."
    yield f"{_MARKS} {_missing(brief)}"
    yield _TRACE_PUBLIC if brief.public else _TRACE
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
        yield from _left_out(brief, hidden)


def _missing(brief: Brief) -> str:
    """What stands in the place of a figure, as far as it occurs."""
    known = [each for history in brief.now.histories.values() for each in history.known]
    said = [each for each in (say_marks(known), "– reported as missing") if each]
    return f"In the place of a figure: {'; '.join(said)}."


def _left_out(brief: Brief, hidden: Hidden) -> Iterator[str]:
    every = sum(len(each.known) for each in brief.now.histories.values())
    left = sum(map(len, hidden.values()))
    yield (
        f"For publication. Of {counted(every, 'figure')}, {left:,} stand as {HIDDEN} in every "
        "sheet: they rest on fewer than five people, or such a number could be worked out from "
        "them and others. That protects the people counted."
    )
    yield (
        "Left out as well: reasons and baselines in words that the plan does not mark for "
        "publication, figures in words that were not published, and each of these, and targets in "
        "words, that count people; names that are no roles; the files that figures came in with, "
        "and what people wrote beside a figure; the highest caseload, which is one worker's."
    )
