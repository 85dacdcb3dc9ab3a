"""`/flags`: what left green and is not back, or one of them."""

from bot.domain.indicator import Indicator
from bot.domain.message import Message
from bot.messages.answers import plain_answer, which_one
from bot.messages.flags import flag_message, flags_message
from bot.messages.text import imported
from bot.rules.lookup import indicators_meant
from commands.asked import Asked, Command
from commands.examples import of_the_plan
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
    usage = of_the_plan(USAGE, assessment.plan)
    if asked.words.isdigit():
        return not_taken(asked, NAME, usage)
    meant, near = indicators_meant(assessment.plan, asked.words)
    if len(meant) > 1:
        return which_one(asked.words, [_choice(each) for each in meant])
    if not meant:
        return not_taken(asked, NAME, usage, guesses=[_choice(each) for each in near])
    (indicator,) = meant
    for flag in assessment.flags:
        if flag.indicator.ref == indicator.ref:
            return flag_message(asked.view, flag)
    title = f"{indicator.ref} {imported(indicator.title, 100)}"
    return plain_answer(f"{title} has no open flag.", f"/indicator {indicator.ref}", NAME)


def _choice(indicator: Indicator) -> tuple[str, str]:
    return f"{indicator.ref} {imported(indicator.title, 60)}", f"{NAME} {indicator.ref}"


COMMAND = Command(
    name=NAME,
    purpose="Indicators that left green and are not back, oldest first.",
    usage=USAGE,
    hint="[5.2] [as at 2018-06-04]",
    answer=answer,
)
