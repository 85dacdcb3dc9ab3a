"""`/indicator 5.1`: one indicator over time."""

from bot.domain.indicator import Indicator
from bot.messages.answers import help_message, not_found, which_one
from bot.messages.indicator import indicator_message
from bot.messages.message import Message
from bot.messages.words import inert
from bot.rules.lookup import look_up
from commands.asked import Asked, Command

NAME = "/indicator"
PURPOSE = "One indicator: outturns over time, target and pace, benchmarks, status with its reason."
USAGE = (
    "/indicator 5.1: the first indicator of recommendation 5",
    "/indicator re-referrals: the indicator these words mean",
    "/indicator 5.1 as at 2018-06-04: as it stood on an earlier day",
)


def answer(asked: Asked) -> Message:
    """The indicator of that ref, or the one the words mean."""
    if not asked.words:
        return help_message(NAME, PURPOSE, USAGE)
    plan, histories = asked.view.assessment.plan, asked.view.assessment.histories
    ref = asked.words.strip(" #").upper().removeprefix("R").lstrip("0")
    if (known := plan.indicator(ref)) is not None:
        return indicator_message(asked.view, histories[known.ref])
    found, near = look_up(plan, asked.words)
    meant = _indicators([each.indicator for each in found])
    if not meant and found:
        # The words name a recommendation: its indicators are what can be asked for.
        meant = list(found[0].recommendation.indicators)
    if len(meant) == 1:
        return indicator_message(asked.view, histories[meant[0].ref])
    if meant:
        return which_one(asked.words, [_choice(each) for each in meant])
    guesses = [_choice(each) for each in _indicators([each.indicator for each in near])]
    return not_found(asked.words, USAGE, guesses)


def _indicators(found: list[Indicator | None]) -> list[Indicator]:
    return [each for each in found if each is not None]


def _choice(indicator: Indicator) -> tuple[str, str]:
    return f"{indicator.ref} {inert(indicator.title, 60)}", f"/indicator {indicator.ref}"


COMMAND = Command(
    name=NAME,
    purpose=PURPOSE,
    usage=USAGE,
    hint="5.1 | words [as at 2018-06-04]",
    answer=answer,
)
