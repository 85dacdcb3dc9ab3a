"""A connection that ends, falls silent or is to be renewed is replaced, and nobody notices."""

import time

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot.serving.socket_mode import TRIES, RefusedError, SilentError
from tests.integration.socket_mode.connecting import PAUSE, SILENT_SECONDS, connecting
from tests.waiting import SOON, until

AD = "U0AD"


def answered(slack):
    return slack.command(AD, "/rag 12").error == ""


def renewed(slack, before):
    return slack.wait_until(lambda: slack.socket_mode.opened > before)


@pytest.mark.parametrize("ending", ["close", "cut", "disconnect"])
def test_a_connection_that_ends_is_replaced(slack, line, ending):
    before = slack.socket_mode.opened
    getattr(slack.socket_mode, ending)()
    assert renewed(slack, before)
    assert answered(slack)


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
def test_when_slack_asks_for_a_new_connection_the_old_one_stays_until_the_new_one_stands(
    slack, line, reason
):
    fewest = []
    before = slack.socket_mode.opened
    slack.socket_mode.disconnect(reason)
    while slack.socket_mode.opened == before:
        fewest.append(slack.socket_mode.connected)
        time.sleep(0.001)
    assert min([*fewest, slack.socket_mode.connected]) >= 1
    assert answered(slack)
    assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
    assert answered(slack)


def test_what_came_over_the_old_connection_is_still_acknowledged_there(slack, line, monkeypatch):
    slow = line.listening._app.dispatch

    def dispatch(request):
        slack.socket_mode.disconnect()
        slack.wait_until(lambda: slack.socket_mode.connected == 2)
        return slow(request)

    monkeypatch.setattr(line.listening._app, "dispatch", dispatch)
    assert answered(slack)


@pytest.fixture
def watched(october, october_url, slack):
    """A line on which silence is soon taken for the end."""
    with connecting(october, october_url, slack, SILENT_SECONDS) as opened:
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        yield opened


def test_a_quiet_connection_is_kept_while_its_pings_are_answered(
    october, october_url, slack, monkeypatch
):
    def patient(*given, ping_timeout, **named):
        """On a busy machine an answer may well be late: that is another matter."""
        return connect(*given, ping_timeout=ping_timeout + SOON, **named)

    monkeypatch.setattr("bot.serving.socket_link.connect", patient)
    with connecting(october, october_url, slack, SILENT_SECONDS):
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        assert answered(slack)
        before = slack.socket_mode.opened
        assert not slack.wait_until(lambda: slack.socket_mode.opened > before, 1.5 * SILENT_SECONDS)
        assert answered(slack)


def test_silence_is_noticed_and_another_connection_made(slack, watched):
    assert answered(slack)
    slack.socket_mode.silent = True
    assert renewed(slack, 1)
    slack.socket_mode.silent = False
    assert renewed(slack, 2)
    until(lambda: answered(slack))
    assert watched.ended is None


def test_three_silent_connections_in_a_row_end_it(slack, watched):
    before = slack.socket_mode.opened
    slack.socket_mode.silent = True
    watched.join()
    assert isinstance(watched.ended, SilentError)
    assert slack.socket_mode.opened == before + TRIES


def test_a_connection_on_which_slack_spoke_starts_the_count_anew(october, october_url, slack):
    slack.socket_mode.silent = True
    with connecting(october, october_url, slack, SILENT_SECONDS) as line:
        assert renewed(slack, TRIES - 2)
        slack.socket_mode.silent = False
        until(lambda: answered(slack))
        before = slack.socket_mode.opened
        slack.socket_mode.silent = True
        assert renewed(slack, before + TRIES - 2)
        assert line.ended is None


@pytest.mark.parametrize("kind", ["http_503", "internal_error", "dropped_reply", "half_json"])
def test_while_slack_gives_no_connection_it_goes_on_trying(october, october_url, slack, kind):
    slack.faults.add("apps.connections.open", kind, times=2)
    with connecting(october, october_url, slack) as line:
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        assert answered(slack)
        assert line.ended is None
    assert slack.faults.waiting() == 0


def test_a_rate_limit_is_kept(october, october_url, slack):
    slack.faults.add("apps.connections.open", "rate_limited", retry_after=1)
    with connecting(october, october_url, slack):
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
    first, second = slack.calls("apps.connections.open")[:2]
    assert second.at - first.at >= 1


def test_refused_connections_are_tried_again_without_a_storm(october, october_url, slack):
    slack.socket_mode.refusing = True
    with connecting(october, october_url, slack) as line:
        time.sleep(2.5 * PAUSE)
        assert len(slack.calls("apps.connections.open")) < 5
        assert slack.wait_until(lambda: len(slack.calls("apps.connections.open")) > 1)
        slack.socket_mode.refusing = False
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        assert answered(slack)
        assert line.ended is None


def test_connections_closed_as_soon_as_they_open_make_no_storm(slack, line):
    end = time.monotonic() + 2.5 * PAUSE
    while time.monotonic() < end:
        slack.socket_mode.close()
        time.sleep(0.01)
    assert len(slack.calls("apps.connections.open")) < 6


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "not_allowed_token_type"])
def test_a_refused_token_ends_it_by_slacks_word(october, october_url, slack, error):
    slack.faults.add("apps.connections.open", error)
    with connecting(october, october_url, slack) as line:
        line.join()
    assert isinstance(line.ended, RefusedError)
    assert str(line.ended) == error


def test_the_bots_token_opens_no_connection(october, october_url, slack):
    with connecting(october, october_url, slack, app_token=slack.token) as line:
        line.join()
    assert str(line.ended) == "not_allowed_token_type"


def test_an_answer_bolt_does_not_give_leaves_the_connection_alone(slack, line, monkeypatch, caplog):
    def broken(_):
        raise KeyError("a bug")

    with monkeypatch.context() as patched:
        patched.setattr(line.listening._app, "dispatch", broken)
        patched.setattr(slack, "patience", 0.5)
        assert slack.command(AD, "/rag").error == "operation_timeout"
    assert "could not be answered" in caplog.text
    assert answered(slack)
    assert slack.socket_mode.opened == 1


def test_stopping_waits_for_no_timer(october, october_url, slack):
    slack.faults.add("apps.connections.open", "rate_limited", times=None, retry_after=3600)
    with connecting(october, october_url, slack) as line:
        assert slack.wait_until(lambda: slack.calls("apps.connections.open"))
        line.stop()


def test_a_link_used_twice_is_refused(slack, line):
    url = slack.workspace.socket_url()
    with connect(url), pytest.raises(InvalidStatus, match="403"), connect(url):
        pass
