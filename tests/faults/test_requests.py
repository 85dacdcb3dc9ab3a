"""Forged, repeated and poisoned requests; who may ask at all is in test_access.py."""

import http.client
import time
from collections import Counter
from urllib.parse import urlencode, urlsplit

import pytest
from slack_bolt import BoltRequest
from slack_sdk.signature import SignatureVerifier

from tests.integration.dispatch.asking import AD, COMMANDS, SECRET, SMM, signed, words_of
from tests.waiting import SOON

STAMP, SIGN = "x-slack-request-timestamp", "x-slack-signature"
POISON = (
    "'; DROP TABLE plan; --",
    "5' OR '1'='1",
    '5"; DELETE FROM outturn; --',
    "5 UNION SELECT * FROM audit",
    "%' AND 1=1 --",
    "\\'; UPDATE rating SET rag='green'; --",
    ":value $1 %s ?",
)


def changed(request, **headers):
    """The request with other headers; None takes one away."""
    kept = {name.replace("-", "_"): value for name, value in request.headers.items()}
    kept |= {name: None if value is None else [value] for name, value in headers.items()}
    given = {name.replace("_", "-"): value for name, value in kept.items() if value is not None}
    return BoltRequest(body=request.raw_body, headers=given)


def sent_at(stamp, body="command=%2Frag&text=12&team_id=T0SAMPLE&user_id=U0AD&channel_id=D0"):
    """A request that was really signed, at the time that its header says."""
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
    headers = {
        "content-type": ["application/x-www-form-urlencoded"],
        STAMP: [stamp],
        SIGN: [signature],
    }
    return BoltRequest(body=body, headers=headers)


def forged():
    request = signed("/rag 12")
    good = request.headers[SIGN][0]
    other = "0" if good[-1] != "0" else "1"
    yield "another secret", signed("/rag 12", secret="somebody else's")
    yield "one digit changed", changed(request, x_slack_signature=good[:-1] + other)
    yield "no signature", changed(request, x_slack_signature=None)
    yield "an empty signature", changed(request, x_slack_signature="")
    yield "an old version", changed(request, x_slack_signature=good.replace("v0=", "v9="))
    yield "a signature in Greek", changed(request, x_slack_signature="v0=αβγ")
    yield "a signature of an emoji", changed(request, x_slack_signature="🔑")
    yield "a very long signature", changed(request, x_slack_signature="v0=" + "a" * 100_000)
    yield "no time", changed(request, x_slack_request_timestamp=None)
    yield "an empty time", changed(request, x_slack_request_timestamp="")
    yield "a time in words", changed(request, x_slack_request_timestamp="now")
    yield "a negative time", changed(request, x_slack_request_timestamp="-1")
    yield "a time with a fraction", changed(request, x_slack_request_timestamp="1.5")
    yield "a time in other digits", changed(request, x_slack_request_timestamp="١٧٠٠٠٠٠٠٠٠")
    yield "a time of 5,000 digits", changed(request, x_slack_request_timestamp="9" * 5000)
    yield "a time not a number", changed(request, x_slack_request_timestamp="nan")
    yield "six minutes old", sent_at(str(int(time.time()) - 360))
    yield "six minutes ahead", sent_at(str(int(time.time()) + 360))
    yield "another body", BoltRequest(body=request.raw_body + "&x=1", headers=request.headers)
    yield "no headers", BoltRequest(body=request.raw_body, headers={})


FORGED = [name for name, _ in forged()]


@pytest.mark.parametrize("name", FORGED)
def test_a_request_that_slack_did_not_sign_is_turned_away_without_a_trace(bot, name):
    before = bot.desk.store.snapshot()
    # Made now: what was six minutes off when the tests were collected no longer is.
    response = bot.send(dict(forged())[name])
    assert response.status == 401
    assert "Pathway" not in response.body
    assert bot.audited() == []
    assert bot.desk.store.snapshot() is before


def test_a_request_at_the_edge_of_the_window_is_answered(bot):
    assert bot.send(sent_at(str(int(time.time()) - 290))).status == 200


def posted(town, body, headers):
    """A POST as it comes over the wire."""
    address = urlsplit(town.slack.bot_url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=SOON)
    connection.request("POST", address.path, body, headers)
    response = connection.getresponse()
    said = response.read()
    connection.close()
    return response.status, said


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {STAMP: "now", SIGN: "v0=1"},
        {STAMP: str(int(time.time())), SIGN: "v0=1"},
        {STAMP: str(int(time.time())), SIGN: b"v0=\xce\xb1"},
        {STAMP: b"\xd9\xa1", SIGN: "v0=1"},
        {STAMP: "9" * 5000, SIGN: "v0=1"},
    ],
    ids=["none", "in words", "forged", "Greek", "other digits", "5,000 digits"],
)
def test_over_the_wire_too(town, headers):
    body = urlencode({"command": "/rag", "text": "12", "team_id": "T0SAMPLE", "user_id": AD})
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    status, said = posted(town, body, form | headers)
    assert status == 401
    assert b"Pathway" not in said
    assert town.bot.audited() == []


def test_the_same_signed_command_twice_changes_nothing(town):
    first = town.slack.command(AD, "/rag 5")
    before = town.bot.desk.store.snapshot()
    second = town.slack.send_again(first.request)
    assert (second.status, second.body) == (200, first.body)
    assert town.bot.desk.store.snapshot() is before


def test_the_same_signed_click_twice_shares_once(town):
    asked = town.ask("/rag 5", channel=SMM)
    pressed = town.press(AD, asked, "share")
    assert town.slack.send_again(pressed.request).status == 200
    told = town.told(AD, 2)
    assert told.text == "That was shared already."
    # The two answers race; the shared one may come second.
    assert town.slack.wait_until(lambda: len(town.slack.messages(SMM)) == 1)
    assert len(town.slack.messages(SMM)) == 1


def test_the_same_signed_click_twice_acknowledges_once(town):
    alert = town.post_alerts()[0]
    pressed = town.press(AD, alert, "acknowledge")
    assert town.edited(AD).edits
    flags = town.bot.desk.store.snapshot().flags
    assert town.slack.send_again(pressed.request).status == 200
    assert town.slack.wait_until(lambda: len(town.slack.messages(AD)[0].edits) == 2)
    assert town.bot.desk.store.snapshot().flags == flags


def stored(store):
    """How many rows each table holds, and what the plan and its figures are."""
    snapshot = store.snapshot()
    with store._engine.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).scalars()
        rows = {
            name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - its own names
            for name in names.all()
            if name != "audit"
        }
    return snapshot.plan, dict(snapshot.outturns), snapshot.flags, Counter(rows)


@pytest.mark.parametrize("command", COMMANDS)
def test_sql_in_what_is_typed_is_text_like_any_other(bot, command):
    before = stored(bot.desk.store)
    for poison in POISON:
        assert words_of(bot.ask(f"{command} {poison}"))
    assert stored(bot.desk.store) == before


@pytest.mark.parametrize("poison", POISON)
def test_sql_in_who_asks_and_where_is_text_like_any_other(bot, poison):
    before = stored(bot.desk.store)
    bot.ask("/rag 5", user=poison)
    bot.ask("/rag 5", channel=poison)
    bot.ask("/rag 5", workspace=poison)
    bot.ask(f"/rag {poison}", user="U0STRANGER")
    assert stored(bot.desk.store) == before
    assert bot.audited()[-1] == ("U0STRANGER", None, f"/rag {poison}", "refused")


def test_what_a_stranger_typed_is_kept_as_it_was_typed_within_bounds(bot):
    bot.ask(f"/rag {'x' * 5000}", user="U0STRANGER")
    ((_, _, words, _),) = bot.audited()
    assert words.startswith("/rag xxx")
    assert len(words) <= 220
