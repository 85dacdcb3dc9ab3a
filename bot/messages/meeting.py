"""The run-sheet of a meeting: what it has to go through."""

from collections.abc import Iterable, Sequence

from bot.domain.decision import MeetingEnd, MeetingKind
from bot.domain.message import Message
from bot.domain.period import LONDON, london_day, say_day
from bot.domain.proposal import Proposal
from bot.messages.composing import compose
from bot.messages.flag_answers import answers_in_brief
from bot.messages.flags import not_over_lines
from bot.messages.meeting_lines import CALLED, action_line, decision_lines, new_action, rating_line
from bot.messages.movements import moved_line
from bot.messages.parts import Button, Buttons, Note, Part, Say, Title, shows
from bot.messages.questions import asked_lines
from bot.messages.text import clip, imported
from bot.messages.updates import note_of
from bot.messages.view import View, share_button, when
from bot.messages.words import bullets, rag_letter, say_date
from bot.rules.assessment import OffTarget
from bot.rules.digest import DUE_DAYS
from bot.rules.meeting import RunSheet
from bot.rules.proposals import waiting

_BRIEF = 3
"""Lines of each part before *more*: the whole stands on one screen."""
_ALL = 12


def run_sheet_message(
    view: View, sheet: RunSheet, ended: MeetingEnd | None, *, more: bool = False
) -> Message:
    """Tells what the meeting has to go through: what moved, what is off green with what was said of
    it, questions, actions, and what is carried over; `more` of each where that was asked for.
    """
    kind, day = sheet.meeting.kind, sheet.meeting.day
    title = f"{CALLED[kind]}, {day:%A} {say_day(day)}"
    moved = moved_line(sheet.digest)
    most = _ALL if more else _BRIEF
    parts: list[Part] = [Title(title), Say(_since(sheet, ended, moved))]
    for name, lines in _sections(view, sheet):
        if lines:
            parts.append(Say(f"*{name}*  {len(lines)}\n{bullets(lines, most)}"))
    parts.append(Note(f"as of {view.day}; /meeting {kind} more shows all"))
    parts.append(_buttons(view, sheet, ended, more=more))
    return compose(f"{title}: {moved}", parts)


def _since(sheet: RunSheet, ended: MeetingEnd | None, moved: str) -> str:
    if ended is not None:
        local = ended.at.astimezone(LONDON)
        return (
            f"Ended by {imported(ended.by, 80)} at {local:%H:%M}; the minutes are posted.\n{moved}"
        )
    if sheet.before is None:
        return moved
    return f"Since the meeting of {say_date(london_day(sheet.before))}: {moved}"


def _sections(view: View, sheet: RunSheet) -> Iterable[tuple[str, Sequence[str]]]:
    """Each part's name and lines, in the order that a meeting goes through them."""
    digest = sheet.digest
    if sheet.meeting.kind is MeetingKind.DATA:
        histories = (*digest.missing, *digest.stale, *digest.provisional)
        yield (
            "Figures that want attention",
            [_wanting(view, each.indicator.ref) for each in histories],
        )
    else:
        yield "Off green", [_off(view, each) for each in view.assessment.off_target()]
        yield "On target, not over yet", not_over_lines(view, view.assessment.not_over)
        waits = [_proposed(each) for each in waiting(view.assessment)]
        yield "Ratings proposed", waits
        yield "Ratings changed", [rating_line(each) for each in sheet.rating_changes]
    yield "Questions", asked_lines(view, brief=True)
    yield "Actions overdue", [action_line(view, each, "overdue since") for each in digest.overdue]
    yield (
        f"Actions due within {DUE_DAYS} days",
        [action_line(view, each, "due") for each in digest.due],
    )
    yield "Decided last time", decision_lines(view, sheet.decided_last)
    yield "Actions added", [new_action(view, each, action) for each, action in sheet.added]
    yield "Decided so far", decision_lines(view, sheet.decided)


def _off(view: View, off: OffTarget) -> str:
    """The figure, and what people answered to its flag."""
    latest = off.latest
    name = f"{rag_letter(latest.status)} *{off.indicator.ref}* {imported(off.indicator.short, 60)}"
    target = view.target(latest)
    figure = f"{name}: {view.figure(latest)} {when(latest.outturn)}, target {target}"
    said = [note_of(view, off.indicator.ref)]
    said += [
        answers_in_brief(flag.record, view.audience)
        for flag in view.assessment.flags
        if flag.indicator.ref == off.indicator.ref and flag.record and flag.record.answers
    ]
    return ". ".join(each for each in (figure, *said) if each).rstrip(".") + "."


def _wanting(view: View, ref: str) -> str:
    history = view.assessment.histories[ref]
    said = clip(view.why(history.current), 120)
    return f"*{ref}* {imported(history.indicator.short, 60)}: {said}"


def _proposed(each: Proposal) -> str:
    return (
        f"*{each.recommendation}*: {each.rag.capitalize()} is proposed by {imported(each.by, 80)} "
        f"(/rag proposed)"
    )


def _buttons(view: View, sheet: RunSheet, ended: MeetingEnd | None, *, more: bool) -> Buttons:
    kind = sheet.meeting.kind
    typed = f"/meeting {kind} more"
    buttons = [] if more else [shows("More", typed)]
    if view.reader is not None and not view.replayed:
        about = f"{kind}"
        decide = Button(
            "Record a decision", "form", f"decision {about}", "/meeting decide", main=True
        )
        buttons = [decide, *buttons]
        if ended is None:
            buttons.append(
                Button("End the meeting", "form", f"meeting_end {about}", "/meeting end")
            )
    return Buttons((*buttons, *share_button(view, main=False)))
