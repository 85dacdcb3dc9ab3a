"""The words every message shares: imported text made inert, RAG in letters, lists and dates."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from bot.domain.rag import Rag, Status

_EMOJI = {"green": "🟢", "amber": "🟠", "red": "🔴"}

_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", "*": "∗", "~": "∼", "`": "ˋ"})
# Inside a word Slack leaves an underscore alone, and a setting's name needs it.
_SLANT = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
# An emoji's code, or the beginning of one; the minutes of an hour are none.
_EMOJI_CODE = re.compile(r":(?![0-9]{2}(?![a-zA-Z0-9_+':-]))(?=[a-zA-Z0-9_+'-]+(?::|$))")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@lru_cache(maxsize=8192)
def inert(text: str, limit: int = 300) -> str:
    """Imported text as it may stand in any block: one line, no mark-up, no mention, no emoji code,
    nothing invisible or right-to-left, at most `limit` characters.
    """
    composed = unicodedata.normalize("NFC", text[: 4 * limit])
    spaced = "".join(
        " " if char.isspace() else char
        for char in composed
        if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )
    line = _SLANT.sub("ˍ", " ".join(spaced.split()).translate(_LOOKALIKES))
    return clip(_EMOJI_CODE.sub("∶", line), limit)


def escape(text: str) -> str:
    """Slack's own escapes, so that it finds no mark-up of its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, the last one an ellipsis where something is left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def rag_letter(rag: Rag | Status) -> str:
    """For a table cell: "🟢 G", or "–" without data."""
    return f"{_EMOJI[rag.value]} {rag.value[0].upper()}" if rag.value in _EMOJI else "– No data"


def rag_word(rag: Rag | Status) -> str:
    """For a sentence: "🟢 G Green", or "No data"."""
    if rag.value not in _EMOJI:
        return "No data"
    return f"{_EMOJI[rag.value]} {rag.value[0].upper()} {rag.value.capitalize()}"


def say_date(day: date) -> str:
    """For a context line: "5 Nov 2018"."""
    return f"{day.day} {day:%b %Y}"


def listed(words: Sequence[str], most: int = 20) -> str:
    """As people list: "a", "a and b", "a, b and c"; past `most`, "a, b and 7 more"."""
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 action", "2 actions"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def bullets(lines: Iterable[str], most: int) -> str:
    """A bulleted list; past `most` lines it says how many are left out."""
    every = list(lines)
    shown = [f"• {line}" for line in every[:most]]
    if len(every) > most:
        shown.append(f"• and {len(every) - most} more")
    return "\n".join(shown)


def named(title: str, limit: int = 60) -> str:
    """An imported title inside a sentence: "re-referrals", but "SDQ completion"."""
    said = inert(title, limit)
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def joined(parts: Iterable[str | None]) -> str:
    """The parts of a context line that have something to say, between middle dots."""
    return "  ·  ".join(part for part in parts if part)
