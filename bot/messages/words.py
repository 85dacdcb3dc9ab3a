"""The words every message shares: RAG in letters, lists, counts and dates."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain.rag import Rag, Status

_EMOJI = {"green": "🟢", "amber": "🟠", "red": "🔴", "blue": "🔵"}


def rag_letter(rag: Rag | Status) -> str:
    """Writes a RAG for a table cell: "🟢 G", or "–" without data."""
    return f"{_EMOJI[rag.value]} {rag.value[0].upper()}" if rag.value in _EMOJI else "– No data"


def rag_word(rag: Rag | Status) -> str:
    """Says a RAG in a sentence: "🟢 G Green", or "No data"."""
    if rag.value not in _EMOJI:
        return "No data"
    return f"{_EMOJI[rag.value]} {rag.value[0].upper()} {rag.value.capitalize()}"


def say_date(day: date) -> str:
    """Writes a day for a context line: "5 Nov 2018"."""
    return f"{day.day} {day:%b %Y}"


def listed(words: Sequence[str], most: int = 20) -> str:
    """Says them as people list: "a", "a and b", "a, b and c"; past `most`, "a, b and 7 more"."""
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Writes a number with its noun: "1 action", "2 actions", "1,200 actions"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def bullets(lines: Iterable[str], most: int) -> str:
    """Makes a bulleted list; past `most` lines it says how many are left out."""
    every = list(lines)
    shown = [f"• {line}" for line in every[:most]]
    if len(every) > most:
        shown.append(f"• and {len(every) - most} more")
    return "\n".join(shown)


def joined(parts: Iterable[str | None]) -> str:
    """The parts of a context line that have something to say, between middle dots."""
    return "  ·  ".join(part for part in parts if part)
