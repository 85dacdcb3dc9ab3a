"""Short answers: nothing found, several found, not for you, help."""

from collections.abc import Sequence

from bot.domain.message import Message
from bot.messages.composing import compose
from bot.messages.parts import Button, Buttons, Part, Say, Title
from bot.messages.text import as_written, clip, imported
from bot.messages.words import bullets


def plain_answer(text: str, *more: str) -> Message:
    """Says one sentence, and further lines below it."""
    return compose(text, [Say("\n".join((text, *more)))])


def refusal(reason: str) -> Message:
    """Says a polite no, with nothing of the plan in it."""
    return compose(reason, [Say(reason)])


def which_one(words: str, choices: Sequence[tuple[str, str]]) -> Message:
    """Offers the several things that match: (label, command) each, most likely first."""
    asked = imported(words, 60)
    text = f"Several things match “{asked}”. Which one?"
    buttons = tuple(
        Button(clip(label, 75), "show", as_written(command), command)
        for label, command in choices[:5]
    )
    lines = bullets((f"{label}: {command}" for label, command in choices), 8)
    return compose(text, [Say(f"{text}\n{lines}"), Buttons(buttons)])


def not_found(words: str, usage: Sequence[str], nearest: Sequence[tuple[str, str]] = ()) -> Message:
    """Says that nothing matches: what was typed, what is near, what could be typed."""
    asked = imported(words, 60)
    text = f"Nothing in the plan matches “{asked}”."
    parts: list[Part] = [Say(text)]
    if nearest:
        near = bullets((f"{label}: {command}" for label, command in nearest), 5)
        parts.append(Say(f"Did you mean\n{near}"))
    parts.append(Say(f"You can type\n{bullets(usage, 10)}"))
    return compose(text, parts)


def help_message(command: str, purpose: str, usage: Sequence[str]) -> Message:
    """Explains what a command does and what can be typed after it."""
    text = f"{command}: {purpose}"
    return compose(text, [Title(f"Help for {command}"), Say(purpose), Say(bullets(usage, 12))])


def not_taken_message(reason: str) -> Message:
    """Says kindly no to a file."""
    text = f"planbot did not take the file. {reason}"
    return compose(text, [Say(text)])
