"""Bad days on request: what the client sees, and what has happened all the same."""

import http.client
import json
from contextlib import ExitStack
from threading import Event, Thread, Timer
from time import monotonic

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.faults import Kind
from bot.playground.server import SlackServer
from tests.waiting import SOON


def post(client, channel="C0SMM"):
    return client.chat_postMessage(channel=channel, text="hello")


def texts(slack, channel="C0SMM"):
    return [shown.text for shown in slack.messages(channel)]


@pytest.mark.parametrize(
    ("kind", "retry_after"),
    [(Kind.RATE_LIMITED, "7"), (Kind.RATE_LIMITED_SILENTLY, None)],
)
def test_a_429_posts_nothing_and_tells_when_to_come_back_or_not(slack, client, kind, retry_after):
    slack.faults.add("chat.postMessage", kind, retry_after=7)
    with pytest.raises(SlackApiError) as raised:
        post(client)
    assert raised.value.response.status_code == 429
    assert raised.value.response.headers.get("Retry-After") == retry_after
    assert texts(slack) == []


@pytest.mark.parametrize(("kind", "status"), [(Kind.HTTP_500, 500), (Kind.HTTP_503, 503)])
def test_a_failing_server_posts_nothing(slack, client, kind, status):
    slack.faults.add("chat.postMessage", kind)
    with pytest.raises(SlackApiError) as raised:
        post(client)
    assert raised.value.response.status_code == status
    assert texts(slack) == []


@pytest.mark.parametrize(
    ("kind", "posted"), [(Kind.DROPPED_REPLY, ["hello"]), (Kind.DROPPED_REQUEST, [])]
)
def test_a_dropped_connection_leaves_open_what_happened(slack, client, kind, posted):
    slack.faults.add("chat.postMessage", kind)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        post(client)
    assert texts(slack) == posted
    assert [call.answer for call in slack.calls("chat.postMessage")] == [""]


def test_the_sdks_default_client_posts_twice_after_a_dropped_reply(slack):
    slack.faults.add("chat.postMessage", Kind.DROPPED_REPLY)
    post(WebClient(token=slack.token, base_url=slack.api_url))
    assert texts(slack) == ["hello", "hello"]


def test_a_stalled_call_has_taken_effect_when_the_client_gives_up(slack):
    slack.faults.add("chat.postMessage", Kind.STALL, seconds=30)
    impatient = WebClient(token=slack.token, base_url=slack.api_url, timeout=1, retry_handlers=[])
    with pytest.raises(TimeoutError):
        post(impatient)
    assert texts(slack) == ["hello"]


def test_a_server_stops_although_a_call_is_stalled_for_an_hour():
    slack = SlackServer("secret")
    with ExitStack() as running:
        running.enter_context(slack)
        slack.workspace.add_channel("C0", "c")
        slack.faults.add("chat.postMessage", Kind.STALL, seconds=3600)
        impatient = WebClient(
            token=slack.token, base_url=slack.api_url, timeout=1, retry_handlers=[]
        )
        with pytest.raises(TimeoutError):
            post(impatient, "C0")
        stopping = Thread(target=running.pop_all().close, daemon=True)
        stopping.start()
        stopping.join(SOON)
    assert not stopping.is_alive()


@pytest.mark.parametrize("kind", [Kind.HTML, Kind.HALF_JSON])
def test_an_answer_that_is_no_json_comes_after_the_message_was_posted(slack, client, kind):
    slack.faults.add("chat.postMessage", kind)
    with pytest.raises(SlackApiError, match="non-JSON format"):
        post(client)
    assert texts(slack) == ["hello"]


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked", "is_archived", "fatal_error"])
def test_any_error_of_slacks_comes_by_its_name(slack, client, error):
    slack.faults.add("chat.postMessage", error)
    with pytest.raises(SlackApiError) as raised:
        post(client)
    assert raised.value.response["error"] == error
    assert texts(slack) == []


def test_a_lagging_history_shows_a_message_later():
    now = [1000.0]
    with SlackServer("secret", now=lambda: now[0]) as slack:
        slack.workspace.add_channel("C0", "c")
        client = WebClient(token=slack.token, base_url=slack.api_url)
        slack.faults.add("conversations.history", Kind.LAG, seconds=2, times=None)
        post(client, "C0")
        seen = []
        for _ in range(3):
            seen.append(len(client.conversations_history(channel="C0")["messages"]))
            now[0] += 1
    assert seen == [0, 0, 1]


def test_a_fault_is_met_as_often_as_asked_for_and_then_no_more(slack, client):
    slack.faults.add("chat.postMessage", Kind.HTTP_503, times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError):
            post(client)
    assert slack.faults.waiting() == 0
    post(client)
    assert texts(slack) == ["hello"]


def test_a_lasting_fault_stays_until_it_is_cleared(slack, client):
    slack.faults.add("*", Kind.HTTP_503, times=None)
    for _ in range(3):
        with pytest.raises(SlackApiError):
            client.auth_test()
    slack.faults.clear()
    assert client.auth_test()["ok"]


def test_a_fault_of_one_channel_leaves_the_others_alone(slack, client):
    slack.faults.add("chat.postMessage", Kind.RATE_LIMITED, channel="C0SMM")
    post(client, "C0WIDE")
    with pytest.raises(SlackApiError):
        post(client, "C0SMM")
    assert (texts(slack, "C0WIDE"), texts(slack, "C0SMM")) == (["hello"], [])


def test_every_call_is_kept_with_what_it_was_told(slack, client):
    slack.faults.add("chat.postMessage", Kind.HTTP_500)
    with pytest.raises(SlackApiError):
        post(client)
    post(client)
    failed, fine = slack.calls("chat.postMessage")
    assert (failed.status, failed.fault) == (500, "http_500")
    assert (fine.status, fine.fault, fine.arguments["text"]) == (200, "", "hello")
    assert json.loads(fine.answer)["ok"] is True


def test_a_test_can_wait_for_what_arrives(slack, client):
    assert not slack.wait_until(lambda: bool(texts(slack)), seconds=0.01)
    post(client)
    assert slack.wait_until(lambda: texts(slack) == ["hello"], seconds=1)


def test_a_test_can_wait_for_what_the_workspace_does_not_know(slack):
    happened = Event()
    begun = monotonic()
    Timer(0.05, happened.set).start()
    assert slack.wait_until(happened.is_set)
    assert monotonic() - begun < SOON / 2
