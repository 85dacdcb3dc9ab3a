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
from bot.rules.lookup import look_up
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
    "/indicator re-referrals: the indicator these words mean",
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
_BACKTEST = re.compile(r"#?(?P<ref>[0-9.]+)\s+backtest\b(?P<rule>.*)", re.IGNORECASE)


def answer(asked: Asked) -> Message:
    """The indicator of that ref, or the one the words mean."""
    if not asked.words:
        return help_message(NAME, PURPOSE, of_the_plan(USAGE, asked.view.assessment.plan))
    plan, histories = asked.view.assessment.plan, asked.view.assessment.histories
    ref, shows = _view_of(asked.words)
    if shows is not None and (known := plan.indicator(ref)) is not None:
        return shows(asked.view, histories[known.ref])
    tested = _BACKTEST.match(asked.words)
    if tested and (known := plan.indicator(tested["ref"])) is not None:
        return backtest_of(asked, known, tested["rule"])
    ref = asked.words.strip(" #").upper().removeprefix("R").lstrip("0")
    if (known := plan.indicator(ref)) is not None:
        return indicator_message(asked.view, histories[known.ref])
    number = rag.number_of(asked.words.casefold())
    if number is not None and (of := plan.recommendation(number)) is not None:
        return _of_recommendation(asked, of)
    found, near = look_up(plan, asked.words)
    meant = _indicators([each.indicator for each in found])
    if not meant and found:
        # The words name a recommendation: its indicators are what can be asked for.
        return _of_recommendation(asked, found[0].recommendation)
    if len(meant) == 1:
        return indicator_message(asked.view, histories[meant[0].ref])
    if meant:
        return which_one(asked.words, [_choice(each) for each in meant])
    guesses = [_choice(each) for each in _indicators([each.indicator for each in near])]
    return not_found(asked.words, of_the_plan(USAGE, plan), guesses)


def _view_of(words: str) -> tuple[str, Shows | None]:
    """The ref before a last word that asks for another view, and what shows it; else None."""
    before, _, last = words.rpartition(" ")
    return before.strip(" #").upper().removeprefix("R"), _VIEWS.get(last.casefold())


def _of_recommendation(asked: Asked, recommendation: Recommendation) -> Message:
    """Its only indicator, or which of them; where "5.9" is none of them, those there are."""
    indicators = recommendation.indicators
    choices = [_choice(each) for each in indicators]
    if not indicators:
        number = recommendation.number
        return plain_answer(f"Recommendation {number} has no indicator.", f"See /rag {number}.")
    if "." in asked.words:
        usage = of_the_plan(USAGE, asked.view.assessment.plan)
        return not_found(asked.words, usage, choices)
    if len(indicators) == 1:
        history = asked.view.assessment.histories[indicators[0].ref]
        return indicator_message(asked.view, history)
    return which_one(asked.words, choices)


def _indicators(found: list[Indicator | None]) -> list[Indicator]:
    return [each for each in found if each is not None]


def _choice(indicator: Indicator) -> tuple[str, str]:
    return f"{indicator.ref} {imported(indicator.title, 60)}", f"/indicator {indicator.ref}"


COMMAND = Command(
    name=NAME,
    purpose=PURPOSE,
    usage=USAGE,
    hint="5.1 | words [as at 2018-06-04]",
    answer=answer,
)
