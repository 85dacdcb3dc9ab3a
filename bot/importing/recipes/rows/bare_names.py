"""Names of indicators without what says nothing of which one it is: marks, units, a month."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.indicator import Indicator, Unit
from bot.importing.recipes.headings.heading_keys import PERIODS
from bot.importing.recipes.words import plain_words, with_signs

_PERCENT, _COUNT, _RATE = "percent", "count", "rate"
_FOOTNOTE = re.compile(r"[\s\u00b9\u00b2\u00b3\u2070-\u2079*†‡^]+|\[\d{1,2}\]|\(note \d{1,2}\)")
_BEFORE = (
    (re.compile(r"(?:%|percentages?|per ?cent|proportion|pct)(?:\s+of\b)?\s*"), _PERCENT),
    (
        re.compile(
            r"(?:the\s+)?(?:total\s+)?(?:no\.|number|count|no(?=\s+of\b))(?:\s+of\b)?\s*|#\s*"
        ),
        _COUNT,
    ),
    (re.compile(r"rate\s+of\b\s*"), _RATE),
    (re.compile(r"(?:the|[-–:*•]+)\s+"), ""),
)
_AFTER = (
    (re.compile(r"[\s,:–-]*[(\[]?(?:as a |in )?(?:%|percentages?|per ?cent|pct)[)\]]?$"), _PERCENT),
    (re.compile(r"[\s,:–-]*[(\[](?:no|nos|number|n|count|#)\.?[)\]]$"), _COUNT),
    (
        re.compile(
            r"[\s,:–-]*[(\[]?(?:rate )?per (?P<per>[1-9][0-9]{0,2}(?:,000)+|1000+)\b[^()]*[)\]]?$"
        ),
        _RATE,
    ),
    (re.compile(r"[\s,:–-]*[(\[]rate[)\]]$"), _RATE),
)
_SURELY = re.compile(r"[a-z].*\d|20\d\d")
"""What is a period wherever it stands: 16-17 may be an age."""
_JOINED = re.compile(r"(?<=[^\W\d])[-\u2010\u2011](?=[^\W\d])|[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Hyphens between letters, which half of all files leave out, and what cannot be seen."""
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d]) (?=[^\W\d])")
_ENDS = re.compile(r"[\s,.:;–-]+$")


@dataclass(frozen=True, slots=True)
class BareName:
    """`words` are what is left of a name, and `key` those without spaces between letters, so that
    "re referrals" is "rereferrals", and 1.11 never 11.1. `units` are the kinds of number that marks
    around it spoke of; `per` is for every how many a rate is, None where they do not say.
    """

    words: str
    units: frozenset[str]
    per: int | None = None

    @property
    def key(self) -> str:
        return _BETWEEN_LETTERS.sub("", self.words)

    def suits(self, indicator: Indicator) -> bool:
        """Tells whether the marks may stand at figures in the indicator's unit."""
        if indicator.unit in (Unit.WORDS, Unit.UNSTATED):
            return True
        if self.per is not None and (indicator.unit, indicator.out_of) != (Unit.RATE, self.per):
            return False
        if indicator.unit in (Unit.PERCENT, Unit.RATE):
            own = _PERCENT if indicator.unit is Unit.PERCENT else _RATE
            return self.units <= {own, _RATE}
        return self.units <= {_COUNT}

    def agrees(self, other: "BareName") -> bool:
        """Tells whether both may be the same name."""
        one_says_nothing = not (self.units and other.units)
        same_units = one_says_nothing or self.units == other.units
        return self.key == other.key and same_units and self.per == other.per


@lru_cache(maxsize=8192)
def bare_name(text: str) -> BareName:
    """The name in `text` without footnote marks, "% of", "No. of", "(%)", "per 10,000" and the
    month it is for.
    """
    name = _JOINED.sub("", " ".join(with_signs(text.casefold()).split()))
    units: set[str] = set()
    per: int | None = None
    before = None
    while name != before:
        before = name
        name, found, of = _shorter(name)
        units |= found
        per = of or per
    words = plain_words(name).replace("%", " ").strip() or plain_words(text)
    return BareName(words, frozenset(units), per)


def _shorter(name: str) -> tuple[str, set[str], int | None]:
    units = set()
    per = None
    for pattern, unit in _BEFORE:
        if (match := pattern.match(name)) and match.end() < len(name):
            name = name[match.end() :]
            units |= {unit} if unit else set()
    for pattern, unit in _AFTER:
        if (match := pattern.search(name)) and match.start():
            name = name[: match.start()]
            units.add(unit)
            of = match.groupdict().get("per")
            per = int(of.replace(",", "")) if of else per
    name = _without_period(_ENDS.sub("", name) or name)
    marks = list(_FOOTNOTE.finditer(name))
    if marks and marks[-1].end() == len(name) and marks[-1].start():
        name = name[: marks[-1].start()]
    return name, units, per


def _without_period(name: str) -> str:
    """The name without a month, quarter or year at its end, in brackets or not."""
    bare = name.rstrip(" )]")
    for match in PERIODS.finditer(bare):
        if match.end() == len(bare) and match.start() and _SURELY.search(match[0]):
            left = re.sub(r"[\s,:([–-]+(?:(?:for|in|at|as at)\s+)?$", "", bare[: match.start()])
            return left or name
    return name
