"""How much a file's words for an indicator are like the plan's."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.importing.recipes.words import plain_words, with_signs

_CALLED_ALIKE = 85
"""Two words as much alike as this are the same but for an ending (0-100)."""
_BEGINNING = 3
_HYPHEN = re.compile(r"(?<=[^\W\d])[-\u2010\u2011](?=[^\W\d])")
EVERYWHERE = frozenset(
    [
        "a",
        "and",
        "at",
        "average",
        "by",
        "case",
        "cases",
        "child",
        "children",
        "count",
        "days",
        "end",
        "for",
        "fte",
        "headcount",
        "in",
        "month",
        "months",
        "number",
        "of",
        "on",
        "per",
        "percent",
        "percentage",
        "rate",
        "share",
        "social",
        "the",
        "time",
        "total",
        "who",
        "with",
        "within",
        "worker",
        "workers",
        "working",
    ]
)
"""Words of which a heading and a name that share nothing else are not alike."""

_FILLING = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "been",
        "by",
        "completed",
        "done",
        "during",
        "for",
        "from",
        "had",
        "have",
        "held",
        "in",
        "is",
        "of",
        "on",
        "per",
        "rate",
        "that",
        "the",
        "their",
        "to",
        "undertaken",
        "was",
        "were",
        "where",
        "which",
        "who",
        "whose",
        "with",
        "within",
    ]
)
"""Words that make no other indicator of one."""
_RUN = 4


def words_of(text: str) -> set[str]:
    """The words, with those that a hyphen parts as one."""
    return set(plain_words(_HYPHEN.sub("", with_signs(text))).split())


def alike(one: str, other: str) -> bool:
    """Tells whether two words are the same but for an ending: "referrals" is not "rereferrals"."""
    if one in (other, f"{other}s") or other == f"{one}s":
        return True
    return (
        one[:_BEGINNING] == other[:_BEGINNING]
        and min(len(one), len(other)) > _BEGINNING
        and fuzz.ratio(one, other) >= _CALLED_ALIKE
    )


def adds_nothing(name: str, to: Iterable[str]) -> bool:
    """Tells whether `name` says nothing that none of the names `to` says, and shares a telling word
    with them: "CP visits" adds nothing to "Child protection visits in time".
    """
    names = list(to)
    said = set().union(*map(words_of, names))
    short = {initials for each in names for initials in _initials(each)}
    spelled = {
        each for initials, run in _initials(name).items() if initials in said for each in run
    }

    def is_known(word: str) -> bool:
        return word in short or word in spelled or any(alike(word, each) for each in said)

    words = words_of(name)
    if any(not is_known(each) for each in words - _FILLING):
        return False
    return any(is_known(each) for each in words - EVERYWHERE)


def _initials(name: str) -> dict[str, tuple[str, ...]]:
    """The words of each run of two to four by their initials: "cp" for child protection."""
    words = plain_words(name).split()
    runs = [
        tuple(words[start : start + length])
        for length in range(2, _RUN + 1)
        for start in range(len(words) - length + 1)
    ]
    return {"".join(each[0] for each in run): run for run in runs if all(map(str.isalpha, run))}
