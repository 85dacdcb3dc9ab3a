"""Updates of lead officers: what they are asked, what they said, and who has not answered."""

from datetime import date

from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.period import Period, london_day, say_day
from bot.domain.update import FigureNote, Going, Update
from bot.messages.composing import compose
from bot.messages.parts import Button, Buttons, Note, Part, Say, Title
from bot.messages.text import clip, imported, plain
from bot.messages.view import View, when
from bot.messages.words import bullets, counted, joined, listed, rag_letter, say_date
from bot.rules.updates import Asked, Reason, latest_update, meeting_near, unanswered, updates_for

GOING = {
    Going.BETTER: "going better",
    Going.SAME: "going the same",
    Going.WORSE: "going worse",
}
_ROLE = 80
_WORDS = 300
_BRIEF = 160
_MOST = 20
_TOGETHER = 1500
"""Characters of the words of all updates in a digest: seventeen of them fit a block, with names."""
_LONGEST = 2000
_ENDS = (".", "!", "?", "…")
_LEAST = 60
_MOST_OF_ONE = 500
_FORMS = 20
"""Buttons of one message; whoever leads more types the command."""


def ask_message(view: View, asked: Asked, meeting: date, *, reminder: bool = False) -> Message:
    """Asks one person for their updates before the meeting of a day: all in one message."""
    day = f"{meeting:%A} {say_day(meeting)}"
    count = counted(len(asked.about), "recommendation")
    title = "Reminder: your update is still to come" if reminder else "Your update for the meeting"
    parts: list[Part] = [
        Title(title),
        Say(f"The senior managers meet on *{day}* and will ask about {count} that you lead."),
        Say(bullets((_about(view, each.number, reason) for each, reason in asked.about), _MOST)),
        _buttons(asked),
        Note(joined(["it can be changed until the meeting", "“nothing to add” is an answer too"])),
    ]
    return compose(f"{title}, {day}: {count}.", parts)


def update_parts(view: View) -> list[Part]:
    """Says what lead officers said for the coming meeting, and who has not answered; nothing where
    nobody was asked. A wide audience is told that there are updates, and none of the words.
    """
    snapshot, at = view.assessment.snapshot, view.assessment.at
    meeting = meeting_near(snapshot, at)
    if meeting is None:
        return []
    given = updates_for(snapshot, meeting, at)
    said = [each for each in _in_order(given) if not each.nothing_to_add]
    most = max(_LEAST, min(_MOST_OF_ONE, _TOGETHER // max(1, len(said))))
    lines = [_line(view, each, most) for each in said]
    nothing = sorted(each.recommendation for each in given.values() if each.nothing_to_add)
    if nothing:
        lines.append(f"Nothing to add: {_recs(nothing)}")
    parts: list[Part] = []
    if lines:
        parts.append(Say(f"*From the lead officers*\n{bullets(lines, _MOST)}"))
    silent = unanswered(snapshot, meeting, at)
    if silent:
        # Of their own: however much the others said, they are named.
        names = [f"{imported(role, _ROLE)} ({_recs(list(recs))})" for role, recs in silent.items()]
        parts.append(Say(f"*No update from*: {listed(names)}"))
    return parts


def said_of(view: View, recommendation: int) -> str:
    """Says what was said last of a recommendation, with its day; empty where nothing was."""
    update = latest_update(view.assessment.snapshot, recommendation, view.assessment.at)
    if update is None or update.going is None:
        return ""
    by = f"{imported(update.by, _ROLE)}, {say_date(london_day(update.at))}"
    if view.audience is Audience.WIDE:
        return f"*Update*: {GOING[update.going]}, {by}. Its words are shown in named channels."
    return f"*Update*: {GOING[update.going]}, {by}. {_words(update, _WORDS)}".strip()


def note_of(view: View, indicator: str) -> str:
    """Says what was said last of one indicator's figure; empty where nothing was, and for a wide
    audience.
    """
    snapshot, at = view.assessment.snapshot, view.assessment.at
    meeting = meeting_near(snapshot, at)
    if meeting is None or view.audience is Audience.WIDE:
        return ""
    notes = (note for each in updates_for(snapshot, meeting, at).values() for note in each.notes)
    found = next((each for each in notes if each.indicator == indicator), None)
    return _note(found) if found is not None else ""


def _about(view: View, number: int, reason: Reason) -> str:
    plan = view.assessment.plan
    recommendation = plan.recommendation(number)
    short = imported(recommendation.short, 60) if recommendation else ""
    said = []
    for ref in reason.refs[:3]:
        latest = view.assessment.histories[ref].last_known
        if latest is not None:
            name = imported(latest.indicator.short, 40)
            figure = view.figure(latest)
            said.append(f"{rag_letter(latest.status)} {ref} {name} {figure} {when(latest.outturn)}")
    if (more := len(reason.refs) - 3) > 0:
        said.append(counted(more, "more figure"))
    if reason.actions:
        said.append(f"{counted(reason.actions, 'action')} due or overdue")
    if reason.rated is not None:
        said.append(f"rated on {say_date(reason.rated)}, which is long ago")
    return f"*{number} {short}*: {listed(said)}"


def _buttons(asked: Asked) -> Buttons:
    numbers = [each.number for each, _ in asked.about]
    give = [
        Button(
            f"Give my update on {number}",
            "form",
            f"update {number}",
            f"/update {number}",
            main=not place,
        )
        for place, number in enumerate(numbers[:_FORMS])
    ]
    nothing = Button("Nothing to add", "form", f"nothing {','.join(map(str, numbers))}")
    return Buttons((*give, nothing))


def _in_order(given: dict[int, Update]) -> list[Update]:
    """Those that go worse first."""
    order = (Going.WORSE, Going.SAME, Going.BETTER, None)
    return sorted(given.values(), key=lambda each: (order.index(each.going), each.recommendation))


def _line(view: View, update: Update, most: int) -> str:
    """What one update says, its words shortened to `most` characters."""
    recommendation = view.assessment.plan.recommendation(update.recommendation)
    short = clip(imported(recommendation.short, 60), 40) if recommendation else ""
    going = GOING[update.going] if update.going else ""
    name = f"*{update.recommendation} {short}* is {going}"
    if view.audience is Audience.WIDE:
        return f"{name}. Its words are shown in named channels."
    words = _words(update, _LONGEST)
    brief = clip(words, most)
    more = f" (more: /rag {update.recommendation})" if brief != words else ""
    return f"{name}. {brief}{more}".strip()


def _words(update: Update, most: int) -> str:
    said = []
    if update.why:
        said.append(imported(update.why, most))
    if update.done:
        said.append(f"Done: {imported(update.done, most)}")
    if update.next:
        by = f" (by {say_date(update.next_by)})" if update.next_by else ""
        said.append(f"Next: {imported(update.next, most)}{by}")
    said += [f"{each.indicator}: {_note(each)}" for each in update.notes]
    return " ".join(each if plain(each).endswith(_ENDS) else f"{each}." for each in said)


def _note(note: FigureNote) -> str:
    said = note.note.rstrip(" .") if note.back_by else note.note
    parts = [imported(said, _BRIEF)] if said else []
    if note.back_by:
        parts.append(f"expected back by {Period.parse(note.back_by).noun}")
    return "; ".join(parts)


def _recs(numbers: list[int]) -> str:
    return f"rec{'s' if len(numbers) > 1 else ''} {listed([str(each) for each in numbers])}"
