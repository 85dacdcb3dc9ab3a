"""A text as words and numbers: sentences, clauses in them, and words cut to what they share.

Every pattern takes one character class at a time, so that a text is read once, whatever it holds.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 6000
"""So many characters of a text are read; what Slack's longest field holds is half of it."""
MOST_WORDS = 80
"""A sentence is read up to so many words and signs; what follows is read as another one."""

_TOKEN = re.compile(
    r"(?<![\w.])[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,6})?(?!\w|[.,/][0-9])"
    r"|(?<!\w)[0-9]{4}/[0-9]{2}(?!\w)|(?<!\w)Q[1-4](?!\w)"
    r"|[^\W\d_]+(?:['’‑-][^\W\d_]+)*"
    r"|\n|[^\w\s]"
)
SIGNED = "±"
"""What stands for the sign of a number among the words."""
_PLUS_AND_MINUS = frozenset("+-−")
_ENDS = frozenset(".!?…\n•")
_SIGNS = frozenset(",;:()–—[]|")
_DIVIDERS = frozenset(["against", "and", "but", "whereas", "while", "with"])


def each_of(words: str) -> frozenset[str]:
    """The words of a list that is written with spaces between."""
    return frozenset(words.split())


MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
STOP = each_of(
    "a about above after again all also am an and any are as at be been before being below better "
    "beyond but by can compared could current did do does done down each exactly falls fell figure "
    "figures for from gave get gets gives go goes going gone got had has have he her here his how "
    "if in into is it its just latest level now of off on one or our out over per percentage rate "
    "rates reached reaches reading risen rises rise rose share so stand standing stands stayed "
    "stays still stood than that the their them then there these they this those through to today "
    "too under unchanged up us very was we went were what when where which who whose with within "
    "worse you your fall fallen dropped drops drop improved improves improve increased increases "
    "increase decreased decreases decrease remained remains remain month monthly year years text "
    "says said reported report reports ongoing number numbers total weekly week day days quarter "
    "count since until while whereas against target targets goal baseline baselines date end last "
    "previous met meet meets meeting hit missed misses short national england neighbour neighbours "
    "statistical more less least most around approximately roughly not no some q1 q2 q3 q4"
) | frozenset(MONTHS)
_LIKE_ADVERBS = frozenset(["early", "family", "supply"])


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Cuts an ending that a form of the word may have: plural, -ed, -ing."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "s"):
        kept = word.removesuffix(ending)
        if kept != word and len(kept) > 3 and not kept.endswith("s"):
            return kept.removesuffix("e") if ending != "s" else stem(kept)
    return word


GENERIC = frozenset(
    stem(each)
    for each in each_of(
        "average aged annual assessment audit care case child children council completed family "
        "good help held people person place plan second service social staff support team three "
        "two time work worker young"
    )
)
"""Words of the service that many measures share: none of them alone tells which is meant."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is written, its words and signs, and the clause that each stands in."""

    text: str
    tokens: tuple[str, ...]
    clauses: tuple[int, ...]

    def clause(self, place: int) -> tuple[str, ...]:
        """The words and signs of the clause that the word at `place` stands in."""
        return self._words(self.clauses[place])

    def subject(self, place: int) -> tuple[str, ...]:
        """The same where that clause names something; else the nearest before it that does, or
        else after it; none where no clause of the sentence does.
        """
        here, last = self.clauses[place], self.clauses[-1]
        for each in (*range(here, -1, -1), *range(here + 1, last + 1)):
            words = self._words(each)
            if content(words):
                return words
        return ()

    def every_clause(self) -> Iterator[tuple[str, ...]]:
        """The words and signs of each clause, in their order."""
        return (self._words(each) for each in range(self.clauses[-1] + 1))

    def _words(self, clause: int) -> tuple[str, ...]:
        return self.tokens[bisect_left(self.clauses, clause) : bisect_right(self.clauses, clause)]


def sentences(text: str) -> Iterator[Sentence]:
    """Reads a text's sentences in their order; nothing is raised, whatever it holds."""
    shown = unicodedata.normalize("NFKC", text[:LONGEST])[: 2 * LONGEST]
    tokens: list[str] = []
    start = end = 0
    for match in _TOKEN.finditer(shown):
        if match[0] in _ENDS or len(tokens) == MOST_WORDS:
            if tokens:
                yield _sentence(shown[start:end], tokens)
            tokens = []
            if match[0] in _ENDS:
                continue
        if not tokens:
            start = match.start()
        tokens.append(SIGNED if _is_a_sign(shown, match) else match[0])
        end = match.end()
    if tokens:
        yield _sentence(shown[start:end], tokens)


def _is_a_sign(text: str, match: re.Match[str]) -> bool:
    """True for the plus or minus of a number, which stands right before it and after no other."""
    if match[0] not in _PLUS_AND_MINUS or not text[match.end() : match.end() + 1].isdigit():
        return False
    before = text[match.start() - 1 : match.start()]
    return not (before.isalnum() or before == "%")


def stems(text: str) -> frozenset[str]:
    """The content words of a text, each cut to what its forms share: "placements", "placement"."""
    return content(match[0] for match in _TOKEN.finditer(text[:LONGEST]))


def sharing(text: str, stems: frozenset[str]) -> list[str]:
    """Lists the words of `text` that have one of the stems, each once, as they are written."""
    every = (match[0] for match in _TOKEN.finditer(text[:LONGEST]))
    return list(dict.fromkeys(each for each in every if content((each,)) & stems))


def content(tokens: Iterator[str] | tuple[str, ...]) -> frozenset[str]:
    """The same of words already read."""
    found: set[str] = set()
    prefix = ""
    for token in tokens:
        word = token.casefold()
        if word == "re":
            prefix = word
            continue
        if word[0].isalpha():
            found.update(_parts(prefix + word))
        prefix = ""
    return frozenset(found)


def is_number(token: str) -> bool:
    """Tells whether the word is written in digits and is no financial year."""
    return token[0].isdigit() and "/" not in token


def _parts(word: str) -> tuple[str, ...]:
    if word in STOP or (word.endswith("ly") and word not in _LIKE_ADVERBS):
        return ()
    word = word.replace("’", "'").replace("‑", "-").removesuffix("'s")
    if word.startswith("re-"):
        word = word.replace("-", "")
    return tuple(stem(each) for each in word.split("-") if each and each not in STOP)


def _sentence(text: str, tokens: list[str]) -> Sentence:
    clause, clauses = 0, []
    for place, token in enumerate(tokens):
        if token in _SIGNS or (token in _DIVIDERS and place):
            clause += 1
        clauses.append(clause)
    return Sentence(text, tuple(tokens), tuple(clauses))
