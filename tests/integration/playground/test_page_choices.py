"""Menus and buttons: what is picked on the page reaches the bot as Slack would say it."""

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.playground.nouns import Content
from bot.playground.page.filled_in import chosen_of
from bot.playground.page.page import Page
from bot.playground.page.visit import Visit
from bot.playground.web_api import views
from tests.integration.playground.block_parts import actions, button, menu, option, plain
from tests.integration.playground.gallery import ELEMENTS, INPUTS
from tests.integration.playground.open_page import Opened, StoppedClock
from tests.integration.playground.tiny_bot import served, tiny_bot

SECRET = "a signing secret"
KINDS = {**ELEMENTS, **{kind: block["element"] for kind, block in INPUTS.items()}}


@pytest.mark.parametrize(
    ("kind", "filled_in", "chosen"),
    [
        ("static_select", ["2"], option(2)),
        ("static_select", [""], None),
        ("static_select", ["9"], None),
        ("radio_buttons", ["1"], option(1)),
        ("checkboxes", ["1", "2"], [option(1), option(2)]),
        ("checkboxes", [], []),
        ("datepicker", ["2018-11-05"], "2018-11-05"),
        ("plain_text_input", [" words "], " words "),
        ("plain_text_input", [""], None),
    ],
)
def test_what_is_filled_in_is_said_as_slack_says_it(kind, filled_in, chosen):
    assert chosen_of(KINDS[kind], filled_in) == chosen


@pytest.fixture
def opened(slack, client):
    """The page with a bot that takes note of whatever is pressed."""
    app = tiny_bot(client, SECRET)

    @app.action({"type": "block_actions", "action_id": "pick"})
    @app.action({"type": "block_actions", "action_id": "press"})
    def noted(ack, body):
        app.seen.append(body)
        ack()

    with served(SlackRequestHandler(app, "/slack/events")) as url:
        slack.bot_url = url
        page = Opened(slack)
        page.seen = app.seen
        yield page


def in_message(opened, element):
    blocks = [actions(element)]
    return opened.slack.workspace.show("C0SMM", Content("Choose", blocks=blocks))


def test_a_menu_in_a_message_sends_its_option(opened):
    shown = in_message(opened, menu(options=[option(1), option(2)]))
    opened.post("/as/U0AD/C0SMM/press", ts=shown.ts, action_id="pick", chosen="2")
    assert opened.seen[0]["actions"][0]["selected_option"] == option(2)
    assert opened.seen[0]["message"]["ts"] == shown.ts


def modal(opened, *elements):
    view = {"type": "modal", "title": plain("Choose"), "blocks": [actions(*elements)]}
    return views.show(opened.slack.workspace, "U0AD", views.checked(view, "modal"), None)


def test_a_menu_in_a_modal_sends_its_option_and_the_modal_stays(opened):
    shown = modal(opened, menu(options=[option(1), option(2)]))
    form = {"action_id": "pick", "b0 pick": "2"}
    page = opened.post(f"/as/U0AD/view/{shown.id}/press", **form)
    assert opened.seen[0]["actions"][0]["selected_option"] == option(2)
    assert 'id="dialog-title"' in page


def test_a_button_nobody_shows_in_a_modal_cannot_be_pressed(opened):
    shown = modal(opened, button())
    page = opened.post(f"/as/U0AD/view/{shown.id}/press", action_id="other")
    assert "no longer there" in page
    assert opened.seen == []


def test_a_button_on_the_home_tab_is_pressed(opened, client):
    view = {"type": "home", "blocks": [actions(button(value="1"))]}
    client.views_publish(user_id="U0AD", view=view)
    page = opened.html("/as/U0AD/home")
    address = page.partition('method="post" action="')[2].partition('"')[0]
    opened.post(address, action_id="press", back="/as/U0AD/home")
    assert opened.seen[0]["container"]["type"] == "view"
    assert opened.seen[0]["actions"][0]["value"] == "1"


def test_what_a_button_wants_and_the_bot_does_not_know_is_said(opened):
    shown = in_message(opened, button(action_id="unheard"))
    page = opened.post("/as/U0AD/C0SMM/press", ts=shown.ts, action_id="unheard")
    assert "could not take that (dispatch_failed)" in page


@pytest.mark.parametrize("listens", [True, False])
def test_an_app_that_listens_is_told_when_its_home_tab_is_opened(opened, listens):
    opened.slack.page = Page(opened.slack, Visit(StoppedClock(), home_opens=listens))
    opened.html("/as/U0AD/home")
    opened.html("/as/U0AD/home?again=1")
    calls = opened.slack.calls("views.publish")
    assert [call.arguments["user_id"] for call in calls] == (["U0AD"] if listens else [])
