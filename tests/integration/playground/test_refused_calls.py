"""Calls the Web API refuses, each by Slack's name for it."""

from http.client import HTTPConnection

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.nouns import Content
from tests.waiting import SOON

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "hello"}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Hi"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}

CALLS = {
    "no channel": ("chat.postMessage", {"text": "hello"}, "channel_not_found"),
    "no text": ("chat.postMessage", {"channel": "C0SMM"}, "no_text"),
    "unknown argument": (
        "chat.postMessage",
        {"channel": "C0SMM", "text": "hello", "txet": ""},
        "invalid_arguments",
    ),
    "update of nothing": (
        "chat.update",
        {"channel": "C0SMM", "ts": "1.000000", "text": "hello"},
        "message_not_found",
    ),
    "no such thread": (
        "conversations.replies",
        {"channel": "C0SMM", "ts": "1.000000"},
        "thread_not_found",
    ),
    "history outside": ("conversations.history", {"channel": "C0OUT"}, "not_in_channel"),
    "history from a date": (
        "conversations.history",
        {"channel": "C0SMM", "oldest": "2018-11-05"},
        "invalid_ts_oldest",
    ),
    "no page": ("conversations.history", {"channel": "C0SMM", "limit": 0}, "invalid_limit"),
    "limit in words": (
        "conversations.history",
        {"channel": "C0SMM", "limit": "ten"},
        "invalid_arguments",
    ),
    "page of nowhere": (
        "conversations.history",
        {"channel": "C0SMM", "cursor": "%%%"},
        "invalid_cursor",
    ),
    "page of another list": (
        "conversations.history",
        {"channel": "C0SMM", "cursor": "dGVhbTpDMDYxRkE1UEI="},
        "invalid_cursor",
    ),
    "messages with nobody": ("conversations.open", {}, "users_list_not_supplied"),
    "messages with a stranger": ("conversations.open", {"users": "U0NONE"}, "user_not_found"),
    "messages with two": (
        "conversations.open",
        {"users": "U0AD,U0TM"},
        "method_not_supported_for_channel_type",
    ),
    "modal without view": ("views.open", {"trigger_id": "1"}, "invalid_arguments"),
    "home as a modal": ("views.open", {"trigger_id": "1", "view": HOME}, "invalid_arguments"),
    "update of no view": ("views.update", {"view_id": "V0", "view": MODAL}, "not_found"),
    "home of a stranger": ("views.publish", {"user_id": "U0NONE", "view": HOME}, "user_not_found"),
    "file without length": (
        "files.getUploadURLExternal",
        {"filename": "a.csv"},
        "invalid_arguments",
    ),
    "no files": ("files.completeUploadExternal", {"files": []}, "invalid_arguments"),
    "a file nobody sent": (
        "files.completeUploadExternal",
        {"files": [{"id": "F0"}]},
        "file_not_found",
    ),
}


@pytest.mark.parametrize(("method", "arguments", "error"), CALLS.values(), ids=CALLS)
def test_a_call_is_refused_by_name(slack, client, method, arguments, error):
    slack.workspace.add_channel("C0OUT", "outside", bot_is_member=False)
    slack.workspace.add_channel("C0OLD", "old", is_archived=True, bot_is_member=False)
    with pytest.raises(SlackApiError) as raised:
        client.api_call(method, json=arguments)
    assert raised.value.response["error"] == error


@pytest.mark.parametrize(("body", "error"), [(b"{", "invalid_json"), (b"[]", "json_not_object")])
def test_a_body_that_is_no_object_is_refused(slack, body, error):
    connection = HTTPConnection(slack.url.removeprefix("http://"), timeout=SOON)
    connection.request("POST", "/api/auth.test", body, {"Content-Type": "application/json"})
    assert error in connection.getresponse().read().decode()
    connection.close()


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("/response/x", b"[]", 400, "invalid_payload"),
        ("/response/x", b"{", 400, "invalid_payload"),
        ("/response/x", b"{}", 404, "invalid_url"),
        ("/upload/x", b"a,b", 200, "file_not_found"),
        ("/elsewhere", b"", 404, "not found"),
    ],
)
def test_an_address_that_was_not_handed_out_takes_nothing(slack, path, body, status, said):
    connection = HTTPConnection(slack.url.removeprefix("http://"), timeout=SOON)
    connection.request("POST", path, body)
    response = connection.getresponse()
    assert response.status == status
    assert said in response.read().decode()
    connection.close()
    assert slack.workspace.shown == []


def test_an_ephemeral_message_cannot_be_updated(slack, client):
    ts = slack.workspace.show("C0SMM", Content("for you"), visible_to="U0AD").ts
    with pytest.raises(SlackApiError, match="message_not_found"):
        client.chat_update(channel="C0SMM", ts=ts, text="for all")
    assert [shown.text for shown in slack.ephemerals("U0AD")] == ["for you"]


def test_a_person_who_wrote_is_named_in_the_history(slack, client):
    slack.workspace.show("C0SMM", Content("from me"), user="U0AD")
    (found,) = client.conversations_history(channel="C0SMM")["messages"]
    assert found["user"] == "U0AD"
    assert "bot_id" not in found
