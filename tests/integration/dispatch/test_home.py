"""The Home tab: what waits for one person, what they lead, and the plan; for nobody else."""

from dataclasses import replace

import pytest

from bot.access import UNKNOWN
from bot.playground.page.room import Room
from bot.playground.validation import check_view
from tests.integration.dispatch.asking import AD, HEAD, STRANGER, words_of
from tests.keeping import changing, put_plan
from tests.waiting import until


def home(town, user):
    """Their Home tab, once it is published."""
    channel = town.slack.workspace.direct_messages(user).id
    opened = {"type": "app_home_opened", "user": user, "tab": "home", "channel": channel}
    town.slack.people.event(opened)
    return until(lambda: Room(town.slack.workspace, None).home(user)).view


def test_it_is_one_that_slack_takes_and_shows_what_waits(town):
    view = home(town, AD)
    assert list(check_view(view)) == []
    said = words_of(view)
    assert "3 flags that nobody acknowledged: 5.2, 12.4 and 15.1" in said
    assert "As judged: *11 Green, 6 Amber, 0 Red*" in said


def test_it_shows_what_somebody_leads(town):
    said = words_of(home(town, HEAD))
    assert "You lead" in said
    assert "Open 7" in said


def test_every_recommendation_has_a_button_of_its_own(town):
    view = home(town, HEAD)
    (table,) = [each for each in view["blocks"] if each["type"] == "data_table"]
    values = [row[-1]["element"]["value"] for row in table["rows"][1:]]
    assert values == [f"/rag {number}" for number in range(1, 18)]


def test_a_button_is_answered_in_a_form_of_its_own(town):
    home(town, AD)
    opened = Room(town.slack.workspace, None).home(AD)
    town.slack.people.press_in_view(opened, "show.plan.4")
    modal = until(lambda: Room(town.slack.workspace, None).modal(AD))
    assert list(check_view(modal.view)) == []
    assert "5.1" in str(modal.view["blocks"])


def test_a_stranger_sees_a_polite_sentence_and_no_data(town):
    view = home(town, STRANGER)
    assert "planbot does not know you" in words_of(view)
    assert "Green" not in str(view)
    assert (STRANGER, None, "Home", "refused") in town.bot.audited()


def test_whoever_left_the_plan_is_told_so_on_the_tab_that_is_still_open(town):
    home(town, HEAD)
    store = town.bot.desk.store
    plan = store.snapshot().plan
    people = tuple(each for each in plan.people if HEAD not in each.users)
    with changing(store) as work:
        put_plan(work, replace(plan, people=people), "plan.yaml", "left", town.bot.desk.clock())
    opened = Room(town.slack.workspace, None).home(HEAD)
    town.slack.people.press_in_view(opened, "show.plan.4")
    modal = until(lambda: Room(town.slack.workspace, None).modal(HEAD))
    assert UNKNOWN in words_of(modal.view)


def test_it_is_published_again_when_something_of_theirs_changes(town):
    before = words_of(home(town, AD))
    town.press(AD, town.ask("/flags"), "acknowledge")
    opened = until(lambda: Room(town.slack.workspace, None).modal(AD))
    values = {"reason": {"value": {"type": "plain_text_input", "value": "Two families"}}}
    town.slack.people.submit(opened, values)
    now = until(
        lambda: (
            (said := words_of(Room(town.slack.workspace, None).home(AD).view)) != before and said
        )
    )
    assert "2 flags that nobody acknowledged" in now


@pytest.mark.parametrize("user", [AD, HEAD, "U0ADMIN", "U0TMFR", "U0PERFMGR"])
def test_everybodys_is_one_that_slack_takes(town, user):
    assert list(check_view(home(town, user))) == []


def test_a_flag_is_answered_from_it(town):
    home(town, AD)
    opened = Room(town.slack.workspace, None).home(AD)
    (answer,) = [
        element
        for block in opened.view["blocks"]
        for element in block.get("elements", ())
        if element.get("text", {}) == {"type": "plain_text", "text": "Answer 5.2", "emoji": False}
    ]
    town.slack.people.press_in_view(opened, answer["action_id"])
    modal = until(lambda: Room(town.slack.workspace, None).modal(AD))
    assert "Flag 5.2" in str(modal.view["title"])
