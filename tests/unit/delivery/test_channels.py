"""What Slack says of a channel: asked once in a while, and told apart from not being told."""

from http.client import IncompleteRead

import pytest
from slack_sdk.errors import SlackApiError

from bot.delivery.channels import ChannelBook, Unknown
from bot.delivery.outcome import NoEntry, NotNow, Permanent
from bot.domain.people import ChannelFacts

ITS_OWN = ChannelFacts(shared=False, private=False)
ELSEWHERE_TOO = ChannelFacts(shared=True, private=False)


class Slack:
    """Answers `conversations.info` with what it holds, and counts; `at` is the time in seconds."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = 0
        self.at = 0.0

    def conversations_info(self, channel):
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return {"channel": self.answer and {"id": channel, **self.answer}}


def refused(error):
    return SlackApiError("no", {"error": error})


def book_of(slack):
    return ChannelBook(slack, lambda: slack.at)


@pytest.mark.parametrize(
    ("answer", "shared"),
    [
        ({"is_ext_shared": True}, True),
        ({"is_pending_ext_shared": True}, True),
        ({"is_ext_shared": False}, False),
        ({"is_archived": True}, False),
        (None, None),
        (refused("channel_not_found"), None),
        (refused("missing_scope"), None),
        (ConnectionResetError("gone"), None),
        (IncompleteRead(b""), None),
        (ValueError("not JSON"), None),
    ],
)
def test_shared_not_shared_and_not_told_are_told_apart(answer, shared):
    facts = book_of(Slack(answer)).facts("C1")
    assert (facts and facts.shared) is shared


@pytest.mark.parametrize(
    ("answer", "private"),
    [({"is_private": True}, True), ({"is_private": False}, False), ({"is_archived": True}, False)],
    ids=["private", "public", "not said"],
)
def test_a_channel_is_private_only_where_slack_says_so(answer, private):
    assert book_of(Slack(answer)).facts("C1") == ChannelFacts(shared=False, private=private)


PASSES = "Slack does not tell about the channel: "


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (refused("missing_scope"), Unknown("missing_scope")),
        (refused("unknown_method"), Unknown("unknown_method")),
        (refused("channel_not_found"), Permanent("channel_not_found")),
        (refused("invalid_auth"), NoEntry("invalid_auth")),
        (refused("ratelimited"), NotNow("rate limited", 30.0)),
        (refused("internal_error"), NotNow(f"{PASSES}internal_error")),
        (refused("Received a page"), NotNow(f"{PASSES}Received a page")),
        (TimeoutError("timed out"), NotNow(f"{PASSES}TimeoutError: timed out")),
        (None, NotNow("Slack's answer names no channel")),
    ],
)
def test_why_slack_does_not_tell_is_told_apart(answer, why):
    assert book_of(Slack(answer)).told("C1") == why


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [({"is_ext_shared": False}, 600), (refused("missing_scope"), 600), (refused("fatal_error"), 0)],
)
def test_whoever_backs_off_by_himself_is_given_no_failure_from_memory(answer, seconds):
    slack = Slack(answer)
    book = ChannelBook(slack, lambda: slack.at, doubt_seconds=0)
    for slack.at in (0, seconds):
        book.told("C1")
    assert slack.asked == 2


@pytest.mark.parametrize(
    ("answer", "seconds"), [({"is_ext_shared": False}, 600), (ConnectionResetError("gone"), 30)]
)
def test_slack_is_not_asked_again_for_a_while(answer, seconds):
    slack = Slack(answer)
    book = book_of(slack)
    for slack.at, asked in [(0, 1), (seconds - 1, 1), (seconds, 2), (seconds + 1, 2)]:
        book.facts("C1")
        assert slack.asked == asked


def test_a_shared_channel_stays_shared_until_slack_says_otherwise():
    slack = Slack({"is_ext_shared": True})
    book = book_of(slack)
    seen = [book.facts("C1").shared]
    for answer in (
        ConnectionResetError("gone"),
        ConnectionResetError("gone"),
        {"is_archived": False},
    ):
        slack.at += 601
        slack.answer = answer
        seen.append(book.facts("C1").shared)
    assert seen == [True, True, True, False]


def test_nobody_waits_again_for_a_slack_that_has_just_given_no_answer():
    slack = Slack(TimeoutError("timed out"))
    book = book_of(slack)
    assert [book.facts(f"C{number}") for number in range(20)] == [None] * 20
    assert slack.asked == 1
    slack.answer, slack.at = {"is_ext_shared": False}, 5.0
    assert book.facts("C20") == ITS_OWN


def test_whoever_backs_off_by_himself_waits_where_slack_does_not_tell_of_a_channel_once_shared():
    slack = Slack({"is_ext_shared": True})
    book = ChannelBook(slack, lambda: slack.at, doubt_seconds=0)
    assert book.told("C1") == ELSEWHERE_TOO
    slack.answer = {"is_ext_shared": False}
    assert book.told("C1") == ITS_OWN
    slack.answer, slack.at = TimeoutError("timed out"), 1800
    assert isinstance(book.told("C1"), NotNow)
    slack.answer = {"is_ext_shared": True}
    assert book.told("C1") == ELSEWHERE_TOO
    slack.answer = refused("missing_scope")
    assert book.told("C1") == ELSEWHERE_TOO
