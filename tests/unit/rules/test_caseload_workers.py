"""Workers in two teams, workers not at work, and cases that nobody holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.caseload import Mix, Unallocated
from bot.domain.people import Audience
from bot.rules.caseload_bands import Band, summarise
from bot.rules.caseload_team import team_of
from bot.rules.disclosure.case_mix import shown_mix, shown_unallocated
from bot.rules.disclosure.caseloads import shown
from tests.making import RANGES, day, extract, worker

AT = day("2018-11-05")
TWO_TEAMS = (
    worker(9, fte="0.5", name="SW-103"),
    worker(12, fte="0.5", name="sw-103", team="South"),
)


def summary(*workers, **fields):
    return summarise([extract(*workers, **fields)], RANGES, AT)


def test_a_worker_in_two_teams_is_one_worker_and_counted_in_each_team():
    found = summary(*TWO_TEAMS)
    assert (found.everyone.workers, found.everyone.average) == (1, 21)
    assert [each.workers for each in found.teams] == [1, 1]
    assert [each.workers for each in found.roles] == [1]


def test_the_range_and_thirty_cases_are_of_all_that_a_worker_holds():
    found = summary(*TWO_TEAMS)
    # 9 cases on half a post are within 18-20; the worker's 21 on one are not
    assert [each.bands[Band.ABOVE] for each in (found.everyone, *found.teams)] == [1, 1, 1]
    at_thirty = summary(
        worker(15, fte="0.5", name="A1"), worker(15, fte=1, name="A1", team="South")
    )
    assert [each.outliers for each in (at_thirty.everyone, *at_thirty.teams)] == [1, 1, 1]


def test_a_teams_average_is_of_what_is_held_there():
    found = summary(*TWO_TEAMS)
    assert [float(each.average) for each in found.teams] == [18.0, 24.0]


def test_whoever_is_not_at_work_is_in_no_average_and_their_cases_are_counted():
    found = summary(worker(20), worker(2, fte=0), worker(0, fte=0), worker(0))
    assert (found.everyone.workers, found.everyone.average) == (1, 20)
    assert (found.idle, found.away, found.away_cases) == (1, 1, 2)


def test_cases_in_a_team_without_hours_count_for_a_worker_who_is_at_work():
    found = summary(worker(18, name="A1"), worker(3, fte=0, team="South", name="A1"))
    assert (found.everyone.average, found.away) == (21, 0)
    assert [(each.title, each.open_cases) for each in found.teams] == [("North", 18), ("South", 3)]


def test_unallocated_cases_are_in_no_average_and_in_all_open_cases():
    waiting = (Unallocated("North", 7, Mix(cin=7)), Unallocated("South", 2))
    found = summary(worker(20, cin=12, cp=8), unallocated=waiting)
    assert (found.everyone.average, found.unallocated, found.cases) == (20, 9, 29)
    assert found.mix == Mix(cin=19, cp=8)


def test_an_extract_that_says_nothing_of_unallocated_cases_does_not_say_that_there_are_none():
    assert summary(worker(20)).unallocated is None
    assert summary(worker(20), unallocated=(Unallocated("North", 0),)).unallocated == 0


def test_a_team_shows_its_workers_who_are_not_at_work_last():
    extracts = [
        extract(
            worker(2, fte=0, name="A-1"),
            worker(9, fte="0.5", name="A-2"),
            worker(12, fte="0.5", team="South", name="A-2"),
            worker(20, name="A-3"),
            unallocated=(Unallocated("North", 7), Unallocated("South", 1)),
        )
    ]
    team = team_of(extracts, RANGES, summarise(extracts, RANGES, AT), "North")
    assert [each.post.worker for each in team.workers] == ["A-2", "A-3", "A-1"]
    assert [each.at_work for each in team.workers] == [True, True, False]
    assert (team.workers[0].whole.open_cases, team.unallocated, team.cases) == (21, 7, 38)


@pytest.mark.parametrize(
    ("audience", "count", "seen"),
    [
        (Audience.NAMED, 0, 0),
        (Audience.NAMED, 4, 4),
        (Audience.WIDE, 0, None),
        (Audience.WIDE, 4, None),
        (Audience.WIDE, 5, 5),
        (Audience.WIDE, None, None),
    ],
)
def test_a_wide_audience_is_told_of_unallocated_cases_from_five_on(audience, count, seen):
    assert shown_unallocated(count, audience) == seen


def test_a_wide_audience_hears_nothing_of_who_is_not_at_work_or_without_a_case():
    found = summary(worker(20), worker(12, fte=0), worker(0))
    wide, named = (shown(found, each) for each in (Audience.WIDE, Audience.NAMED))
    assert (wide.idle, wide.away, wide.away_cases) == (None, None, None)
    assert (named.idle, named.away, named.away_cases) == (1, 1, 12)


def test_types_are_shown_with_those_that_have_none():
    seen = shown_mix(Mix(cin=30, cp=12), 44, Audience.NAMED)
    assert seen.counts == (("cin", 30), ("cp", 12), ("rest", 2))
    assert shown_mix(Mix(cin=30, cp=12), 42, Audience.NAMED).counts == (("cin", 30), ("cp", 12))
    assert shown_mix(Mix(), 44, Audience.NAMED) is None


def test_a_type_of_fewer_than_five_takes_another_with_it_for_a_wide_audience():
    seen = shown_mix(Mix(cin=30, cp=12, cla=9), 54, Audience.WIDE)
    assert seen.counts == (("cin", 30), ("cp", 12), ("cla", None), ("rest", None))
    assert seen.total == 54


@given(st.lists(st.integers(0, 12), min_size=4, max_size=4), st.integers(0, 12))
def test_no_small_type_is_left_alone_in_a_sum_that_a_wide_audience_sees(counts, rest):
    seen = shown_mix(Mix(*counts), sum(counts) + rest, Audience.WIDE)
    true = dict(zip(("cin", "cp", "cla", "care_leavers", "rest"), [*counts, rest], strict=True))
    hidden = [true[name] for name, count in seen.counts if count is None]
    assert all(count is None or count >= 5 for _, count in seen.counts)
    if seen.total is not None and hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= 5
