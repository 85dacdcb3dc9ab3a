"""The outbox's nouns: what kind of message waits, what it is about, and how far it has come."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.message import Message


class OutboxKind(StrEnum):
    """Those of the schedule are called as the plan calls them."""

    WEEKLY_DIGEST = "weekly-digest"
    MONTHLY_DIGEST = "monthly-digest"
    DATA_QUALITY = "data-quality"
    CASELOADS = "caseloads"
    FLAG_REMINDER = "flag-reminder"
    BY_HAND = "digest-by-hand"
    """Of its own, so that the next digest still speaks of all that moved since the last."""
    LEFT_GREEN = "left-green"
    EDITED = "edited-alert"
    CAME_BACK = "came-back"
    REOPENED = "reopened"
    CORRECTED = "corrected"
    TAKEN_BACK = "taken-back"
    HOLD_OVER = "hold-over"
    HANDED_ON = "handed-on"
    ESCALATED = "escalated"
    ASK_FOR_UPDATES = "ask-for-updates"
    UPDATE_REMINDER = "update-reminder"
    PROPOSAL = "proposal"
    PROPOSAL_EDITED = "proposal-edited"
    PROPOSAL_DECIDED = "proposal-decided"
    MINUTES = "minutes"
    MINUTES_EDITED = "minutes-edited"
    MINUTES_IN_CANVAS = "minutes-in-canvas"
    """Written into the channel's canvas, and not posted: `text` is the line that it is found by,
    `plain` markdown.
    """
    RATED_DOWN = "rated-down"
    IMPORT_TAKEN_BACK = "import-taken-back"
    CHANNEL_GONE = "channel-gone"
    PUBLIC_CHANNEL = "public-channel"
    SOURCE_FAILED = "source-failed"
    FILE_ANSWER = "file-answer"
    FILE_ANSWER_EDITED = "file-answer-edited"
    FILE_NOT_TAKEN = "file-not-taken"
    FILE_WAITS = "file-waits"
    REPORT_FAILED = "report-failed"
    OTHER = "other"
    """One that another version of planbot left behind."""

    @classmethod
    def _missing_(cls, _value: object) -> "OutboxKind":
        return cls.OTHER


class OutboxState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class OfDay:
    """A post of the schedule, by the day it was due."""

    day: date

    @property
    def key(self) -> str:
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class OfFlag:
    """A flag, by its indicator and id: it keeps its key when a revision moves its start. `what`
    tells apart the messages of one kind about it.
    """

    indicator: str
    flag: int
    what: str = ""

    @property
    def key(self) -> str:
        return f"{self.indicator} #{self.flag} {self.what}".rstrip()


@dataclass(frozen=True, slots=True)
class OfRating:
    """A rating, by the moment its import came in: a day may be judged more than once."""

    recommendation: int
    judged: date
    at: datetime

    @property
    def key(self) -> str:
        return f"rec {self.recommendation} {self.judged.isoformat()} {self.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class OfWords:
    """Anything else that is told once."""

    words: str

    @property
    def key(self) -> str:
        return self.words


About = OfDay | OfFlag | OfRating | OfWords
"""What a message is about. Its `key` is, with kind and channel, what makes it the only one."""

_POSTS = frozenset(list(OutboxKind)[:5])
_FLAGS = frozenset(
    {
        OutboxKind.LEFT_GREEN,
        OutboxKind.EDITED,
        OutboxKind.CAME_BACK,
        OutboxKind.REOPENED,
        OutboxKind.CORRECTED,
        OutboxKind.TAKEN_BACK,
        OutboxKind.HOLD_OVER,
        OutboxKind.HANDED_ON,
        OutboxKind.ESCALATED,
    }
)
_FLAG = re.compile(r"(?P<indicator>\S+) #(?P<flag>[0-9]+)(?: (?P<what>\S.*))?", re.DOTALL)
_RATING = re.compile(r"rec (?P<number>[0-9]+) (?P<judged>[0-9-]{10}) (?P<at>\S+)")


def about_of(kind: OutboxKind, key: str) -> About:
    """The inverse of `key`: OfWords where another version of planbot wrote it."""
    try:
        if kind in _POSTS:
            return OfDay(date.fromisoformat(key))
        if kind in _FLAGS and (flag := _FLAG.fullmatch(key)):
            return OfFlag(flag["indicator"], int(flag["flag"]), flag["what"] or "")
        if kind is OutboxKind.RATED_DOWN and (rating := _RATING.fullmatch(key)):
            judged = date.fromisoformat(rating["judged"])
            return OfRating(int(rating["number"]), judged, datetime.fromisoformat(rating["at"]))
    except ValueError:
        return OfWords(key)
    return OfWords(key)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be enqueued. `channel` is a channel's id, or a user's for a direct message."""

    kind: OutboxKind
    about: About
    channel: str
    message: Message
    thread_of: int | None = None
    """The id of the message that this one replies under."""
    edits: int | None = None
    """The id of the message that this one takes the place of."""

    @property
    def flag(self) -> int | None:
        """The id of the flag that it is about."""
        return self.about.flag if isinstance(self.about, OfFlag) else None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message on its way. Times are UTC; `ts` is Slack's own mark of the posted message."""

    id: int
    key: str
    """Opaque, and unique: the message is found again in Slack by it."""
    kind: OutboxKind
    about: About
    channel: str
    message: Message
    state: OutboxState
    created_at: datetime
    flag_id: int | None = None
    thread_of: int | None = None
    edits: int | None = None
    attempted_at: datetime | None = None
    """When it was last given to Slack."""
    uncertain: bool = False
    """True where an earlier attempt may have got through."""
    duplicate_ts: str | None = None
    """Slack's mark of a second copy, where one got through."""
    not_before: datetime | None = None
    attempts: int = 0
    owner: str | None = None
    lease_until: datetime | None = None
    sent_at: datetime | None = None
    ts: str | None = None
    reason: str | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.about.key}"
