"""Flags: opened, seen, closed, reopened, withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store.tables import flag as flags
from tests.integration.store.nouns import AT, LATER, save_plan
from tests.keeping import changing


@pytest.fixture
def planned(store):
    save_plan(store)
    return store


def opened(store, indicator="5.1", period="2018-09", at=AT):
    with changing(store) as work:
        return work.flags.open(indicator, period, at)


def test_an_opened_flag_is_shown(planned):
    flag = opened(planned)
    assert (flag.indicator, flag.opened, flag.opened_at) == ("5.1", "2018-09", AT)
    assert planned.snapshot().flags == (flag,)


def test_opening_an_episode_twice_opens_one_flag(planned):
    flag = opened(planned)
    before = planned.snapshot()
    assert opened(planned, at=LATER) == flag
    assert planned.snapshot() is before


def test_a_flag_is_closed_and_may_be_reopened_and_closed_again(planned):
    flag = opened(planned)
    with changing(planned) as work:
        work.flags.close(flag.id, "2018-11", LATER)
    (closed,) = planned.snapshot().flags
    assert (closed.closed, closed.closed_at) == ("2018-11", LATER)
    with changing(planned) as work:
        work.flags.reopen(flag.id, LATER)
    assert planned.snapshot().flags == (replace(flag, reopened_at=LATER),)
    with changing(planned) as work:
        work.flags.close(flag.id, "2018-11", LATER)
    assert planned.snapshot().flags == (closed,)


def test_a_withdrawn_flag_is_left_out_and_kept(planned):
    flag = opened(planned)
    with changing(planned) as work:
        work.flags.withdraw(flag.id, LATER)
    shown = planned.snapshot()
    assert shown.flags == ()
    assert shown.withdrawn == (replace(flag, withdrawn_at=LATER),)
    with planned._engine.connect() as connection:
        assert connection.execute(select(flags.c.withdrawn_at)).scalar_one() == LATER


def test_an_episode_that_comes_back_after_a_withdrawal_is_a_new_flag(planned):
    first = opened(planned)
    with changing(planned) as work:
        work.flags.withdraw(first.id, LATER)
    second = opened(planned, at=LATER)
    assert second.id != first.id
    assert planned.snapshot().flags == (second,)


def close(store):
    with changing(store) as work:
        work.flags.close(99, "2018-11", AT)


def reopen(store):
    with changing(store) as work:
        work.flags.reopen(99, AT)


def withdraw(store):
    with changing(store) as work:
        work.flags.withdraw(99, AT)


@pytest.mark.parametrize("change", [close, reopen, withdraw])
def test_a_flag_that_does_not_stand_cannot_be_changed(planned, change):
    before = planned.snapshot()
    with pytest.raises(LookupError, match="no flag 99"):
        change(planned)
    assert planned.snapshot() is before


def test_the_first_to_acknowledge_is_recorded(planned):
    flag = opened(planned)
    with changing(planned) as work:
        assert work.flags.acknowledge(flag.id, "Assistant Director", "U0AD", AT)
        assert not work.flags.acknowledge(flag.id, "Head of Service", "U0HOS", LATER)
    (seen,) = planned.snapshot().flags
    assert (seen.acknowledged_by, seen.acknowledged_at) == ("Assistant Director", AT)
    with planned._engine.connect() as connection:
        assert connection.execute(select(flags.c.acknowledged_user)).scalar_one() == "U0AD"


def test_a_closed_flag_is_not_acknowledged(planned):
    flag = opened(planned)
    with changing(planned) as work:
        work.flags.close(flag.id, "2018-11", LATER)
        assert not work.flags.acknowledge(flag.id, "Assistant Director", "U0AD", LATER)


def test_a_flag_that_is_opened_again_is_acknowledged_anew(planned):
    flag = opened(planned)
    with changing(planned) as work:
        work.flags.acknowledge(flag.id, "Assistant Director", "U0AD", AT)
        work.flags.close(flag.id, "2018-11", LATER)
        work.flags.reopen(flag.id, LATER)
    assert planned.snapshot().flags == (replace(flag, reopened_at=LATER),)
    with changing(planned) as work:
        assert work.flags.acknowledge(flag.id, "Head of Service", "U0HOS", LATER)


@pytest.mark.parametrize("flag_id", [0, -1, 99, 2**63, 10**30])
def test_what_is_no_flag_is_not_acknowledged(planned, flag_id):
    before = planned.snapshot()
    with changing(planned) as work:
        assert not work.flags.acknowledge(flag_id, "Assistant Director", "U0AD", AT)
    assert planned.snapshot() is before


def test_an_open_flag_is_shown_however_many_were_closed_since(planned):
    oldest = opened(planned, "1.1", "2010-01")
    with changing(planned) as work:
        for number in range(230):
            moment = AT + timedelta(minutes=number)
            flag = work.flags.open("5.1", f"episode {number}", moment)
            work.flags.close(flag.id, "2018-11", moment)
    shown = planned.snapshot().flags
    assert len(shown) == 201
    assert shown[0] == oldest
    assert (shown[1].opened, shown[-1].opened) == ("episode 30", "episode 229")
