"""What cannot be read, as a frame or as the answer to `apps.connections.open`, ends nothing."""

import json
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import product
from threading import Thread
from types import SimpleNamespace

import pytest

from tests.integration.socket_mode.connecting import PAUSE, connecting

AD = "U0AD"
NO_ENVELOPES = (
    *("not json", "", "[]", "null", "5", '"hello"', "{}", "[" * 100_000),
    *('{"type": 5}', '{"type": null}', '{"type": {"hello": 1}}', '{"type": "weird"}'),
    '{"envelope_id": "E1"}',
    '{"type": "slash_commands", "payload": {}}',
    '{"type": "slash_commands", "envelope_id": 5, "payload": {}}',
    '{"type": "slash_commands", "envelope_id": "E1"}',
    '{"type": "slash_commands", "envelope_id": "E1", "payload": null}',
    '{"type": "interactive", "envelope_id": "E1", "payload": []}',
)
REFUSED = '{"ok": false, "error": "invalid_auth"}'


@contextmanager
def web_api(*answers):
    """Slack's Web API, which gives these (status, headers, body), and then refuses the token."""
    left, asked = list(answers), []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append(time.monotonic())
            status, headers, body = left.pop(0) if left else (200, {}, REFUSED)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": len(body)}.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            """Nothing: the tests count what was asked."""

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/api/"
        try:
            yield SimpleNamespace(token="xoxb-1", api_url=url, asked=asked)
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    "body",
    [
        *("[]", "<html>", "{}", '{"ok": false, "error": []}'),
        *('{"ok": true}', '{"ok": true, "url": {}}', '{"ok": true, "url": "no address"}'),
        '{"ok": true, "url": "ws://127.0.0.1:99999999/"}',
    ],
)
def test_an_answer_that_gives_no_connection_is_a_passing_failure(october, october_url, body):
    with web_api((200, {}, body)) as slack, connecting(october, october_url, slack) as line:
        line.join()
    first, second = slack.asked
    assert second - first >= PAUSE
    assert str(line.ended) == "invalid_auth"


@pytest.mark.parametrize("seconds", ["9" * 17, "-5", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_an_unreadable_wait_is_waited_out_and_the_end_is_heard(october, october_url, seconds):
    limited = (429, {"Retry-After": seconds}, '{"ok": false, "error": "ratelimited"}')
    with web_api(limited) as slack, connecting(october, october_url, slack) as line:
        time.sleep(1)
        assert line.ended is None
        line.stop()
    assert len(slack.asked) == 1


def test_frames_that_are_no_envelopes_are_logged_in_a_line_each_and_left(slack, line, caplog):
    for frame in NO_ENVELOPES:
        slack.socket_mode.say(frame)
        assert not slack.command(AD, "/rag 12").error
    assert slack.socket_mode.opened == 1
    told = [each.message for each in caplog.records if each.name == "bot.serving.socket_link"]
    assert told == [
        f"Slack sent what is no envelope ({len(each)} characters)" for each in NO_ENVELOPES
    ]
    assert "Traceback" not in caplog.text


def test_a_payload_that_says_nothing_leaves_the_connection_alone(slack, line):
    for kind, payload in product(
        ["slash_commands", "interactive", "events_api", "weird"],
        [{}, {"type": 5}, {"type": "block_actions", "actions": 5}],
    ):
        slack.socket_mode.say(json.dumps({"type": kind, "envelope_id": "E1", "payload": payload}))
        assert not slack.command(AD, "/rag 12").error
    assert slack.socket_mode.opened == 1
    assert line.ended is None


def test_a_reason_that_is_none_is_followed_still(slack, line):
    slack.socket_mode.say('{"type": "disconnect", "reason": {}}')
    assert slack.wait_until(lambda: slack.socket_mode.opened == 2)
    assert not slack.command(AD, "/rag 12").error
