"""A channel that another organisation has come into: no figure goes out before Slack was asked."""

import pytest

from bot.playground.faults import Kind
from tests.faults.workers.delivering import AD, PERF, SMM

ASK = "conversations.info"
POST = "chat.postMessage"


def test_a_channel_that_became_shared_gets_nothing_and_the_administrators_are_told_once(delivery):
    delivery.slack.workspace.channels[SMM].is_ext_shared = True
    dead = [delivery.enqueue("digest"), delivery.enqueue("second")]
    delivery.enqueue("elsewhere", PERF)
    delivery.enqueue("alert", AD)
    delivery.run(60)
    notice = f"The message “digest” was not posted to {SMM}: shared with another organisation."
    delivery.arrived(C0PERF=["elsewhere"], U0AD=["alert"], U0ADMIN=[notice])
    assert {delivery.row(each).state for each in dead} == {"dead"}
    # It may be shared no longer when the next message is due: a yes is asked for anew.
    assert [each.arguments["channel"] for each in delivery.calls(ASK)] == [SMM, SMM, PERF]


def test_one_question_does_for_many_messages(delivery):
    for number in range(5):
        delivery.enqueue(f"{number}")
    delivery.run(10)
    delivery.arrived(C0SMM=["0", "1", "2", "3", "4"])
    assert len(delivery.calls(ASK)) == 1


@pytest.mark.parametrize(
    "kind",
    [
        Kind.RATE_LIMITED,
        Kind.HTTP_503,
        Kind.HTML,
        Kind.HALF_JSON,
        Kind.DROPPED_REPLY,
        "fatal_error",
    ],
)
def test_while_slack_cannot_say_nothing_goes_out_and_it_is_asked_ever_less_often(delivery, kind):
    delivery.slack.faults.add(ASK, kind, times=None, retry_after=200)
    waiting = delivery.enqueue("digest")
    delivery.enqueue("elsewhere", AD)
    delivery.run(1800, step=20)
    row = delivery.row(waiting)
    assert (row.state, row.uncertain) == ("pending", False)
    delivery.arrived(U0AD=["elsewhere"])
    assert len(delivery.calls(ASK)) < 20
    delivery.slack.faults.clear()
    delivery.run(300, step=20)
    delivery.arrived(C0SMM=["digest"], U0AD=["elsewhere"])
    assert len(delivery.calls(POST)) == 2


@pytest.mark.parametrize(
    "error", ["missing_scope", "unknown_method", "method_not_supported_for_channel_type"]
)
def test_where_slack_never_tells_the_plan_is_trusted_and_that_is_logged_once(
    delivery, error, caplog
):
    delivery.slack.faults.add(ASK, error, times=None)
    delivery.enqueue("digest")
    delivery.enqueue("second")
    delivery.run(10)
    delivery.arrived(C0SMM=["digest", "second"])
    assert len(delivery.calls(ASK)) == 1
    said = [each.message for each in caplog.records if each.name == "bot.delivery.channels"]
    assert said == [f"Slack does not tell about channel {SMM}: {error}"]


def test_what_may_have_been_posted_before_the_channel_became_shared_is_told_as_uncertain(delivery):
    lost = delivery.enqueue("digest")
    delivery.die_at("claimed")
    delivery.clock.advance(100)
    delivery.slack.workspace.channels[SMM].is_ext_shared = True
    delivery.run(60)
    assert delivery.row(lost).state == "dead"
    notice = (
        f"The message “digest” may not have been posted to {SMM}: shared with another "
        "organisation. planbot cannot look whether it stands there."
    )
    delivery.arrived(U0ADMIN=[notice])
