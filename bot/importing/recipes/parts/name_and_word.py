"""A heading that says an indicator's name and a word for its part: "Re-referrals - %"."""

from collections.abc import Callable

_BETWEEN = (" - ", " \N{EN DASH} ", " \N{EM DASH} ", ": ")


def name_and_word(text: str, is_name: Callable[[str], object]) -> tuple[str, str] | None:
    """Splits the heading into the name, which `is_name` knows, and the word; None where it is not
    made of those.
    """
    for between in _BETWEEN:
        name, _, word = text.rpartition(between)
        if name and is_name(name):
            return name, word
    return None
