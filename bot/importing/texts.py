"""Texts as they come in: cleaned, bounded, and quoted in problems."""

import unicodedata
from collections.abc import Iterable, Sequence

FEW = 12
"""So many of like things are named in one sentence; the rest are counted."""
LONGEST = 500


def clean(text: str, most: int = LONGEST) -> str:
    """Puts `text` on one line, its white space single. Raises ValueError on a control character or
    more than `most` characters.
    """
    if not text:
        return text
    if text.isascii() and text.isprintable():
        line = text.strip() if "  " not in text else " ".join(text.split())
    else:
        line = " ".join(_printable(text).split())
    if len(line) > most:
        raise ValueError(f"has {len(line)} characters; shorten it to {most}")
    return line


def _printable(text: str) -> str:
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r":
            raise ValueError(f"holds the control character U+{ord(character):04X}; delete it")
    return text


def quoted(text: str, most: int = 40) -> str:
    """Puts `text` in quotation marks, short and printable: for use in a problem."""
    shown = text if len(text) <= most else text[: most - 1] + "…"
    return "'" + "".join(each if each.isprintable() else _named(each) for each in shown) + "'"


def _named(character: str) -> str:
    """What cannot be seen, by its number, so that it can be looked for."""
    return f"[U+{ord(character):04X}]"


def near(text: str, names: Iterable[str], cutoff: int = 70) -> str | None:
    """The name most like `text`, or None where none is (`cutoff` 0-100, by rapidfuzz's ratio)."""
    # A tenth of the start of the process that reads a workbook, which asks for no likeness.
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - see above

    found = process.extractOne(
        text.casefold(), list(names), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=cutoff
    )
    return found[0] if found else None


def did_you_mean(text: str, names: Iterable[str]) -> str:
    """Says what to add to a problem: "; did you mean 'period'?", or nothing if none is like it."""
    name = near(text, names)
    return f"; did you mean {quoted(name)}?" if name else ""


def listed_few(said: Sequence[str], count: int | None = None) -> str:
    """Names the first twelve of `said`, and counts the rest: of `count`, where that is more."""
    shown = ", ".join(said[:FEW])
    rest = (len(said) if count is None else count) - min(len(said), FEW)
    return f"{shown} and {rest:,} more" if rest else shown
