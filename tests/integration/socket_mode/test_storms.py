"""Whatever Slack does to its connections, planbot makes few of them, and lets the old ones go."""

import logging
import threading
import time

import pytest

from bot.serving import socket_link
from bot.serving.socket_mode import LEAVING_SECONDS, LONGEST_PAUSE, _pause
from tests.integration.socket_mode.connecting import PAUSE, connecting
from tests.waiting import until

AD = "U0AD"
SWITCHED_OFF = "Socket Mode is switched off for the app"


def most_connected(slack, seconds):
    """The most connections that there were at a time."""
    until, connected = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        connected = max(connected, slack.socket_mode.connected)
        time.sleep(0.005)
    return connected


def links():
    return {each for each in threading.enumerate() if each.name == "socket link"}


@pytest.fixture
def served(october, october_url, slack):
    """A line whose connections count as having served, however short they were."""
    with connecting(october, october_url, slack, short_seconds=0) as opened:
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        yield opened


@pytest.mark.parametrize("reason", ["link_disabled", "too_many_websockets"])
def test_greeted_and_at_once_asked_to_leave_makes_no_storm(october, october_url, slack, reason):
    slack.socket_mode.unwelcome = reason
    before = links()
    with connecting(october, october_url, slack):
        connected = most_connected(slack, 4.5 * PAUSE)
        opened = slack.socket_mode.opened
        assert slack.wait_until(lambda: slack.socket_mode.opened >= 2)
        # Old ones have their time.
        until(lambda: len(links() - before) <= 2)
    # How many of the three stand at once says how soon the first one is let go on a busy machine.
    assert connected <= opened <= 3


def test_what_is_welcome_again_is_answered(october, october_url, slack):
    slack.socket_mode.unwelcome = "link_disabled"
    with connecting(october, october_url, slack) as line:
        assert slack.wait_until(lambda: slack.socket_mode.opened == 2)
        slack.socket_mode.unwelcome = ""
        assert slack.wait_until(lambda: slack.socket_mode.opened == 3)
        assert not slack.command(AD, "/rag 12").error
        assert line.ended is None


def test_after_a_connection_that_served_the_next_comes_at_once(slack, served):
    for opened in (2, 3):
        slack.socket_mode.disconnect()
        assert slack.wait_until(lambda opened=opened: slack.socket_mode.opened == opened)


def leaving_times(monkeypatch):
    """After how long links are to leave, in the order they were asked to; they leave sooner."""
    times, leave = [], socket_link.SocketLink.leave

    def leaving(link, seconds):
        times.append(seconds)
        leave(link, 0.5 if seconds == LEAVING_SECONDS else 2.0)

    monkeypatch.setattr(socket_link.SocketLink, "leave", leaving)
    return times


def test_the_old_connection_is_let_go_although_slack_keeps_it(slack, served, monkeypatch):
    times = leaving_times(monkeypatch)
    slack.socket_mode.disconnect("warning")
    assert slack.wait_until(lambda: slack.socket_mode.connected == 2)
    assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
    assert times == [socket_link.ASKED_SECONDS, LEAVING_SECONDS]


def test_the_old_connection_is_let_go_although_no_new_one_is_to_be_had(slack, line, monkeypatch):
    """However often Slack asks, its time runs from the first."""
    times = leaving_times(monkeypatch)
    slack.faults.add("apps.connections.open", "http_503", times=None)
    for _ in range(2):
        slack.socket_mode.disconnect("warning")
    assert slack.socket_mode.connected == 1
    assert slack.wait_until(lambda: slack.socket_mode.connected == 0)
    assert times == [socket_link.ASKED_SECONDS]


def test_that_socket_mode_is_switched_off_is_said_in_words_and_once(
    october, october_url, slack, caplog
):
    slack.socket_mode.unwelcome = "link_disabled"
    with connecting(october, october_url, slack):
        assert slack.wait_until(lambda: slack.socket_mode.opened == 3)
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
    said = [each for each in caplog.records if SWITCHED_OFF in each.message]
    assert [each.levelno for each in said] == [logging.ERROR]


def test_switched_off_again_it_is_said_again(slack, served, caplog):
    for opened in (2, 3):
        slack.socket_mode.disconnect("link_disabled")
        assert slack.wait_until(lambda opened=opened: slack.socket_mode.opened == opened)
    assert caplog.text.count(SWITCHED_OFF) == 2


@pytest.mark.parametrize(
    ("failed", "seconds"), [(0, 0), (1, 1), (2, 2), (3, 4), (6, LONGEST_PAUSE), (5000, 30)]
)
def test_the_pause_doubles_and_stays_below_half_a_minute(failed, seconds):
    assert _pause(failed) == seconds
