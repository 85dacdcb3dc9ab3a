"""The playground's clock: it goes on by itself, jumps when asked and never goes back."""

from datetime import datetime

import pytest

from bot.cli.visit_clock import VisitClock
from bot.domain.period import LONDON


def at(day, hour=8, minute=0):
    return datetime(2018, 11, day, hour, minute, tzinfo=LONDON)


class Machine:
    """The machine's time, in UNIX seconds, as the test sets it."""

    seconds = 1_800_000_000.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def clock(machine):
    """Starts at eight on Monday 5 November 2018."""
    return VisitClock(at(5), machine)


def test_it_goes_on_with_the_machine(clock, machine):
    machine.seconds += 90 * 60
    assert clock.now() == at(5, 9, 30)


def test_it_jumps_and_goes_on_from_there(clock, machine):
    clock.go_to(at(12, 8, 30))
    machine.seconds += 60
    assert clock.now() == at(12, 8, 31)


def test_it_never_goes_back(clock):
    clock.go_to(at(12))
    with pytest.raises(ValueError, match="is before"):
        clock.go_to(at(5))


def test_a_message_keeps_the_time_at_which_it_arrived(clock, machine):
    arrived = machine.seconds
    machine.seconds += 10
    clock.go_to(at(12))
    assert clock.at(arrived) == at(5)
    assert clock.at(arrived - 100) == at(5)


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        (at(5, 8, 0), at(5, 8, 30)),
        (at(5, 8, 29), at(5, 8, 30)),
        (at(5, 8, 30), at(12, 8, 30)),
        (at(6, 8, 0), at(12, 8, 30)),
        (at(11, 23, 59), at(12, 8, 30)),
    ],
)
def test_the_next_monday_is_after_now(clock, now, monday):
    clock.go_to(now)
    assert clock.next(0, 8, 30) == monday


def test_the_next_monday_keeps_its_hour_when_the_clocks_change():
    clock = VisitClock(datetime(2018, 10, 24, 8, 0, tzinfo=LONDON), Machine())
    monday = clock.next(0, 8, 30)
    assert (monday.isoformat(), monday.utcoffset().seconds) == ("2018-10-29T08:30:00+00:00", 0)


@pytest.mark.parametrize(
    ("last", "morning"), [(at(5, 8, 0), at(5)), (at(5, 8, 30), at(6)), (at(6, 7, 0), at(6))]
)
def test_the_next_morning_is_not_before_the_last_jump(clock, last, morning):
    clock.go_to(last)
    assert clock.next_morning() == morning
