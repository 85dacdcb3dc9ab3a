"""`/digest`: the coming digest, for the one who asks."""

from bot.domain.message import Message
from bot.services.digest_preview import digest_of
from commands.asked import Asked, Command
from commands.keywords import not_taken

NAME = "/digest"
USAGE = (
    "/digest: the coming weekly digest, as it would read today",
    "/digest as at 2018-06-04: as it would have read on an earlier day",
)


def answer(asked: Asked) -> Message:
    """The digest as this audience would read it now."""
    if asked.words:
        return not_taken(asked, NAME, USAGE)
    return digest_of(asked.view.assessment, asked.view.audience)


COMMAND = Command(
    name=NAME,
    purpose="Previews the coming weekly digest, for you alone.",
    usage=USAGE,
    hint="[as at 2018-06-04]",
    answer=answer,
)
