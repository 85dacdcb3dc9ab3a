"""`/digest`: the coming digest, for the one who asks."""

from bot.messages.answers import not_found
from bot.messages.message import Message
from bot.services.digests import digest_of
from commands.asked import Asked, Command

USAGE = ("/digest: the coming weekly digest, as it would read today",)


def answer(asked: Asked) -> Message:
    """The digest as this audience would read it now."""
    if asked.words:
        return not_found(asked.words, USAGE)
    return digest_of(asked.view.assessment, asked.view.audience)


COMMAND = Command(
    name="/digest",
    purpose="Previews the coming weekly digest, for you alone.",
    usage=USAGE,
    hint="",
    answer=answer,
)
