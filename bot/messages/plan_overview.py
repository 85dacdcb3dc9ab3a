"""`/rag`: the whole plan, by rating and with what the figures say beside it."""

from collections import Counter

from bot.domain.message import Message
from bot.domain.period import say_day
from bot.domain.plan import Recommendation
from bot.domain.rag import Rag, Status
from bot.messages.composing import compose
from bot.messages.parts import Buttons, Note, Part, Say, Table, Title, shows
from bot.messages.ratings_over_time import ratings_over_time
from bot.messages.text import clip, imported
from bot.messages.view import View, share_button
from bot.messages.words import counted, joined, rag_letter, rag_word
from bot.rules.movement import lacking
from bot.rules.questions import QuestionKind, rating_of

_ABOUT_RATING = {
    QuestionKind.GREEN_BUT_OFF_TARGET,
    QuestionKind.GREEN_WITHOUT_FIGURE,
    QuestionKind.NOT_GREEN_BUT_ON_TARGET,
}


def plan_overview(view: View) -> Message:
    """Lists every recommendation: rating, title, and how many of its figures meet their target."""
    plan = view.assessment.plan
    title = f"{imported(plan.name, 80)}: {counted(len(plan.recommendations), 'recommendation')}"
    counts = rating_counts(view)
    questioned = _questioned(view)
    lines = [f"*{counts}*{_judged(view)}."]
    if questioned:
        raise_ = "raises" if len(questioned) == 1 else "raise"
        lines.append(
            f"*{counted(len(questioned), 'rating')}* {raise_} a question for the meeting, marked ?."
        )
    parts: list[Part] = [
        Title(title),
        Say("\n".join(lines)),
        _table(view, plan.recommendations),
        *ratings_over_time(view),
        _legend(view, plan.recommendations),
        _buttons(view),
    ]
    return compose(f"{title}. {counts}{_judged(view)}.", parts)


def rated_overview(view: View, rag: Rag) -> Message:
    """Answers `/rag amber`: the recommendations with that rating, and what it means."""
    chosen = view.assessment.rated(rag)
    meaning = imported(view.assessment.plan.meanings.get(rag, ""), 200)
    text = f"{counted(len(chosen), 'recommendation')} rated {rag.capitalize()}{_judged(view)}."
    parts: list[Part] = [
        Title(f"Rated {rag.capitalize()}"),
        Say(f"{rag_word(rag)}: *{counted(len(chosen), 'recommendation')}*{_judged(view)}."),
    ]
    if chosen:
        parts.append(_table(view, chosen))
        parts.append(_legend(view, chosen))
    if meaning:
        parts.append(Note(f"{rag.capitalize()}: {meaning}"))
    parts.append(_buttons(view))
    return compose(text, parts)


def rating_counts(view: View) -> str:
    """The plan as judged: "11 Green, 6 Amber, 0 Red", "2 Blue (complete)" where the plan knows
    that, and how many are not rated yet.
    """
    counts = Counter(
        rating.rag if (rating := rating_of(each)) else None
        for each in view.assessment.plan.recommendations
    )
    said = ", ".join(f"{counts[rag]} {rag.capitalize()}" for rag in (Rag.GREEN, Rag.AMBER, Rag.RED))
    if Rag.BLUE in view.assessment.plan.meanings:
        said += f", {counts[Rag.BLUE]} Blue (complete)"
    return f"{said}, {counts[None]} not rated" if counts[None] else said


def _judged(view: View) -> str:
    days = {
        rating.judged
        for each in view.assessment.plan.recommendations
        if (rating := rating_of(each)) is not None
    }
    if not days:
        return ""
    last = say_day(max(days))
    return f", as judged on {last}" if len(days) == 1 else f", last judged on {last}"


def _table(view: View, recommendations: tuple[Recommendation, ...]) -> Table:
    questioned = _questioned(view)
    return Table(
        header=("Rating", "Recommendation", "Figures on target"),
        rows=tuple(
            (
                _rating_cell(each, each.number in questioned),
                f"{each.number} {clip(imported(each.short, 60), 32)}",
                figures_on_target(view, each),
            )
            for each in recommendations
        ),
    )


def _rating_cell(recommendation: Recommendation, questioned: bool) -> str:
    rating = rating_of(recommendation)
    if rating is None:
        return "– Not rated"
    marks = (" ¹" if rating.derived else "") + (" ?" if questioned else "")
    return rag_letter(rating.rag) + marks


def figures_on_target(view: View, recommendation: Recommendation) -> str:
    """Says how many of the figures that can be compared are green, and how many cannot be."""
    histories = view.assessment.histories_of(recommendation)
    statuses = Counter(each.current.status for each in histories)
    compared = len(histories) - statuses[Status.NO_DATA]
    lacks = lacking(histories)
    counts = [
        (lacks.no_target, "no target"),
        (lacks.none_due, "where none fell due"),
        (lacks.no_data, "no data"),
    ]
    without = ", ".join(f"{count} {what}" for count, what in counts if count)
    if not compared:
        return f"– {without}" if without else "–"
    met = f"{statuses[Status.GREEN]} of {compared}"
    return f"{met}, {without}" if without else met


def _questioned(view: View) -> set[int]:
    return {
        each.recommendation.number
        for each in view.assessment.questions
        if each.kind in _ABOUT_RATING
    }


def _legend(view: View, recommendations: tuple[Recommendation, ...]) -> Note:
    derived = [
        str(each.number)
        for each in recommendations
        if (rating := rating_of(each)) is not None and rating.derived
    ]
    return Note(
        joined(
            [
                f"¹ not printed, derived from the report's counts: {', '.join(derived)}"
                if derived
                else None,
                "a rating is people's judgement of evidence, figures are set against targets",
                f"/rag {recommendations[0].number} shows one" if recommendations else None,
                f"read on {view.day}" if view.replayed else None,
            ]
        )
    )


def _buttons(view: View) -> Buttons:
    return Buttons(
        (
            *share_button(view),
            shows("Questions", "/planbot questions"),
            shows("Open flags", "/flags"),
            shows("What changed", "/rag changed"),
        )
    )
