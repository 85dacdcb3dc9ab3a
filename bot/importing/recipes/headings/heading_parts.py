"""A heading that says a period and what its figures are: "Apr-18 actual", "Outturn 2017/18"."""

from functools import lru_cache

from bot.domain.recipe import Means
from bot.importing.recipes.headings.headings import is_longer, is_neutral, is_revised, meaning_of
from bot.importing.recipes.headings.stated_periods import stated_period
from bot.importing.recipes.words import plain_words

_FIGURES = (Means.VALUE, Means.NUMERATOR, Means.DENOMINATOR)
_PUNCTUATION = " -–—:;,.|/()[]"
_AS_AT = ("as at ", "at ", "month ending ", "month to ", "quarter ending ")


@lru_cache(maxsize=4096)
def parted(text: str) -> tuple[str, str] | None:
    """Splits the heading into its period and its other words, "" where they say nothing of their
    own; None where it holds no period, or other words than those of a council's own figures.
    """
    words = text.split()
    if stated_period(text) or not 1 < len(words) <= 8:
        return None
    for begun in _AS_AT:
        if text.casefold().startswith(begun) and stated_period(text[len(begun) :]):
            return text[len(begun) :], ""
    for place in range(1, len(words)):
        first, last = " ".join(words[:place]), " ".join(words[place:])
        for period, rest in ((first, last), (last, first)):
            if stated_period(period) and says_figures(rest):
                return period, rest
    return None


def says_figures(words: str) -> bool:
    """Tells whether words beside a period speak of a council's own figures, or say nothing."""
    if not plain_words(words):
        return not words.strip(_PUNCTUATION)
    means = meaning_of(words)
    if is_revised(words):
        return True
    return means in _FIGURES or (means is None and is_neutral(words) and not is_longer(words))
