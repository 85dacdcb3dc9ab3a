"""`/actions`: what is to be done, by when, and what became of it."""

from collections.abc import Sequence

from bot.domain.action import Action, ActionChange, ActionDeed, ActionState
from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.domain.plan import Recommendation
from bot.messages.composing import compose
from bot.messages.owner import owner_name, say_owner
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title, listing, shows
from bot.messages.text import clip, imported
from bot.messages.view import View, share_button
from bot.messages.words import counted, joined, say_date

MOST = 30
_WORDS = 300
_TIMES = {
    1: "once",
    2: "twice",
    3: "three times",
    4: "four times",
    5: "five times",
    6: "six times",
}

Listed = tuple[Recommendation, Action]
"""An action, under its recommendation."""


def actions_list(view: View, title: str, actions: Sequence[Listed], nothing: str) -> Message:
    """Lists `actions`, which are called `title`; `nothing` is what is said where there is none."""
    at = view.assessment.at
    if not actions:
        return compose(f"{title}: {nothing}", [Title(title), Say(nothing)])
    late = sum(_is_late(action, view) for _, action in actions)
    text = f"{counted(len(actions), 'action')}, {late or 'none'} overdue on {say_date(at)}."
    table = Table(
        header=("Id", "Action", "Rec", "Due"),
        rows=tuple(_row(view, each, action) for each, action in actions[:MOST]),
        most=MOST,
    )
    return compose(
        f"{title}: {text}",
        [
            Title(title),
            Say(f"*{text}*"),
            table,
            Note(joined(["/actions A12 shows one, and changes it", _rest(actions)])),
            Buttons((*_add(view), *share_button(view, main=False))),
        ],
    )


def action_message(view: View, recommendation: Recommendation, action: Action) -> Message:
    """Tells one action: who does it by when, how it slipped, and what was said of it."""
    title, number = f"Action {action.id}", recommendation.number
    text = view.text(action.text, number)
    parts: list[Part] = [
        Title(title),
        Say(f"*{imported(text, 500)}*"),
        Say(f"{_state(view, action)} {say_owner(recommendation.owner_of(action.owner))}."),
    ]
    if action.progress:
        parts.append(Say(imported(view.text(action.progress, number), _WORDS)))
    lines = [_said(view, each) for each in reversed(action.said)]
    parts.append(listing("What was said", lines, 8))
    parts.append(Note(f"recommendation {number} {imported(recommendation.short, 60)}"))
    change = (
        (Button("Change", "form", f"action {action.id}", f"/actions {action.id}", main=True),)
        if view.reader is not None and not view.replayed
        else ()
    )
    look = shows(f"Recommendation {number}", f"/rag {number}")
    parts.append(Buttons((*change, *share_button(view, main=False), look)))
    return compose(f"{title}: {imported(text, 200)}. {_state(view, action)}", parts)


def slipped(action: Action) -> str:
    """Says how often a due date was moved: "moved three times, first due 31 Jan 2018"."""
    if not action.slips:
        return ""
    times = _TIMES.get(action.slips) or counted(action.slips, "time")
    first = f", first due {say_date(action.first_due)}" if action.first_due else ""
    return f"moved {times}{first}"


def also_slipped(action: Action) -> str:
    """Says it after what is said of its date; nothing where the date never moved."""
    return f", {slipped(action)}" if action.slips else ""


def _row(view: View, recommendation: Recommendation, action: Action) -> tuple[str, ...]:
    if action.state is not ActionState.OPEN:
        due = str(action.state)
    elif action.due is None:
        due = "not set"
    else:
        due = f"{say_date(action.due)}{' overdue' if _is_late(action, view) else ''}"
    owner = owner_name(recommendation.owner_of(action.owner))
    text = clip(imported(view.text(action.text, recommendation.number), 100), 42)
    said = f"{text} ({clip(owner, 33)})"
    return action.id or "–", said, str(recommendation.number), due


def _state(view: View, action: Action) -> str:
    slips = slipped(action)
    after = f"; {slips}" if slips else ""
    if action.state is not ActionState.OPEN:
        return f"It is *{action.state}*{after}."
    if action.due is None:
        return f"No due date is set{after}."
    due = say_date(action.due)
    late = f"*Overdue* since {due}" if _is_late(action, view) else f"Due *{due}*"
    return f"{late}{after}."


def _said(view: View, change: ActionChange) -> str:
    """To a wide audience without the words: those are for named ones."""
    what = {
        ActionDeed.ADDED: "added",
        ActionDeed.DONE: "done",
        ActionDeed.NOT_NEEDED: "not needed",
        ActionDeed.OPENED: "open again",
        ActionDeed.NEW_DATE: f"new date {say_date(change.due)}" if change.due else "no date",
    }[change.deed]
    told = f"{say_date(london_day(change.at))}, {imported(change.by, 80)}: {what}"
    if not change.words:
        return f"{told}."
    if view.audience is Audience.WIDE:
        return f"{told}. Words were added; they are shown in named channels."
    return f"{told}: {imported(change.words, _WORDS)}"


def _is_late(action: Action, view: View) -> bool:
    is_open = action.state is ActionState.OPEN
    return is_open and action.due is not None and action.due < view.assessment.at


def _rest(actions: Sequence[Listed]) -> str | None:
    left = len(actions) - MOST
    return f"{counted(left, 'more action')} under /actions rec 5" if left > 0 else None


def _add(view: View) -> tuple[Button, ...]:
    if view.reader is None or view.replayed:
        return ()
    return (Button("Add an action", "form", "action_new", "/actions new"),)
