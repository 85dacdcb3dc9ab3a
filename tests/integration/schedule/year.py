"""A year of the clock against a store: what was taken up when, and the page that shows it.

`python -m tests.integration.schedule.year` writes the page anew.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import holidays

from bot.domain.period import LONDON
from bot.domain.plan import Plan
from bot.domain.schedule import Cadence, OnHoliday, Post, PostKind, Weekday
from bot.rules.due import Due
from bot.store import Store
from jobs.schedule import enqueue_owed
from tests.faults.workers import delivering
from tests.keeping import changing, put_plan

PAGE = Path("docs/reference/a-year-of-posts.md")
SHOWN = date(2026, 9, 7), date(2027, 9, 6)
HALF_PAST_EIGHT = time(8, 30)
SCHEDULE = (
    Post(PostKind.WEEKLY_DIGEST, "C0SMM", HALF_PAST_EIGHT, Weekday.MON),
    Post(PostKind.FLAG_REMINDER, "C0SMM", HALF_PAST_EIGHT, Weekday.THU),
    Post(PostKind.MONTHLY_DIGEST, "C0SMM", time(9, 0), Weekday.WED, Cadence.MONTHLY, week=1),
    Post(
        PostKind.DATA_QUALITY,
        "C0PERF",
        HALF_PAST_EIGHT,
        Weekday.FRI,
        Cadence.FORTNIGHTLY,
        starts=date(2018, 9, 7),
        holiday=OnHoliday.DAY_BEFORE,
    ),
    Post(PostKind.CASELOADS, "C0PERF", time(1, 30), Weekday.SUN, holiday=OnHoliday.SAME_DAY),
)
HEAD = """\
# A year of posts

The weekly digest over a year with both clock changes and every bank holiday in England, as a
worker posted it in a simulation: once a week, at 08:30 by the clock on the wall. On a bank holiday
it comes on the next working day. A test runs the year again and fails when this page differs.

| week of | posted | on the wall | UTC | why another day |
| --- | --- | --- | --- | --- |
"""
IN_SUMMER, IN_WINTER = (time(7, 35), time(8, 5)), (time(7, 35), time(8, 35), time(9, 5))
ON_SUNDAY = (time(0, 35), time(1, 35))
"""When the clock stops, in UTC: five minutes after every hour a post may be due at, and in winter
an hour before, when a post that goes by the other clock would come."""

Taken = tuple[Due, datetime]


def private(_channel: str) -> bool:
    """What Slack says of every channel here."""
    return True


def posted_in(store: Store, start: date, end: date) -> list[Taken]:
    """What a worker takes up from `start` until before `end`, and when (UTC)."""
    with changing(store) as work:
        put_plan(work, _plan(), "plan.yaml", "a" * 64, datetime.combine(start, time(), UTC))
    return [(due, at) for at in _clock(start, end) for due in enqueue_owed(store, at, private)]


def _plan() -> Plan:
    plan: Plan = delivering.plan(schedule=SCHEDULE)
    return plan


def _clock(start: date, end: date) -> Iterator[datetime]:
    day = start
    while day < end:
        yield from (datetime.combine(day, moment, UTC) for moment in _moments(day))
        day += timedelta(days=1)


def _moments(day: date) -> tuple[time, ...]:
    if day.weekday() == Weekday.SUN.number:
        return ON_SUNDAY
    summer = datetime.combine(day, time(12), LONDON).dst()
    return IN_SUMMER if summer else IN_WINTER


def page(taken: list[Taken]) -> str:
    """The digests of a year in a table."""
    england = holidays.country_holidays("GB", subdiv="ENG")
    lines = [*HEAD.splitlines()]
    for due, _ in taken:
        if due.post.kind is not PostKind.WEEKLY_DIGEST:
            continue
        local = due.at.astimezone(LONDON)
        why = england.get(due.period, "").replace(" (observed)", ", observed")
        lines.append(
            f"| {due.period:%a %d %b %Y} | {local:%a %d %b} | {local:%H:%M %Z} "
            f"| {due.at:%H:%M} | {why if local.date() != due.period else ''} |"
        )
    return "\n".join(lines) + "\n"


def shown() -> str:
    with TemporaryDirectory(prefix="planbot-year-") as folder:
        store = Store.open(f"sqlite:///{folder}/planbot.db")
        store.migrate()
        try:
            return page(posted_in(store, *SHOWN))
        finally:
            store.close()


if __name__ == "__main__":
    PAGE.write_text(shown(), encoding="utf-8")
