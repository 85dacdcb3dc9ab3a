"""`/flags`: what left green and is not back."""

from bot.messages.answers import not_found
from bot.messages.flags import flags_message
from bot.messages.message import Message
from commands.asked import Asked, Command

USAGE = ("/flags: open flags, oldest first, with owner role and who acknowledged them",)


def answer(asked: Asked) -> Message:
    """The open flags."""
    return not_found(asked.words, USAGE) if asked.words else flags_message(asked.view)


COMMAND = Command(
    name="/flags",
    purpose="Indicators that left green and are not back, oldest first.",
    usage=USAGE,
    hint="[as at 2018-06-04]",
    answer=answer,
)
