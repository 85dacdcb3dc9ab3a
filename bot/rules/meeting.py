"""The run-sheet of a meeting: what it has to go through, and what it decided."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.action import Action, ActionDeed
from bot.domain.decision import Decision, MeetingEnd, MeetingKind
from bot.domain.period import LONDON, london_day
from bot.domain.plan import Plan, Recommendation
from bot.domain.snapshot import Snapshot
from bot.rules.assessment import Assessment
from bot.rules.bank_holidays import Holidays
from bot.rules.digest import Digest, digest_since
from bot.rules.due import coming
from bot.rules.ratings import RatingChange


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the schedule: its kind, the day it is held, and its channel."""

    kind: MeetingKind
    day: date
    channel: str


@dataclass(frozen=True, slots=True)
class RunSheet:
    """`before` is when the meeting before it ended (UTC); None for the first one. `decided_last`
    is what that one decided, `decided` what was decided since.
    """

    meeting: Meeting
    before: datetime | None
    digest: Digest
    decided_last: tuple[Decision, ...]
    decided: tuple[Decision, ...]
    added: tuple[tuple[Recommendation, Action], ...]
    """The actions that people added since the meeting before."""

    @property
    def rating_changes(self) -> tuple[RatingChange, ...]:
        """The ratings that changed since the meeting before."""
        return self.digest.rating_changes


def coming_meeting(
    plan: Plan, day: date, holidays: Holidays, kind: MeetingKind | None = None
) -> Meeting | None:
    """Finds the meeting of `day`, or the next after it, of that kind or of any; None where the
    schedule has none.
    """
    wanted = {each.post: each for each in MeetingKind if kind in (None, each)}
    posts = [each for each in plan.schedule if each.kind in wanted]
    midnight = datetime.combine(day, time.min, LONDON) - timedelta(minutes=1)
    due = next(iter(coming(posts, midnight, holidays)), None)
    if due is None:
        return None
    return Meeting(wanted[due.post.kind], london_day(due.at), due.post.channel)


def run_sheet(assessment: Assessment, meeting: Meeting) -> RunSheet:
    """Sums up what the meeting has to go through on the day of `assessment`."""
    snapshot = assessment.snapshot
    ends = [each for each in ended(snapshot, meeting) if each.day < meeting.day]
    last, earlier = (ends[-1] if ends else None), (ends[-2] if len(ends) > 1 else None)
    known = [each for each in snapshot.decisions if london_day(each.at) <= assessment.at]
    before = last.at if last else None
    return RunSheet(
        meeting,
        before,
        digest_since(assessment, before),
        _decided(known, earlier.day if earlier else date.min, last.day) if last else (),
        _decided(known, last.day if last else date.min, date.max),
        tuple(_added(assessment, last.day if last else date.min)),
    )


def ended(snapshot: Snapshot, meeting: Meeting) -> list[MeetingEnd]:
    """Lists the ends of the meetings of its kind in its channel, oldest first."""
    return [
        each
        for each in snapshot.meetings
        if (each.kind, each.channel) == (meeting.kind, meeting.channel)
    ]


def end_of(snapshot: Snapshot, meeting: Meeting) -> MeetingEnd | None:
    """Finds when this very meeting was ended; None while it was not."""
    return next((each for each in ended(snapshot, meeting) if each.day == meeting.day), None)


def _added(assessment: Assessment, after: date) -> Iterator[tuple[Recommendation, Action]]:
    for recommendation in assessment.plan.recommendations:
        for action in recommendation.actions:
            first = action.said[0] if action.said else None
            if (
                first is not None
                and first.deed is ActionDeed.ADDED
                and london_day(first.at) > after
            ):
                yield recommendation, action


def _decided(decisions: Iterable[Decision], after: date, until: date) -> tuple[Decision, ...]:
    """What is decided later on the day of a meeting belongs to it."""
    return tuple(each for each in decisions if after < london_day(each.at) <= until)
