"""`planbot serve` and bodies that are not Slack's: 401 unsigned, 400 signed; never 500."""

import json
import shutil
import time
from urllib.parse import urlencode

import pytest
from slack_sdk.signature import SignatureVerifier

from tests.integration.watching.program import SECRET, environment, fetched, served

PATH = "/slack/events"
AD = "U0AD"
STAMP, SIGN = "X-Slack-Request-Timestamp", "X-Slack-Signature"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def interaction(payload):
    return urlencode({"payload": json.dumps(payload)})


UNREADABLE = [
    pytest.param("payload=%7B", FORM, id="half a payload"),
    pytest.param("payload=%5B%5D", FORM, id="a list as payload"),
    pytest.param("payload=5", FORM, id="a number as payload"),
    pytest.param("payload=null", FORM, id="null as payload"),
    pytest.param("{", JSON, id="half a JSON"),
    pytest.param("[]", JSON, id="a JSON list"),
    pytest.param("null", JSON, id="a JSON null"),
    pytest.param("[" * 100_000, JSON, id="a deep JSON"),
    pytest.param(interaction({"type": "block_actions", "actions": []}), FORM, id="no actions"),
    pytest.param(interaction({"type": "block_actions", "user": 5}), FORM, id="a number as user"),
    pytest.param(
        interaction({"type": "view_submission", "view": {"callback_id": "x"}}),
        FORM,
        id="a view without type",
    ),
    pytest.param('{"type": "event_callback", "event": null}', JSON, id="no event"),
]


@pytest.fixture(scope="module")
def server(sample_file, tmp_path_factory):
    """One for all: whatever comes, it goes on."""
    store = shutil.copy(sample_file, tmp_path_factory.mktemp("unsigned") / "planbot.db")
    with served(environment(f"sqlite:///{store}")) as started:
        yield started


def posted(server, body, kind=FORM, **headers):
    return fetched(server.url + PATH, "POST", body.encode(), **{"Content-Type": kind} | headers)


def signed(body):
    sent_at = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=sent_at, body=body)
    return {STAMP: sent_at, SIGN: signature}


@pytest.mark.parametrize(("body", "kind"), UNREADABLE)
def test_what_is_not_signed_is_turned_away_unread(server, body, kind):
    now = str(int(time.time()))
    for headers in ({}, {STAMP: now, SIGN: "v0=00"}, {STAMP: "now", SIGN: "v0=00"}, {STAMP: now}):
        assert posted(server, body, kind, **headers)[0] == 401


@pytest.mark.parametrize(("body", "kind"), UNREADABLE)
def test_what_is_signed_and_cannot_be_read_is_a_bad_request(server, body, kind):
    assert posted(server, body, kind, **signed(body))[0] == 400


def test_each_of_them_is_one_line_in_the_log(sample_url):
    with served(environment(sample_url)) as server:
        for each in UNREADABLE:
            body, kind = each.values
            posted(server, body, kind)
            posted(server, body, kind, **signed(body))
        server.terminate()
        log = server.stderr.read().splitlines()
    assert sum("cannot be read" in line for line in log) == len(UNREADABLE)
    assert sum("turned away" in line for line in log) >= len(UNREADABLE)
    assert not any("Traceback" in line for line in log)


def test_a_signed_command_is_answered_after_all_that(server):
    body = urlencode({"command": "/rag", "text": "12", "team_id": "T0SAMPLE", "user_id": AD})
    body += "&channel_id=D0AD"
    status, _, said = posted(server, body, **signed(body))
    assert status == 200
    assert b"Pathway planning" in said


def test_slack_can_verify_the_address(server):
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw", "token": "t"})
    status, _, said = posted(server, body, JSON, **signed(body))
    assert (status, json.loads(said)) == (200, {"challenge": "3eZbrw"})
    assert posted(server, body, JSON)[0] == 401


def test_slack_can_look_at_the_certificate(server):
    status, _, said = posted(server, "ssl_check=1&token=t")
    assert (status, said) == (200, b"")
