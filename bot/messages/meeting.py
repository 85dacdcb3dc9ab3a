"""The run-sheet of a meeting, and its minutes."""

from collections.abc import Iterable, Sequence

from bot.domain.action import Action
from bot.domain.decision import Decision, MeetingEnd, MeetingKind
from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.period import LONDON, london_day, say_day
from bot.domain.plan import Recommendation
from bot.domain.proposal import Proposal
from bot.messages.actions import also_slipped
from bot.messages.composing import compose
from bot.messages.flag_answers import answers_in_brief
from bot.messages.movements import moved_line
from bot.messages.owner import owner_name
from bot.messages.parts import Button, Buttons, Note, Part, Say, Title
from bot.messages.questions import asked_lines
from bot.messages.text import imported, markdown
from bot.messages.updates import note_of
from bot.messages.view import View, share_button, when
from bot.messages.words import bullets, counted, listed, rag_letter, say_date
from bot.rules.actions import DueAction
from bot.rules.assessment import OffTarget
from bot.rules.digest import DUE_DAYS
from bot.rules.meeting import RunSheet
from bot.rules.proposals import waiting
from bot.rules.ratings import RatingChange

CALLED = {
    MeetingKind.WEEKLY: "Senior managers' meeting",
    MeetingKind.MONTHLY: "Monthly meeting",
    MeetingKind.DATA: "Data meeting",
}
DECISIONS = "Decisions"
NONE = "none were recorded"
_BRIEF = 3
"""Lines of each part before *more*: the whole stands on one screen."""
_ALL = 12
_WORDS = 300


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


def minutes_message(view: View, sheet: RunSheet, end: MeetingEnd) -> Message:
    """Tells what a meeting decided: decisions, actions, ratings, and what is carried over."""
    title = _minutes_title(sheet)
    parts: list[Part] = [Title(title)]
    for name, lines in _minutes(view, sheet):
        if lines:
            parts.append(Say(f"*{name}*  {len(lines)}\n{bullets(lines, _ALL)}"))
        elif name == DECISIONS:
            parts.append(Say(f"*{name}*  {NONE}"))
    parts.append(Note(_ended_by(end)))
    count = counted(len(sheet.decided), "decision") if sheet.decided else "no decision"
    return compose(f"{title}: {count}.", parts)


def minutes_in_canvas(view: View, sheet: RunSheet, end: MeetingEnd) -> Message:
    """The same for a canvas: `plain` is a table in markdown, `text` what it is found by."""
    title = _minutes_title(sheet)
    rows = [(f"*{title}*", _ended_by(end)), ("---", "---")]
    for name, lines in _minutes(view, sheet):
        said = lines[:_ALL] or ([NONE] if name == DECISIONS else [])
        if len(lines) > _ALL:
            said.append(f"and {len(lines) - _ALL} more")
        rows += [(f"*{name}*" if place == 0 else "", line) for place, line in enumerate(said)]
    table = "\n".join(f"| {markdown(left)} | {markdown(right)} |" for left, right in rows)
    return Message(title, (), f"{table}\n")


def _minutes_title(sheet: RunSheet) -> str:
    return f"Minutes: {CALLED[sheet.meeting.kind]}, {say_day(sheet.meeting.day)}"


def _minutes(view: View, sheet: RunSheet) -> Iterable[tuple[str, list[str]]]:
    yield DECISIONS, _decisions(view, sheet.decided)
    yield "Actions", [_new(each, action) for each, action in sheet.added]
    yield "Ratings", [_rating(each) for each in sheet.rating_changes]
    yield "Carried over", _carried_over(view, sheet)


def _ended_by(end: MeetingEnd) -> str:
    local = end.at.astimezone(LONDON)
    return f"ended by {imported(end.by, 80)}, {say_date(local.date())}, {local:%H:%M}"


def _new(recommendation: Recommendation, action: Action) -> str:
    due = f" by {say_date(action.due)}" if action.due else ""
    owner = owner_name(recommendation.owner_of(action.owner))
    return f"{action.id}: {imported(action.text, 200)} (rec {recommendation.number}), {owner}{due}"


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
        waits = [_proposed(each) for each in waiting(view.assessment)]
        yield "Ratings proposed", waits
        yield "Ratings changed", [_rating(each) for each in sheet.rating_changes]
    yield "Questions", asked_lines(view, brief=True)
    yield "Actions overdue", [_action(each, "overdue since") for each in digest.overdue]
    yield f"Actions due within {DUE_DAYS} days", [_action(each, "due") for each in digest.due]
    yield "Decided last time", _decisions(view, sheet.decided_last)
    yield "Actions added", [_new(each, action) for each, action in sheet.added]
    yield "Decided so far", _decisions(view, sheet.decided)


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
    said = imported(history.current.reason, 120)
    return f"*{ref}* {imported(history.indicator.short, 60)}: {said}"


def _rating(change: RatingChange) -> str:
    number = change.recommendation.number
    return (
        f"*{number}* {imported(change.recommendation.short, 60)}: "
        f"{change.before.rag.capitalize()} → *{change.after.rag.capitalize()}*, "
        f"by {imported(change.after.by, 80)} on {say_date(change.after.judged)}"
    )


def _proposed(each: Proposal) -> str:
    return (
        f"*{each.recommendation}*: {each.rag.capitalize()} is proposed by {imported(each.by, 80)} "
        f"(/rag proposed)"
    )


def _action(each: DueAction, said: str) -> str:
    owner = owner_name(each.owner)
    return (
        f"{imported(each.action.text, 120)} (rec {each.recommendation.number}), "
        f"{said} {say_date(each.due)}{also_slipped(each.action)}: {owner}"
    )


def _decisions(view: View, decisions: Sequence[Decision]) -> list[str]:
    """Each with its recommendation; to a wide audience how many there are, and no word of them."""
    if view.audience is Audience.WIDE and decisions:
        count = counted(len(decisions), "decision")
        return [f"{count}, shown in named channels"]
    return [_decision(each) for each in decisions]


def _decision(each: Decision) -> str:
    about = f" (rec {each.recommendation})" if each.recommendation is not None else ""
    return f"{imported(each.text, _WORDS)}{about}"


def _carried_over(view: View, sheet: RunSheet) -> list[str]:
    """What the next meeting begins with."""
    digest, lines = sheet.digest, []
    waiting = [each.indicator.ref for each in view.assessment.flags if each.unacknowledged]
    if waiting:
        lines.append(f"flags that nobody acknowledged: {listed(waiting)}")
    lines += [_action(each, "overdue since") for each in digest.overdue[:_BRIEF]]
    if (rest := len(digest.overdue) - _BRIEF) > 0:
        lines.append(f"{counted(rest, 'more action')} overdue")
    return lines


def _buttons(view: View, sheet: RunSheet, ended: MeetingEnd | None, *, more: bool) -> Buttons:
    kind = sheet.meeting.kind
    typed = f"/meeting {kind} more"
    buttons = [] if more else [Button("More", "show", typed, typed)]
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
