"""The minutes of a meeting: what it decided, and what is carried over."""

from collections.abc import Iterable

from bot.domain.decision import MeetingEnd
from bot.domain.message import Message
from bot.domain.period import LONDON, say_day
from bot.messages.composing import compose
from bot.messages.meeting_lines import CALLED, action_line, decision_lines, new_action, rating_line
from bot.messages.parts import Note, Part, Say, Title
from bot.messages.text import imported, markdown
from bot.messages.view import View
from bot.messages.words import bullets, counted, listed, say_date
from bot.rules.meeting import RunSheet

DECISIONS = "Decisions"
NONE = "none were recorded"
_CARRIED = 3
_ALL = 12


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
    yield DECISIONS, decision_lines(view, sheet.decided)
    yield "Actions", [new_action(view, each, action) for each, action in sheet.added]
    yield "Ratings", [rating_line(each) for each in sheet.rating_changes]
    yield "Carried over", _carried_over(view, sheet)


def _ended_by(end: MeetingEnd) -> str:
    local = end.at.astimezone(LONDON)
    return f"ended by {imported(end.by, 80)}, {say_date(local.date())}, {local:%H:%M}"


def _carried_over(view: View, sheet: RunSheet) -> list[str]:
    """What the next meeting begins with."""
    digest, lines = sheet.digest, []
    waiting = [each.indicator.ref for each in view.assessment.flags if each.unacknowledged]
    if waiting:
        lines.append(f"flags that nobody acknowledged: {listed(waiting)}")
    lines += [action_line(view, each, "overdue since") for each in digest.overdue[:_CARRIED]]
    if (rest := len(digest.overdue) - _CARRIED) > 0:
        lines.append(f"{counted(rest, 'more action')} overdue")
    return lines
