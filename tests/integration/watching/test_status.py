"""`/planbot status`: for administrators, made anew each time, and in time."""

import logging
import threading
import time

import pytest

from bot.app import build_app, build_desk
from bot.playground.bot_on_loopback import served
from bot.serving.http import wsgi
from bot.settings import Settings
from bot.store.engine import writing
from bot.watching.checkup import QUICK_SECONDS
from tests.integration.watching.conftest import environment

ADMIN = "U0ADMIN"


@pytest.fixture
def desk(sample, sample_url, slack):
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)
    given = Settings.read(environment(sample_url, slack))
    opened = build_desk(given, sample)
    with served(wsgi(build_app(given, opened))) as url:
        slack.bot_url = url
        yield opened
    opened.trail.close()


def status(slack, user=ADMIN):
    """What is shown, as one text."""
    answer = slack.command(user, "/planbot status")
    assert not answer.error, answer.refusals
    assert answer.shown.visible_to == user
    return f"{answer.shown.text} {answer.shown.blocks}"


def test_an_administrator_sees_what_doctor_says(slack, desk):
    said = status(slack)
    for what in ("database", "worker", "outbox", "token", "scopes", "clock", "#senior-managers"):
        assert what in said


@pytest.mark.parametrize("user", ["U0AD", "U0HOSCIC", "U0PERFMGR", "U0TMFR", "U0STRANGER"])
def test_nobody_else_does_and_slack_is_not_asked(slack, desk, user):
    said = status(slack, user)
    assert "scopes" not in said
    assert slack.calls("auth.test") == []


def test_it_is_made_anew_each_time(slack, desk):
    assert "is archived" not in status(slack)
    slack.workspace.add_channel("C0SMM", "senior-managers", is_archived=True)
    assert "is archived" in status(slack)
    slack.workspace.add_channel("C0SMM", "senior-managers")
    assert "is archived" not in status(slack)


def test_a_slack_that_stalls_is_left_out_in_time_and_the_rest_is_told(slack, desk):
    slack.faults.add("auth.test", "stall", times=None, seconds=6)
    said = status(slack)
    slack.faults.clear()
    assert f"not everything was answered within {QUICK_SECONDS} s" in said
    assert "database" in said


def test_what_slack_said_before_it_stalled_is_told(slack, desk):
    slack.faults.add("conversations.info", "stall", times=None, seconds=6, channel="C0PERF")
    said = status(slack)
    slack.faults.clear()
    assert "not everything was answered" in said
    assert "works, in workspace" in said
    assert "#senior-managers" in said


def test_asking_leaves_nothing_behind_that_goes_on_asking(slack, desk):
    slack.faults.add("*", "stall", times=None, seconds=1.2)
    status(slack)
    slack.faults.clear()
    until = time.monotonic() + 5
    while any(each.name == "check-up" for each in threading.enumerate()):
        assert time.monotonic() < until
        time.sleep(0.05)
    asked = len(slack.calls())
    time.sleep(0.5)
    assert len(slack.calls()) == asked < 4


def test_a_database_busy_with_a_change_keeps_nobody_waiting(slack, desk, sample):
    with writing(sample._engine).begin():
        started = time.monotonic()
        assert "database" in status(slack)
        assert time.monotonic() - started < QUICK_SECONDS
