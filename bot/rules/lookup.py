"""Finding what somebody means: recommendations and indicators by words, tolerant of spelling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.domain.indicator import Indicator
from bot.domain.plan import Plan, Recommendation

MATCH = 80
"""Likeness (0-100) from which something counts as meant."""
NEAR = 55
"""Likeness from which it is offered as a guess."""
CLOSE = 6
"""How far behind the best another match may be and still be asked about."""


@dataclass(frozen=True, slots=True)
class Found:
    """A recommendation, or one of its indicators; `likeness` is 0-100."""

    recommendation: Recommendation
    indicator: Indicator | None
    likeness: float

    @property
    def title(self) -> str:
        return self.indicator.title if self.indicator else self.recommendation.title


def look_up(plan: Plan, words: str) -> tuple[list[Found], list[Found]]:
    """Finds what `words` mean, best first, and failing that what is near.

    Titles that hold every word win over those that are merely alike.
    """
    asked = _plain(words)
    if not asked:
        return [], []
    every = sorted(_likenesses(plan, asked), key=lambda each: -each.likeness)
    best = every[0].likeness if every else 0
    if best < MATCH:
        return [], [each for each in every if each.likeness >= NEAR][:5]
    return [each for each in every if each.likeness >= max(MATCH, best - CLOSE)], []


def recommendations_in(found: list[Found]) -> list[Recommendation]:
    """The recommendations of what was found, each once, best first."""
    unique = {each.recommendation.number: each.recommendation for each in found}
    return list(unique.values())


def _likenesses(plan: Plan, asked: str) -> Iterator[Found]:
    for recommendation in plan.recommendations:
        likeness = max(
            _likeness(asked, recommendation.title), _likeness(asked, recommendation.short)
        )
        yield Found(recommendation, None, likeness)
        for indicator in recommendation.indicators:
            likeness = max(_likeness(asked, indicator.title), _likeness(asked, indicator.short))
            yield Found(recommendation, indicator, likeness)


def _likeness(asked: str, title: str) -> float:
    text = _plain(title)
    if set(asked.split()) <= set(text.split()):
        return 100
    # Joined, "re referrals" and "rereferals" meet; in words, their order does not matter.
    joined = fuzz.partial_ratio(asked.replace(" ", ""), text.replace(" ", ""))
    if len(asked.replace(" ", "")) < 4:
        joined = 0
    if len(text) < len(asked):
        joined = fuzz.ratio(asked, text)
    return min(99.0, max(joined, fuzz.token_sort_ratio(asked, text)))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
