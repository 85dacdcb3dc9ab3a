"""A rating that people changed from green is told once; a rating is never computed."""

from datetime import timedelta

import pytest

from tests.integration.services.brought import AMBER, GREEN, NOW, RED

AGAIN_GREEN = {"rag": "green", "judged": "2018-11-27", "by": "Board", "reason": "audits are in"}
CORRECTED = {**GREEN, "rag": "red", "reason": "the letter was read wrongly"}
LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("ratings", "told"),
    [
        ([[GREEN], [GREEN, AMBER]], 1),
        ([[GREEN], [GREEN, RED]], 1),
        ([[GREEN], [GREEN, AMBER], [GREEN, AMBER]], 1),
        ([[GREEN], [GREEN, AMBER], [GREEN, AMBER, RED]], 1),
        ([[AMBER], [AMBER, RED]], 0),
        ([[AMBER], [AMBER, AGAIN_GREEN]], 0),
        ([[GREEN], [GREEN]], 0),
        ([[], [GREEN]], 0),
        # what happened before the plan, or the recommendation, came in is history
        ([[GREEN, AMBER]], 0),
        ([[], [GREEN, AMBER]], 0),
        ([[GREEN], []], 0),
        # told once more when it was green again in between
        ([[GREEN], [GREEN, AMBER], [GREEN, AMBER, AGAIN_GREEN]], 1),
        # green was in force before the import, whatever else came in with it
        ([[GREEN], [GREEN, AMBER, RED]], 1),
        ([[GREEN], [AMBER, RED]], 1),
        ([[GREEN], [GREEN, AMBER, AGAIN_GREEN]], 0),
        # a day judged anew
        ([[GREEN], [CORRECTED]], 1),
        ([[GREEN], [CORRECTED], [GREEN]], 1),
    ],
)
def test_only_a_rating_that_left_green_is_told_and_only_once(bringing, ratings, told):
    for each in ratings:
        bringing.plan(ratings=each)
    assert len(bringing.told("rated-down")) == told


def test_a_rating_in_other_words_is_not_told_again_and_hides_no_other(bringing):
    bringing.plan(ratings=[GREEN, AMBER])
    told = bringing.told("rated-down")
    bringing.plan(ratings=[GREEN, {**AMBER, "reason": "said better"}], now=LATER)
    assert bringing.told("rated-down") == told


def test_a_green_in_other_words_beside_a_new_red_is_the_green_it_left(bringing):
    bringing.plan(ratings=[GREEN])
    bringing.plan(ratings=[{**GREEN, "reason": "said better"}, RED], now=LATER)
    assert len(bringing.told("rated-down")) == 1


def test_a_day_judged_red_green_and_red_again_is_told_twice(bringing):
    for day, each in enumerate((GREEN, CORRECTED, GREEN, CORRECTED)):
        bringing.plan(ratings=[each], now=NOW + timedelta(days=day))
    assert len(bringing.told("rated-down")) == 2


def test_the_message_says_who_judged_when_and_why(bringing):
    bringing.plan(ratings=[GREEN])
    bringing.plan(ratings=[GREEN, AMBER])
    (row,) = bringing.store.outbox_rows()
    assert row.channel == "U0AD"
    assert row.message.text == (
        "Recommendation 5 was rated Amber, from Green, by Board on 5 November 2018."
    )
    assert "Judged on 5 November 2018 by Board: audits came late" in row.message.plain
    assert "A judgement of evidence by a person; no figure changed it." in row.message.plain


def test_the_same_plan_twice_changes_nothing_and_says_so(bringing):
    first, second = bringing.plan(), bringing.plan()
    assert (first.new, first.same, first.changed) == (1, 0, True)
    assert (second.new, second.same, second.changed) == (0, 1, False)


def test_ratings_are_only_ever_added_to(bringing):
    bringing.plan(ratings=[GREEN])
    bringing.plan(ratings=[AMBER])
    kept = bringing.store.snapshot().plan.recommendations[0].ratings
    assert [each.rag for each in kept] == ["green", "amber"]
