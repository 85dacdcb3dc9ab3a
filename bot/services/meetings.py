"""A meeting is recorded: its decisions, where they were said, and its minutes, once."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.decision import Decision, MeetingEnd
from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.domain.period import london_day
from bot.messages.minutes import minutes_in_canvas, minutes_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.meeting import Meeting, end_of, run_sheet
from bot.services.submitted import Submitted
from bot.store import Store, Work


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody wants recorded; `origin` is the message it came from, "" where none."""

    text: str
    recommendation: int | None
    channel: str
    origin: str


def record_decision(
    store: Store, told: Told, sent: Submitted, meeting: Meeting | None, *, private: bool
) -> Decision | None:
    """Keeps the decision, and adds it to the minutes of a meeting that ended today. None where it
    is new; else the one that was kept from the same message or form already.
    """
    origin = told.origin or sent.once
    with store.begin(by=sent.by) as work:
        said = Decision(0, sent.at, told.channel, told.text, sent.by, told.recommendation)
        if not work.meetings.decide(said, sent.user, origin):
            return work.meetings.kept_from(origin)
        work.audit.add(sent.entry)
        if meeting is not None:
            _correct_minutes(work, meeting, sent.at, private=private)
        work.commit()
    return None


def end_meeting(store: Store, meeting: Meeting, sent: Submitted, *, private: bool) -> bool:
    """Marks the meeting as ended and posts its minutes to its channel; False where that was done.
    `private` says whether only the channel's members can read it.
    """
    with store.begin(by=sent.by) as work:
        ended = MeetingEnd(meeting.kind, meeting.day, meeting.channel, sent.at, sent.by)
        if not work.meetings.end(ended, sent.user):
            return False
        work.audit.add(sent.entry)
        _post(work, meeting, sent.at, private=private)
        work.commit()
    return True


def _post(work: Work, meeting: Meeting, at: datetime, *, private: bool) -> None:
    about = _about(meeting)
    snapshot = work.snapshot()
    end = end_of(snapshot, meeting) if snapshot is not None else None
    if snapshot is None or end is None:
        return
    audience = snapshot.plan.audience_of(meeting.channel, private=private)
    view = View(assess(snapshot, london_day(at)), audience)
    sheet = run_sheet(view.assessment, meeting)
    message = minutes_message(view, sheet, end)
    first = work.outbox.id_of(OutboxKind.MINUTES, about, meeting.channel)
    after = about if first is None else OfWords(f"{about.words} {at.isoformat()}")
    if first is None:
        post = Outgoing(OutboxKind.MINUTES, about, meeting.channel, message)
    else:
        post = Outgoing(OutboxKind.MINUTES_EDITED, after, meeting.channel, message, edits=first)
    work.outbox.enqueue(post, at)
    if any(each.canvas for each in snapshot.plan.channels if each.id == meeting.channel):
        written = minutes_in_canvas(view, sheet, end)
        canvas = Outgoing(OutboxKind.MINUTES_IN_CANVAS, after, meeting.channel, written)
        work.outbox.enqueue(canvas, at)


def _correct_minutes(work: Work, meeting: Meeting, at: datetime, *, private: bool) -> None:
    """What is decided after the end of the day's meeting belongs to its minutes."""
    if work.outbox.id_of(OutboxKind.MINUTES, _about(meeting), meeting.channel) is not None:
        _post(work, meeting, at, private=private)


def _about(meeting: Meeting) -> OfWords:
    return OfWords(f"{meeting.kind} meeting of {meeting.day.isoformat()}")
