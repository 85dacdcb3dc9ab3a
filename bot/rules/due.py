"""What is owed: from the plan's schedule, the holidays, and what was taken up already.

1. A post has one nominal day a period: its weekday, each week, every other week, or once a month.
2. On a bank holiday it moves to the next working day or the one before, or stays, as it says.
3. It is due at its local hour in England on that day, whatever the clocks do.
4. Of the periods that are due and not taken up, only the latest is owed: after a long silence one
   late digest comes, not five. A clock that was put back makes no earlier one owed again.
5. A late one whose next period is due within a day is not owed: that one says all of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.period import LONDON, london_day
from bot.domain.schedule import Cadence, OnHoliday, Post
from bot.rules.bank_holidays import Holidays
from bot.rules.working_days import working_day_after, working_day_before

LOOK_BACK = timedelta(days=35)
"""How far back a period may lie and still be owed: a monthly post, late by a few days."""
LATE = timedelta(minutes=15)
"""From when a post says that it is late."""
COVERED = timedelta(days=1)
"""How soon the next period's post makes a late one needless."""

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One post of one period. `period` is its nominal day; `at` the moment it is due (UTC)."""

    post: Post
    period: date
    at: datetime

    @property
    def key(self) -> str:
        """The key that makes it the only one: kind, period and channel."""
        return f"{self.post.kind} {self.period.isoformat()} {self.post.channel}"

    def late_at(self, now: datetime) -> bool:
        return now - self.at > LATE


def owed(
    posts: Iterable[Post],
    now: datetime,
    holidays: Holidays,
    taken_up: Callable[[Due], bool],
) -> list[Due]:
    """The latest due period of each post, unless it is taken up; oldest due first."""
    found = []
    for post in posts:
        due = list(due_between(post, now - LOOK_BACK, now, holidays))
        # Asked first: nearly always it is.
        if not due or taken_up(due[-1]):
            continue
        following = next(due_between(post, now, now + LOOK_BACK, holidays), None)
        ahead = following is not None and taken_up(following)
        if not ahead and not _covered(due[-1], following, now):
            found.append(due[-1])
    return sorted(found, key=lambda each: (each.at, each.key))


def _covered(due: Due, following: Due | None, now: datetime) -> bool:
    """Whether the post is late, and the next one of its kind is about to say the same and more."""
    return due.late_at(now) and following is not None and following.at - now <= COVERED


def coming(posts: Iterable[Post], now: datetime, holidays: Holidays) -> list[Due]:
    """The next time of each post after `now`, soonest first."""
    ahead = now + 2 * LOOK_BACK
    found = [next(due_between(post, now, ahead, holidays), None) for post in posts]
    return sorted((each for each in found if each is not None), key=lambda each: each.at)


def due_between(post: Post, after: datetime, until: datetime, holidays: Holidays) -> Iterator[Due]:
    """Yields each period of `post` due after `after`, up to and including `until`, in order."""
    # A moved day may lie a week from its nominal one: Christmas, and the weekend beside it.
    day = london_day(after) - _WEEK
    last = london_day(until) + _WEEK
    while day <= last:
        if is_nominal(post, day):
            due = Due(post, day, moment_on(_moved(post, day, holidays), post.at))
            if after < due.at <= until:
                yield due
        day += _DAY


def is_nominal(post: Post, day: date) -> bool:
    """Tells whether `day` stands for a period of `post`, holidays aside."""
    if post.weekday is None or day.weekday() != post.weekday.number:
        return False
    match post.cadence:
        case Cadence.WEEKLY:
            return True
        case Cadence.FORTNIGHTLY:
            start = post.starts or day
            return (monday(day) - monday(start)).days % 14 == 0
        case Cadence.MONTHLY:
            return (day.day - 1) // 7 + 1 == post.week


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def _moved(post: Post, day: date, holidays: Holidays) -> date:
    if day not in holidays:
        return day
    match post.holiday:
        case OnHoliday.NEXT_WORKING_DAY:
            return working_day_after(day, holidays)
        case OnHoliday.DAY_BEFORE:
            return working_day_before(day, holidays)
        case OnHoliday.SAME_DAY:
            return day


def moment_on(day: date, at: time) -> datetime:
    """The moment of a local hour in England on a day: in UTC, so that moments compare. An hour that
    the clocks skip falls an hour later; of one that they repeat it is the first.
    """
    return datetime.combine(day, at, LONDON).astimezone(UTC)
