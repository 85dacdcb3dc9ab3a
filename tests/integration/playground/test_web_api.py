"""The Web API, through the client the bot uses."""

import itertools
import socket
from http.client import HTTPConnection

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.nouns import Content
from bot.playground.server import SlackServer
from tests.waiting import SOON

KEY = {"event_type": "planbot_outbox", "event_payload": {"key": "k1"}}


def refused(call, *args, **kwargs):
    with pytest.raises(SlackApiError) as raised:
        call(*args, **kwargs)
    return raised.value.response


def section(words="hello"):
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}}


def test_it_listens_on_the_loopback_address_only(slack):
    assert slack.url.startswith("http://127.0.0.1:")
    port = int(slack.url.rpartition(":")[2])
    with socket.socket() as elsewhere, pytest.raises(ConnectionRefusedError):
        elsewhere.connect(("127.0.0.2", port))


def test_auth_test_says_whose_token_it_is(client):
    answer = client.auth_test()
    assert (answer["team_id"], answer["user_id"]) == ("T0SAMPLE", "U0PLANBOT")


@pytest.mark.parametrize(("token", "error"), [("xoxb-other", "invalid_auth"), ("", "not_authed")])
def test_a_wrong_or_missing_token_is_refused(slack, token, error):
    client = WebClient(token=token, base_url=slack.api_url, retry_handlers=[])
    assert refused(client.chat_postMessage, channel="C0SMM", text="hello")["error"] == error
    assert slack.messages("C0SMM") == []


def test_an_unknown_method_is_refused_by_name(client):
    assert refused(client.api_call, "chat.shout")["error"] == "unknown_method"


def test_a_posted_message_is_shown_and_found_again(slack, client):
    answer = client.chat_postMessage(channel="C0SMM", text="hello", blocks=[section()])
    (shown,) = slack.messages("C0SMM")
    assert (shown.text, shown.blocks, shown.ts) == ("hello", [section()], answer["ts"])
    (found,) = client.conversations_history(channel="C0SMM")["messages"]
    assert (found["ts"], found["text"], found["bot_id"]) == (answer["ts"], "hello", "B0PLANBOT")
    assert found["blocks"][0]["block_id"]


def test_blocks_may_travel_as_json_text_in_a_form(slack, client):
    form = {"channel": "C0SMM", "text": "hello", "blocks": '[{"type": "divider"}]'}
    client.api_call("chat.postMessage", data=form)
    assert slack.messages("C0SMM")[0].blocks == [{"type": "divider"}]


def test_blocks_that_are_no_json_are_refused(client):
    form = {"channel": "C0SMM", "text": "hello", "blocks": "[{"}
    answer = refused(client.api_call, "chat.postMessage", data=form)
    assert answer["error"] == "invalid_blocks_format"


def test_invalid_blocks_are_refused_with_slacks_words_and_nothing_is_shown(slack, client):
    answer = refused(client.chat_postMessage, channel="C0SMM", text="hi", blocks=[section("")])
    assert answer["error"] == "invalid_blocks"
    message = "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {message}"]
    assert answer["errors"] == [message]
    assert slack.messages("C0SMM") == []


def test_metadata_comes_back_only_when_asked_for(client):
    client.chat_postMessage(channel="C0SMM", text="hello", metadata=KEY)
    (without,) = client.conversations_history(channel="C0SMM")["messages"]
    asked = client.conversations_history(channel="C0SMM", include_all_metadata=True)
    assert "metadata" not in without
    assert asked["messages"][0]["metadata"] == KEY


@pytest.mark.parametrize(
    ("traits", "error"),
    [
        ({"is_archived": True}, "is_archived"),
        ({"bot_is_member": False}, "not_in_channel"),
        ({"is_private": True, "bot_is_member": False}, "channel_not_found"),
    ],
)
def test_a_channel_the_bot_cannot_write_in_is_refused(slack, client, traits, error):
    slack.workspace.add_channel("C0X", "x", **traits)
    assert refused(client.chat_postMessage, channel="C0X", text="hello")["error"] == error


def test_a_channel_that_is_not_there_is_refused(client):
    assert (
        refused(client.chat_postMessage, channel="C0NONE", text="hello")["error"]
        == "channel_not_found"
    )


def test_posting_to_a_person_reaches_their_direct_messages(slack, client):
    answer = client.chat_postMessage(channel="U0AD", text="hello")
    assert answer["channel"] == client.conversations_open(users="U0AD")["channel"]["id"]
    assert [shown.text for shown in slack.messages("U0AD")] == ["hello"]


def test_an_update_keeps_the_message_and_its_earlier_version(slack, client):
    ts = client.chat_postMessage(channel="C0SMM", text="open", metadata=KEY)["ts"]
    client.chat_update(channel="C0SMM", ts=ts, text="acknowledged", blocks=[section()])
    (shown,) = slack.messages("C0SMM")
    assert (shown.ts, shown.text, shown.metadata) == (ts, "acknowledged", KEY)
    assert [earlier.text for earlier in shown.edits] == ["open"]


def test_an_update_may_hold_a_tenth_of_the_text(client):
    ts = client.chat_postMessage(channel="C0SMM", text="x" * 4001)["ts"]
    answer = refused(client.chat_update, channel="C0SMM", ts=ts, text="x" * 4001)
    assert answer["error"] == "msg_too_long"


def test_a_deleted_message_is_gone(slack, client):
    ts = client.chat_postMessage(channel="C0SMM", text="hello")["ts"]
    client.chat_delete(channel="C0SMM", ts=ts)
    assert slack.messages("C0SMM") == []
    again = refused(client.chat_delete, channel="C0SMM", ts=ts)
    assert again["error"] == "message_not_found"


def test_another_persons_message_cannot_be_changed(slack, client):
    theirs = slack.workspace.show("C0SMM", Content("mine"), user="U0AD")
    answer = refused(client.chat_update, channel="C0SMM", ts=theirs.ts, text="yours")
    assert answer["error"] == "cant_update_message"


def test_an_ephemeral_message_is_seen_by_one_person_and_not_in_the_history(slack, client):
    slack.workspace.show("C0SMM", Content("for you"), visible_to="U0AD")
    assert [shown.text for shown in slack.ephemerals("U0AD")] == ["for you"]
    assert slack.messages("C0SMM") == []
    assert client.conversations_history(channel="C0SMM")["messages"] == []


def test_a_thread_holds_its_replies_and_the_history_does_not(client):
    root = client.chat_postMessage(channel="C0SMM", text="flag")["ts"]
    client.chat_postMessage(channel="C0SMM", text="correction", thread_ts=root)
    history = client.conversations_history(channel="C0SMM")["messages"]
    thread = client.conversations_replies(channel="C0SMM", ts=root)["messages"]
    assert [each["text"] for each in history] == ["flag"]
    assert [each["text"] for each in thread] == ["flag", "correction"]


def test_the_history_is_read_page_by_page_newest_first(client):
    for n in range(5):
        client.chat_postMessage(channel="C0SMM", text=str(n))
    pages = itertools.islice(client.conversations_history(channel="C0SMM", limit=2), 10)
    assert [[each["text"] for each in page["messages"]] for page in pages] == [
        ["4", "3"],
        ["2", "1"],
        ["0"],
    ]


@pytest.mark.parametrize(
    ("inclusive", "found"), [(False, ["2"]), (True, ["3", "2", "1"])], ids=["open", "closed"]
)
def test_the_history_is_read_between_two_times(client, inclusive, found):
    ts = [client.chat_postMessage(channel="C0SMM", text=str(n))["ts"] for n in range(5)]
    answer = client.conversations_history(
        channel="C0SMM", oldest=ts[1], latest=ts[3], inclusive=inclusive
    )
    assert [each["text"] for each in answer["messages"]] == found


def test_the_times_of_messages_differ_even_if_the_clock_stands_still():
    with SlackServer("secret", now=lambda: 1541404800.0) as slack:
        slack.workspace.add_channel("C0", "c")
        client = WebClient(token=slack.token, base_url=slack.api_url)
        ts = [client.chat_postMessage(channel="C0", text="x")["ts"] for _ in range(2)]
    assert ts == ["1541404800.000000", "1541404800.000001"]


def test_a_shared_channel_says_so(slack, client):
    slack.workspace.add_channel("C0EXT", "partners", is_ext_shared=True)
    assert client.conversations_info(channel="C0EXT")["channel"]["is_ext_shared"] is True
    assert client.conversations_info(channel="C0SMM")["channel"]["is_ext_shared"] is False


def test_a_modal_needs_a_trigger_that_is_fresh_and_unused(slack, client):
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Hi"}, "blocks": [section()]}
    trigger = slack.workspace.new_trigger("U0AD")
    opened = client.views_open(trigger_id=trigger, view=view)["view"]
    again = refused(client.views_open, trigger_id=trigger, view=view)
    made_up = refused(client.views_open, trigger_id="1.2.3", view=view)
    assert slack.workspace.views[opened["id"]].user == "U0AD"
    assert (again["error"], made_up["error"]) == ("exchanged_trigger_id", "invalid_trigger_id")


def test_a_trigger_is_good_for_three_seconds():
    clock = iter([0.0, 3.1])
    with SlackServer("secret", now=lambda: next(clock)) as slack:
        trigger = slack.workspace.new_trigger("U0PLANBOT")
        with pytest.raises(Exception, match="expired_trigger_id"):
            slack.workspace.use_trigger(trigger)


def test_a_home_tab_is_published_and_a_stale_one_refused(slack, client):
    home = {"type": "home", "blocks": [section()]}
    first = client.views_publish(user_id="U0AD", view=home)["view"]["hash"]
    client.views_publish(user_id="U0AD", view=home, hash=first)
    stale = refused(client.views_publish, user_id="U0AD", view=home, hash=first)
    assert stale["error"] == "hash_conflict"
    assert slack.workspace.homes["U0AD"].view["type"] == "home"


def test_an_invalid_view_is_refused(client):
    answer = refused(client.views_publish, user_id="U0AD", view={"type": "home", "blocks": []})
    assert answer["error"] == "invalid_arguments"


def test_a_file_is_uploaded_in_two_steps_and_shared(slack, client):
    client.files_upload_v2(
        channel="C0SMM", filename="plan.csv", content="a,b", initial_comment="The plan"
    )
    (shown,) = slack.messages("C0SMM")
    assert (shown.text, shown.content.files[0]["name"]) == ("The plan", "plan.csv")
    (upload,) = slack.workspace.uploads.values()
    assert upload.content == b"a,b"


def test_a_second_post_in_a_second_is_rate_limited_and_other_channels_go_on():
    with SlackServer("secret", rate_limits=True, now=lambda: 1541404800.0) as slack:
        for channel in ("C0A", "C0B"):
            slack.workspace.add_channel(channel, channel)
        client = WebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[])
        client.chat_postMessage(channel="C0A", text="1")
        answer = refused(client.chat_postMessage, channel="C0A", text="2")
        client.chat_postMessage(channel="C0B", text="3")
    assert (answer.status_code, answer["error"]) == (429, "ratelimited")
    assert answer.headers["Retry-After"] == "1"


def test_a_page_nobody_asked_for_is_not_found(slack):
    connection = HTTPConnection(slack.url.removeprefix("http://"), timeout=SOON)
    connection.request("GET", "/elsewhere")
    assert connection.getresponse().status == 404
    connection.close()
