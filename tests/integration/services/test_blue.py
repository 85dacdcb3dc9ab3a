"""Blue, for complete: a fourth rating, in a plan whose meanings name it."""

import pytest

from bot.domain.people import Audience
from bot.domain.rag import Rag
from bot.importing import Refused
from bot.messages.plan_overview import plan_overview, rated_overview
from bot.messages.questions import asked_lines
from bot.messages.view import View
from bot.rules.assessment import assess
from tests.integration.services.brought import AMBER, GREEN, NOW

MEANINGS = {"green": "Good", "amber": "Later", "red": "More", "blue": "Complete and embedded"}
BLUE = {**AMBER, "rag": "blue", "reason": "embedded"}
FIRST = {**GREEN, "rag": "blue"}


@pytest.fixture
def rated(bringing):
    """The view of a plan that knows blue, with these ratings."""

    def of(*ratings):
        bringing.plan(ratings=ratings, meanings=MEANINGS)
        return View(assess(bringing.store.snapshot(), NOW.date()), Audience.NAMED)

    return of


def test_blue_is_counted_where_the_plan_names_it(rated):
    view = rated(BLUE)
    assert "0 Green, 0 Amber, 0 Red, 1 Blue (complete)" in plan_overview(view).plain
    shown = rated_overview(view, Rag.BLUE).plain
    assert "🔵 B Blue" in shown
    assert "Complete and embedded" in shown


def test_a_plan_without_blue_counts_three(bringing):
    bringing.plan()
    view = View(assess(bringing.store.snapshot(), NOW.date()), Audience.NAMED)
    assert "Blue" not in plan_overview(view).plain


def test_a_plan_that_rates_blue_says_what_it_means(bringing):
    with pytest.raises(Refused, match="say what blue means"):
        bringing.plan(ratings=[BLUE])


CHANGES = [
    ((GREEN, BLUE), []),
    ((FIRST, AMBER), ["Recommendation 5 was rated Amber, from Blue, by Board on 5 November 2018."]),
    (
        (FIRST, {**AMBER, "rag": "green"}),
        ["Recommendation 5 was rated Green, from Blue, by Board on 5 November 2018."],
    ),
    ((AMBER, {**BLUE, "judged": "2018-11-26"}), []),
]


@pytest.mark.parametrize(("ratings", "told"), CHANGES)
def test_green_to_blue_is_no_setback_and_leaving_blue_is_one(bringing, ratings, told):
    bringing.plan(ratings=ratings[:1], meanings=MEANINGS)
    bringing.plan(ratings=ratings, meanings=MEANINGS)
    assert bringing.told("rated-down") == told


@pytest.mark.parametrize(("value", "asked"), [(15, 0), (25, 1)])
def test_blue_is_asked_about_only_where_a_figure_is_off_target(rated, bringing, value, asked):
    rated(BLUE)
    bringing.outturns(("2018-11", value))
    lines = asked_lines(View(assess(bringing.store.snapshot(), NOW.date()), Audience.NAMED))
    assert len(lines) == asked
    assert all(line.startswith("*Rec 5* is Blue with ") for line in lines)
