"""People and the bot: a tiny Bolt app behind a real HTTP server answers the workspace."""

from dataclasses import replace

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.webhook import WebhookClient

from bot.playground.bot_requests import PATIENCE
from bot.playground.interactions import command_fields
from bot.playground.replies import LIFETIME
from bot.playground.server import SlackServer
from tests.integration.playground.tiny_bot import served, tiny_bot

SECRET = "a signing secret"


@pytest.fixture
def bolt(slack, client):
    app = tiny_bot(client, SECRET)
    with served(SlackRequestHandler(app, "/slack/events")) as url:
        slack.bot_url = url
        yield app


def test_a_command_is_answered_to_the_person_alone(slack, bolt):
    answer = slack.command("U0AD", "/echo rag 12", "C0SMM")
    assert (answer.status, answer.error, answer.shown.text) == (200, "", "you said rag 12")
    assert [shown.text for shown in slack.ephemerals("U0AD")] == ["you said rag 12"]
    assert slack.messages("C0SMM") == []
    assert slack.ephemerals("U0TM") == []


def test_a_command_carries_the_fields_slack_sends(slack, bolt):
    slack.command("U0AD", "/echo", "C0WIDE")
    (seen,) = bolt.seen
    assert {name: seen[name] for name in seen if name not in ("response_url", "trigger_id")} == {
        "token": "playground",
        "team_id": "T0SAMPLE",
        "team_domain": "planbot-playground",
        "channel_id": "C0WIDE",
        "channel_name": "everyone",
        "user_id": "U0AD",
        "user_name": "assistant-director",
        "command": "/echo",
        "text": "",
        "api_app_id": "A0PLANBOT",
        "is_enterprise_install": "false",
    }


@pytest.mark.parametrize(("channel", "name"), [("C0SMM", "privategroup"), (None, "directmessage")])
def test_private_places_are_not_named(slack, bolt, channel, name):
    slack.command("U0AD", "/echo", channel)
    assert bolt.seen[0]["channel_name"] == name


def test_an_answer_in_the_channel_is_seen_by_everybody(slack, bolt):
    slack.command("U0AD", "/aloud", "C0WIDE")
    assert [shown.text for shown in slack.messages("C0WIDE")] == ["for everybody"]


def test_an_empty_answer_shows_nothing(slack, bolt):
    answer = slack.command("U0AD", "/quiet", "C0WIDE")
    assert (answer.status, answer.shown, slack.ephemerals("U0AD")) == (200, None, [])


def test_an_invalid_answer_is_told_by_slackbot_with_the_reason_kept(slack, bolt):
    answer = slack.command("U0AD", "/bad")
    assert answer.error == "invalid_command_response"
    assert answer.shown.text == '/bad failed with the error "invalid_command_response"'
    assert "must be more than 0 characters" in answer.refusals[0]


def test_an_answer_after_more_than_slacks_patience_is_a_timeout(slack, bolt):
    slack.patience = 0.5
    answer = slack.command("U0AD", "/slow")
    bolt.given_up.set()
    assert (answer.status, answer.error) == (None, "operation_timeout")
    assert answer.shown.text == '/slow failed with the error "operation_timeout"'
    assert answer.seconds >= slack.patience


def test_slacks_patience_is_three_seconds():
    with SlackServer(SECRET) as server:
        assert server.patience == PATIENCE == 3


def test_a_command_the_bot_does_not_know_fails(slack, bolt):
    assert slack.command("U0AD", "/nonsense").error == "dispatch_failed"


def test_a_bot_that_is_not_there_fails(slack):
    slack.bot_url = "http://127.0.0.1:9/slack/events"
    assert slack.command("U0AD", "/echo").error == "dispatch_failed"


def test_a_bot_elsewhere_is_not_asked(slack):
    slack.bot_url = "http://example.org/slack/events"
    with pytest.raises(RuntimeError, match="not on example"):
        slack.command("U0AD", "/echo")


def test_a_command_signed_with_another_secret_is_turned_away(slack, bolt):
    with SlackServer("another secret", bot_url=slack.bot_url) as forger:
        forger.workspace.add_person("U0AD", "somebody")
        answer = forger.command("U0AD", "/echo")
    assert (answer.status, bolt.seen) == (401, [])


def test_the_same_request_can_be_sent_again(slack, bolt):
    answer = slack.command("U0AD", "/echo")
    assert slack.send_again(answer.request).status == 200
    assert bolt.seen[0]["trigger_id"] == bolt.seen[1]["trigger_id"]


def test_a_field_can_be_changed_to_play_another_workspace(slack, bolt):
    slack.command("U0AD", "/echo", team_id="T0OTHER")
    assert bolt.seen[0]["team_id"] == "T0OTHER"


def test_pressing_a_button_sends_its_value_and_the_reply_replaces_the_message(slack, bolt):
    flag = slack.command("U0AD", "/flag", "C0SMM").shown
    slack.press("U0TM", flag, "acknowledge", value="8.2")
    (seen,) = bolt.seen
    assert (seen["type"], seen["user"]["id"]) == ("block_actions", "U0TM")
    assert (seen["actions"][0]["block_id"], seen["message"]["ts"]) == ("b1", flag.ts)
    (shown,) = slack.messages("C0SMM")
    assert (shown.ts, shown.text, len(shown.edits)) == (flag.ts, "acknowledged 8.2", 1)


def test_a_button_that_is_not_shown_cannot_be_pressed(slack, bolt):
    flag = slack.command("U0AD", "/flag", "C0SMM").shown
    with pytest.raises(LookupError, match="acknowledge"):
        slack.press("U0AD", flag, "acknowledge", value="9.9")


def test_a_modal_is_opened_corrected_and_submitted(slack, bolt):
    slack.command("U0AD", "/why")
    (opened,) = slack.workspace.views.values()
    slack.people.submit(opened, {"why": {"words": {"type": "plain_text_input", "value": None}}})
    assert list(slack.workspace.views.values()) == [opened]
    slack.people.submit(opened, {"why": {"words": {"type": "plain_text_input", "value": "x"}}})
    assert slack.workspace.views == {}


def test_opening_the_home_tab_publishes_it(slack, bolt):
    slack.people.event({"type": "app_home_opened", "user": "U0AD", "tab": "home"})
    assert slack.wait_until(lambda: "U0AD" in slack.workspace.homes)


@pytest.fixture
def response_url(slack):
    """The address of a command nobody has answered yet."""
    urls = slack.people._urls
    url, _ = urls.hand_out("C0SMM", "U0AD")
    return WebhookClient(url)


def test_a_response_url_takes_five_replies(slack, response_url):
    answers = [response_url.send(text=str(n)) for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert answers[5].body == "used_url"
    assert [shown.text for shown in slack.ephemerals("U0AD")] == ["0", "1", "2", "3", "4"]


def test_a_response_url_is_good_for_thirty_minutes():
    now = [0.0]
    with SlackServer(SECRET, now=lambda: now[0]) as slack:
        slack.workspace.add_person("U0AD", "assistant-director")
        slack.workspace.add_channel("C0", "c")
        url, _ = slack.people._urls.hand_out("C0", "U0AD")
        now[0] = LIFETIME
        in_time = WebhookClient(url).send(text="in time")
        now[0] += 0.1
        late = WebhookClient(url).send(text="late")
    assert (in_time.status_code, late.status_code, late.body) == (200, 404, "expired_url")


def test_a_response_url_shows_replaces_and_deletes(slack, response_url):
    response_url.send(text="first", response_type="in_channel")
    response_url.send(text="second", replace_original=True)
    (shown,) = slack.messages("C0SMM")
    assert (shown.text, [earlier.text for earlier in shown.edits]) == ("second", ["first"])
    response_url.send(delete_original=True)
    assert slack.messages("C0SMM") == []


def test_a_response_url_refuses_what_slack_refuses(slack, response_url):
    answer = response_url.send(text="hi", blocks=[{"type": "alert"}])
    assert (answer.status_code, answer.body) == (400, "invalid_blocks")
    assert slack.ephemerals("U0AD") == []


def test_a_response_url_nobody_handed_out_is_not_found(slack):
    answer = WebhookClient(f"{slack.url}/response/made-up").send(text="hello")
    assert (answer.status_code, answer.body) == (404, "invalid_url")


def test_each_command_has_its_own_trigger(slack):
    channel = slack.workspace.channels["C0SMM"]
    fields = [
        command_fields(
            slack.workspace, channel, "U0AD", command="/rag", text="", response_url="http://x"
        )
        for _ in range(2)
    ]
    assert fields[0]["trigger_id"] != fields[1]["trigger_id"]


def test_a_message_that_is_gone_cannot_be_pressed(slack, bolt):
    flag = slack.command("U0AD", "/flag", "C0SMM").shown
    with pytest.raises(Exception, match="message_not_found"):
        slack.press("U0AD", replace(flag, ts="1.000000"), "acknowledge")
