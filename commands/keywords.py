"""Words that are nearly one of a command's own: offered, and never taken for it."""

from collections.abc import Iterable, Sequence

from bot.domain.message import Message
from bot.messages.answers import plain_answer
from bot.messages.text import imported
from bot.messages.words import bullets
from commands.asked import Asked

LIKE = 65
"""Likeness (0-100) from which a keyword is offered: "rde" for "red"."""


def keyword_near(words: str, keywords: Iterable[str]) -> str | None:
    """The keyword most like `words`, or None where none is."""
    # Loaded with the first words that a command does not take.
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - see above

    found = process.extractOne(
        words.casefold(), list(keywords), scorer=fuzz.ratio, score_cutoff=LIKE
    )
    return found[0] if found else None


def not_taken(
    asked: Asked,
    name: str,
    usage: Iterable[str],
    keywords: Iterable[str] = (),
    guesses: Sequence[tuple[str, str]] = (),
) -> Message:
    """Says what a command takes instead, and what was meant, perhaps: one of its `keywords`, or of
    the `guesses`, each a label and the command for it.
    """
    said = f"{name} does not take “{imported(asked.words, 60)}”."
    near = keyword_near(asked.words, keywords)
    if near is not None:
        said = f"{said} Did you mean {name} {near}?"
    if guesses:
        near_by = bullets((f"{label}: {command}" for label, command in guesses), 5)
        return plain_answer(said, "Did you mean", near_by, "You can type", bullets(usage, 10))
    return plain_answer(said, "You can type", bullets(usage, 10))
