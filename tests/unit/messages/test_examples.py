"""What a person is told to type exists in the plan in force."""

import re

import pytest

from bot.domain.action import Action
from bot.domain.people import Audience
from bot.messages.about import actions_message
from bot.messages.plan_overview import plan_overview
from bot.messages.view import View
from bot.rules.assessment import assess
from commands import indicator, rag
from commands.asked import Asked
from commands.examples import of_the_plan
from tests.making import AT, plan, recommendation, snapshot
from tests.making import indicator as measure

SEVEN = plan(
    recommendation(7, [measure("7.2")]),
    recommendation(9, actions=(Action("Do it"),)),
)


def asked(words, of=SEVEN):
    return Asked(words, View(assess(snapshot(of), AT), Audience.NAMED))


def refs(plain):
    return set(re.findall(r"/(?:rag|indicator) ([0-9]+(?:\.[0-9]+)?)", plain))


@pytest.mark.parametrize(
    "message",
    [
        rag.answer(asked("404")),
        indicator.answer(asked("")),
        indicator.answer(asked("404.1")),
        plan_overview(asked("").view),
    ],
    ids=["rag", "indicator alone", "indicator", "overview"],
)
def test_examples_are_refs_of_the_plan_in_force(message):
    assert refs(message.plain)
    assert refs(message.plain) <= {"7", "7.2", "9"}


def test_where_actions_have_no_date_the_note_names_a_recommendation_that_has_one():
    assert "under their recommendation: /rag 9" in actions_message(asked("").view).plain
    none = plan(recommendation(7))
    assert "without a due date" not in actions_message(asked("", none).view).plain


def test_a_plan_that_has_the_refs_keeps_the_examples():
    every = plan(recommendation(5, [measure("5.1")]), recommendation(12))
    assert of_the_plan(rag.USAGE, every) == rag.USAGE
    assert of_the_plan(indicator.USAGE, every) == indicator.USAGE


def test_the_recommendation_goes_with_its_indicator():
    of = plan(recommendation(5), recommendation(7, [measure("7.2")]))
    first, *_ = of_the_plan(indicator.USAGE, of)
    assert first == "/indicator 7.2: the first indicator of recommendation 7"
