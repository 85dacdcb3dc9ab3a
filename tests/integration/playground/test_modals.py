"""Modals at work: stacked, changed by the app, closed by its answer; menus that are picked from."""

import json

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.errors import SlackApiError

from tests.integration.playground.tiny_bot import served, tiny_bot

SECRET = "a signing secret"
MENU = {
    "type": "static_select",
    "action_id": "until",
    "options": [{"text": {"type": "plain_text", "text": "Next meeting"}, "value": "next"}],
}


def modal(title, *elements):
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": title},
        "blocks": [{"type": "actions", "elements": list(elements)}]
        if elements
        else [{"type": "divider"}],
    }


@pytest.fixture
def bolt(slack, client):
    """The tiny bot, with a modal whose submission is answered by `app.says`."""
    app = tiny_bot(client, SECRET)
    app.says = {}

    @app.view({"type": "view_submission", "callback_id": "any"})
    def any_view(ack, body):
        app.seen.append(body)
        ack(**app.says)

    @app.action("until")
    def until(ack, body):
        app.seen.append(body)
        ack()

    with served(SlackRequestHandler(app, "/slack/events")) as url:
        slack.bot_url = url
        yield app


def opened(slack, client, view):
    trigger = slack.workspace.new_trigger("U0AD")
    return client.views_open(trigger_id=trigger, view=view)["view"]["id"]


def titles(slack):
    return [view.view["title"]["text"] for view in slack.workspace.views.values()]


@pytest.mark.parametrize(
    ("says", "left"),
    [
        ({}, ["below"]),
        ({"response_action": "clear"}, []),
        ({"response_action": "errors", "errors": {"b0": "no"}}, ["below", "top"]),
        ({"response_action": "update", "view": modal("changed")}, ["below", "changed"]),
        ({"response_action": "push", "view": modal("third")}, ["below", "top", "third"]),
    ],
    ids=["close", "clear", "errors", "update", "push"],
)
def test_the_answer_to_a_submission_decides_what_stays_open(slack, client, bolt, says, left):
    opened(slack, client, modal("below"))
    trigger = slack.workspace.new_trigger("U0AD")
    top = client.views_push(trigger_id=trigger, view=modal("top") | {"callback_id": "any"})
    bolt.says = says
    slack.people.submit(slack.workspace.views[top["view"]["id"]], {})
    assert titles(slack) == left


def test_no_more_than_three_modals_lie_on_each_other(slack, client):
    opened(slack, client, modal("1"))
    for title in ("2", "3"):
        client.views_push(trigger_id=slack.workspace.new_trigger("U0AD"), view=modal(title))
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        client.views_push(trigger_id=slack.workspace.new_trigger("U0AD"), view=modal("4"))


def test_nothing_can_be_pushed_on_no_modal(slack, client):
    with pytest.raises(SlackApiError, match="not_found"):
        client.views_push(trigger_id=slack.workspace.new_trigger("U0AD"), view=modal("1"))


def test_an_open_modal_is_updated_by_its_id(slack, client):
    view_id = opened(slack, client, modal("before"))
    client.views_update(view_id=view_id, view=modal("after"))
    assert titles(slack) == ["after"]


def test_picking_in_a_modal_sends_what_was_picked(slack, client, bolt):
    view = slack.workspace.views[opened(slack, client, modal("Snooze", MENU))]
    slack.people.press_in_view(view, "until", MENU["options"][0])
    (seen,) = bolt.seen
    assert (seen["container"]["view_id"], seen["view"]["id"]) == (view.id, view.id)
    assert seen["actions"][0]["selected_option"]["value"] == "next"


def test_picking_in_a_message_sends_what_was_picked(slack, client, bolt):
    client.chat_postMessage(
        channel="C0SMM", text="Snooze", blocks=[{"type": "actions", "elements": [MENU]}]
    )
    (shown,) = slack.messages("C0SMM")
    slack.people.press("U0AD", shown, "until", value="next", chosen=MENU["options"][0])
    (seen,) = bolt.seen
    assert seen["actions"][0]["selected_option"] == MENU["options"][0]
    assert json.dumps(seen["message"]["blocks"]).count("until") == 1
