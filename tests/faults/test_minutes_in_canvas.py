"""Minutes in a channel's canvas: once, over the earlier version, and at nobody else's cost."""

import pytest

from bot.delivery.sender import CANVAS_ATTEMPTS
from bot.domain.message import Message
from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.playground.faults import Kind
from tests.faults.workers.delivering import SMM
from tests.keeping import changing

TITLE = "Minutes: Weekly, 5 Mar 2018"
THEIRS = "# Ours\n\nWhat we wrote ourselves."
EDIT, CREATE = "canvases.edit", "conversations.canvases.create"


def put(delivery, words, title=TITLE, once="first"):
    message = Message(title, (), f"| **{title}** | |\n| --- | --- |\n| Decisions | {words} |\n")
    with changing(delivery.store) as work:
        about = OfWords(f"{title} {once}")
        post = Outgoing(OutboxKind.MINUTES_IN_CANVAS, about, SMM, message)
        assert work.outbox.enqueue(post, delivery.clock.now())
        return work.outbox.id_of(OutboxKind.MINUTES_IN_CANVAS, about, SMM)


def theirs(delivery):
    content = {"type": "markdown", "markdown": THEIRS}
    delivery.sender().slack._client.conversations_canvases_create(
        channel_id=SMM, document_content=content
    )


def canvas(delivery):
    (found,) = delivery.slack.workspace.canvases.values()
    return found.markdown


@pytest.mark.parametrize("made", [True, False], ids=["a canvas of theirs", "no canvas yet"])
def test_they_stand_at_the_top_once_and_a_correction_takes_their_place(delivery, made):
    if made:
        theirs(delivery)
    put(delivery, "one")
    put(delivery, "of another", "Minutes: Weekly, 12 Mar 2018")
    delivery.run()
    put(delivery, "two", once="corrected")
    delivery.run()
    said = canvas(delivery)
    assert said.count(TITLE) == 1
    assert "| Decisions | one |" not in said
    assert said.index("of another") < said.index("| Decisions | two |")
    assert said.endswith(THEIRS) == made
    delivery.arrived()


@pytest.mark.parametrize("point", ["claimed", "posted"])
def test_a_worker_killed_in_between_leaves_them_once(delivery, point):
    put(delivery, "one")
    delivery.die_at(point)
    delivery.run(120)
    assert canvas(delivery).count(TITLE) == 1
    delivery.arrived()


@pytest.mark.parametrize("kind", [Kind.DROPPED_REPLY, Kind.HTML, Kind.HTTP_500, Kind.RATE_LIMITED])
def test_an_answer_that_does_not_come_leaves_them_once(delivery, kind):
    delivery.slack.faults.add(CREATE, kind, retry_after=5)
    put(delivery, "one")
    delivery.run(120)
    assert canvas(delivery).count(TITLE) == 1
    delivery.arrived()


def test_without_the_scope_nothing_is_written_nobody_is_told_and_the_rest_goes_on(delivery):
    delivery.slack.workspace.scopes = ("chat:write",)
    row = put(delivery, "one")
    delivery.enqueue("next")
    delivery.run()
    assert delivery.row(row).state == "dead"
    assert delivery.slack.workspace.canvases == {}
    delivery.arrived(C0SMM=["next"])


def test_a_canvas_that_never_answers_is_given_up_and_the_channel_goes_on(delivery):
    delivery.slack.faults.add(CREATE, Kind.HTTP_500, times=CANVAS_ATTEMPTS)
    put(delivery, "one")
    delivery.enqueue("next")
    delivery.run(240)
    (told,) = delivery.standing().pop("U0ADMIN")
    assert "The minutes in the canvas" in told
    delivery.arrived(C0SMM=["next"], U0ADMIN=[told])
