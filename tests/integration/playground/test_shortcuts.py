"""Shortcuts: what the app gets when one is chosen in a message's menu."""

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.playground.nouns import Content
from bot.playground.page.page import Page
from bot.playground.page.visit import Shortcut, Visit
from bot.playground.refused import Refused
from tests.integration.playground.open_page import Opened, StoppedClock
from tests.integration.playground.tiny_bot import MODAL, served, tiny_bot

SECRET = "a signing secret"
SHORTCUTS = (Shortcut("Record as decision", "record_decision", "Keeps what was said."),)


@pytest.fixture
def opened(slack, client):
    page = Opened(slack)
    slack.page = Page(slack, Visit(StoppedClock(), shortcuts=SHORTCUTS))
    app = tiny_bot(client, SECRET)
    page.seen = app.seen

    @app.message_shortcut("record_decision")
    def chosen(ack, body, client):
        app.seen.append(body)
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    with served(SlackRequestHandler(app, "/slack/events")) as url:
        slack.bot_url = url
        yield page


@pytest.fixture
def message(slack):
    return slack.workspace.show("C0SMM", Content("Agreed: more workers"), user="U0TM")


def test_a_messages_menu_offers_the_shortcuts_and_choosing_one_opens_a_modal(opened, message):
    page = opened.html("/as/U0AD/C0SMM")
    assert "More actions: team-manager&#39;s message, 09:05" in page
    assert "Record as decision" in page
    shown = opened.post("/as/U0AD/C0SMM/choose", ts=message.ts, callback_id="record_decision")
    assert 'aria-labelledby="dialog-title"' in shown
    (body,) = opened.seen
    assert body.keys() == {
        "type",
        "token",
        "action_ts",
        "team",
        "user",
        "channel",
        "is_enterprise_install",
        "enterprise",
        "callback_id",
        "trigger_id",
        "response_url",
        "message_ts",
        "message",
    }
    assert (body["type"], body["callback_id"]) == ("message_action", "record_decision")
    assert body["channel"] == {"id": "C0SMM", "name": "privategroup"}
    assert (body["message_ts"], body["message"]["ts"]) == (message.ts, message.ts)
    assert (body["message"]["text"], body["message"]["user"]) == ("Agreed: more workers", "U0TM")
    assert body["user"]["id"] == "U0AD"


def test_its_response_url_answers_the_one_who_chose(opened, slack, message):
    slack.people.choose("U0AD", message, "record_decision")
    (body,) = opened.seen
    path = body["response_url"].removeprefix(slack.url)
    opened.ask("POST", path, '{"text": "kept", "replace_original": false}')
    assert [each.text for each in slack.ephemerals("U0AD")] == ["kept"]
    assert [each.text for each in slack.messages("C0SMM")] == ["Agreed: more workers"]


@pytest.mark.parametrize("callback_id", ["", "ask", "nosuch"])
def test_a_shortcut_that_the_menu_does_not_offer_is_not_sent(opened, message, callback_id):
    page = opened.post("/as/U0AD/C0SMM/choose", ts=message.ts, callback_id=callback_id)
    assert "no longer there" in page
    assert opened.seen == []


def test_what_only_one_person_sees_has_no_menu(opened, slack):
    quiet = slack.workspace.show("C0SMM", Content("a quiet word"), visible_to="U0AD")
    assert "More actions" not in opened.html("/as/U0AD/C0SMM")
    with pytest.raises(Refused, match="message_not_found"):
        slack.people.choose("U0AD", quiet, "record_decision")


def test_an_app_without_shortcuts_has_no_menu(opened, slack, message):
    slack.page = Page(slack, Visit(StoppedClock()))
    page = opened.html("/as/U0AD/C0SMM")
    assert "More actions" not in page
