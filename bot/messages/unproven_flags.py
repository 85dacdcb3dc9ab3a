"""Flags that wait for a figure: one they rest on was taken back, and the flag stands."""

from collections.abc import Iterable

from bot.domain.period import Period, london_day
from bot.messages.owner import say_owner
from bot.messages.text import imported
from bot.messages.words import say_date
from bot.rules.assessment import UnprovenFlag


def waiting_lines(flags: Iterable[UnprovenFlag]) -> list[str]:
    """The line of each: when it was flagged, which figure was taken back when, who owns it."""
    return [_line(each) for each in flags]


def _line(flag: UnprovenFlag) -> str:
    missing, opened = flag.taken_back, Period.parse(flag.record.opened)
    day = f" on {say_date(london_day(missing.recorded))}" if missing.recorded else ""
    return (
        f"*{flag.indicator.ref} {imported(flag.indicator.title, 80)}*: flagged {opened.when}; "
        f"{missing.period.figure} was taken back{day}, and the flag stands until a figure comes. "
        f"{say_owner(flag.owner)}."
    )
