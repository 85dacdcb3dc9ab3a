"""Leaving green and coming back. G, A and R are figures that the rule makes green, amber and red
of; - is a month reported as missing; ? is a figure that cannot be compared.
"""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.indicator import Unit
from bot.domain.rag import Status
from bot.rules.movement import History
from bot.rules.standing import Known, Lack
from tests.making import DEFAULTS, day, history, indicator, outturn, utc

VALUES = {"G": 85, "A": 79, "R": 50}


def figures(course):
    """A figure a month from January 2018: "GA-G"."""
    found = []
    for number, letter in enumerate(course):
        period = f"{2018 + number // 12}-{number % 12 + 1:02}"
        if letter == "?":
            found.append(outturn(period, 40, unit=Unit.COUNT))
        else:
            found.append(outturn(period, VALUES.get(letter)))
    return found


def course_of(course):
    last = figures(course)[-1].period.end if course else day("2018-11-05")
    found = {each.period.code: each for each in figures(course)}
    return history(found, at=(last + timedelta(days=5)).isoformat())


def months(movements):
    return [each.outturn.period.end.month for each in movements]


# course: months that left green, months that came back, since which month it is off green
COURSES = [
    ("", [], [], None),
    ("G", [], [], None),
    ("A", [], [], 1),  # first off green: off target, not moved
    ("R", [], [], 1),
    ("AAR", [], [], 1),
    ("GG", [], [], None),
    ("GA", [2], [], 2),
    ("GR", [2], [], 2),
    ("GAAA", [2], [], 2),  # it persists: no second movement
    ("GARA", [2], [], 2),  # worse and less bad again: still the one episode
    ("GAG", [2], [3], None),
    ("GAGA", [2, 4], [3], 4),  # two episodes
    ("GAGAG", [2, 4], [3, 5], None),
    ("AG", [], [2], None),  # it comes back though it never left in our sight
    ("AGR", [3], [2], 3),
    ("G-A", [3], [], 3),  # the missing month is passed over
    ("GA-A", [2], [], 2),  # no second alert
    ("GA-G", [2], [4], None),  # back with the figure, not with the gap
    ("GA-", [2], [], 2),  # missing is never a recovery
    ("GA--", [2], [], 2),
    ("G-", [], [], None),  # nor is it leaving green
    ("G?A", [3], [], 3),
    ("GA?", [2], [], 2),
    ("GA?G", [2], [4], None),
    ("?A", [], [], 2),
    ("-G", [], [], None),
    ("--", [], [], None),
    ("?", [], [], None),
]


@pytest.mark.parametrize(
    ("course", "left", "back", "since"), COURSES, ids=[row[0] or "no figure" for row in COURSES]
)
def test_a_movement_is_a_status_leaving_green_or_coming_back(course, left, back, since):
    found = course_of(course)
    assert months([each for each in found.movements if each.left_green]) == left
    assert months([each for each in found.movements if not each.left_green]) == back
    start = found.off_since
    assert (start and start.outturn.period.end.month) == since


# course: each episode as (opened, last known month in it, closed)
EPISODES = [
    ("G", []),
    ("AAR", []),
    ("GA", [(2, 2, None)]),
    ("GAR", [(2, 3, None)]),
    ("GAR-", [(2, 3, None)]),
    ("GAG", [(2, 2, 3)]),
    ("GAR?G", [(2, 3, 5)]),
    ("GAGA", [(2, 2, 3), (4, 4, None)]),
    ("GAGARG", [(2, 2, 3), (4, 5, 6)]),
    ("AGA", [(3, 3, None)]),
]


@pytest.mark.parametrize(("course", "episodes"), EPISODES, ids=[row[0] for row in EPISODES])
def test_an_episode_runs_from_leaving_green_to_coming_back(course, episodes):
    found = course_of(course)
    assert [
        (
            each.left.outturn.period.end.month,
            each.latest.outturn.period.end.month,
            each.closed and each.closed.outturn.period.end.month,
        )
        for each in found.episodes
    ] == episodes
    is_open = bool(episodes) and episodes[-1][2] is None
    assert found.open_episode == (found.episodes[-1] if is_open else None)


def test_an_episode_is_known_by_its_indicator_and_the_period_that_left_green():
    (episode,) = course_of("GA").episodes
    assert (episode.indicator.ref, episode.opened) == ("1.1", "2018-02")


def test_a_movement_says_from_what_to_what():
    (left,) = course_of("G-R").movements
    assert (left.before.status, left.after.status) == (Status.GREEN, Status.RED)
    assert left.before.outturn.period.code == "2018-01"


@pytest.mark.parametrize(
    ("course", "current", "last_known"),
    [
        ("GA", "amber", "amber"),
        ("GA-", "no data", "amber"),
        ("G-", "no data", "green"),
        ("-", "no data", None),
        ("", "no data", None),
    ],
)
def test_the_last_known_status_outlives_a_gap(course, current, last_known):
    found = course_of(course)
    assert found.current.status == current
    assert (found.last_known and found.last_known.status) == last_known


def test_an_episode_stays_open_while_its_figures_grow_stale():
    found = history({"2018-01": 85, "2018-02": 50}, at="2018-12-31")
    assert found.current.lack is Lack.FRESHNESS
    assert found.open_episode is not None
    assert found.last_known.status is Status.RED
    assert found.off_since.outturn.period.code == "2018-02"


def test_figures_of_another_kind_of_period_neither_move_nor_settle_anything():
    found = history(
        {
            "2018-07": 85,
            "2018-08": 50,
            "2018/19 to 2018-08": 85,
            "2018/19 Q2": 85,
            "2018-09-30": 85,
            "2017/18": 50,
        }
    )
    assert [each.outturn.period.code for each in found.standings] == ["2018-07", "2018-08"]
    assert months(found.movements) == [8]


# as first reported, as revised: the episodes before and after
REVISIONS = [
    ("GGA", "GAA", ["2018-03"], ["2018-02"]),  # it had left a month earlier
    ("GGA", "GGG", ["2018-03"], []),  # it had not left at all
    ("GAG", "GAA", ["2018-02"], ["2018-02"]),  # it had not come back: the same episode
    ("GAA", "GGA", ["2018-02"], ["2018-03"]),
    ("AAA", "GAA", [], ["2018-02"]),
    ("GA", "-A", ["2018-02"], []),  # its green was withdrawn: off target, not moved
]


@pytest.mark.parametrize(("first", "revised", "before", "after"), REVISIONS)
def test_a_revision_changes_the_history(first, revised, before, after):
    assert [each.opened for each in course_of(first).episodes] == before
    assert [each.opened for each in course_of(revised).episodes] == after


def test_a_target_that_falls_due_can_move_a_figure_that_stays_the_same():
    steps = [
        replace(indicator().targets[0], value=each, by=day(by))
        for each, by in ((80, "2018-01-31"), (90, "2018-03-31"))
    ]
    found = history({"2018-02": 85, "2018-03": 85}, of=indicator(targets=steps))
    assert [each.status for each in found.standings] == [Status.GREEN, Status.AMBER]
    assert months(found.movements) == [3]


@given(st.text("GAR-?", max_size=24))
def test_episodes_are_the_stretches_off_green_that_follow_a_green(course):
    seen = "".join("G" if each == "G" else "A" for each in course if each in "GAR")
    stretches = seen.lstrip("A").replace("G", " ").split()
    found = course_of(course)
    assert len(found.episodes) == len(stretches)
    assert (found.open_episode is not None) == (bool(stretches) and seen.endswith("A"))
    assert (found.off_since is not None) == seen.endswith("A")
    turns = [each.left_green for each in found.movements]
    assert all(one != other for one, other in pairwise(turns))


@given(st.text("GAR-?", max_size=12))
def test_what_is_worked_out_from_the_newest_back_agrees_with_the_whole(course):
    found = course_of(course)
    whole = course_of(course)
    last = whole.movements[-1] if whole.movements else None
    known = [each for each in whole.standings if isinstance(each, Known)]
    assert found.last_movement == last
    assert found.open_episode == next((e for e in whole.episodes if e.closed is None), None)
    assert found.moved_last == (last if last and last.after == known[-1] else None)


@pytest.mark.parametrize("back", range(8))
def test_what_moved_after_a_moment_is_the_last_movement_if_it_came_in_later(back):
    start = utc("2018-10-01 09:00")
    arrived = [
        replace(each, recorded=start + timedelta(days=place))
        for place, each in enumerate(figures("GAAGGRR"))
    ]
    found = History(indicator(), arrived, DEFAULTS, day("2019-01-05"))
    moved = found.moved_after(start + timedelta(days=6 - back))
    # The last movement is by the sixth figure, on the sixth day.
    assert (moved is not None) == (back >= 2)
    assert moved is None or moved == found.movements[-1]
