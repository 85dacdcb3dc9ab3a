"""Words of a council's file, made alike so that they can be compared."""

import re
from functools import lru_cache

_SIGNS = {"<": "under", ">": "over", "\u2264": "at most", "\u2265": "at least", "+": "plus"}
_BETWEEN = re.compile(r"[^0-9a-z%£#]+")


def plain_words(text: str) -> str:
    """Gives `text` in small letters with single spaces for all that is neither letter nor digit:
    "Stat. neighbours" is "stat neighbours", "area_code" is "area code".
    """
    return _BETWEEN.sub(" ", text.casefold().replace("&", " and ")).strip()


def with_signs(text: str) -> str:
    """Gives `text` with words for the signs that make another measure of one: "<5" is "under 5"."""
    for sign, word in _SIGNS.items():
        text = text.replace(sign, f" {word} ")
    return text


@lru_cache(maxsize=4096)
def same_name(text: str) -> str:
    """Gives `text` for comparing names exactly, but for capitals, white space and dashes."""
    joined = re.sub(r"[\u2010-\u2015\u2212]", "-", text.casefold())
    return " ".join(joined.replace("’", "'").split())
