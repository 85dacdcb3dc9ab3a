"""`/rag 12`: one recommendation by Ofsted's three questions."""

from bot.domain.action import Action, ActionState
from bot.domain.message import Message
from bot.domain.period import say_day
from bot.domain.plan import Recommendation
from bot.domain.rag import Status
from bot.messages.actions import slipped
from bot.messages.composing import compose
from bot.messages.context import pace_target, say_pace
from bot.messages.footnotes import marks
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title, shows
from bot.messages.proposals import proposed_lines, rating_buttons
from bot.messages.questions import ask
from bot.messages.recommendation_more import has_more
from bot.messages.status_counts import status_counts
from bot.messages.text import clip, imported, named
from bot.messages.updates import said_of
from bot.messages.view import View, share_button, status_letter
from bot.messages.words import bullets, joined, listed, rag_word, say_date
from bot.rules.movement import History
from bot.rules.pace import pace_of
from bot.rules.questions import rating_of

EVIDENCE = 6
ACTIONS = 8
LEADS = 4
NOTES = 2
NOTE = 300


def recommendation_message(view: View, recommendation: Recommendation) -> Message:
    """Answers what do we know, how do we know, what are our plans: figures, evidence, actions."""
    title = f"{recommendation.number} · {imported(recommendation.title, 120)}"
    judged = _judged(view, recommendation)
    figures = _figures(view, recommendation)
    proposed = proposed_lines(view, recommendation)
    parts: list[Part] = [
        Title(title),
        Say("\n".join(line for line in (view.as_at, judged, figures, *proposed) if line)),
    ]
    if said := said_of(view, recommendation.number):
        parts.append(Say(said))
    parts += _questions(view, recommendation)
    parts += _know(view, recommendation)
    if view.edition_held:
        parts += [Say(_evidence(view, recommendation)), Say(_plans(view, recommendation))]
    else:
        parts.append(Say(view.not_yet_held("evidence and actions")))
    parts += _footer(view, recommendation)
    parts.append(_buttons(view, recommendation))
    day = f" {view.as_at}" if view.as_at else ""
    return compose(f"Recommendation {title}.{day} {judged} {figures}", parts)


def _judged(view: View, recommendation: Recommendation) -> str:
    rating = rating_of(recommendation)
    if rating is None:
        on = f" by {view.day}" if view.replayed else ""
        return f"*Not rated*{on}: no rating is recorded."
    how = "derived from the report's counts, not printed" if rating.derived else ""
    meaning = imported(view.assessment.plan.meanings.get(rating.rag, ""), 120)
    said = ": ".join(part for part in (how, named(meaning, 120)) if part)
    return f"*{rag_word(rating.rag)}*, as judged on {say_day(rating.judged)}: {said}."


def _figures(view: View, recommendation: Recommendation) -> str:
    histories = view.assessment.histories_of(recommendation)
    if not histories:
        return "No indicators are published for it."
    return f"Its figures: {listed(status_counts(histories))}."


def _questions(view: View, recommendation: Recommendation) -> list[Part]:
    asked = [
        ask(each, view)
        for each in view.assessment.questions
        if each.recommendation.number == recommendation.number
    ]
    return [Say(f"*To ask*\n{bullets(asked, 4)}")] if asked else []


def _know(view: View, recommendation: Recommendation) -> list[Part]:
    histories = view.assessment.histories_of(recommendation)
    if not histories:
        return []
    return [
        Say("*What do we know?*"),
        Table(
            header=("Status", "Indicator", "Latest", "Target"),
            rows=tuple(_row(view, each) for each in histories),
        ),
        Note(marks(view, [each.current for each in histories])),
    ]


def _row(view: View, history: History) -> tuple[str, ...]:
    standing = history.current
    indicator = history.indicator
    return (
        status_letter(standing),
        f"{indicator.ref} {clip(imported(indicator.short, 60), 28)}",
        view.marked_figure(standing, 28),
        clip(view.target(standing), 20),
    )


def _evidence(view: View, recommendation: Recommendation) -> str:
    if not recommendation.evidence:
        return "*How do we know?*\nNo evidence is recorded."
    said = (view.text(each, recommendation.number) for each in recommendation.evidence)
    return f"*How do we know?*\n{bullets((imported(each) for each in said), EVIDENCE)}"


def _plans(view: View, recommendation: Recommendation) -> str:
    actions = sorted(recommendation.actions, key=_soonest)
    if not actions:
        return "*What are our plans?*\nNo further action is recorded."
    said = (_action(view, recommendation.number, each) for each in actions)
    return f"*What are our plans?*\n{bullets(said, ACTIONS)}"


def _soonest(action: Action) -> tuple[bool, bool, str]:
    return action.state is not ActionState.OPEN, action.due is None, str(action.due)


def _action(view: View, number: int, action: Action) -> str:
    said = [imported(view.text(action.text, number), 200)]
    in_words = action.printed and view.text(action.printed, number)
    if action.state is not ActionState.OPEN:
        said.append(f"*{action.state}*")
    elif action.due is not None:
        printed = imported(in_words, 40) if in_words else say_date(action.due)
        late = action.due < view.assessment.at
        said.append(f"*overdue*, was due {printed}" if late else f"*due {printed}*")
    elif in_words:
        said.append(f"due {imported(in_words, 60)}")
    if action.slips:
        said.append(slipped(action))
    if action.progress:
        said.append(named(view.text(action.progress, number), 80))
    if action.owner:
        said.append(imported(action.owner, 60))
    return ", ".join(said)


def _footer(view: View, recommendation: Recommendation) -> list[Part]:
    leads = [imported(each, 80) for each in recommendation.leads]
    lead = f"Lead: {listed(leads, LEADS)}" if leads else "No lead officer is stated"
    notes = [Note(joined([lead, _pace(view, recommendation)]))]
    if recommendation.notes and view.edition_held:
        told = [view.text(each, recommendation.number) for each in recommendation.notes[:NOTES]]
        gaps = [imported(each, NOTE) for each in told]
        rest = len(recommendation.notes) - len(gaps)
        more = f" {rest} more under /rag {recommendation.number} more" if rest else ""
        notes.append(Note(f"Open in the source: {' '.join(gaps)}{more}"))
    return [*notes]


def _pace(view: View, recommendation: Recommendation) -> str | None:
    """The pace of the indicator that must move most for its next target, as a share of it."""
    wanted = []
    for history in view.assessment.histories_of(recommendation):
        pace = pace_of(history.current, view.assessment.at)
        if pace is None or not pace.a_month:
            continue
        if not view.withholds(pace.known.outturn, history.indicator):
            wanted.append(pace)
    if not wanted:
        return None
    # Of two that need as much, the one with the worse status; then the first.
    pace = max(wanted, key=lambda each: (each.share, each.known.status is Status.RED))
    indicator = pace.known.indicator
    name = f"{indicator.ref} {imported(indicator.short, 40)}"
    target = f"its target of {pace_target(pace)} by {pace.target.by:%B %Y}"
    note = pace.target.note and view.text(pace.target.note, recommendation.number)
    noted = f" ({imported(note, 200)})" if note else ""
    return f"{name} needs {say_pace(pace)} to meet {target}{noted}"


def _buttons(view: View, recommendation: Recommendation) -> Buttons:
    off = [
        each.indicator.ref
        for each in view.assessment.histories_of(recommendation)
        if each.off_since is not None
    ]
    refs = off or [each.ref for each in recommendation.indicators]
    return Buttons(
        (
            *share_button(view),
            *rating_buttons(view, recommendation),
            *(shows(f"History of {ref}", f"/indicator {ref}") for ref in refs[:3]),
            *_more(view, recommendation),
            shows("Whole plan", "/rag"),
        )
    )


def _more(view: View, recommendation: Recommendation) -> tuple[Button, ...]:
    """The button to everything that is noted, where the answer does not hold all of it."""
    if not view.edition_held or not has_more(view.assessment.plan, recommendation):
        return ()
    command = f"/rag {recommendation.number} more"
    return (shows("All evidence and notes", command),)
