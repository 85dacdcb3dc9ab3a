"""What becomes of flags, as a table: figures and flags in, changes and their reasons out."""

import pytest

from bot.domain.snapshot import Flag
from bot.rules.assessment import assess
from bot.rules.flags import flag_changes
from tests.making import AT, indicator, outturn, plan, recommendation, snapshot, utc

ONE = plan(recommendation(1, [indicator("1.1"), indicator("1.2")]))
OPENED, CLOSED = utc("2018-09-10 09:00"), utc("2018-10-10 09:00")
JUNE, JULY, AUGUST, SEPTEMBER = ("2018-06", "2018-07", "2018-08", "2018-09")
GREEN, OFF, MISSING = 85, 50, None


def flag(opened, closed=None, ref="1.1", number=1):
    return Flag(number, ref, opened, OPENED, closed, CLOSED if closed else None)


def changes(figures, flags, refs=None, of=ONE):
    outturns = [outturn(period, value) for period, value in figures.items()]
    return flag_changes(assess(snapshot(of, *outturns, flags=tuple(flags)), AT), refs)


# figures of 1.1, the flags that stand, the changes
STORIES = [
    ({JULY: GREEN, AUGUST: OFF}, [], ["1.1 left green in August 2018"]),
    ({JULY: GREEN, AUGUST: OFF}, [flag(AUGUST)], []),
    ({AUGUST: OFF, SEPTEMBER: OFF}, [], []),
    # over before planbot heard of it
    ({JULY: GREEN, AUGUST: OFF, SEPTEMBER: GREEN}, [], []),
    (
        {JULY: GREEN, AUGUST: OFF, SEPTEMBER: GREEN},
        [flag(AUGUST)],
        ["1.1 came back to green in September 2018"],
    ),
    ({JULY: GREEN, AUGUST: OFF, SEPTEMBER: GREEN}, [flag(AUGUST, SEPTEMBER)], []),
    (
        {JULY: GREEN, AUGUST: OFF, SEPTEMBER: OFF},
        [flag(AUGUST, SEPTEMBER)],
        ["1.1 did not come back to green in September 2018"],
    ),
    (
        {JUNE: GREEN, JULY: OFF, AUGUST: OFF},
        [flag(AUGUST)],
        ["1.1 left green in July 2018, not in August 2018"],
    ),
    (
        {JUNE: GREEN, JULY: OFF, AUGUST: OFF, SEPTEMBER: GREEN},
        [flag(AUGUST)],
        [
            "1.1 left green in July 2018, not in August 2018",
            "1.1 came back to green in September 2018",
        ],
    ),
    (
        {JULY: GREEN, AUGUST: GREEN},
        [flag(AUGUST)],
        ["1.1, flagged in August 2018: it did not leave green then"],
    ),
    (
        {JULY: OFF, AUGUST: OFF},
        [flag(AUGUST)],
        ["1.1, flagged in August 2018: it did not leave green then"],
    ),
    (
        {JUNE: GREEN, JULY: OFF, AUGUST: OFF},
        [flag(JULY), flag(AUGUST, number=2)],
        ["1.1, flagged in August 2018: an earlier episode holds it"],
    ),
    # a closed flag is past: nothing that comes in withdraws it
    ({JULY: GREEN, AUGUST: GREEN}, [flag(AUGUST, SEPTEMBER)], []),
]
AUGUST_GONE = "1.1: the figure for August 2018 was taken back"
JULY_GONE = "1.1: the figure for July 2018 was taken back"
TAKEN_BACK = [
    ({JULY: GREEN, AUGUST: MISSING}, [f"{AUGUST_GONE}, the flag stands"]),
    ({JULY: MISSING, AUGUST: MISSING}, [f"{AUGUST_GONE}, the flag stands"]),
    ({JULY: MISSING, AUGUST: OFF}, [f"{JULY_GONE}, the flag stands"]),
    ({JUNE: OFF, JULY: MISSING, AUGUST: OFF}, [f"{JULY_GONE}, the flag stands"]),
    ({JULY: MISSING, AUGUST: MISSING, SEPTEMBER: OFF}, [f"{AUGUST_GONE}, the flag stands"]),
    # until a figure comes
    (
        {JULY: GREEN, AUGUST: MISSING, SEPTEMBER: OFF},
        ["1.1 left green in September 2018, not in August 2018"],
    ),
    (
        {JULY: GREEN, AUGUST: MISSING, SEPTEMBER: GREEN},
        ["1.1 came back to green in September 2018"],
    ),
    (
        {JULY: MISSING, AUGUST: OFF, SEPTEMBER: GREEN},
        ["1.1 came back to green in September 2018"],
    ),
    # a figure says so: it did not leave green then
    (
        {JULY: MISSING, AUGUST: GREEN},
        ["1.1, flagged in August 2018: it did not leave green then"],
    ),
    # missing from the first: July was not what it left
    (
        {JUNE: MISSING, JULY: OFF, AUGUST: OFF},
        ["1.1, flagged in August 2018: it did not leave green then"],
    ),
]


@pytest.mark.parametrize(("figures", "flags", "expected"), STORIES)
def test_flags_follow_the_figures(figures, flags, expected):
    assert [each.reason for each in changes(figures, flags)] == expected


@pytest.mark.parametrize(("figures", "expected"), TAKEN_BACK)
def test_a_missing_figure_is_no_recovery_and_no_proof_that_it_never_left(figures, expected):
    assert [each.reason for each in changes(figures, [flag(AUGUST)])] == expected


def test_a_recovery_that_was_taken_back_is_not_said_not_to_have_been():
    figures = {JULY: GREEN, AUGUST: OFF, SEPTEMBER: MISSING}
    (change,) = changes(figures, [flag(AUGUST, SEPTEMBER)])
    assert change.reason == "1.1: the figure for September 2018 was taken back"


@pytest.mark.parametrize(("refs", "found"), [(None, 1), ({"1.1"}, 1), ({"1.2"}, 0), (set(), 0)])
def test_only_the_indicators_asked_about_are_looked_at(refs, found):
    assert len(changes({JULY: GREEN, AUGUST: OFF}, [], refs)) == found


def test_what_left_the_plan_is_withdrawn():
    (change,) = changes({}, [flag(AUGUST, ref="9.1"), flag(JULY, AUGUST, ref="9.2")])
    assert change.reason == "9.1, flagged in August 2018: its indicator is no longer in the plan"
    assert changes({}, [flag(AUGUST, ref="9.1")], {"1.1"}) == ()
