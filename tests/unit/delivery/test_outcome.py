"""What an answer of Slack's, or none, means for the message."""

import json
from http.client import IncompleteRead, RemoteDisconnected

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.delivery.outcome import (
    Ambiguous,
    BlocksRefused,
    NoEntry,
    NotNow,
    Permanent,
    outcome_of,
)


def refused(error, status=200, headers=None):
    response = SlackResponse(
        client=None,
        http_verb="POST",
        api_url="chat.postMessage",
        req_args={},
        data={"ok": False, "error": error},
        headers=headers or {},
        status_code=status,
    )
    return SlackApiError("refused", response)


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        (refused("ratelimited", 429, {"Retry-After": "7"}), NotNow("rate limited", 7.0)),
        (refused("ratelimited", 429, {"retry-after": ["7"]}), NotNow("rate limited", 7.0)),
        (refused("ratelimited", 429), NotNow("rate limited", 30.0)),
        (refused("ratelimited", 429, {"Retry-After": "soon"}), NotNow("rate limited", 30.0)),
        (refused("ratelimited"), NotNow("rate limited", 30.0)),
        (refused("message_limit_exceeded"), NotNow("message_limit_exceeded")),
        (refused("invalid_auth"), NoEntry("invalid_auth")),
        (refused("token_revoked"), NoEntry("token_revoked")),
        (refused("two_factor_setup_required"), NoEntry("two_factor_setup_required")),
        (refused("invalid_blocks"), BlocksRefused("invalid_blocks")),
        (refused("msg_too_long"), BlocksRefused("msg_too_long")),
        (refused("channel_not_found"), Permanent("channel_not_found")),
        (refused("no_permission"), Permanent("no_permission")),
        (refused("an_error_of_tomorrow"), Permanent("an_error_of_tomorrow")),
        (refused("internal_error"), Ambiguous("internal_error")),
        (refused("fatal_error"), Ambiguous("fatal_error")),
        (refused("channel_not_found", 502), Ambiguous("channel_not_found")),
        (refused("", 500), Ambiguous("HTTP 500")),
        (refused("Received a response in a non-JSON format: <html>"),
         Ambiguous("Received a response in a non-JSON format: <html>")),
        (TimeoutError("timed out"), Ambiguous("TimeoutError: timed out")),
        (ConnectionResetError("reset"), Ambiguous("ConnectionResetError: reset")),
        (RemoteDisconnected("gone"), Ambiguous("RemoteDisconnected: gone")),
        (IncompleteRead(b"abc"), Ambiguous("IncompleteRead: IncompleteRead(3 bytes read)")),
        (json.JSONDecodeError("bad", "", 0),
         Ambiguous("JSONDecodeError: bad: line 1 column 1 (char 0)")),
    ],
)  # fmt: skip
def test_a_failure_is_told_apart(failure, outcome):
    assert outcome_of(failure) == outcome


def test_a_long_reason_is_bounded():
    assert len(outcome_of(TimeoutError("x" * 5000)).reason) == 300
