"""A form on the page: what stands in its fields, what is sent, what stays when it comes back."""

import re

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler

from tests.integration.playground.block_parts import button, option, plain, section
from tests.integration.playground.open_page import Opened
from tests.integration.playground.tiny_bot import served, tiny_bot

SECRET = "a signing secret"
TEXT = {"type": "plain_text_input", "action_id": "it", "initial_value": "as last time"}
OPTIONS = {"action_id": "it", "options": [option(1), option(2)]}
RADIO = {"type": "radio_buttons", **OPTIONS, "initial_option": option(2)}
SEVERAL = {"type": "checkboxes", **OPTIONS, "initial_options": [option(2)]}


def asked(element, **fields):
    label = plain("About it")
    return {"type": "input", "block_id": "a", "label": label, "element": element, **fields}


def form(*blocks):
    shown = {"title": plain("Update"), "submit": plain("Save"), "blocks": list(blocks)}
    return {"type": "modal", "callback_id": "update", "private_metadata": "5", **shown}


@pytest.fixture
def opened(slack, client):
    """The page with a bot that notes what it gets, and answers `page.says`."""
    page, page.says, page.seen = Opened(slack), {}, []
    app = tiny_bot(client, SECRET)

    @app.view("update")
    def taken(ack, body):
        page.seen.append(body)
        ack(**page.says)

    @app.action("look")
    def looked(ack, body):
        page.seen.append(body)
        ack()
        view = {**body["view"]}
        blocks = [section(text=plain("Looked up")), *view["blocks"]]
        client.views_update(view_id=view["id"], hash=view["hash"], view=form(*blocks))

    with served(SlackRequestHandler(app, "/slack/events")) as url:
        slack.bot_url = url
        page.client = client
        yield page


def open_view(page, *blocks):
    trigger = page.slack.workspace.new_trigger("U0AD")
    view = page.client.views_open(trigger_id=trigger, view=form(*blocks))["view"]
    return f"/as/U0AD/view/{view['id']}"


def test_what_the_app_put_there_stands_in_the_fields(opened):
    address = open_view(
        opened,
        asked(TEXT),
        {**asked({**TEXT, "multiline": True}), "block_id": "b"},
        {**asked(RADIO), "block_id": "c"},
        {**asked(SEVERAL), "block_id": "d"},
        {**asked({"type": "datepicker", "initial_date": "2018-11-30"}), "block_id": "e"},
    )
    page = opened.html("/as/U0AD/C0SMM")
    assert address in page
    assert 'value="as last time"' in page
    assert re.search(r"<textarea[^>]*>\nas last time</textarea>", page)
    assert re.search(r'type="radio" name="c it" value="2" checked', page)
    assert re.search(r'type="checkbox" name="d it" value="2" checked', page)
    assert 'value="2018-11-30"' in page


@pytest.mark.parametrize(
    ("element", "filled_in", "state"),
    [
        (TEXT, "better", {"type": "plain_text_input", "value": "better"}),
        (TEXT, "", {"type": "plain_text_input", "value": None}),
        (RADIO, "1", {"type": "radio_buttons", "selected_option": option(1)}),
        (RADIO, "", {"type": "radio_buttons", "selected_option": None}),
        (SEVERAL, "1", {"type": "checkboxes", "selected_options": [option(1)]}),
        (SEVERAL, "", {"type": "checkboxes", "selected_options": []}),
        (
            {"type": "datepicker", "action_id": "it"},
            "2018-11-30",
            {"type": "datepicker", "selected_date": "2018-11-30"},
        ),
        (
            {"type": "datepicker", "action_id": "it"},
            "",
            {"type": "datepicker", "selected_date": None},
        ),
    ],
)
def test_the_state_has_slacks_shapes(opened, element, filled_in, state):
    address = open_view(opened, asked(element, optional=True))
    page = opened.post(f"{address}/submit", **{"a it": filled_in})
    assert "dialog-title" not in page
    (body,) = opened.seen
    assert body["view"]["state"]["values"] == {"a": {"it": state}}
    assert body["view"]["private_metadata"] == "5"


@pytest.mark.parametrize(
    ("element", "filled_in", "said"),
    [
        (TEXT, "", "Please complete this required field."),
        (RADIO, "", "Please complete this required field."),
        (SEVERAL, "", "Please complete this required field."),
        ({**TEXT, "min_length": 5}, "why", "Use 5 to 3,000 characters; there are 3."),
        ({**TEXT, "max_length": 15}, "x" * 16, "Use 0 to 15 characters; there are 16."),
    ],
)
def test_what_slacks_clients_ask_for_is_said_at_the_field_and_the_app_hears_nothing(
    opened, element, filled_in, said
):
    address = open_view(opened, asked(element))
    page = opened.post(f"{address}/submit", **{"a it": filled_in})
    assert re.search(rf'<p id="[^"]+-wrong" class="error">{said}</p>', page)
    assert opened.seen == []


def test_the_apps_errors_stand_at_their_fields_and_the_words_stay(opened):
    opened.says = {"response_action": "errors", "errors": {"b": "30% beside 30.6%"}}
    address = open_view(
        opened,
        asked(TEXT, optional=True),
        {**asked({**TEXT, "multiline": True}), "block_id": "b"},
    )
    page = opened.post(f"{address}/submit", **{"a it": "", "b it": "\n <b>30%</b> of them"})
    assert page.count('class="error"') == 1
    assert "30% beside 30.6%</p>" in page
    assert "\n\n &lt;b&gt;30%&lt;/b&gt; of them</textarea>" in page
    assert "as last time" not in page


def test_pressing_a_button_in_a_form_sends_what_is_filled_in_and_keeps_it(opened):
    look = {"type": "actions", "elements": [button(action_id="look", text=plain("Look"))]}
    address = open_view(opened, asked(TEXT), look)
    page = opened.post(f"{address}/press", action_id="look", **{"a it": "half a sen"})
    (body,) = opened.seen
    assert body["container"]["type"] == "view"
    assert body["view"]["state"]["values"]["a"]["it"]["value"] == "half a sen"
    page = opened.html("/as/U0AD/C0SMM")
    assert "Looked up" in page
    assert 'value="half a sen"' in page


def test_a_stack_is_closed_one_by_one_or_at_once(opened):
    def push(title):
        trigger = opened.slack.workspace.new_trigger("U0AD")
        opened.client.views_push(trigger_id=trigger, view=form(section()) | {"title": plain(title)})
        return f"/as/U0AD/view/{list(opened.slack.workspace.views)[-1]}"

    open_view(opened, section())
    assert "Close all of them" not in opened.html("/as/U0AD/C0SMM")
    assert "Update</h2>" in opened.post(f"{push('Second')}/close")
    assert "dialog-title" not in opened.post(f"{push('Third')}/clear")
