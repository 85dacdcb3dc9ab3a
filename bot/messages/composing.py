"""From the same parts come a message's blocks and its plain text."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.message import Block, Message
from bot.domain.period import LONDON, say_day
from bot.messages.abbreviations import with_meanings
from bot.messages.parts import Part
from bot.messages.text import clip, mrkdwn, plain, unbold

TEXT = 700
"""Escaped, these stay within the 4,000 bytes that the text of an edited message may have."""
TOGETHER = 13_000
"""Characters of all blocks; Slack refuses from some 13,200."""
A_BLOCK = 125
"""What a block costs beside its text."""


def compose(text: str, parts: Sequence[Part]) -> Message:
    """The message that says `text` in one sentence and `parts` in full."""
    fitted = _fit(with_meanings(parts))
    return Message(
        text=mrkdwn(clip(unbold(text), TEXT)),
        blocks=tuple(part.block(place) for place, part in enumerate(fitted)),
        plain="\n\n".join(said for part in fitted if (said := part.plain())),
    )


def in_full(parts: Sequence[Part]) -> str:
    """Says the parts as plain text, whatever their length: for a terminal, where nothing is cut."""
    return "\n\n".join(said for part in with_meanings(parts) if (said := part.plain()))


def _fit(parts: Sequence[Part]) -> list[Part]:
    """The parts that say anything, each within its own bound and all within Slack's together. The
    longest gives first: a table its last row, a list its last point, a sentence its end.
    """
    sized = [_within_its_limit(part) for part in parts if plain(part.words).strip()]
    fitted, sizes = [part for part, _ in sized], [size for _, size in sized]
    while sum(sizes) + A_BLOCK * len(fitted) > TOGETHER:
        place = sizes.index(max(sizes))
        fitted[place] = fitted[place].shorter()
        sizes[place] = fitted[place].size()
    return fitted


def _within_its_limit(part: Part) -> tuple[Part, int]:
    while (size := part.size()) > part.limit:
        part = part.shorter()
    return part, size


def late(message: Message, due: datetime) -> Message:
    """Gives `message` a first line that says when it was due (`due` is aware)."""
    local = due.astimezone(LONDON)
    line = f"Late: this was due on {local:%A} {say_day(local.date())} at {local:%H:%M}."
    return Message(f"{message.text} {line}", (_context(line), *message.blocks), _led(line, message))


def led_by(message: Message, sentence: str) -> Message:
    """Puts a sentence before all that the message says."""
    first = (_context(sentence), *message.blocks)
    return Message(f"{sentence} {message.text}", first, _led(sentence, message))


def _context(line: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": line}]}


def _led(line: str, message: Message) -> str:
    return f"{line}\n\n{message.plain}"
