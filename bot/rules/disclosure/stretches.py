"""Counts of stretches of time: what is left between them must not be fewer than five.

Each count that is shown joins the day its stretch begins with the day after its end. Whoever can go
from one day to another along such counts, forwards and backwards, knows the count of what lies
between: April to October less April to August is September and October; two years that lie a
month apart, and that month the year before, give the month. So of the days that hang together each
neighbouring two must be five or more apart, also when what lies between them and is known is taken
off: a quarter less its second month is the first and the third.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from bot.rules.disclosure.stated import Stated
from bot.rules.disclosure.suppression import SMALL

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Count:
    """People counted from the day `since` until before the day `until`."""

    since: date
    until: date
    number: Decimal
    of: Stated

    @property
    def days(self) -> int:
        return (self.until - self.since).days


@dataclass(frozen=True, slots=True)
class _Reached:
    """A day, the count from the first day that hangs together with it, and the last step there."""

    total: Decimal
    steps: int
    by: _Count | None
    before: date | None


@dataclass(frozen=True, slots=True)
class _Best:
    """The most that stretches which do not overlap count together, and those stretches: each with
    the days that hang together with it.
    """

    total: Decimal
    ways: tuple[tuple[dict[date, _Reached], date, date], ...] = ()


_NOTHING = _Best(Decimal(0))


def leaving_few(shown: Sequence[Stated]) -> Iterator[str]:
    """Yields the keys of those of `shown` that give away a stretch with fewer than five: of each
    the longest that is not everybody's.
    """
    series: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for each in shown:
        if each.period is None:
            continue
        for what, number in each.counts:
            count = _Count(each.period.start, each.period.end + _DAY, number, each)
            series[each.indicator or each.key, what].append(count)
    for counts in series.values():
        yield from _too_close(counts)


def _too_close(counts: Sequence[_Count]) -> Iterator[str]:
    steps: dict[date, list[_Count]] = defaultdict(list)
    for each in counts:
        steps[each.since].append(each)
        steps[each.until].append(each)
    groups: list[dict[date, _Reached]] = []
    left = dict.fromkeys(sorted(steps))
    while left:
        groups.append(_together(next(iter(left)), steps))
        for day in groups[-1]:
            del left[day]
    for group in groups:
        yield from _neighbours(group)
        if len(groups) > 1:
            yield from _less_what_lies_in(group, groups)


def _neighbours(group: dict[date, _Reached]) -> Iterator[str]:
    for one, other in pairwise(sorted(group)):
        if group[other].total - group[one].total < SMALL:
            yield from _longest(_way(group, one, other))


def _less_what_lies_in(
    group: dict[date, _Reached], groups: Sequence[dict[date, _Reached]]
) -> Iterator[str]:
    """The same of a stretch less other ones that lie within it and do not touch its ends."""
    first, last = min(group), max(group)
    inside: dict[date, tuple[dict[date, _Reached], date | None]] = {}
    for of in groups:
        days = sorted(day for day in of if first < day < last) if of is not group else []
        inside |= {day: (of, since) for since, day in pairwise([None, *days]) if day is not None}
    if not inside:
        return
    every = sorted({*group, *inside})
    for start, one in enumerate(every):
        if one in group:
            yield from _from_one(one, every[start + 1 :], group, inside)


def _from_one(
    one: date,
    later: Sequence[date],
    group: dict[date, _Reached],
    inside: dict[date, tuple[dict[date, _Reached], date | None]],
) -> Iterator[str]:
    """The same of the stretches that begin with one day: `inside` says of each day of another group
    which one that is, and the day before it there.
    """
    best: dict[date, _Best] = {one: _NOTHING}
    found = _NOTHING
    for day in later:
        of, since = inside.get(day, (group, None))
        if since in best and since is not None:
            total = best[since].total + of[day].total - of[since].total
            if total > found.total:
                found = _Best(total, (*best[since].ways, (of, since, day)))
        best[day] = found
        if day not in group or not found.ways:
            continue
        if group[day].total - group[one].total - found.total < SMALL:
            whole = list(_longest(_way(group, one, day)))
            yield from whole or _longest([step for way in found.ways for step in _way(*way)])


def _longest(way: Sequence[_Count]) -> Iterator[str]:
    if way:
        yield max(way, key=lambda each: (each.days, each.until, each.of.key)).of.key


def _together(first: date, steps: dict[date, list[_Count]]) -> dict[date, _Reached]:
    """Every day that hangs together with the first."""
    reached = {first: _Reached(Decimal(0), 0, None, None)}
    waiting = [first]
    for day in waiting:
        here = reached[day]
        for each in steps[day]:
            forwards = each.since == day
            there = each.until if forwards else each.since
            if there not in reached:
                change = each.number if forwards else -each.number
                reached[there] = _Reached(here.total + change, here.steps + 1, each, day)
                waiting.append(there)
    return reached


def _way(reached: dict[date, _Reached], one: date, other: date) -> list[_Count]:
    """The counts that lead from one day to the other."""
    found = []
    while one != other:
        here, there = reached[one], reached[other]
        further = here if here.steps >= there.steps else there
        if further.by is None or further.before is None:
            break
        found.append(further.by)
        if further is here:
            one = further.before
        else:
            other = further.before
    return found
