"""The Home tab: each person's own, with tables, and buttons that reach the bot."""

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.errors import SlackApiError

from bot.playground.page.page import Page
from bot.playground.page.visit import Visit
from tests.integration.playground.block_parts import button, cell, data_table, plain, section
from tests.integration.playground.open_page import Opened, StoppedClock
from tests.integration.playground.tiny_bot import served, tiny_bot

SECRET = "a signing secret"


def opens(value):
    press = button(text=plain(f"Open {value}"), action_id=f"open.{value}", value=value)
    return {"type": "action_cell", "element": press, "fallback": cell("Open")}


def home(words="Your plan", *blocks):
    return {"type": "home", "blocks": [section(text=plain(words)), *blocks]}


PLAN = data_table([cell("No"), cell("Open")], [cell("5"), opens("5")], [cell("12"), opens("12")])
AGREE = {"type": "actions", "elements": [button(action_id="agree", value="7")]}


@pytest.fixture
def opened(slack, client):
    """The page with a bot that listens to `app_home_opened` and to every button."""
    page, page.seen, page.looks = Opened(slack), [], []
    slack.page = Page(slack, Visit(StoppedClock(), home_opens=True))
    app = tiny_bot(client, SECRET)
    app.use(lambda body, next_: (page.looks.append(body.get("event")), next_()))

    @app.action("agree")
    @app.action("open.12")
    def pressed(ack, body):
        page.seen.append(body)
        ack()

    with served(SlackRequestHandler(app, "/slack/events")) as url:
        slack.bot_url = url
        yield page


def test_each_sees_their_own(opened, client):
    for user in ("U0AD", "U0TM"):
        client.views_publish(user_id=user, view=home(f"Plan of {user}"))
    assert "Plan of U0TM" in opened.html("/as/U0TM/home?again=1")
    page = opened.html("/as/U0AD/home?again=1")
    assert "Plan of U0AD" in page
    assert "Plan of U0TM" not in page


def test_opening_it_is_told_with_the_view_that_was_published(opened, client):
    opened.html("/as/U0TM/home")
    assert opened.looks[0]["tab"] == "home"
    assert "view" not in opened.looks[0]
    view = client.views_publish(user_id="U0TM", view=home())["view"]
    opened.html("/as/U0TM/home")
    (told,) = (each for each in opened.looks if each and "view" in each)
    assert (told["user"], told["channel"], told["view"]["id"]) == ("U0TM", "D0TM", view["id"])


def test_looking_at_the_messages_is_told_as_another_tab(opened):
    opened.html("/as/U0TM/D0TM")
    assert [each["tab"] for each in opened.looks] == ["messages"]


def test_an_older_hash_is_a_conflict(opened, client):
    old = client.views_publish(user_id="U0AD", view=home())["view"]["hash"]
    client.views_publish(user_id="U0AD", view=home("Newer"), hash=old)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_publish(user_id="U0AD", view=home("Older"), hash=old)
    assert "Newer" in opened.html("/as/U0AD/home?again=1")


def test_a_button_in_a_row_of_a_table_is_drawn_and_pressed(opened, client):
    view = client.views_publish(user_id="U0AD", view=home("Your plan", PLAN))["view"]
    page = opened.html("/as/U0AD/home?again=1")
    assert page.count("Open 12</button>") == 1
    opened.post(f"/as/U0AD/view/{view['id']}/press", action_id="open.12", value="12")
    (body,) = opened.seen
    assert body["container"] == {"type": "view", "view_id": view["id"]}
    assert body["view"]["type"] == "home"
    assert (body["actions"][0]["value"], body["user"]["id"]) == ("12", "U0AD")
    assert "channel" not in body


def test_a_button_on_it_is_drawn_and_pressed(opened, client):
    view = client.views_publish(user_id="U0AD", view=home("Your plan", AGREE))["view"]
    page = opened.html("/as/U0AD/home?again=1")
    assert 'value="agree"' in page
    opened.post(f"/as/U0AD/view/{view['id']}/press", action_id="agree", value="7")
    assert [each["actions"][0]["value"] for each in opened.seen] == ["7"]


def test_nobody_presses_in_another_ones_home(opened, client):
    view = client.views_publish(user_id="U0AD", view=home("Your plan", AGREE))["view"]
    path = f"/as/U0TM/view/{view['id']}/press"
    assert opened.ask("POST", path, "action_id=agree")[0].status == 404
    assert opened.seen == []


def test_it_is_a_place_of_its_own_in_the_side_bar(opened):
    page = opened.html("/as/U0AD/C0SMM")
    assert '<a id="to-home" href="/as/U0AD/home"' in page
