"""`/planbot`: what the bot knows, how fresh it is, and what can be asked."""

from collections.abc import Sequence
from datetime import date

from bot.domain.action import ActionState
from bot.domain.message import Message
from bot.domain.period import LONDON
from bot.domain.plan import Plan, Recommendation
from bot.messages.actions import also_slipped
from bot.messages.composing import compose
from bot.messages.owner import owner_name
from bot.messages.parts import Buttons, Note, Part, Say, Table, Title, listing, shows
from bot.messages.plan_overview import rating_counts
from bot.messages.text import clip, imported
from bot.messages.view import View
from bot.messages.words import counted, joined, say_date
from bot.rules.actions import DueAction, due_within, overdue
from bot.rules.digest import build_digest

NEXT_ACTIONS_DAYS = 90
SOURCE = 300
NOTES = 2
NOTE = 400


def about_message(view: View, commands: Sequence[tuple[str, str]]) -> Message:
    """The plan, each source with its age, what data is wanting, and the commands."""
    assessment = view.assessment
    plan, digest = assessment.plan, build_digest(assessment)
    indicators = sum(1 for _ in plan.indicators)
    recommendations = counted(len(plan.recommendations), "recommendation")
    known = f"{recommendations} and {counted(indicators, 'indicator')}"
    text = f"planbot knows {imported(plan.name, 80)}: {known}, as of {say_date(plan.as_of)}."
    data = [
        f"{len(each)} {word}"
        for each, word in (
            (digest.without_figure, "without a comparable figure"),
            (digest.other_period, "on another kind of period"),
            (digest.none_due, "where none fell due"),
            (digest.without_target, "with no target"),
            (digest.provisional, "provisional"),
            (digest.missing, "missing this period"),
            (digest.stale, "stale"),
        )
        if each
    ]
    fresh = ", ".join(data) or "all fresh"
    parts: list[Part] = [
        Title("planbot"),
        Say(f"{text}\nAs judged: *{rating_counts(view)}*. Indicators: {fresh}."),
    ]
    if assessment.snapshot.sources:
        parts.append(_sources(view))
    asked = [f"{name}: {what}" for name, what in commands]
    parts.append(listing("You can ask", asked, 12))
    parts.append(
        Note(
            joined([imported(plan.source, SOURCE), *(imported(n, 240) for n in plan.notes[:NOTES])])
        )
    )
    parts.append(
        Buttons(
            (
                shows("Whole plan", "/rag", main=True),
                shows("Questions", "/planbot questions"),
                *(
                    shows(word.capitalize(), f"/planbot {word}")
                    for word in ("actions", "meetings", "figures", "notes")
                ),
            )
        )
    )
    return compose(text, parts)


def notes_message(view: View) -> Message:
    """Answers `/planbot notes`: all that the source leaves open about the plan as a whole."""
    plan = view.assessment.plan
    text = f"What is open in {imported(plan.name, 80)}: {counted(len(plan.notes), 'note')}."
    parts: list[Part] = [Title("Notes on the plan")]
    groups = (
        ("Open in the source", plan.notes),
        ("Not in the report, from other sources", plan.elsewhere),
    )
    if not view.edition_held:
        parts.append(Say(view.not_yet_held("notes")))
    elif not (plan.notes or plan.elsewhere):
        parts.append(Say("The plan holds no note of its own."))
    else:
        parts += [
            listing(heading, [imported(each, NOTE) for each in notes], 40)
            for heading, notes in groups
        ]
        parts.append(Note(imported(plan.source, SOURCE)))
    parts.append(Buttons((shows("What planbot knows", "/planbot"),)))
    return compose(text, parts)


def _sources(view: View) -> Table:
    return Table(
        header=("Source", "Imported", "Figures up to", "File"),
        rows=tuple(
            (
                each.kind + (" (illustrative)" if each.illustrative else ""),
                say_date(each.imported_at.astimezone(LONDON).date()),
                f"{say_date(each.latest)}, {_age(each.latest, view.assessment.at)}"
                if each.latest
                else "–",
                clip(imported(each.file, 60), 40),
            )
            for each in view.assessment.snapshot.sources
        ),
        most=12,
    )


def _age(latest: date, at: date) -> str:
    days = (at - latest).days
    return f"{counted(days, 'day')} ago" if days > 0 else "today"


def actions_message(view: View) -> Message:
    """Answers `/planbot actions`: overdue and due within three months, by owner role."""
    plan, at = view.assessment.plan, view.assessment.at
    late = overdue(plan.recommendations, at)
    soon = due_within(plan.recommendations, at, NEXT_ACTIONS_DAYS)
    text = (
        f"{counted(len(late), 'action')} overdue, {len(soon)} due within {NEXT_ACTIONS_DAYS} days."
    )
    parts: list[Part] = [Title("Further actions"), Say(f"*{text}*")]
    parts += [
        listing("Overdue", _by_date(view, late), 20),
        listing("Due", _by_date(view, soon), 20),
    ]
    if undated := _with_undated_action(plan):
        ref = f"/rag {undated.number}"
        parts.append(Note(f"Actions without a due date are under their recommendation: {ref}"))
    return compose(text, parts)


def _with_undated_action(plan: Plan) -> Recommendation | None:
    return next(
        (
            each
            for each in plan.recommendations
            if any(one.due is None and one.state is ActionState.OPEN for one in each.actions)
        ),
        None,
    )


def _by_date(view: View, due: Sequence[DueAction]) -> list[str]:
    """Longest overdue, or soonest due, first; each with the role that answers for it."""
    return [
        f"{say_date(each.due)}: {imported(view.text(each.action.text, number), 160)} "
        f"(rec {number}, {owner_name(each.owner)}){also_slipped(each.action)}"
        for each in due
        for number in (each.recommendation.number,)
    ]
