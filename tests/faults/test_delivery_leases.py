"""Several workers and one outbox: who holds a message, for how long, and what is recorded."""

import pytest

from tests.faults.workers.delivering import SMM, Killed
from tests.keeping import changing

POST = "chat.postMessage"


def paused(delivery, point, meanwhile):
    """Worker one comes to `point` with its message, and stands still while `meanwhile` runs."""

    def stand_still(reached):
        if reached == point:
            meanwhile()

    sender = delivery.sender("one")
    object.__setattr__(sender, "reached", stand_still)
    try:
        sender.send_next()
    finally:
        object.__setattr__(sender, "reached", lambda _: None)


@pytest.mark.parametrize("point", ["claimed", "posted"])
def test_a_message_held_by_a_dead_worker_is_settled_by_the_next(delivery, point):
    sent = delivery.enqueue("first")
    delivery.die_at(point)
    delivery.run(85, name="two")
    assert delivery.row(sent).state == "sending"
    delivery.run(60, name="two")
    delivery.arrived(C0SMM=["first"])
    assert len(delivery.calls(POST)) == 1
    assert delivery.row(sent).state == "sent"


def test_two_workers_never_hold_the_same_message(delivery):
    delivery.enqueue("first")
    held = []

    def another():
        with changing(delivery.store, alone=False) as work:
            held.append(work.delivery.claim("two", delivery.clock.now(), delivery.sender().lease))

    paused(delivery, "claimed", another)
    assert held == [None]
    delivery.arrived(C0SMM=["first"])


def test_a_worker_that_wakes_with_its_lease_gone_posts_nothing(delivery):
    delivery.enqueue("first")
    paused(delivery, "claimed", lambda: delivery.run(200, name="two"))
    delivery.run(60)
    delivery.arrived(C0SMM=["first"])
    assert len(delivery.calls(POST)) == 1


def test_a_worker_that_wakes_with_little_of_its_lease_left_gives_the_message_back(delivery):
    sent = delivery.enqueue("first")
    paused(delivery, "claimed", lambda: delivery.clock.advance(65))
    assert delivery.row(sent).reason == "too little of its lease was left"
    delivery.run()
    delivery.arrived(C0SMM=["first"])


def test_a_worker_frozen_while_it_posts_makes_one_duplicate_at_most_and_it_is_recorded(delivery):
    sent = delivery.enqueue("first")
    sender = delivery.sender("one")
    real = sender.slack.post

    def frozen(*arguments):
        object.__setattr__(sender.slack, "post", real)
        delivery.run(200, name="two")
        return real(*arguments)

    object.__setattr__(sender.slack, "post", frozen)
    sender.send_next()
    delivery.run(60)
    first, second = delivery.slack.messages(SMM)
    row = delivery.row(sent)
    assert (row.state, row.ts, row.duplicate_ts) == ("sent", first.ts, second.ts)
    with delivery.slack.workspace.lock:
        del delivery.slack.workspace.shown[1:]
    delivery.arrived(C0SMM=["first"])


def test_a_worker_frozen_after_its_post_records_it_before_another_posts(delivery):
    sent = delivery.enqueue("first")
    paused(delivery, "posted", lambda: delivery.run(100, name="two"))
    assert delivery.row(sent).state == "sent"
    delivery.run(200, name="two")
    delivery.arrived(C0SMM=["first"])
    assert delivery.row(sent).duplicate_ts is None


def test_a_worker_frozen_until_its_post_was_found_is_no_duplicate(delivery, caplog):
    sent = delivery.enqueue("first")
    paused(delivery, "posted", lambda: delivery.run(200, name="two"))
    delivery.arrived(C0SMM=["first"])
    row = delivery.row(sent)
    assert (row.state, row.duplicate_ts) == ("sent", None)
    assert "second copy" not in caplog.text


def test_a_post_made_at_the_very_end_of_a_lease_has_its_time_in_the_history(delivery):
    """The next worker counts from when it took over: until then the first may have posted."""
    delivery.slack.faults.add("conversations.history", "lag", seconds=20, times=None)
    delivery.enqueue("first")
    sender = delivery.sender("one")
    real = sender.slack.post

    def slow(*arguments):
        delivery.clock.advance(89)
        posted = real(*arguments)
        object.__setattr__(sender.slack, "post", real)
        raise Killed(posted)

    object.__setattr__(sender.slack, "post", slow)
    with pytest.raises(Killed):
        sender.send_next()
    delivery.run(120, name="two", step=2)
    delivery.arrived(C0SMM=["first"])
    assert len(delivery.calls(POST)) == 1


def test_a_clock_put_forward_by_an_hour_makes_no_second_copy(delivery):
    delivery.slack.faults.add("conversations.history", "lag", seconds=20, times=None)
    delivery.enqueue("first")
    delivery.die_at("posted")
    delivery.clock.advance(3600)
    delivery.slack.workspace.shown[0].arrived = delivery.clock.unix()
    delivery.run(60, name="two")
    delivery.arrived(C0SMM=["first"])
    assert len(delivery.calls(POST)) == 1


def test_a_channel_behind_a_held_message_waits_and_the_others_do_not(delivery):
    delivery.enqueue("first")
    delivery.die_at("claimed")
    delivery.enqueue("second")
    delivery.enqueue("elsewhere", "C0PERF")
    delivery.run(30, name="two")
    delivery.arrived(C0PERF=["elsewhere"])
    delivery.run(120, name="two")
    delivery.arrived(C0PERF=["elsewhere"], C0SMM=["first", "second"])
