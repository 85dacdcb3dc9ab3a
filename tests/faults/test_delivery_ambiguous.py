"""When nobody can say whether a message got through: the history decides, and in good time."""

import pytest

from bot.playground.faults import Kind
from tests.faults.workers.delivering import AD, ADMIN, SMM

POST = "chat.postMessage"


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [
        (Kind.DROPPED_REPLY, 0),
        (Kind.STALL, 1.5),
        (Kind.HTML, 0),
        (Kind.HALF_JSON, 0),
    ],
)
@pytest.mark.parametrize("channel", [SMM, AD])
def test_a_post_whose_answer_is_lost_stands_once(delivery, kind, seconds, channel):
    delivery.slack.faults.add(POST, kind, seconds=seconds)
    sent = delivery.enqueue("alert", channel)
    delivery.run(60)
    delivery.arrived(**{channel: ["alert"]})
    assert len(delivery.calls(POST)) == 1
    row = delivery.row(sent)
    assert (row.state, row.duplicate_ts, row.uncertain) == ("sent", None, False)
    assert row.ts == delivery.slack.messages(channel)[0].ts


@pytest.mark.parametrize("kind", [Kind.DROPPED_REQUEST, Kind.HTTP_500, Kind.HTTP_503])
def test_a_post_that_never_arrived_is_made_again_once_the_history_had_its_time(delivery, kind):
    delivery.slack.faults.add(POST, kind)
    delivery.enqueue("alert")
    delivery.run(25)
    delivery.arrived()
    delivery.run(10)
    delivery.arrived(C0SMM=["alert"])
    assert len(delivery.calls(POST)) == 2


def test_an_answer_without_a_ts_is_not_taken_for_a_post(delivery, monkeypatch):
    client = delivery.sender().slack._client
    real, lost = client.chat_postMessage, []

    def without_ts(**arguments):
        answer = real(**arguments)
        if not lost:
            lost.append(answer.data.pop("ts"))
        return answer

    monkeypatch.setattr(client, "chat_postMessage", without_ts)
    sent = delivery.enqueue("alert")
    delivery.run(60)
    delivery.arrived(C0SMM=["alert"])
    assert delivery.row(sent).ts == lost[0]


def test_not_in_the_history_yet_is_not_taken_for_not_posted(delivery):
    delivery.slack.faults.add(POST, Kind.DROPPED_REPLY)
    delivery.slack.faults.add("conversations.history", Kind.LAG, seconds=5, times=None)
    sent = delivery.enqueue("alert")
    delivery.run(2, step=1)
    assert delivery.row(sent).reason == "not in the history yet"
    delivery.run(60)
    delivery.arrived(C0SMM=["alert"])
    assert len(delivery.calls(POST)) == 1


def test_the_history_has_its_time_from_the_end_of_the_attempt_on(delivery):
    """Slack may take a message at the very end of a call that took long."""
    sender = delivery.sender()
    delivery.slack.faults.add(POST, Kind.DROPPED_REPLY)
    delivery.slack.faults.add("conversations.history", Kind.LAG, seconds=25, times=None)
    real = sender.slack.post

    def slow(*arguments):
        delivery.clock.advance(20)
        return real(*arguments)

    object.__setattr__(sender.slack, "post", slow)
    delivery.enqueue("alert")
    delivery.run(120)
    delivery.arrived(C0SMM=["alert"])
    assert len(delivery.calls(POST)) == 1


@pytest.mark.parametrize("kind", [Kind.HTTP_503, Kind.HALF_JSON, Kind.HTML, Kind.RATE_LIMITED])
def test_while_the_history_cannot_be_read_nothing_is_posted_again(delivery, kind):
    delivery.slack.faults.add(POST, Kind.DROPPED_REPLY)
    delivery.slack.faults.add("conversations.history", kind, times=None)
    sent = delivery.enqueue("alert")
    delivery.run(1800, step=60)
    row = delivery.row(sent)
    assert (row.state, row.uncertain) == ("pending", True)
    assert row.reason.startswith("history: ")
    assert len(delivery.calls("conversations.history")) < 20
    delivery.slack.faults.clear()
    delivery.run(400, step=20)
    delivery.arrived(C0SMM=["alert"])
    assert len(delivery.calls(POST)) == 1


@pytest.mark.parametrize(
    "error", ["channel_not_found", "not_in_channel", "is_archived", "missing_scope"]
)
def test_a_history_that_can_never_be_read_does_not_block_its_channel_and_is_told(delivery, error):
    delivery.slack.faults.add(POST, Kind.DROPPED_REQUEST)
    delivery.slack.faults.add("conversations.history", error)
    lost = delivery.enqueue("alert")
    delivery.enqueue("digest")
    delivery.run(120)
    row = delivery.row(lost)
    assert (row.state, row.reason) == ("dead", error)
    (told,) = delivery.slack.messages(ADMIN)
    assert f"The message “alert” may not have been posted to {SMM}: {error}" in told.content.text
    delivery.arrived(C0SMM=["digest"], U0ADMIN=[told.content.text])


def test_a_token_refused_by_the_history_halts_and_keeps_the_message(delivery):
    delivery.slack.faults.add(POST, Kind.DROPPED_REPLY)
    delivery.slack.faults.add("conversations.history", "token_revoked")
    sent = delivery.enqueue("alert")
    delivery.run()
    delivery.clock.advance(60)
    assert delivery.run_without_entry() == "token_revoked"
    assert (delivery.row(sent).state, delivery.row(sent).uncertain) == ("pending", True)
    delivery.run(60)
    delivery.arrived(C0SMM=["alert"])
    assert len(delivery.calls(POST)) == 1


def test_what_is_uncertain_stays_so_when_the_direct_messages_cannot_be_opened(delivery):
    """The process that takes over asks for the place first, and may be told to wait."""
    sent = delivery.enqueue("alert", AD)
    delivery.die_at("posted")
    delivery.clock.advance(100)
    for kind in (Kind.RATE_LIMITED, Kind.HTTP_500, Kind.DROPPED_REPLY):
        delivery.slack.faults.add("conversations.open", kind)
    delivery.run(400)
    delivery.arrived(U0AD=["alert"])
    assert delivery.row(sent).state == "sent"
    assert len(delivery.calls(POST)) == 1


def test_a_message_that_waited_for_days_is_still_found(delivery):
    sent = delivery.enqueue("alert")
    delivery.die_at("posted")
    delivery.slack.faults.add("conversations.history", Kind.HTTP_500, times=None)
    delivery.run(4 * 86400, step=4 * 3600)
    delivery.slack.faults.clear()
    delivery.run(600, step=30)
    delivery.arrived(C0SMM=["alert"])
    assert delivery.row(sent).state == "sent"


def test_a_message_is_found_behind_a_thousand_others(delivery):
    sent = delivery.enqueue("alert")
    delivery.die_at("posted")
    mine = delivery.slack.messages(SMM)[0]
    for number in range(1200):
        delivery.slack.workspace.show(
            SMM, mine.content.__class__(f"chatter {number}", metadata={"event_type": "x"}), user=AD
        )
    delivery.run(400, step=20)
    assert delivery.row(sent).ts == mine.ts
    assert len(delivery.calls(POST)) == 1
    with delivery.slack.workspace.lock:
        del delivery.slack.workspace.shown[1:]
    delivery.arrived(C0SMM=["alert"])


def test_a_reply_is_looked_for_in_its_thread(delivery):
    alert = delivery.enqueue("alert", AD)
    delivery.run()
    delivery.slack.faults.add(POST, Kind.DROPPED_REPLY)
    delivery.enqueue("back", AD, thread_of=alert)
    delivery.run(60)
    delivery.arrived(U0AD=["alert", "alert > back"])
    assert delivery.calls("conversations.history") == []


def test_a_reply_to_a_message_that_somebody_deleted_is_not_looked_for_for_ever(delivery):
    alert = delivery.enqueue("alert", AD)
    delivery.run()
    delivery.slack.faults.add(POST, Kind.DROPPED_REQUEST)
    reply = delivery.enqueue("back", AD, thread_of=alert)
    workspace = delivery.slack.workspace
    (root,) = delivery.slack.messages(AD)
    workspace.delete(workspace.find_message(root.channel, root.ts))
    delivery.run(60)
    assert delivery.row(reply).state == "sent"
    with workspace.lock:
        (only,) = [each for each in workspace.shown if not each.deleted]
        only.thread_ts = None
    delivery.arrived(U0AD=["back"])
