"""Words for percentages and rates above columns, and beside rows."""

import re

from bot.importing.recipes.words import plain_words

_PERCENT = frozenset(
    ["%", "% rate", "percent", "per cent", "percentage", "pct", "proportion", "rate"]
)
_RATE_PER = re.compile(r"rate per [0-9][0-9 ]*\b.*")


def is_percentage(text: str) -> bool:
    """Tells a word for percentages or rates, and nothing else."""
    return is_plain_percentage(text) or bool(_RATE_PER.fullmatch(plain_words(text)))


def is_plain_percentage(text: str) -> bool:
    """Tells a word for percentages or rates that says nothing of whose they are."""
    return plain_words(text) in _PERCENT
