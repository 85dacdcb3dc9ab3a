"""Figures that stand together in a report for the public: none gives away another's small count.

Each figure is safe by itself before it comes here. Together they are not where a whole and the
parts of it that are shown leave fewer than five, where two counts of the same measure's
recommendation differ by just the count that is withheld, or where it is a whole of them less parts.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.rules.disclosure.adding_up import giving_away
from bot.rules.disclosure.stated import Stated
from bot.rules.disclosure.stretches import leaving_few
from bot.rules.disclosure.suppression import SMALL


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
    yield from leaving_few(shown)
    for secret in stated:
        if secret.key in hidden:
            yield from _differing(secret, shown)
    yield from giving_away(stated, hidden)


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
            yield (one if count < another else other).key
