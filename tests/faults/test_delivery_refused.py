"""What Slack refuses: for now, for good, for this channel, or for these blocks."""

import logging

import pytest

from bot.playground.faults import Kind
from tests.faults.workers.delivering import AD, ADMIN, PERF, SMM, delivering, plain

POST = "chat.postMessage"


@pytest.mark.parametrize(
    ("kind", "waited"), [(Kind.RATE_LIMITED, 120), (Kind.RATE_LIMITED_SILENTLY, 30)]
)
def test_a_429_holds_one_channel_back_for_as_long_as_slack_says(delivery, kind, waited):
    delivery.slack.faults.add(POST, kind, retry_after=120, channel=SMM)
    first = delivery.enqueue("first")
    delivery.enqueue("second")
    delivery.enqueue("elsewhere", PERF)
    limited_at = delivery.clock.now()
    delivery.run(waited - 5)
    delivery.arrived(C0PERF=["elsewhere"])
    assert (delivery.row(first).not_before - limited_at).total_seconds() == waited
    delivery.run(10)
    delivery.arrived(C0PERF=["elsewhere"], C0SMM=["first", "second"])
    assert len(delivery.calls(POST)) == 4


def test_slacks_own_limit_of_one_a_second_is_kept_and_so_is_the_order(store):
    with delivering(store, rate_limits=True) as delivery:
        for number in range(4):
            delivery.enqueue(f"{number}")
            delivery.enqueue(f"{number}", PERF)
        delivery.run(10, step=1)
        delivery.arrived(C0SMM=["0", "1", "2", "3"], C0PERF=["0", "1", "2", "3"])


@pytest.mark.parametrize("kind", [Kind.HTTP_500, Kind.HTTP_503])
def test_an_hour_of_failing_servers_is_waited_out_without_a_storm(delivery, kind):
    delivery.slack.faults.add("*", kind, times=None)
    for channel in (SMM, PERF):
        delivery.enqueue("first", channel)
        delivery.enqueue("second", channel)
    delivery.run(3600, step=20)
    delivery.arrived()
    assert len(delivery.calls(None)) < 60
    delivery.slack.faults.clear()
    delivery.run(360, step=20)
    delivery.arrived(C0SMM=["first", "second"], C0PERF=["first", "second"])


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked", "account_inactive"])
def test_a_refused_token_stops_everything_says_so_and_keeps_every_row(delivery, error, caplog):
    delivery.slack.faults.add("*", error, times=None)
    delivery.enqueue("first")
    delivery.enqueue("alert", AD)
    worker = delivery.sender() and delivery.workers["one"]
    rested = worker._send()
    worker._beat()
    assert rested == 300
    assert delivery.store.workers()[0].halted == f"Slack refuses the token: {error}"
    assert [each.levelno for each in caplog.records if each.name == "bot.worker"] == [
        logging.CRITICAL
    ]
    assert delivery.rows("pending") == ["first", "alert"]
    assert len(delivery.calls(None)) == 1
    delivery.slack.faults.clear()
    worker._send()
    worker._beat()
    assert delivery.store.workers()[0].halted is None
    delivery.arrived(C0SMM=["first"], U0AD=["alert"])


def test_a_token_refused_while_looking_posts_nothing_twice(delivery):
    delivery.enqueue("first")
    delivery.die_at("posted")
    delivery.clock.advance(100)
    delivery.slack.faults.add("*", "token_revoked", times=None)
    assert delivery.run_without_entry() == "token_revoked"
    delivery.slack.faults.clear()
    delivery.run(120)
    delivery.arrived(C0SMM=["first"])


def gone(delivery, channel, error):
    """Make the workspace itself answer with `error`, without a planted fault."""
    there = delivery.slack.workspace.channels
    match error:
        case "channel_not_found":
            del there[channel]
        case "not_in_channel":
            there[channel].members.discard(delivery.slack.workspace.bot_user)
            there[channel].is_private = False
        case "is_archived":
            there[channel].is_archived = True


@pytest.mark.parametrize("error", ["channel_not_found", "not_in_channel", "is_archived"])
def test_a_channel_that_is_gone_is_told_to_an_administrator_once_and_others_go_on(delivery, error):
    gone(delivery, SMM, error)
    dead = [delivery.enqueue("first"), delivery.enqueue("second")]
    delivery.enqueue("elsewhere", PERF)
    delivery.run(60)
    delivery.enqueue("third")
    delivery.run(60)
    notice = f"The message “first” was not posted to {SMM}: {error}."
    delivery.arrived(C0PERF=["elsewhere"], U0ADMIN=[notice])
    assert [(delivery.row(each).state, delivery.row(each).reason) for each in dead] == [
        ("dead", error)
    ] * 2
    assert delivery.rows("pending") == []


def test_a_notice_that_cannot_be_delivered_either_starts_no_loop(delivery):
    gone(delivery, SMM, "is_archived")
    delivery.slack.workspace.people[ADMIN].deleted = True
    delivery.enqueue("first")
    delivery.run(600, step=60)
    delivery.arrived()
    assert delivery.rows("dead") == ["first", f"{SMM} is_archived #0"]
    assert delivery.rows("pending") == []
    assert [each.method for each in delivery.calls(None)] == [
        "conversations.info",
        POST,
        "conversations.open",
    ]


def test_an_administrator_is_told_once_even_if_the_process_ends_before_the_message_is_dead(
    delivery,
):
    gone(delivery, SMM, "is_archived")
    delivery.enqueue("first")
    delivery.die_at("told")
    delivery.run(300)
    notice = f"The message “first” was not posted to {SMM}: is_archived."
    delivery.arrived(U0ADMIN=[notice])
    assert delivery.rows("dead") == ["first"]


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
def test_refused_blocks_go_out_as_text_once(delivery, error):
    delivery.slack.faults.add(POST, error)
    delivery.enqueue("first")
    delivery.run(60)
    delivery.arrived(C0SMM=[plain("first")])
    (shown,) = delivery.slack.messages(SMM)
    assert shown.blocks == []
    assert len(delivery.calls(POST)) == 2


def test_what_slack_refuses_as_text_too_is_dead_with_its_reason(delivery):
    delivery.slack.faults.add(POST, "invalid_blocks", times=2)
    dead = delivery.enqueue("first")
    delivery.enqueue("second")
    delivery.run(60)
    notice = f"The message “first” was not posted to {SMM}: invalid_blocks."
    delivery.arrived(C0SMM=["second"], U0ADMIN=[notice])
    assert (delivery.row(dead).state, delivery.row(dead).reason) == ("dead", "invalid_blocks")


def test_a_channel_that_was_mended_and_is_gone_again_is_told_again(delivery):
    there = delivery.slack.workspace.channels[SMM]
    for text in ("first", "second", "third"):
        there.is_archived = text != "second"
        delivery.enqueue(text)
        delivery.run(10)
    notices = [
        f"The message “{each}” was not posted to {SMM}: is_archived." for each in ("first", "third")
    ]
    delivery.arrived(C0SMM=["second"], U0ADMIN=notices)


def test_another_cause_in_the_same_channel_is_told_too(delivery):
    for error in ("restricted_action", "ekm_something_new", "restricted_action"):
        delivery.slack.faults.add(POST, error)
        delivery.enqueue(f"note {len(delivery.rows('dead'))}")
        delivery.run(10)
    notices = [
        f"The message “note 0” was not posted to {SMM}: restricted_action.",
        f"The message “note 1” was not posted to {SMM}: ekm_something_new.",
    ]
    delivery.arrived(U0ADMIN=notices)


def test_text_after_refused_blocks_whose_answer_is_lost_stands_once(delivery):
    delivery.slack.faults.add(POST, "invalid_blocks")
    delivery.slack.faults.add(POST, Kind.DROPPED_REPLY)
    delivery.enqueue("first")
    delivery.run(60)
    delivery.arrived(C0SMM=[plain("first")])


@pytest.mark.parametrize("error", ["missing_scope", "unknown_method"])
def test_where_direct_messages_cannot_be_opened_an_alert_is_posted_to_the_user(delivery, error):
    delivery.slack.faults.add("conversations.open", error, times=None)
    delivery.enqueue("alert", AD)
    delivery.enqueue("digest")
    delivery.run(60)
    delivery.arrived(C0SMM=["digest"], U0AD=["alert"])


def test_an_alert_that_was_posted_to_the_user_can_be_edited_and_found(delivery):
    delivery.slack.faults.add("conversations.open", "missing_scope", times=None)
    alert = delivery.enqueue("alert", AD)
    delivery.run()
    delivery.enqueue("acknowledged", AD, edits=alert)
    delivery.slack.faults.add(POST, Kind.DROPPED_REPLY)
    delivery.enqueue("second", AD)
    delivery.run(60)
    delivery.arrived(U0AD=["acknowledged", "second"])
    assert len(delivery.calls("conversations.open")) == 1


def test_an_alert_to_a_user_that_nobody_can_look_for_is_told_and_blocks_nothing(delivery):
    delivery.slack.faults.add("conversations.open", "missing_scope", times=None)
    delivery.slack.faults.add(POST, Kind.DROPPED_REQUEST)
    delivery.slack.faults.add("conversations.history", "channel_not_found")
    lost = delivery.enqueue("alert", AD)
    delivery.enqueue("second", AD)
    delivery.run(60)
    assert delivery.row(lost).state == "dead"
    told = [each.content.text for each in delivery.slack.messages(ADMIN)]
    assert len(told) == 1
    delivery.arrived(U0AD=["second"], U0ADMIN=told)
