"""What a change of staff or cases would do, in whole cases, with nothing lost on the way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.caseload import Unallocated
from bot.rules.caseload_bands import Band, summarise
from bot.rules.caseload_what_if import Arrive, Leave, Move, TooManyError, what_if
from tests.making import RANGES, day, extract, worker

AT = day("2018-11-05")


def asked(change, *workers, **fields):
    extracts = [extract(*workers, **fields)]
    return what_if(extracts, RANGES, summarise(extracts, RANGES, AT), change)


def read(effect):
    """(average, above, at 30 or more, most) before and after."""
    return tuple(
        (each.average, each.bands[Band.ABOVE], each.outliers, each.most)
        for each in (effect.before, effect.after)
    )


NORTH = tuple(worker(each) for each in (30, 20, 10))
SOUTH = tuple(worker(each, team="South") for each in (16, 20))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(Arrive("North", 1), [((20, 1, 1, 30), (15, 1, 0, 22))], id="one comes"),
        pytest.param(
            Arrive("North", 3), [((20, 1, 1, 30), (10, 0, 0, 15))], id="as many as there are"
        ),
        pytest.param(Leave("North", 1), [((20, 1, 1, 30), (30, 1, 1, 40))], id="one leaves"),
        pytest.param(Leave("North", 2), [((20, 1, 1, 30), (60, 1, 1, 60))], id="one is left"),
        pytest.param(
            Move("North", 12, "South"),
            [((20, 1, 1, 30), (16, 1, 0, 24)), ((18, 0, 0, 20), (24, 2, 0, 26))],
            id="cases move",
        ),
        pytest.param(
            Move("North", 60, "South"),
            [((20, 1, 1, 30), (None, 0, 0, 0)), ((18, 0, 0, 20), (48, 2, 2, 50))],
            id="all cases move",
        ),
    ],
)
def test_each_change_is_worked_out_in_whole_cases(change, expected):
    assert [read(each) for each in asked(change, *NORTH, *SOUTH).effects] == expected


@pytest.mark.parametrize(
    ("change", "most"),
    [(Leave("North", 3), 2), (Leave("South", 99), 1), (Move("North", 61, "South"), 60)],
)
def test_more_than_there_are_is_refused(change, most):
    with pytest.raises(TooManyError) as refused:
        asked(change, *NORTH, *SOUTH)
    assert refused.value.most == most


def test_the_full_time_worker_of_the_commonest_role_nearest_the_average_leaves():
    team = (
        worker(19, fte="0.5"),
        worker(19, role="Senior Practitioner"),
        worker(18),
        worker(31),
    )
    found = asked(Leave("North", 1), *team)
    # 87 cases on 3.5 FTE are 24.9 each: 31 is nearer than 18
    assert (found.role, found.handed, found.leaving) == ("Social Worker", 31, 1)
    two = asked(Leave("North", 3), *team)
    assert (two.handed, two.leaving) == (31 + 18 + 19, Decimal("2.5"))


def test_who_is_in_two_teams_is_judged_by_all_of_both():
    found = asked(
        Move("North", 4, "South"),
        worker(10, fte="0.5", name="SW-1"),
        worker(10, fte="0.5", name="SW-1", team="South"),
        worker(10),
    )
    north, south = (each.after for each in found.effects)
    # they give 2 of their 10 and take all 4: 22 on one post
    assert (north.bands[Band.ABOVE], south.bands[Band.ABOVE]) == (1, 1)


def test_those_without_a_case_those_not_at_work_and_the_unallocated_take_no_part():
    others = (worker(0), worker(9, fte=0))
    found = asked(Arrive("North", 1), *NORTH, *others, unallocated=(Unallocated("North", 7),))
    plain = asked(Arrive("North", 1), *NORTH)
    assert [read(each) for each in found.effects] == [read(each) for each in plain.effects]


FTES = st.sampled_from(["0.2", "0.5", "0.8", "1"])
WORKERS = st.lists(
    st.tuples(st.integers(1, 60), FTES, st.sampled_from(["North", "South"])), min_size=2
)


@given(WORKERS, st.integers(1, 9), st.sampled_from([Arrive, Leave, Move]))
def test_no_case_is_lost_or_doubled(drawn, count, kind):
    held = [worker(cases, fte=fte, team=team) for cases, fte, team in drawn]
    held += [worker(5, team="North"), worker(5, team="South")]
    change = Move("North", count, "South") if kind is Move else kind("North", count)
    try:
        found = asked(change, *held)
    except TooManyError:
        return
    before = sum(each.before.open_cases for each in found.effects)
    assert sum(each.after.open_cases for each in found.effects) == before
    # Nobody holds fewer than none, and the workers who hold one are those counted.
    assert all(each.after.workers <= each.after.open_cases for each in found.effects)
