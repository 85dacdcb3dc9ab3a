"""A call of Slack ends in time and at Slack's own address, and only a JSON object is an answer."""

import socket
import time
from threading import Event

import pytest
from slack_sdk.errors import SlackApiError

from bot.delivery.outcome import FAILURES, Ambiguous, NotNow, Permanent, Posted, outcome_of
from bot.delivery.slack import Slack, UnreadableError
from bot.delivery.web import SlackWeb
from tests.integration.services.brought import NOW
from tests.unit.delivery.wire import http, wire
from tests.waiting import SOON


def became_of(url, timeout=5):
    """What a call that was answered like this means for a message."""
    try:
        SlackWeb("xoxb-secret", url, timeout).chat_postMessage(channel="C1", text="note")
    except FAILURES as error:
        return outcome_of(error)
    return None


def test_an_answer_that_drips_is_given_up_in_time():
    with wire(http('{"ok": true}'), pause=0.3) as slack:
        outcome = became_of(slack.url, timeout=1)
    assert outcome == Ambiguous("TimeoutError: no whole answer within 1 s")


def test_a_redirect_is_not_followed_and_the_token_goes_nowhere_else():
    with wire(http('{"ok": true}')) as elsewhere:
        moved = http("", "302 Found", f"Location: {elsewhere.url}auth.test")
        with wire(moved) as slack:
            outcome = became_of(slack.url)
    assert isinstance(outcome, Ambiguous)
    assert f"points to {elsewhere.url}" in outcome.reason
    assert elsewhere.heard == []


@pytest.mark.parametrize(
    "body",
    ["[]", "null", "5", '"ok"', "", "<html>", '{"ok": tr', '{"ok":' * 100_000, "[" * 100_000],
)
@pytest.mark.parametrize("status", ["200 OK", "400 Bad Request", "500 Oops"])
def test_what_is_no_json_object_is_no_answer(body, status):
    with wire(http(body, status)) as slack:
        assert isinstance(became_of(slack.url), Ambiguous)


def test_a_charset_nobody_knows_is_read_as_json_is():
    answer = http('{"ok": true}').replace(b"application/json", b"application/json; charset=x-none")
    with wire(answer) as slack:
        assert became_of(slack.url) is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("2", 2),
        ("0", 0),
        ("9" * 17, 3600),
        ("9" * 400, 3600),
        ("-1", 30),
        ("0.5", 30),
        ("soon", 30),
    ],
)
def test_a_wait_is_as_long_as_slack_says_and_an_hour_at_most(said, seconds):
    with wire(http("slow down", "429 Too Many Requests", f"Retry-After: {said}")) as slack:
        assert became_of(slack.url) == NotNow("rate limited", seconds)


@pytest.mark.parametrize("answer", ['{"ok": true, "channel": "D0"}', '{"ok": true, "channel": {}}'])
def test_direct_messages_without_a_name_are_asked_for_again(answer):
    with wire(http(answer)) as web:
        place = Slack("xoxb-secret", web.url).place_of("U1")
    assert place == NotNow("no direct messages: Slack's answer names none")


@pytest.mark.parametrize(
    "messages",
    ["[null]", '["x"]', '[{"metadata": "x"}]', '[{"metadata": {"event_type": "planbot_message"}}]'],
)
def test_a_history_with_what_is_no_message_is_looked_through(messages):
    with wire(http(f'{{"ok": true, "messages": {messages}}}')) as web:
        assert Slack("xoxb-secret", web.url).find("C1", "key", NOW, None) is None


@pytest.mark.parametrize(
    "answer",
    [
        '{"ok": true}',
        '{"ok": true, "messages": {}}',
        '{"ok": true, "messages": [], "has_more": true}',
    ],
)
def test_a_history_that_cannot_be_read_to_its_end_does_not_say_that_nothing_is_there(answer):
    with wire(http(answer)) as web, pytest.raises(UnreadableError):
        Slack("xoxb-secret", web.url).find("C1", "key", NOW, None)


def test_a_history_in_many_short_pages_is_read_to_its_end():
    def page(number, more):
        cursor = f"page{number + 1}" if more else ""
        mine = (
            ""
            if more
            else (
                '{"ts": "7.0", "metadata": {"event_type": "planbot_message",'
                ' "event_payload": {"key": "key"}}}'
            )
        )
        after = f'{{"next_cursor": "{cursor}"}}'
        return http(f'{{"ok": true, "messages": [{mine}], "response_metadata": {after}}}')

    with wire(*[page(number, number < 40) for number in range(41)]) as web:
        found = Slack("xoxb-secret", web.url).find("C1", "key", NOW, None)
    assert found == Posted("7.0")


def test_an_error_of_slacks_is_still_slacks_error():
    with wire(http('{"ok": false, "error": "channel_not_found"}')) as slack:
        assert became_of(slack.url) == Permanent("channel_not_found")
    with wire(http('{"ok": false, "error": "x"}')) as slack, pytest.raises(SlackApiError):
        SlackWeb("xoxb-secret", slack.url, 5).auth_test()


def test_a_call_that_was_given_up_before_it_connected_is_never_sent(monkeypatch):
    looked_up, real = Event(), socket.getaddrinfo

    def slow(*asked, **named):
        time.sleep(1.5)
        looked_up.set()
        return real(*asked, **named)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with wire(http('{"ok": true}')) as slack:
        assert became_of(slack.url, timeout=1) == Ambiguous(
            "TimeoutError: no whole answer within 1 s"
        )
        assert looked_up.wait(SOON)
        time.sleep(0.3)
    assert slack.heard == [None]
