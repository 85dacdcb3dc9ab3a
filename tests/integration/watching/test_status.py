"""`/planbot status`: for administrators, made anew each time, and in time."""

import logging
import threading

import pytest

from bot.app import build_app, build_desk
from bot.delivery.web import SlackWeb
from bot.playground.bot_on_loopback import served
from bot.serving.http import wsgi
from bot.settings import Settings
from commands.status import LOOKING
from tests.integration.watching.program import environment
from tests.waiting import SOON

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


def asked(slack, user=ADMIN):
    """The reply to the command itself, as one text."""
    answer = slack.command(user, "/planbot status")
    assert not answer.error, answer.refusals
    assert answer.shown.visible_to == user
    return f"{answer.shown.text} {answer.shown.blocks}"


def status(slack, user=ADMIN):
    """The answer that follows, as one text."""
    before = len(slack.ephemerals(user))
    assert LOOKING in asked(slack, user)
    assert slack.wait_until(lambda: len(slack.ephemerals(user)) > before + 1)
    shown = slack.ephemerals(user)[-1]
    assert shown.visible_to == user
    return f"{shown.text} {shown.blocks}"


def test_an_administrator_sees_what_doctor_says(slack, desk):
    said = status(slack)
    for what in ("database", "worker", "outbox", "token", "scopes", "clock", "#senior-managers"):
        assert what in said


@pytest.mark.parametrize("user", ["U0AD", "U0HOSCIC", "U0PERFMGR", "U0TMFR", "U0STRANGER"])
def test_nobody_else_does_and_slack_is_not_asked(slack, desk, user):
    said = asked(slack, user)
    assert "scopes" not in said
    assert LOOKING not in said
    assert slack.calls("auth.test") == []


def test_it_is_made_anew_each_time(slack, desk):
    assert "is archived" not in status(slack)
    slack.workspace.add_channel("C0SMM", "senior-managers", is_archived=True, is_private=True)
    assert "is archived" in status(slack)
    slack.workspace.add_channel("C0SMM", "senior-managers", is_private=True)
    assert "is archived" not in status(slack)


def test_a_slack_that_is_away_keeps_nobody_waiting_for_the_acknowledgement(
    slack, desk, monkeypatch
):
    back, ask = threading.Event(), SlackWeb.auth_test

    def away(*asked, **named):
        assert back.wait(SOON)
        return ask(*asked, **named)

    monkeypatch.setattr(SlackWeb, "auth_test", away)
    before = len(slack.ephemerals(ADMIN))
    assert LOOKING in asked(slack)
    assert len(slack.ephemerals(ADMIN)) == before + 1
    back.set()
    assert slack.wait_until(lambda: len(slack.ephemerals(ADMIN)) == before + 2)
