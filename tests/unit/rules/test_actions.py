import pytest

from bot.domain.action import Action, ActionState
from bot.domain.plan import Owner
from bot.rules.actions import due_within, overdue
from tests.making import day, recommendation


def action(due, text="act", **fields):
    return Action(text, due=due and day(due), **fields)


# due, overdue on 5 November, due within seven days
DATES = [
    ("2018-11-04", True, False),
    ("2018-11-05", False, True),  # due today is due, not overdue
    ("2018-11-12", False, True),
    ("2018-11-13", False, False),
    (None, False, False),
]


@pytest.mark.parametrize(("due", "late", "soon"), DATES)
def test_an_action_is_overdue_from_the_day_after_its_due_date(due, late, soon):
    plan = [recommendation(actions=(action(due),))]
    assert bool(overdue(plan, day("2018-11-05"))) is late
    assert bool(due_within(plan, day("2018-11-05"), 7)) is soon


def test_an_action_that_is_done_is_neither_overdue_nor_due():
    done = recommendation(
        actions=[action(each, state=ActionState.DONE) for each in ("2018-11-01", "2018-11-06")]
    )
    assert overdue([done], day("2018-11-05")) == ()
    assert due_within([done], day("2018-11-05"), 7) == ()


def test_actions_come_by_due_date_then_by_recommendation():
    plan = [
        recommendation(9, actions=(action("2018-09-30", "c"), action("2018-10-31", "d"))),
        recommendation(2, actions=(action("2018-09-30", "b"), action("2018-08-31", "a"))),
    ]
    found = overdue(plan, day("2018-11-05"))
    assert [each.action.text for each in found] == ["a", "b", "c", "d"]
    assert [each.due for each in found] == sorted(each.due for each in found)


@pytest.mark.parametrize(
    ("owner", "lead", "answers"),
    [
        ("Performance Manager", ("Head of Service",), Owner("Performance Manager")),
        (None, ("Head of Service",), Owner("Head of Service", as_lead=True)),
        (None, ("Head of Service", "Team Manager"), Owner()),
        (None, (), Owner()),
    ],
)
def test_an_action_without_an_owner_is_the_only_leads_and_of_several_nobodys(owner, lead, answers):
    plan = [recommendation(lead=lead, actions=(action("2018-10-31", owner=owner),))]
    (found,) = overdue(plan, day("2018-11-05"))
    assert (found.owner, found.recommendation.number) == (answers, 1)
