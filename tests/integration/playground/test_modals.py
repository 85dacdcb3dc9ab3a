"""Modals at work: stacked, changed by the app, closed by its answer; menus that are picked from."""

import json

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.errors import SlackApiError

from bot.playground.refused import Refused
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


def asking(title, element=None, **fields):
    """A modal with one field."""
    words = {"type": "plain_text_input", "action_id": "words"}
    label = {"type": "plain_text", "text": "Why?"}
    asked = {"type": "input", "block_id": "why", "label": label, "element": element or words}
    submit = {"type": "plain_text", "text": "Save"}
    return {**modal(title), "callback_id": "any", "submit": submit, "blocks": [asked | fields]}


@pytest.fixture
def bolt(slack, client):
    """The tiny bot, with a modal whose submission is answered by `app.says`."""
    app = tiny_bot(client, SECRET)
    app.says = {}

    @app.view({"type": "view_submission", "callback_id": "any"})
    def any_view(ack, body):
        app.seen.append(body)
        ack(**app.says)

    @app.view_closed("any")
    def closed(ack, body):
        app.seen.append(body)
        ack()

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
        ({"response_action": "errors", "errors": {"why": "no"}}, ["below", "top"]),
        ({"response_action": "update", "view": modal("changed")}, ["below", "changed"]),
    ],
    ids=["close", "errors", "update"],
)
def test_the_answer_to_a_submission_decides_what_stays_open(slack, client, bolt, says, left):
    opened(slack, client, modal("below"))
    trigger = slack.workspace.new_trigger("U0AD")
    top = client.views_push(trigger_id=trigger, view=asking("top") | {"callback_id": "any"})
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


@pytest.mark.parametrize(
    ("says", "error"),
    [
        ({"response_action": "errors", "errors": {"b9": "no"}}, "invalid_errors"),
        ({"response_action": "leave"}, "invalid_response_action"),
        ({"response_action": "update"}, "invalid_arguments"),
        ({"response_action": "update", "view": modal("x" * 25)}, "invalid_arguments"),
    ],
    ids=["errors of no input", "unknown", "no view", "long title"],
)
def test_an_answer_that_slack_would_not_take_is_refused(slack, client, bolt, says, error):
    bolt.says = says
    view = slack.workspace.views[opened(slack, client, asking("Why?"))]
    with pytest.raises(Refused, match=error):
        slack.people.submit(view, {})
    assert titles(slack) == ["Why?"]


@pytest.mark.parametrize(("all_of_them", "left"), [(False, ["below"]), (True, [])])
def test_closing_one_shows_the_one_below_or_closes_all(slack, client, all_of_them, left):
    opened(slack, client, asking("below"))
    trigger = slack.workspace.new_trigger("U0AD")
    top = client.views_push(trigger_id=trigger, view=asking("top"))["view"]["id"]
    slack.people.close(slack.workspace.views[top], all_of_them=all_of_them)
    assert titles(slack) == left


def test_a_modal_that_changed_meanwhile_is_a_conflict_and_the_newer_one_stays(slack, client):
    trigger = slack.workspace.new_trigger("U0AD")
    view = client.views_open(trigger_id=trigger, view=asking("before"))["view"]
    client.views_update(view_id=view["id"], hash=view["hash"], view=asking("after"))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=view["id"], hash=view["hash"], view=asking("too late"))
    assert titles(slack) == ["after"]


def test_a_trigger_opens_one_view_within_three_seconds(slack, client):
    trigger = slack.workspace.new_trigger("U0AD")
    client.views_open(trigger_id=trigger, view=asking("first"))
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=trigger, view=asking("second"))
    late = slack.workspace.new_trigger("U0AD")
    now = slack.workspace.now()
    slack.workspace.now = lambda: now + 3.1
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=late, view=asking("late"))
    assert titles(slack) == ["first"]
