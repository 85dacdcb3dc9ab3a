"""The forms of a meeting: what it decided, and its end."""

from collections.abc import Mapping

from bot.domain.decision import MeetingKind
from bot.domain.plan import Plan
from bot.messages.forms.fields import Choice, pick_field, said_part, words_field
from bot.messages.forms.filled import Fields
from bot.messages.forms.view import View, form_view
from bot.messages.meeting_lines import CALLED
from bot.messages.text import imported
from bot.messages.words import counted
from bot.rules.meeting import Meeting, RunSheet

DECISION = "decision"
MEETING_END = "meeting_end"
LONGEST = 1000


def decision_view(plan: Plan, channel: str, *, begun: str = "", origin: str = "") -> View:
    """Asks what was decided; `begun` are the words of a message, and `origin` says which."""
    choices = [
        Choice(str(each.number), f"{each.number} {imported(each.short, 60)}")
        for each in plan.recommendations
    ]
    return form_view(
        DECISION,
        "Record a decision",
        "Record",
        [
            words_field("text", "What was decided", begun=begun, needed=True, longest=LONGEST),
            pick_field("recommendation", "On recommendation", choices),
        ],
        {"channel": channel, "origin": origin},
    )


def read_decision(fields: Fields, plan: Plan) -> tuple[str, int | None] | dict[str, str]:
    """Reads the words and the number of the recommendation; else what stands against them."""
    text, number = fields.get("text", ""), fields.get("recommendation")
    if not text:
        return {"text": "Say what was decided."}
    if number is not None and plan.recommendation(int(number)) is None:
        return {"recommendation": "The plan has no such recommendation any more."}
    return text, int(number) if number is not None else None


def end_view(sheet: RunSheet, channel: str) -> View:
    """Asks whether the meeting is over; `channel` is where its minutes will stand."""
    meeting = sheet.meeting
    decided = counted(len(sheet.decided), "decision") if sheet.decided else "no decision"
    return form_view(
        MEETING_END,
        "End the meeting",
        "Post the minutes",
        [
            said_part(
                f"*{CALLED[meeting.kind]}*: {decided} recorded. The minutes go to {channel}, once; "
                "what is recorded later today is added to them there."
            )
        ],
        _about(meeting),
    )


def meeting_of(about: Mapping[str, str]) -> MeetingKind | None:
    """Tells which meeting a form was about."""
    kind = about.get("kind", "")
    return MeetingKind(kind) if kind in set(MeetingKind) else None


def _about(meeting: Meeting) -> dict[str, str]:
    return {"kind": meeting.kind, "day": meeting.day.isoformat()}
