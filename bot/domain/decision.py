"""What a meeting decided, and that it ended."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.schedule import PostKind


class MeetingKind(StrEnum):
    """A meeting that the plan is gone through in, by what is posted before it."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    DATA = "data"

    @property
    def post(self) -> PostKind:
        """The post of the schedule that comes before it."""
        return _POSTS[self]


_POSTS = {
    MeetingKind.WEEKLY: PostKind.WEEKLY_DIGEST,
    MeetingKind.MONTHLY: PostKind.MONTHLY_DIGEST,
    MeetingKind.DATA: PostKind.DATA_QUALITY,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, where it was said. `at` is UTC; `by` the title of the role that recorded
    it.
    """

    id: int
    at: datetime
    channel: str
    text: str
    by: str
    recommendation: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingEnd:
    """A meeting that was ended: its kind, its day, and who ended it, when (UTC)."""

    kind: MeetingKind
    day: date
    channel: str
    at: datetime
    by: str
