"""Headings of a period with something beside it that nobody knows: "Oct-26*", "Oct-26 count"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.importing.recipes.headings.heading_keys import kind_of
from bot.importing.recipes.headings.heading_parts import parted, says_figures
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.headings.stated_periods import Stated, stated_period
from bot.importing.recipes.words import plain_words

_PART = re.compile(r"[^\W\d_]+|[0-9]+|\S")
_LONGEST, _PARTS = 80, 12
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:ytd|to date|(?:last|previous|prior|same) (?:year|month|quarter|period))\b"
)
_COMPARED = re.compile(r"\b(?:to|v|vs|versus|compared|from|since|than|and|against)\b|[-–—]$|^[-–—]")
FIGURE = re.compile(r"[-<>~£(]*\s*[0-9]")
"""What a cell with a figure begins with."""


Kinds = frozenset[tuple[str, bool]]
"""Kinds of period, and whether they leave the year open."""


@dataclass(frozen=True, slots=True)
class Loose:
    """`stated` is the period, as it is written in `period`, and `beside` what stands beside it."""

    stated: Stated
    period: str
    beside: str

    @property
    def words(self) -> str:
        """Gives what stands beside it without signs."""
        return plain_words(self.beside)

    @property
    def unknown(self) -> str:
        """Gives what stands beside it that nobody knows: its words, or signs where it has none."""
        return "" if says_figures(self.beside) else self.words or self.beside


def kinds_of(stated: Iterable[Stated | None]) -> Kinds:
    """The kinds of period that headings have: of several kinds those that more than one has."""
    counts = Counter(_kind(each) for each in stated if each and not each.to_date)
    most = max(counts.values(), default=0)
    return frozenset(kind for kind, count in counts.items() if count > 1 or count == most)


def loose_period(text: str, kinds: Kinds) -> Loose | None:
    """Finds the period of one of the `kinds` in a heading that says more than that; None where it
    holds none, or where its words say that it is another's, a target, or of another time.
    """
    if not kinds or len(text) > _LONGEST or stated_period(text) or parted(text):
        return None
    if meaning_of(text) is not None or _OF_ANOTHER_TIME.search(text.casefold()):
        return None
    found = next((each for each in _periods_in(text) if _kind(each.stated) in kinds), None)
    if found is None or _is_known(found.beside):
        return None
    compared = _COMPARED.search(found.beside.casefold())
    return None if compared and any(_periods_in(found.beside)) else found


def _is_known(beside: str) -> bool:
    return meaning_of(beside) is not None and not says_figures(beside)


def _kind(stated: Stated) -> tuple[str, bool]:
    """The kind of a period, and whether it leaves the year open."""
    return kind_of(stated), stated.code is None


@lru_cache(maxsize=512)
def _periods_in(text: str) -> Sequence[Loose]:
    return tuple(_found_in(text))


def _found_in(text: str) -> Iterator[Loose]:
    """Yields the periods in `text`, the longest first, of those the one at the left."""
    parts = list(_PART.finditer(text))
    for length in range(min(len(parts), _PARTS), 0, -1):
        for first in range(len(parts) - length + 1):
            start, end = parts[first].start(), parts[first + length - 1].end()
            if (stated := stated_period(text[start:end])) and not stated.provisional:
                rest = f"{text[:start].strip()} {text[end:].strip()}".strip()
                yield Loose(stated, text[start:end], rest)


def may_hold_figures(texts: Iterable[str]) -> bool:
    """Tells whether cells are empty, or one of them holds a figure."""
    held = [text for text in texts if text.strip()]
    return not held or any(FIGURE.match(text.strip()) for text in held)
