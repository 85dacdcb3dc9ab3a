"""Whatever Slack does to its connections, planbot makes few of them, and lets the old ones go."""

import logging
import threading
import time

import pytest

from bot.serving import socket_link
from bot.serving.socket_mode import LEAVING_SECONDS, LONGEST_PAUSE, _pause
from tests.integration.socket_mode.conftest import SHORT_SECONDS, connecting

AD = "U0AD"
SWITCHED_OFF = "Socket Mode is switched off for the app"


def most_connected(slack, seconds):
    """The most connections that there were at a time."""
    until, connected = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        connected = max(connected, slack.socket_mode.connected)
        time.sleep(0.005)
    return connected


def few_links_are_left(before, seconds=10):
    """Whether no more than two links of this test have a thread, once old ones had their time."""
    until = time.monotonic() + seconds
    while len(links() - before) > 2 and time.monotonic() < until:
        time.sleep(0.05)
    return len(links() - before) <= 2


def links():
    return {each for each in threading.enumerate() if each.name == "socket link"}


@pytest.mark.parametrize("reason", ["link_disabled", "too_many_websockets"])
def test_greeted_and_at_once_asked_to_leave_makes_no_storm(october, october_url, slack, reason):
    slack.socket_mode.unwelcome = reason
    before = links()
    with connecting(october, october_url, slack):
        connected = most_connected(slack, 4.5)
        opened = slack.socket_mode.opened
        assert few_links_are_left(before)
    assert 2 <= opened <= 3
    assert connected <= 2


def test_what_is_welcome_again_is_answered(october, october_url, slack):
    slack.socket_mode.unwelcome = "link_disabled"
    with connecting(october, october_url, slack) as line:
        assert slack.wait_until(lambda: slack.socket_mode.opened == 2)
        slack.socket_mode.unwelcome = ""
        assert slack.wait_until(lambda: slack.socket_mode.opened == 3)
        assert not slack.command(AD, "/rag 12").error
        assert line.ended is None


def test_after_a_connection_that_served_the_next_comes_at_once(slack, line):
    for opened in (2, 3):
        time.sleep(SHORT_SECONDS)
        slack.socket_mode.disconnect()
        assert slack.wait_until(lambda opened=opened: slack.socket_mode.opened == opened)


def test_the_old_connection_is_let_go_although_slack_keeps_it(slack, line):
    time.sleep(SHORT_SECONDS)
    slack.socket_mode.disconnect("warning")
    assert slack.wait_until(lambda: slack.socket_mode.connected == 2)
    changed = time.monotonic()
    assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
    assert time.monotonic() - changed > LEAVING_SECONDS - 0.5


def test_the_old_connection_is_let_go_although_no_new_one_is_to_be_had(slack, line, monkeypatch):
    monkeypatch.setattr(socket_link, "ASKED_SECONDS", 2.0)
    slack.faults.add("apps.connections.open", "http_503", times=None)
    slack.socket_mode.disconnect("warning")
    time.sleep(1.5)
    assert slack.socket_mode.connected == 1
    slack.socket_mode.disconnect("warning")
    assert slack.wait_until(lambda: slack.socket_mode.connected == 0, 1.5)


def test_that_socket_mode_is_switched_off_is_said_in_words_and_once(
    october, october_url, slack, caplog
):
    slack.socket_mode.unwelcome = "link_disabled"
    with connecting(october, october_url, slack):
        assert slack.wait_until(lambda: slack.socket_mode.opened == 3)
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
    said = [each for each in caplog.records if SWITCHED_OFF in each.message]
    assert [each.levelno for each in said] == [logging.ERROR]


def test_switched_off_again_it_is_said_again(slack, line, caplog):
    for opened in (2, 3):
        time.sleep(SHORT_SECONDS)
        slack.socket_mode.disconnect("link_disabled")
        assert slack.wait_until(lambda opened=opened: slack.socket_mode.opened == opened)
    assert caplog.text.count(SWITCHED_OFF) == 2


@pytest.mark.parametrize(
    ("failed", "seconds"), [(0, 0), (1, 1), (2, 2), (3, 4), (6, LONGEST_PAUSE), (5000, 30)]
)
def test_the_pause_doubles_and_stays_below_half_a_minute(failed, seconds):
    assert _pause(failed) == seconds
