"""`planbot socket` as a program: what it answers, and how it ends."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from bot.playground.web_api.connections import APP_TOKEN
from tests.waiting import SOON

SOCKET = "from bot.cli import main; raise SystemExit(main(['socket']))"
IMPATIENT = (
    "import bot.serving.socket_mode as mode; limits = mode.Limits(0.5, 1.0);"
    "mode.Listening.__init__.__defaults__ = (limits,);"
)


@contextmanager
def program(url, slack, code=SOCKET, **changed):
    given = {
        "DATABASE_URL": url,
        "SLACK_BOT_TOKEN": slack.token,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": slack.api_url,
        "PATH": os.environ["PATH"],
        **changed,
    }
    started = subprocess.Popen(
        [sys.executable, "-c", code],
        env={name: text for name, text in given.items() if text},
        stderr=subprocess.PIPE,
        text=True,
    )
    with started:
        try:
            yield started
        finally:
            started.kill()


def ended(started):
    """The exit code and what was said."""
    _, said = started.communicate(timeout=SOON)
    return started.returncode, said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_until_it_is_told_to_stop_and_loses_no_audit(
    october_url, october, slack, number
):
    with program(october_url, slack) as started:
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        answers = [slack.command("U0STRANGER", "/rag") for _ in range(20)]
        started.send_signal(number)
        code, said = ended(started)
    assert [each.error for each in answers] == [""] * 20
    assert code == 0, said
    assert "Traceback" not in said
    assert len(october.audit_rows(100)) == 20


def test_it_ends_with_1_where_slack_refuses_the_token(october_url, slack):
    slack.faults.add("apps.connections.open", "invalid_auth")
    with program(october_url, slack) as started:
        code, said = ended(started)
    assert code == 1
    assert "Slack refuses SLACK_APP_TOKEN: invalid_auth" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("token", ["", "xoxb-the-other-one"])
def test_it_names_the_setting_that_is_missing_or_another(october_url, slack, token):
    with program(october_url, slack, SLACK_APP_TOKEN=token) as started:
        code, said = ended(started)
    assert code == 2
    assert "SLACK_APP_TOKEN" in said


def test_it_ends_with_70_where_slack_stays_silent(october_url, slack):
    slack.socket_mode.silent = True
    with program(october_url, slack, IMPATIENT + SOCKET) as started:
        code, said = ended(started)
    assert code == 70
    assert "Slack stayed silent" in said
