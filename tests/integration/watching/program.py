"""`planbot` as a program, and requests to it."""

import io
import os
import subprocess
import sys
import time
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from unittest import mock
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from slack_sdk.signature import SignatureVerifier

from bot.cli import main
from tests.ports import free_port
from tests.waiting import SOON, until

SECRET = "the signing secret of this test"
PROGRAM = "import sys; from bot.cli import main; raise SystemExit(main(sys.argv[1:]))"


def environment(url, slack=None, **changed):
    given = {"DATABASE_URL": url, "PATH": os.environ["PATH"], "SLACK_SIGNING_SECRET": SECRET}
    if slack is not None:
        given |= {"SLACK_BOT_TOKEN": slack.token, "SLACK_API_URL": slack.api_url}
    return {name: text for name, text in (given | changed).items() if text}


def planbot(verb, given, seconds=SOON):
    """The exit code, what was printed and what was complained of."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, verb],
        env=given,
        timeout=seconds,
        check=False,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def planbot_here(verb, given):
    """The same in this process: ten times as fast, for the many ways to ask one thing."""
    out, err = io.StringIO(), io.StringIO()
    environment = mock.patch.dict(os.environ, given, clear=True)
    with environment, redirect_stdout(out), redirect_stderr(err):
        code = main([verb])
    return code, out.getvalue(), err.getvalue()


@contextmanager
def served(given):
    """`planbot serve` as a process, and its address, once it answers."""
    port = free_port()
    started = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "serve"],
        env=given | {"PORT": str(port)},
        stderr=subprocess.PIPE,
        text=True,
    )
    with started:
        try:
            started.url = f"http://127.0.0.1:{port}"
            until(lambda: _answers(started))
            yield started
        finally:
            started.terminate()
            try:
                started.wait(SOON)
            finally:
                started.kill()


def fetched(url, method="GET", body=None, **headers):
    """Status, headers and body, whatever the status."""
    request = Request(url, data=body, method=method, headers=headers)  # noqa: S310 - our own server
    try:
        with urlopen(request, timeout=SOON) as answer:  # noqa: S310 - our own server
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def _answers(started):
    assert started.poll() is None, started.stderr.read()
    try:
        fetched(f"{started.url}/nowhere")
    except (URLError, ConnectionError):
        return False
    return True


def command(text="12"):
    """A signed `/rag`: its body and headers."""
    body = urlencode(
        {
            "command": "/rag",
            "text": text,
            "team_id": "T0SAMPLE",
            "user_id": "U0AD",
            "channel_id": "D0AD",
        }
    )
    sent_at = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=sent_at, body=body)
    return body.encode(), {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": sent_at,
        "X-Slack-Signature": signature,
    }
