"""Units that a name, a heading or a title says: "Spend (£000)", "Rate per 1,000"."""

import re
from functools import lru_cache

from bot.domain.indicator import Unit

_QUOTES = str.maketrans("\u2018\u2019\u02bc`", "''''")
_UNITS = (
    re.compile(r"(?:£|\bgbp) ?(?:'?000'?s?|k|mn?|bn|thousands?|millions?|billions?)(?![a-z0-9])"),
    re.compile(r"(?<![0-9,.'])'?000'?s?(?![a-z0-9])"),
    re.compile(r"\b(?:thousands|millions|billions)\b"),
    re.compile(r"\bper [1-9][0-9]{0,2}(?:,?000)+\b"),
)
_OTHER_THAN_DAYS = re.compile(
    r"^(?:(?:average|mean|median|number of|no\.? of) )?(weeks|months|years|hours)\b"
    r"|[(\[](weeks|months|years|hours)[)\]]|\bin (weeks|months|years|hours)$"
)


@lru_cache(maxsize=4096)
def units_in(text: str, unit: Unit | None = None) -> tuple[str, ...]:
    """The units that the words say: thousands and millions, so many to each of so many and, where
    the plan counts in days as `unit` says, other stretches of time; each once, in small letters.
    """
    words = " ".join(text.translate(_QUOTES).casefold().split())
    found: dict[str, None] = {}
    for form in _UNITS:
        for match in form.finditer(words):
            if not any(match[0] in each for each in found):
                found.setdefault(match[0])
    if unit is Unit.DAYS and "day" not in words and (other := _OTHER_THAN_DAYS.search(words)):
        found.setdefault(next(filter(None, other.groups())))
    return tuple(found)
