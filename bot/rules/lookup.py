"""Finding what somebody means: recommendations and indicators by words, tolerant of spelling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


def indicator_called(plan: Plan, words: str) -> Indicator | None:
    """The one indicator that goes by `words`: its ref, as in 5.1, R5.1 or #5.1, one of its codes,
    its short name or its title, whatever the capitals. None where no indicator does, or several.
    """
    ref = words.strip(" #").upper().removeprefix("R").lstrip("0")
    if (known := plan.indicator(ref)) is not None:
        return known
    asked = _name(words)
    for names in (_codes, _titles):
        found = [each for each in plan.indicators if asked in map(_name, names(each))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def indicators_meant(plan: Plan, words: str) -> tuple[list[Indicator], list[Indicator]]:
    """Finds the indicators that `words` mean, best first, and failing that those that are near."""
    if (known := indicator_called(plan, words)) is not None:
        return [known], []
    found, near = look_up(plan, words)
    return _indicators(found), _indicators(near)


def _indicators(found: list[Found]) -> list[Indicator]:
    return [each.indicator for each in found if each.indicator is not None]


def _codes(indicator: Indicator) -> tuple[str, ...]:
    return indicator.code


def _titles(indicator: Indicator) -> tuple[str, ...]:
    return indicator.short, indicator.title


def _name(text: str) -> str:
    return " ".join(text.casefold().split())


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
            likeness = max(_likeness(asked, each) for each in _titles(indicator))
            of_codes = (_likeness_of_code(asked, each) for each in indicator.code)
            yield Found(recommendation, indicator, max(likeness, *of_codes, 0))


def _likeness(asked: str, title: str) -> float:
    # Loaded with the first words that are no number: few ask by them.
    from rapidfuzz import fuzz  # noqa: PLC0415 - see above

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


def _likeness_of_code(asked: str, code: str) -> float:
    """A code is meant where it is written whole; CS1 is never taken for CS2, only offered."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    own = _plain(code)
    return 100 if asked == own else min(fuzz.ratio(asked, own), MATCH - 1)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
