"""`/flags`: what left green and is not back."""

from bot.domain.message import Message
from bot.messages.flags import flags_message
from commands.asked import Asked, Command
from commands.keywords import not_taken

NAME = "/flags"
USAGE = (
    "/flags: open flags, oldest first, with owner role and who acknowledged them",
    "/flags as at 2018-06-04: those open on an earlier day",
)


def answer(asked: Asked) -> Message:
    """The open flags."""
    return not_taken(asked, NAME, USAGE) if asked.words else flags_message(asked.view)


COMMAND = Command(
    name=NAME,
    purpose="Indicators that left green and are not back, oldest first.",
    usage=USAGE,
    hint="[as at 2018-06-04]",
    answer=answer,
)
