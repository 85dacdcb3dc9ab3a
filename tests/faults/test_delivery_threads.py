"""One message a flag: edited in place, its story in its thread; and no stranger reads the key."""

import json

import pytest

from bot.playground.faults import Kind
from tests.faults.workers.delivering import AD, SMM, plain

POST = "chat.postMessage"
EDIT = "chat.update"


def test_the_metadata_is_an_opaque_key_and_nothing_else(delivery):
    sent = delivery.enqueue("alert about indicator 5.1", AD)
    delivery.run()
    delivery.arrived(U0AD=["alert about indicator 5.1"])
    (call,) = delivery.calls(POST)
    metadata = call.arguments["metadata"]
    metadata = json.loads(metadata) if isinstance(metadata, str) else metadata
    key = delivery.row(sent).key
    assert metadata == {"event_type": "planbot_message", "event_payload": {"key": key}}
    assert len(key) == 32
    assert set(key) <= set("0123456789abcdef")


def test_a_reply_stands_under_its_alert(delivery):
    alert = delivery.enqueue("alert", AD)
    delivery.enqueue("other alert", AD)
    delivery.enqueue("back to green", AD, thread_of=alert)
    delivery.run()
    delivery.arrived(U0AD=["alert", "other alert", "alert > back to green"])


def test_an_edit_takes_the_place_of_the_alert(delivery):
    alert = delivery.enqueue("alert", AD)
    delivery.run()
    delivery.enqueue("seen", AD, edits=alert)
    delivery.run()
    delivery.arrived(U0AD=["seen"])
    (shown,) = delivery.slack.messages(AD)
    assert [each.text for each in shown.edits] == ["alert"]
    assert shown.metadata["event_payload"]["key"] == delivery.row(alert).key


def test_an_edit_waits_for_its_alert(delivery):
    """A process that saw neither yet sends the alert first, whatever happens to it."""
    delivery.slack.faults.add(POST, Kind.HTTP_503)
    alert = delivery.enqueue("alert", AD)
    delivery.enqueue("seen", AD, edits=alert)
    delivery.run(20)
    delivery.arrived()
    delivery.run(60)
    delivery.arrived(U0AD=["seen"])


@pytest.mark.parametrize(
    "kind", [Kind.DROPPED_REPLY, Kind.DROPPED_REQUEST, Kind.HTTP_500, Kind.RATE_LIMITED, Kind.HTML]
)
def test_an_edit_that_fails_is_made_again_without_looking(delivery, kind):
    alert = delivery.enqueue("alert", AD)
    delivery.run()
    delivery.slack.faults.add(EDIT, kind)
    delivery.enqueue("seen", AD, edits=alert)
    delivery.run(60)
    delivery.arrived(U0AD=["seen"])
    assert len(delivery.calls(EDIT)) == 2
    assert delivery.calls("conversations.history") == []


def test_an_edit_whose_blocks_are_refused_goes_out_as_text_within_an_edits_bounds(delivery):
    alert = delivery.enqueue("alert", AD)
    delivery.run()
    delivery.slack.faults.add(EDIT, "invalid_blocks")
    delivery.enqueue("seen", AD, edits=alert)
    delivery.run()
    delivery.arrived(U0AD=[plain("seen")])


def test_an_edit_of_a_message_that_never_arrived_is_dead_and_posts_nothing(delivery):
    delivery.slack.faults.add(POST, "invalid_arguments")
    alert = delivery.enqueue("alert", AD)
    edit = delivery.enqueue("seen", AD, edits=alert)
    delivery.enqueue("next", AD)
    delivery.run()
    never = "the message it edits was never posted"
    notices = [
        f"The message “alert” was not posted to {AD}: invalid_arguments.",
        f"The message “seen” in {AD} could not be brought up to date: {never}.",
    ]
    delivery.arrived(U0AD=["next"], U0ADMIN=notices)
    assert delivery.row(alert).reason == "invalid_arguments"
    assert delivery.row(edit).reason == never


def test_an_edit_of_a_message_that_somebody_deleted_is_dead_and_the_next_goes_on(delivery):
    alert = delivery.enqueue("alert", AD)
    delivery.run()
    workspace = delivery.slack.workspace
    (shown,) = delivery.slack.messages(AD)
    workspace.delete(workspace.find_message(shown.channel, shown.ts))
    edit = delivery.enqueue("seen", AD, edits=alert)
    delivery.enqueue("next", AD)
    delivery.run()
    notice = f"The message “seen” in {AD} could not be brought up to date: message_not_found."
    delivery.arrived(U0AD=["next"], U0ADMIN=[notice])
    assert delivery.row(edit).reason == "message_not_found"


def test_a_story_whose_alert_is_dead_is_told_all_the_same(delivery):
    delivery.slack.faults.add(POST, "invalid_arguments")
    alert = delivery.enqueue("alert", AD)
    delivery.enqueue("back to green", AD, thread_of=alert)
    delivery.run()
    notice = f"The message “alert” was not posted to {AD}: invalid_arguments."
    delivery.arrived(U0AD=["back to green"], U0ADMIN=[notice])


def test_an_order_is_kept_within_a_channel_whatever_fails_in_it(delivery):
    for kind in (Kind.DROPPED_REPLY, Kind.HTTP_500, Kind.RATE_LIMITED, Kind.HALF_JSON):
        delivery.slack.faults.add(POST, kind, channel=SMM)
    for number in range(5):
        delivery.enqueue(f"{number}")
    delivery.run(300)
    delivery.arrived(C0SMM=["0", "1", "2", "3", "4"])
