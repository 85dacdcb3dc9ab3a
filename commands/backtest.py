"""`/indicator 5.1 backtest`: what its alert rule, and others, would have told so far."""

from bot.domain.alert_rule import rule_in_words
from bot.domain.indicator import Indicator
from bot.domain.message import Message
from bot.messages.answers import plain_answer
from bot.messages.backtest import HIDDEN, backtest_message
from bot.services.backtests import replays, rules_tested
from commands.asked import Asked


def backtest_of(asked: Asked, indicator: Indicator, words: str) -> Message:
    """The backtest of one indicator; `words` say another rule, where there are any."""
    view, assessment = asked.view, asked.view.assessment
    try:
        rule = rule_in_words(words) if words.strip() else None
    except ValueError as error:
        return plain_answer(str(error))
    known = assessment.histories[indicator.ref].known
    if view.withholds_any(known, indicator):
        return plain_answer(HIDDEN)
    replayed = replays(assessment.plan, [indicator], asked.reports_of, assessment.at)
    return backtest_message(replayed, rules_tested(replayed, rule))
