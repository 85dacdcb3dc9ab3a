"""The worker's loops: turn after turn, woken, watched, and unharmed by a clock that is set."""

import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from jobs import loops
from jobs.loops import LoopError, Loops
from tests.waiting import SOON

HOUR = 3600.0


class Turns:
    """A turn that counts, and that a test can hold in the middle."""

    def __init__(self, rest=None):
        self.rest = rest
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self):
        self.begun.release()
        assert self.go_on.wait(SOON)
        return self.rest

    def begins(self):
        return self.begun.acquire(timeout=SOON)

    def has_begun(self):
        return self.begun.acquire(blocking=False)


@contextmanager
def running(every, turns):
    made = Loops()
    made.every(every, "a loop", turns)
    made.start()
    try:
        yield made
    finally:
        turns.go_on.set()
        made.stop(SOON)


def test_a_loop_turns_at_the_start_and_then_at_its_interval():
    turns = Turns()
    with running(0.01, turns):
        assert all(turns.begins() for _ in range(3))


def test_a_turn_says_how_long_the_loop_rests():
    turns = Turns(rest=0.01)
    with running(HOUR, turns):
        assert all(turns.begins() for _ in range(3))


def test_a_loop_that_is_woken_does_not_wait_for_its_interval():
    turns = Turns()
    with running(HOUR, turns) as made:
        assert turns.begins()
        made.wake("a loop")
        assert turns.begins()


def test_a_loop_woken_in_the_middle_of_a_turn_has_another_one():
    turns = Turns(rest=HOUR)
    turns.go_on.clear()
    with running(0.01, turns) as made:
        assert turns.begins()
        made.wake("a loop")
        while not made._loops["a loop"].again:
            assert not turns.has_begun()
        turns.go_on.set()
        assert turns.begins()


def test_a_loop_that_fails_is_named_with_its_reason():
    failed = threading.Event()

    def turn():
        failed.set()
        raise ValueError("a fault of ours")

    with running(HOUR, Turns()) as made:
        made.every(HOUR, "another", turn)
        assert failed.wait(SOON)
        with pytest.raises(LoopError, match="the another failed") as caught:
            listened_to_the_end(made)
    assert str(caught.value.__cause__) == "a fault of ours"


def listened_to_the_end(made):
    """The failure is told a moment after the turn ended."""
    for _ in range(1_000_000):
        made.listen(HOUR)


def test_a_loop_that_hangs_is_silent(monkeypatch):
    turns = Turns()
    turns.go_on.clear()
    now = [loops.monotonic()]
    monkeypatch.setattr(loops, "monotonic", lambda: now[0])
    with running(HOUR, turns) as made:
        assert turns.begins()
        made.listen(180)
        now[0] += 181
        with pytest.raises(LoopError, match="the a loop has been silent for 181 s"):
            made.listen(180)


def test_a_loop_that_rests_is_not_silent(monkeypatch):
    turns = Turns(rest=HOUR)
    now = [loops.monotonic()]
    monkeypatch.setattr(loops, "monotonic", lambda: now[0])
    with running(0.01, turns) as made:
        assert turns.begins()
        made.stop(SOON)
        now[0] += HOUR
        made.listen(180)


def test_a_clock_that_is_set_back_keeps_no_loop_waiting(monkeypatch, caplog):
    turns = Turns()
    with running(HOUR, turns) as made:
        assert turns.begins()
        real = loops.time
        monkeypatch.setattr(loops, "time", lambda: real() - HOUR)
        made.listen(HOUR)
        assert turns.begins()
    assert "the machine's clock was set by -3600 seconds" in caplog.text


@pytest.mark.parametrize(
    "trigger",
    [loops._Interval(seconds=0.5), loops._Minutes(second=0)],
    ids=["interval", "minutes"],
)
def test_a_clock_that_ran_ahead_leaves_one_turn_to_make_up_for(trigger):
    now = datetime(2027, 11, 10, 9, tzinfo=UTC)
    following = trigger.get_next_fire_time(now - timedelta(days=350), now)
    assert now < following <= now + timedelta(minutes=1)


def test_a_loop_that_was_stopped_has_no_further_turn():
    turns = Turns(rest=0.01)
    with running(HOUR, turns) as made:
        assert turns.begins()
        made.stop(SOON)
        while turns.has_begun():
            pass
        made.wake("a loop")
        assert not turns.has_begun()
