"""What councils write above their columns, and what then stands below."""

from rapidfuzz import fuzz
from rapidfuzz import process as fuzzy

from bot.domain.recipe import Means
from bot.importing.recipes.headings.group_words import LONGER, NEUTRAL, OF_OTHERS, REVISED
from bot.importing.recipes.headings.heading_words import KNOWN, NAMES, REFS
from bot.importing.recipes.words import plain_words


def meaning_of(heading: str) -> Means | None:
    """Tells what stands below `heading`; None where nothing is known of it."""
    if known := KNOWN.get(plain_words(heading)):
        return known
    return Means.LEFT_OUT if is_of_others(heading) else None


def is_of_others(text: str) -> bool:
    """Tells whether `text` speaks of targets, of other councils, or of another time."""
    return not OF_OTHERS.isdisjoint(plain_words(text).split())


def is_neutral(group: str) -> bool:
    """Tells whether a heading above several columns says nothing of their figures."""
    return NEUTRAL.issuperset(plain_words(group).split())


def is_longer(text: str) -> bool:
    """Tells whether words beside a month speak of a quarter or a year."""
    return not LONGER.isdisjoint(plain_words(text).split())


def is_revised(text: str) -> bool:
    """Tells whether words beside a period say that its figures are revised, and nothing else."""
    words = set(plain_words(text).split())
    return not REVISED.isdisjoint(words) and words <= REVISED | NEUTRAL


def near_meaning(heading: str) -> Means | None:
    """Tells what `heading` may be meant to say, where it is nearly a word for what is read."""
    words = plain_words(heading)
    if len(words) < 4:
        return None
    found = fuzzy.extractOne(words, _READ, scorer=fuzz.ratio, score_cutoff=80)
    return KNOWN[found[0]] if found else None


def identity_rank(heading: str) -> int:
    """Tells which of several columns names the indicator best: ref 0, name 1, the rest 2."""
    words = plain_words(heading)
    return 0 if words in REFS else 1 if words in NAMES else 2


_READ = [word for word, means in KNOWN.items() if means is not Means.LEFT_OUT and len(word) > 3]
