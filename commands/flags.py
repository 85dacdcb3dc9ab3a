"""`/flags`: what left green and is not back, or one of them."""

from bot.domain.message import Message
from bot.messages.answers import plain_answer
from bot.messages.flags import flag_message, flags_message
from bot.messages.text import imported
from commands.asked import Asked, Command
from commands.keywords import not_taken

NAME = "/flags"
USAGE = (
    "/flags: open flags, oldest first, with owner role and who acknowledged them",
    "/flags 5.2: one of them, to answer it: acknowledge, hold or hand on",
    "/flags as at 2018-06-04: those open on an earlier day",
)


def answer(asked: Asked) -> Message:
    """The open flags, or the one of an indicator."""
    if not asked.words:
        return flags_message(asked.view)
    assessment = asked.view.assessment
    indicator = assessment.plan.indicator(asked.words)
    if indicator is None:
        return not_taken(asked, NAME, USAGE)
    for flag in assessment.flags:
        if flag.indicator.ref == indicator.ref:
            return flag_message(asked.view, flag)
    title = f"{indicator.ref} {imported(indicator.title, 100)}"
    return plain_answer(f"{title} has no open flag.", f"/indicator {indicator.ref}", NAME)


COMMAND = Command(
    name=NAME,
    purpose="Indicators that left green and are not back, oldest first.",
    usage=USAGE,
    hint="[5.2] [as at 2018-06-04]",
    answer=answer,
)
