"""When lead officers are asked before a meeting, and reminded.

An ask is for the first weekly digest after it in its channel. One that names a weekday falls on
that; one that names none two working days before the digest. The reminder comes on the working day
before the digest, at the same hour; an ask that comes no earlier has none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.period import london_day
from bot.domain.schedule import Post, PostKind
from bot.rules.bank_holidays import Holidays
from bot.rules.due import Due, due_between, is_nominal, moment_on
from bot.rules.working_days import working_day_before

LONGEST_LEAD = timedelta(days=14)
"""How long before a meeting its updates may be asked for."""


@dataclass(frozen=True, slots=True)
class AskDue:
    """An ask, the digest that it is for, and the moment to remind; None for no reminder."""

    ask: Due
    digest: Due
    reminder: datetime | None


def ask_open(
    schedule: Iterable[Post], post: Post, now: datetime, holidays: Holidays
) -> AskDue | None:
    """Finds the ask of `post` that is due by `now` and whose digest is still to come; None where
    there is none.
    """
    digests = [
        each
        for each in schedule
        if each.kind is PostKind.WEEKLY_DIGEST and each.channel == post.channel
    ]
    if post.weekday is None:
        digest = _first_after(digests, now, holidays)
        ask = _before(post, digest, holidays) if digest is not None else None
    else:
        ask = next(iter(reversed(list(_named_days(post, now, holidays)))), None)
        digest = _first_after(digests, ask.at, holidays) if ask is not None else None
    if ask is None or digest is None or not ask.at <= now < digest.at:
        return None
    return AskDue(ask, digest, _reminder(post, ask, digest, holidays))


def asks_alike(schedule: Iterable[Post], post: Post, ask: Due) -> bool:
    """Tells whether a schedule has that ask as well, on that day."""
    return any(
        (each.kind, each.channel) == (post.kind, post.channel)
        and (each.weekday is post.weekday is None or is_nominal(each, ask.period))
        for each in schedule
    )


def _named_days(post: Post, now: datetime, holidays: Holidays) -> Iterator[Due]:
    return due_between(post, now - LONGEST_LEAD, now, holidays)


def _first_after(digests: list[Post], moment: datetime, holidays: Holidays) -> Due | None:
    ahead = [
        next(due_between(each, moment, moment + LONGEST_LEAD, holidays), None) for each in digests
    ]
    return min((each for each in ahead if each is not None), key=lambda each: each.at, default=None)


def _before(post: Post, digest: Due, holidays: Holidays) -> Due:
    last = working_day_before(london_day(digest.at), holidays)
    day = working_day_before(last, holidays)
    return Due(post, day, moment_on(day, post.at))


def _reminder(post: Post, ask: Due, digest: Due, holidays: Holidays) -> datetime | None:
    moment = moment_on(working_day_before(london_day(digest.at), holidays), post.at)
    return moment if moment > ask.at else None
