"""`/indicator 5.1`: one indicator over time."""

import re
from collections.abc import Callable

from bot.domain.indicator import Indicator
from bot.domain.message import Message
from bot.domain.plan import Recommendation
from bot.messages.answers import help_message, not_found, plain_answer, which_one
from bot.messages.comparison import compare_message
from bot.messages.indicator import indicator_message
from bot.messages.teams import teams_message
from bot.messages.text import imported
from bot.messages.trend import trend_message
from bot.messages.view import View
from bot.rules.lookup import indicator_called, indicators_meant, look_up
from bot.rules.movement import History
from commands import rag
from commands.asked import Asked, Command
from commands.backtest import backtest_of
from commands.examples import of_the_plan

NAME = "/indicator"
PURPOSE = "One indicator: outturns over time, target and pace, benchmarks, status with its reason."
USAGE = (
    "/indicator 5.1: the first indicator of recommendation 5",
    "/indicator 5: those of recommendation 5, to choose from",
    "/indicator re-referrals: the indicator these words mean, or that has this code",
    "/indicator 5.1 trend: whether its newest figure is a signal or chance, with a chart",
    "/indicator 5.1 compare: beside neighbours, region and England",
    "/indicator 5.1 teams: each team or locality beside the whole",
    "/indicator 5.1 backtest after two periods: what its alert rule, and another, would have told",
    "/indicator 5.1 as at 2018-06-04: as it stood on an earlier day",
)

Shows = Callable[[View, History], Message]
_VIEWS: dict[str, Shows] = {
    "trend": trend_message,
    "compare": compare_message,
    "teams": teams_message,
}
"""What a word after the ref shows instead."""
_OTHERWISE = re.compile(
    rf"(?P<called>.*\S)\s+(?P<view>{'|'.join(_VIEWS)}|backtest\b.*)", re.IGNORECASE
)


def answer(asked: Asked) -> Message:
    """The indicator of that ref or code, or the one the words mean."""
    plan = asked.view.assessment.plan
    if not asked.words:
        return help_message(NAME, PURPOSE, of_the_plan(USAGE, plan))
    otherwise = _OTHERWISE.fullmatch(asked.words)
    called, view = (otherwise["called"], otherwise["view"]) if otherwise else (asked.words, "")
    if (known := indicator_called(plan, called)) is not None:
        return _shown(asked, known, view)
    number = rag.number_of(called.casefold())
    if number is not None and (of := plan.recommendation(number)) is not None:
        return _of_recommendation(asked, of, called, view)
    meant, near = indicators_meant(plan, called)
    found, _ = look_up(plan, called)
    if not meant and found:
        # The words name a recommendation: its indicators are what can be asked for.
        return _of_recommendation(asked, found[0].recommendation, called, view)
    if len(meant) == 1:
        return _shown(asked, meant[0], view)
    if meant:
        return which_one(asked.words, [_choice(each, view) for each in meant])
    guesses = [_choice(each, view) for each in near]
    return not_found(asked.words, of_the_plan(USAGE, plan), guesses)


def _shown(asked: Asked, indicator: Indicator, view: str) -> Message:
    """The indicator, as a whole or in the `view` that was asked for."""
    what, _, rest = view.partition(" ")
    if what.casefold() == "backtest":
        return backtest_of(asked, indicator, rest)
    shows = _VIEWS.get(what.casefold(), indicator_message)
    return shows(asked.view, asked.view.assessment.histories[indicator.ref])


def _of_recommendation(
    asked: Asked, recommendation: Recommendation, called: str, view: str
) -> Message:
    """Its only indicator, or which of them; where "5.9" is none of them, those there are."""
    indicators = recommendation.indicators
    choices = [_choice(each, view) for each in indicators]
    if not indicators:
        number = recommendation.number
        return plain_answer(f"Recommendation {number} has no indicator.", f"See /rag {number}.")
    if "." in called:
        usage = of_the_plan(USAGE, asked.view.assessment.plan)
        return not_found(asked.words, usage, choices)
    if len(indicators) == 1:
        return _shown(asked, indicators[0], view)
    return which_one(asked.words, choices)


def _choice(indicator: Indicator, view: str) -> tuple[str, str]:
    command = f"/indicator {indicator.ref} {view}".rstrip()
    return f"{indicator.ref} {imported(indicator.title, 60)}", command


COMMAND = Command(
    name=NAME,
    purpose=PURPOSE,
    usage=USAGE,
    hint="5.1 | words [as at 2018-06-04]",
    answer=answer,
)
