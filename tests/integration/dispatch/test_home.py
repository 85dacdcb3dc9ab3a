"""The Home tab: what waits for one person, what they lead, and the plan; for nobody else."""

from dataclasses import replace

import pytest

from bot.access import UNKNOWN
from bot.domain.flag_answer import FlagAnswer, FlagDeed, HoldUntil
from bot.playground.faults import Kind
from bot.playground.page.room import Room
from bot.playground.validation import check_view
from bot.store import Store
from commands.home_watch import HomeWatch
from tests.integration.dispatch.asking import AD, HEAD, STRANGER, words_of
from tests.keeping import changing, put_plan
from tests.waiting import until

LEADS = "Head of Service Children in Care"


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


def test_what_somebody_leads_stands_with_its_rating_and_each_figure(town):
    said = words_of(home(town, HEAD))
    first = "• 🔴 R 5.1 Re-referrals: 29.8% in October 2018, illustrative, target ≤ 22%"
    assert f"*5 Thresholds*: 🟢 G Green\n{first}\n" in said
    assert "• – No data 8.2 SDQs completed: no figure reported for October 2018" in said
    together = "7.1 Permanence plans, 7.2 Pathway plans, 15 plus, 7.3 Three or more moves"
    assert f"*7 Permanence*: 🟢 G Green\n• – No data {together}" in said


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


def pressed(town, action):
    """The modal that a button of the present one leads to."""
    room = Room(town.slack.workspace, None)
    before = room.modal(AD)
    shown = (before.id, before.hash)
    town.slack.people.press_in_view(before, action)
    return until(lambda: (now := room.modal(AD)) and (now.id, now.hash) != shown and now)


def leads_on(modal, value):
    return next(
        element["action_id"]
        for block in modal.view["blocks"]
        for element in block.get("elements", ())
        if element.get("value") == value
    )


def test_an_opened_window_has_the_buttons_of_its_message_that_lead_on(town):
    home(town, AD)
    room = Room(town.slack.workspace, None)
    town.slack.people.press_in_view(room.home(AD), "show.plan.4")
    first = until(lambda: room.modal(AD))
    kinds = {
        element["action_id"].partition(".")[0]
        for block in first.view["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    }
    assert kinds == {"show", "form"}
    second = pressed(town, leads_on(first, "/indicator 5.1"))
    assert second.previous == first.id
    third = pressed(town, leads_on(second, "/rag 5"))
    fourth = pressed(town, leads_on(third, "/indicator 5.1"))
    # Slack stacks three: what comes after takes the place of the last.
    assert (third.previous, fourth.id) == (second.id, third.id)
    assert list(check_view(fourth.view)) == []


def test_what_another_process_changed_stands_on_it_soon(town, october_url):
    before = words_of(home(town, AD))
    desk = town.bot.desk
    watch = HomeWatch(desk, 0.02)
    try:
        plan = desk.store.snapshot().plan
        changed = replace(plan, recommendations=plan.recommendations[:3])
        with changing(Store.open(october_url)) as work:
            put_plan(work, changed, "plan.yaml", "shorter", desk.clock())
        room = Room(town.slack.workspace, None)
        assert until(lambda: words_of(room.home(AD).view) != before)
    finally:
        watch.stop()


def test_nothing_is_published_twice_and_what_slack_did_not_take_is_tried_again(town):
    home(town, AD)
    desk = town.bot.desk
    town.slack.faults.add("views.publish", Kind.HTTP_500, times=2)
    watch = HomeWatch(desk, 0.02)
    try:
        plan = desk.store.snapshot().plan
        with changing(desk.store) as work:
            put_plan(
                work,
                replace(plan, recommendations=plan.recommendations[:3]),
                "plan.yaml",
                "e",
                desk.clock(),
            )
        assert until(lambda: len(town.slack.calls("views.publish")) == 4)
        with changing(desk.store) as work:
            put_plan(
                work,
                replace(plan, recommendations=plan.recommendations[:3]),
                "plan.yaml",
                "e",
                desk.clock(),
            )
        shown = desk.store.snapshot().revision
        assert until(lambda: desk.at_home[AD].shown[0] == shown)
        assert len(town.slack.calls("views.publish")) == 4
    finally:
        watch.stop()


def test_while_slack_asks_to_wait_nobody_elses_is_published(town):
    for user in (AD, HEAD):
        home(town, user)
    desk = town.bot.desk
    town.slack.faults.add("views.publish", Kind.RATE_LIMITED, retry_after=2)
    plan = desk.store.snapshot().plan
    with changing(desk.store) as work:
        put_plan(
            work, replace(plan, recommendations=plan.recommendations[:3]), "p", "e", desk.clock()
        )
    watch = HomeWatch(desk, 600)
    try:
        assert (watch._look(), len(town.slack.calls("views.publish"))) == (2.0, 3)
        assert (watch._look(), len(town.slack.calls("views.publish"))) == (0.0, 5)
    finally:
        watch.stop()


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


def test_what_was_handed_on_waits_for_whoever_has_it_and_for_nobody_once_they_answered(town):
    desk = town.bot.desk
    flag = next(each for each in desk.store.snapshot().flags if each.indicator == "5.2")
    day, by = desk.now(desk.store.snapshot().plan), "Assistant Director Children's Social Care"

    def answered(deed, who, **fields):
        with changing(desk.store) as work:
            work.flag_answers.add(flag.id, FlagAnswer(deed, day, who, **fields), AD)

    answered(FlagDeed.HANDED_ON, by, role=LEADS)
    assert "2 flags that nobody acknowledged: 12.4 and 15.1" in words_of(home(town, AD))
    assert "5.2 was handed on to you" in words_of(home(town, HEAD))
    answered(FlagDeed.HELD, LEADS, until=HoldUntil.WORSE)
    watch = HomeWatch(desk, 0.02)
    room = Room(town.slack.workspace, None)
    try:
        assert until(lambda: "handed on to you" not in words_of(room.home(HEAD).view))
    finally:
        watch.stop()


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
