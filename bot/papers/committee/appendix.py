"""Appendix A: each recommendation with its measures, in the published form."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.action import Action, ActionState
from bot.domain.indicator import Indicator
from bot.domain.period import say_day
from bot.domain.plan import Plan, Recommendation
from bot.messages.words import counted
from bot.papers.brief import Brief
from bot.papers.committee.spread import spread
from bot.papers.document import (
    Cell,
    Column,
    Heading,
    Look,
    Paragraph,
    Part,
    Section,
    Table,
    cell,
)
from bot.papers.wording import (
    NOT_PUBLIC,
    NOT_STATED,
    baseline_line,
    month,
    outturn_lines,
    rating_lines,
    target_line,
    typed,
)
from bot.rules.questions import rating_of

_HOW_TO_READ = (
    "Each row is one measure. Its recommendation and the lead roles stand in the row of its first "
    "measure; evidence and further actions begin there, and go on in the rows below that carry the "
    "same number."
)


def appendix(brief: Brief) -> Section:
    """The pages of Appendix A."""
    days = _days(brief.plan)
    rows = [row for each in brief.plan.recommendations for row in _rows(brief, each, days)]
    parts: list[Part] = [
        Heading("Appendix A: progress against each recommendation"),
        Paragraph(_HOW_TO_READ, Look.SMALL),
        Table(
            title="Progress against each recommendation",
            about=(
                "Each recommendation with its rating, its measures with baseline, outturn and "
                "targets, the evidence, the further actions and the lead roles"
            ),
            columns=_columns(days),
            rows=tuple(rows),
            look=Look.FINE,
        ),
        Paragraph(f"End of Appendix A: {_counted(brief.plan)}.", Look.SMALL),
    ]
    return Section(tuple(parts), landscape=True)


def _counted(plan: Plan) -> str:
    measures = sum(len(each.indicators) for each in plan.recommendations)
    recommendations = counted(len(plan.recommendations), "recommendation")
    return f"{recommendations}, {counted(measures, 'measure')}"


def _columns(days: tuple[date | None, date | None]) -> tuple[Column, ...]:
    first, last = (f"Target {month(each)}" if each else "Target" for each in days)
    return (
        Column("Ref.", 8),
        Column("Recommendation", 27),
        Column("Progress RAG", 16),
        Column("Measure", 33),
        Column("Baseline", 21),
        Column("Outturn", 31),
        Column(first, 18),
        Column(last, 18),
        Column("Evidence of progress", 48),
        Column("Further actions", 42),
        Column("Lead role", 34),
    )


def _days(plan: Plan) -> tuple[date | None, date | None]:
    """The day that most first targets are for, and the last day of all; None where there is none.
    A target for another day says its own.
    """
    every = [target.by for each in plan.indicators for target in each.targets]
    last = max(every, default=None)
    others = Counter(each for each in every if each != last)
    first = max(others, key=lambda day: (others[day], -day.toordinal()), default=None)
    return first, last


def _rows(
    brief: Brief, recommendation: Recommendation, days: tuple[date | None, date | None]
) -> Iterator[tuple[Cell, ...]]:
    measures: list[Indicator | None] = [*recommendation.indicators] or [None]
    count = len(measures)
    evidence = spread(_evidence(brief, recommendation), count)
    actions = spread(_actions(brief, recommendation), count)
    leads = [Cell(tuple(_leads(brief, recommendation))), *[Cell(goes_on=True)] * (count - 1)]
    for place, indicator in enumerate(measures):
        yield (
            cell(f"{recommendation.number}"),
            *_named(recommendation, place),
            *_measured(brief, indicator, days),
            evidence[place],
            actions[place],
            leads[place],
        )


def _named(recommendation: Recommendation, place: int) -> tuple[Cell, Cell]:
    rating = rating_of(recommendation)
    rag = rating.rag if rating else None
    lines = rating_lines(rating)
    if place:
        return Cell(goes_on=True), replace(cell(*lines[:1], rag=rag), goes_on=True)
    return cell(typed(recommendation.title)), cell(*lines, rag=rag)


def _measured(
    brief: Brief, indicator: Indicator | None, days: tuple[date | None, date | None]
) -> tuple[Cell, ...]:
    if indicator is None:
        return tuple(cell(NOT_STATED) for _ in range(5))
    first, last = days
    by_last = [each for each in indicator.targets if each.by == last]
    earlier = [each for each in indicator.targets if each.by != last]
    return (
        cell(f"*{typed(indicator.ref)}* {typed(indicator.title)}"),
        cell(baseline_line(brief, indicator)),
        cell(*outturn_lines(brief, brief.now.histories[indicator.ref])),
        cell(
            *(
                target_line(brief, each, indicator)
                + ("" if each.by == first else f" by {month(each.by)}")
                for each in earlier
            )
            if earlier
            else (NOT_STATED,)
        ),
        cell(
            *(target_line(brief, each, indicator) for each in by_last) if by_last else (NOT_STATED,)
        ),
    )


def _evidence(brief: Brief, recommendation: Recommendation) -> list[Paragraph]:
    if not brief.view.edition_held:
        return [Paragraph(brief.view.not_yet_held("evidence and actions"), Look.SMALL)]
    said = [
        typed(each) for each in recommendation.evidence if brief.says(recommendation.number, each)
    ]
    return _bullets(said, _nothing(recommendation.evidence))


def _actions(brief: Brief, recommendation: Recommendation) -> list[Paragraph]:
    if not brief.view.edition_held:
        return [Paragraph(NOT_STATED, Look.SMALL)]
    said = [
        action_line(brief, recommendation, each)
        for each in recommendation.actions
        if brief.says(recommendation.number, each.text)
    ]
    return _bullets(said, _nothing(recommendation.actions))


def action_line(brief: Brief, recommendation: Recommendation, action: Action) -> str:
    """Says what is to be done, by when, and what became of it."""
    said = [typed(action.text)]
    printed = action.printed if brief.says(recommendation.number, action.printed or "") else None
    if action.state is not ActionState.OPEN:
        said.append(f"*{action.state}*")
    elif action.due is not None:
        due = typed(printed or "") or say_day(action.due)
        said.append(f"*overdue*, was due {due}" if action.due < brief.at else f"due {due}")
    elif printed:
        said.append(f"due {typed(printed)}")
    if action.owner and brief.names(action.owner):
        said.append(typed(action.owner))
    if action.progress and brief.says(recommendation.number, action.progress):
        said.append(typed(action.progress))
    return "; ".join(said)


def _leads(brief: Brief, recommendation: Recommendation) -> list[Paragraph]:
    named = [typed(each) for each in recommendation.leads if brief.names(each)]
    return _bullets(named, _nothing(recommendation.leads))


def _nothing(stated: Sequence[object]) -> str:
    return NOT_PUBLIC if stated else NOT_STATED


def _bullets(lines: list[str], nothing: str) -> list[Paragraph]:
    if not lines:
        return [Paragraph(nothing, Look.SMALL)]
    return [Paragraph(each, Look.BULLET) for each in lines]
