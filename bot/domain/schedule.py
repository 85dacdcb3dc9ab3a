"""What planbot posts by itself, where and when: the plan's own words for it."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class PostKind(StrEnum):
    WEEKLY_DIGEST = "weekly-digest"
    """Before the weekly senior managers' meeting."""
    MONTHLY_DIGEST = "monthly-digest"
    """For the monthly meeting that the Assistant Director chairs."""
    DATA_QUALITY = "data-quality"
    """Stale, provisional and missing figures, for the data meeting."""
    CASELOADS = "caseloads"
    FLAG_REMINDER = "flag-reminder"
    """The open flags; nothing where there are none."""
    ASK_FOR_UPDATES = "ask-for-updates"
    """Lead officers are asked for their updates before the weekly digest of that channel, in direct
    messages, two working days before it or on the weekday that is named; and reminded once on the
    working day before it.
    """


class Weekday(StrEnum):
    """By name: a number would be read two ways."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """The number as `date.weekday()` counts: Monday is 0."""
        return list(Weekday).index(self)


class Cadence(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class OnHoliday(StrEnum):
    """What a post does when its day is a bank holiday in England."""

    NEXT_WORKING_DAY = "next working day"
    DAY_BEFORE = "day before"
    """The working day before."""
    SAME_DAY = "same day"


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of the schedule. `at` is local time in England, on both sides of a clock change."""

    kind: PostKind
    channel: str
    at: time
    weekday: Weekday | None = None
    """None for an ask for updates only: two working days before the digest that it is for."""
    cadence: Cadence = Cadence.WEEKLY
    week: int = 1
    """Monthly: which such weekday of the month, 1 to 4."""
    starts: date | None = None
    """Fortnightly: a day in one of its weeks."""
    holiday: OnHoliday = OnHoliday.NEXT_WORKING_DAY
