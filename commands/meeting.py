"""`/meeting`: the run-sheet, decisions recorded where they are said, and the minutes."""

from collections.abc import Mapping

from bot.access import Deed
from bot.domain.decision import MeetingKind
from bot.domain.message import Message
from bot.domain.period import london_day, say_day
from bot.messages.answers import plain_answer
from bot.messages.forms import Fields, View
from bot.messages.forms.meeting import (
    DECISION,
    LONGEST,
    MEETING_END,
    decision_view,
    end_view,
    meeting_of,
    read_decision,
)
from bot.messages.meeting import run_sheet_message
from bot.rules.bank_holidays import bank_holidays
from bot.rules.meeting import Meeting, coming_meeting, end_of, run_sheet
from bot.services.meetings import Told, end_meeting, record_decision
from commands.asked import Asked, Command
from commands.forms import Asking, Form, Kept, Noted, Refused, Taken, Wrong
from commands.keywords import not_taken

NAME = "/meeting"
USAGE = (
    "/meeting: what the coming meeting has to go through",
    "/meeting monthly: the same for the monthly meeting (or weekly, data)",
    "/meeting weekly more: all of it",
    "/meeting decide: records a decision",
    "/meeting end: ends the meeting, and posts its minutes",
)
KEYWORDS = (*MeetingKind, "more", "decide", "end")
NO_MEETING = "The plan's schedule has no such meeting: it is known by the post before it."
ENDED = "That meeting was ended already; its minutes are posted."
UNNAMED = "planbot records what is said in the channels that the plan names."


def answer(asked: Asked) -> Message:
    """The run-sheet of the coming meeting, or of one kind of meeting."""
    words = asked.words.casefold().split()
    more = "more" in words
    kinds = [each for each in words if each in set(MeetingKind)]
    if len(kinds) > 1 or set(words) - {"more", *MeetingKind}:
        return not_taken(asked, NAME, USAGE, KEYWORDS)
    kind = MeetingKind(kinds[0]) if kinds else None
    assessment = asked.view.assessment
    meeting = coming_meeting(assessment.plan, assessment.at, bank_holidays(), kind)
    if meeting is None:
        return plain_answer(NO_MEETING)
    end = end_of(assessment.snapshot, meeting)
    return run_sheet_message(asked.view, run_sheet(assessment, meeting), end, more=more)


COMMAND = Command(
    name=NAME,
    purpose="What the coming meeting has to go through, and what it decides.",
    usage=USAGE,
    hint="[weekly | monthly | data] [more] | decide | end",
    answer=answer,
)


def _typed_decision(words: str) -> str | None:
    """`/meeting decide`, with words that the form begins with."""
    first, _, rest = words.partition(" ")
    return f"said {rest}".strip() if first.casefold() in ("decide", "decision") else None


def _decision(asking: Asking, about: str) -> View | Message:
    said, _, words = about.partition(" ")
    plan = asking.admitted.snapshot.plan
    channel = asking.admitted.asker.channel
    return decision_view(plan, channel, begun=words[:LONGEST] if said == "said" else "")


def _noted(asking: Asking, noted: Noted) -> View | Message:
    plan = asking.admitted.snapshot.plan
    if not any(each.id == noted.channel for each in plan.channels):
        return plain_answer(UNNAMED)
    origin = f"message {noted.channel} {noted.ts}"
    return decision_view(plan, noted.channel, begun=noted.text[:LONGEST], origin=origin)


def _record(asking: Asking, about: Mapping[str, str], fields: Fields) -> Taken:
    plan, desk = asking.admitted.snapshot.plan, asking.desk
    read = read_decision(fields, plan)
    if isinstance(read, dict):
        return Wrong(read)
    text, number = read
    today = london_day(asking.at)
    meeting = coming_meeting(plan, today, bank_holidays())
    before = record_decision(
        desk.store,
        Told(text, number, about.get("channel", ""), about.get("origin", "")),
        asking.sent(about, f"decision: {text}"),
        meeting if meeting is not None and meeting.day == today else None,
        private=_private(asking, meeting),
    )
    if before is None:
        return Kept(("Recorded. It stands in /meeting, and in the minutes.",))
    if before.text == text:
        return Kept((f"Recorded by {before.by} already; it stands once.",))
    return Refused(f"That message was recorded by {before.by} already: “{before.text}”")


def _ending(asking: Asking, about: str) -> View | Message:
    words = about.split()
    kind = MeetingKind(words[0]) if words and words[0] in set(MeetingKind) else None
    snapshot, today = asking.admitted.snapshot, london_day(asking.at)
    meeting = coming_meeting(snapshot.plan, today, bank_holidays(), kind)
    if meeting is None:
        return plain_answer(NO_MEETING)
    if meeting.day != today:
        day = f"{meeting.day:%A} {say_day(meeting.day)}"
        return plain_answer(f"The coming meeting is on {day}; it can be ended on its day.")
    if end_of(snapshot, meeting) is not None:
        return plain_answer(ENDED)
    channel = next((each.name for each in snapshot.plan.channels if each.id == meeting.channel), "")
    return end_view(run_sheet(asking.assessment, meeting), f"#{channel}")


def _typed_end(words: str) -> str | None:
    first, _, rest = words.partition(" ")
    return rest or "any" if first.casefold() == "end" else None


def _end(asking: Asking, about: Mapping[str, str], _fields: Fields) -> Taken:
    plan = asking.admitted.snapshot.plan
    kind = meeting_of(about)
    meeting = coming_meeting(plan, london_day(asking.at), bank_holidays(), kind)
    if kind is None or meeting is None or meeting.day.isoformat() != about.get("day"):
        return Refused("That meeting is over, or the schedule changed. Type /meeting.")
    sent = asking.sent(about, f"{kind} meeting of {meeting.day}: not ended → ended")
    done = end_meeting(asking.desk.store, meeting, sent, private=_private(asking, meeting))
    return Kept(("The meeting is ended, and its minutes are posted.",)) if done else Refused(ENDED)


def _private(asking: Asking, meeting: Meeting | None) -> bool:
    """Whether Slack says that only its members can read the meeting's channel."""
    facts = asking.desk.facts_of(meeting.channel) if meeting is not None else None
    return facts is not None and facts.private and not facts.shared


DECISION_FORM = Form(
    DECISION,
    Deed.RECORD,
    _decision,
    _record,
    command=NAME,
    typed=_typed_decision,
    shortcut="record_decision",
    noted=_noted,
)
END_FORM = Form(MEETING_END, Deed.RECORD, _ending, _end, command=NAME, typed=_typed_end)
