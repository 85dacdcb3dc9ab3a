"""The worker's steps with a file: later where Slack does not give it, and once where two try."""

from datetime import timedelta

import pytest

from bot.delivery.files import Fetched, FetchLaterError, FetchRefusedError
from bot.domain.incoming import Sent
from bot.services.incoming import take_note, waiting_file, want
from bot.services.incoming_turns import MOST_TRIES, FileTurns
from tests.integration.services.brought import HEADER, NOW

FILE = f"{HEADER}\n5.2,2018-10,17,,,no,,Case system,\n".encode()
DIRECT, CHANNEL = "D0PERF", "C0SMM"


class Slack:
    """Gives the file, or raises what it was told to; its clock goes on when asked."""

    def __init__(self):
        self.content, self.error, self.at = FILE, None, NOW
        self.name = "october.csv"

    def fetch(self, _):
        if self.error is not None:
            raise self.error
        return Fetched(self.name, self.content)

    def now(self):
        return self.at


@pytest.fixture
def slack():
    return Slack()


@pytest.fixture
def turns(planned, slack):
    assert take_note(planned.store, Sent("F1", "U0PERF", DIRECT), NOW)
    return FileTurns(planned.store, slack.fetch, slack.now)


def state(turns):
    return turns.store.incoming(1).state.value


def said(turns):
    rows = [row for row in turns.store.outbox_rows() if row.kind.startswith("file-answer")]
    return rows[-1].message.text


def test_a_file_that_slack_does_not_give_now_is_fetched_again_later(turns, slack):
    slack.error = FetchLaterError("HTTP 503")
    assert turns.turn()
    assert not turns.turn()
    assert state(turns) == "arrived"
    slack.error, slack.at = None, NOW + timedelta(seconds=6)
    assert turns.turn()
    assert state(turns) == "shown"


def test_a_file_that_slack_never_gives_is_given_up_and_it_is_said(turns, slack):
    slack.error = FetchLaterError("HTTP 503")
    for _ in range(MOST_TRIES + 1):
        assert turns.turn()
        slack.at += timedelta(minutes=6)
    assert not turns.turn()
    assert state(turns) == "refused"
    assert "was not taken" in said(turns)


def test_a_file_that_is_gone_before_it_is_wanted_is_refused(turns, slack):
    turns.turn()
    want(turns.store, turns.store.incoming(1).handle, "Performance team", NOW)
    slack.error = FetchRefusedError("Slack does not give it: file_deleted")
    turns.turn()
    assert state(turns) == "refused"
    assert turns.store.imports(5)[0].file == "plan.yaml"


def overtaken(turns, slack, point):
    """Another worker takes the same step while this one is at the point."""
    other = FileTurns(turns.store, slack.fetch, slack.now)
    left = [other.turn]

    def reached(here):
        if here == point and left:
            assert left.pop()()

    return FileTurns(turns.store, slack.fetch, slack.now, reached=reached)


@pytest.mark.parametrize("point", ["found", "fetched", "looked"])
def test_of_two_workers_at_one_file_one_shows_it(turns, slack, point):
    assert overtaken(turns, slack, point).turn()
    assert state(turns) == "shown"
    rows = [row for row in turns.store.outbox_rows() if row.kind == "file-answer-edited"]
    assert len(rows) == 1


@pytest.mark.parametrize("point", ["found", "fetched"])
def test_of_two_workers_at_one_file_one_stores_it(turns, slack, point):
    turns.turn()
    want(turns.store, turns.store.incoming(1).handle, "Performance team", NOW)
    assert overtaken(turns, slack, point).turn()
    assert state(turns) == "stored"
    assert [each.file for each in turns.store.imports(5)] == ["october.csv", "plan.yaml"]
    assert turns.store.incoming(1).number == turns.store.imports(1)[0].number


@pytest.mark.parametrize(
    "handle", ["", "1", "1 0", "1 99", "2 1", "x y", "1 1 1", "９ 1", "9" * 40]
)
def test_a_button_of_another_turn_finds_nothing(turns, handle):
    turns.turn()
    assert waiting_file(turns.store, handle) is None
    assert not want(turns.store, handle, "Performance team", NOW)


def test_a_refused_document_in_a_channel_is_left_without_a_word(planned, slack):
    assert take_note(planned.store, Sent("F1", "U0PERF", CHANNEL), NOW)
    turns = FileTurns(planned.store, slack.fetch, slack.now)
    slack.error = FetchRefusedError("it is larger than 10 MB", "film.mp4")
    turns.turn()
    assert state(turns) == "left"
    assert planned.store.outbox_rows() == []
