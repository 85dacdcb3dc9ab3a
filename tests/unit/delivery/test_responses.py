"""An answer to a click: posted once, and where nobody knows whether it was taken, that is said."""

import json

import pytest

from bot.delivery.responses import NotAnsweredError, Place, respond
from bot.domain.message import Message
from tests.unit.delivery.wire import http, wire

BLOCK = {"type": "section", "text": {"type": "mrkdwn", "text": "a note"}}
MESSAGE = Message("note", (BLOCK,), "note in full")


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 20", http("ok")[:-1]])
def test_an_answer_that_may_have_been_taken_is_not_given_again(answer):
    with (
        wire(answer, answer) as slack,
        pytest.raises(NotAnsweredError, match="may have been taken"),
    ):
        respond(slack.url, MESSAGE, Place.CHANNEL)
    assert len(slack.heard) == 1


def test_an_answer_that_slack_refuses_is_refused_in_its_words():
    gone = http("expired_url", "404 Not Found")
    with wire(gone) as slack, pytest.raises(NotAnsweredError, match="404: expired_url"):
        respond(slack.url, MESSAGE, Place.EPHEMERAL)


def test_refused_blocks_go_as_plain_text_in_the_same_place():
    with wire(http("invalid_blocks", "400 Bad Request"), http("ok")) as slack:
        respond(slack.url, MESSAGE, Place.OVER)
    first, second = map(json.loads, slack.heard)
    assert first["blocks"] == [BLOCK]
    assert (second["text"], second.get("blocks")) == ("note in full", None)
    assert second["replace_original"] is True
