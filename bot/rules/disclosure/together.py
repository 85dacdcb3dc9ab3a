"""Figures that stand together in a report for the public: none gives away another's small count.

Each figure is safe by itself before it comes here. Together they are not where a whole and the
parts of it that are shown leave fewer than five, or where two counts of the same measure's
recommendation differ by just the count that is withheld.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from bot.domain.period import Period
from bot.rules.disclosure.suppression import SMALL

_MOST_PARTS = 12
"""Parts of a whole that are tried in every combination; a whole with more is withheld."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that the report would state: `counts` are the people it counts, by what they count:
    the value, or numerator, the rest and denominator. `everybodys` is what was published already,
    and is not withheld. `period` is None where none can be read.
    """

    key: str
    indicator: str
    recommendation: int
    period: Period | None
    counts: tuple[tuple[str, Decimal], ...]
    withheld: bool = False
    everybodys: bool = False


def withheld_together(stated: Sequence[Stated]) -> frozenset[str]:
    """The keys of those that must be withheld with those that are, so that nobody works out a count
    under five of what is shown.
    """
    found: set[str] = set()
    by_recommendation: dict[int, list[Stated]] = {}
    for each in stated:
        by_recommendation.setdefault(each.recommendation, []).append(each)
    for some in by_recommendation.values():
        hidden = {each.key for each in some if each.withheld}
        while more := set(_exposing(some, hidden)) - hidden:
            hidden |= more
        found |= hidden
    return frozenset(found)


def _exposing(stated: Sequence[Stated], hidden: set[str]) -> Iterator[str]:
    shown = [each for each in stated if each.key not in hidden]
    for each in shown:
        if not each.everybodys and _leaves_few(each, shown):
            yield each.key
    for secret in stated:
        if secret.key in hidden:
            yield from _differing(secret, shown)


def _leaves_few(whole: Stated, shown: Sequence[Stated]) -> bool:
    """Whether the whole less parts of it that are shown leaves one to four, or nobody."""
    if whole.period is None:
        return False
    parts = [each for each in shown if _is_part(each, whole)]
    if len(parts) > _MOST_PARTS:
        return True
    return any(
        _few_left(whole, some)
        for size in range(1, len(parts) + 1)
        for some in combinations(parts, size)
        if _apart(some) and not _covered(whole.period, some)
    )


def _is_part(each: Stated, whole: Stated) -> bool:
    if each.indicator != whole.indicator or each.period is None or whole.period is None:
        return False
    inside = whole.period.start <= each.period.start and each.period.end <= whole.period.end
    return inside and each.period != whole.period


def _few_left(whole: Stated, parts: Sequence[Stated]) -> bool:
    every = [dict(each.counts) for each in parts]
    return any(
        all(what in each for each in every)
        and count - sum((each[what] for each in every), Decimal(0)) < SMALL
        for what, count in whole.counts
    )


def _apart(parts: Sequence[Stated]) -> bool:
    spans = sorted((each.period.start, each.period.end) for each in parts if each.period)
    return all(one[1] < other[0] for one, other in pairwise(spans))


def _covered(whole: Period, parts: Sequence[Stated]) -> bool:
    days = sum((each.period.end - each.period.start).days + 1 for each in parts if each.period)
    return days >= (whole.end - whole.start).days + 1


def _differing(secret: Stated, shown: Sequence[Stated]) -> Iterator[str]:
    """Those of the same recommendation and period that differ from another by what is secret."""
    small = {count for _, count in secret.counts if 0 < count < SMALL}
    beside = [
        (each, count)
        for each in shown
        if each.recommendation == secret.recommendation and each.period == secret.period
        for _, count in each.counts
    ]
    for (one, count), (other, another) in combinations(beside, 2):
        if abs(count - another) in small:
            smaller = one if count < another else other
            larger = other if smaller is one else one
            found = next((each for each in (smaller, larger) if not each.everybodys), None)
            if found is not None:
                yield found.key
