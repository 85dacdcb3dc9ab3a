"""Which indicator a claim is about: by the words they share; of two alike neither."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.indicator import Indicator
from bot.rules.claims.claim import Claim
from bot.rules.claims.words import GENERIC, stems

ENOUGH = 0.6
"""This share of a title's words, or of a short name's, tells the indicator."""
LEAD = 0.15
"""How much better than the next one a match must be."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an indicator: of its title, its short name, and of its definition as well."""

    title: frozenset[str]
    short: frozenset[str]
    every: frozenset[str]
    telling: frozenset[str]
    """Those of its names that few others have."""


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator that shares `words` with a claim; `likeness` is 0 to 1 and a little more."""

    indicator: Indicator
    likeness: float
    words: frozenset[str]


def words_of(indicator: Indicator) -> Words:
    """Reads the words of an indicator's title, short name and definition."""
    return _words(indicator.title, indicator.short, indicator.definition or "")


def matches(words: frozenset[str], indicators: Iterable[Indicator]) -> list[Match]:
    """Lists the indicators that the words are enough for, best first."""
    found = [each for each in (_match(words, each) for each in indicators) if each is not None]
    return sorted(found, key=lambda each: -each.likeness)


def leading(found: list[Match]) -> Match | None:
    """The one that is meant; None where there is none, or two are as good."""
    if not found:
        return None
    if len(found) > 1 and found[0].likeness - found[1].likeness < LEAD:
        return None
    return found[0]


def in_common(claim: Claim, indicator: Indicator) -> frozenset[str]:
    """The telling words that the claim's sentence shares with the indicator's names."""
    return claim.around & words_of(indicator).telling


def beside_the_point(claim: Claim, indicator: Indicator) -> bool:
    """Tells whether the claim's clause speaks of something that the indicator does not."""
    return bool(claim.words - words_of(indicator).every - GENERIC)


def _match(words: frozenset[str], indicator: Indicator) -> Match | None:
    names = words_of(indicator)
    common = words & names.every
    if not common:
        return None
    share = max(_share(words, names.title), _share(words, names.short))
    telling = common - GENERIC
    if share < 1 and (not telling or (share < ENOUGH and len(telling) < 2)):
        return None
    if share == 1 and not telling and len(common) < 2:
        return None
    return Match(indicator, share + len(telling) / 100, common)


def _share(words: frozenset[str], names: frozenset[str]) -> float:
    return len(words & names) / len(names) if names else 0.0


@lru_cache(maxsize=4096)
def _words(title: str, short: str, definition: str) -> Words:
    names, brief = stems(title), stems(short)
    either = names | brief
    return Words(names, brief, either | stems(definition), either - GENERIC)
