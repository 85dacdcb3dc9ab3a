"""What the weekly digest says, list by list."""

import pytest

from bot.domain.action import Action
from bot.domain.rag import Status
from bot.domain.snapshot import Flag, TargetEdit
from bot.rules.assessment import assess
from bot.rules.digest import build_digest, digest_since
from tests.making import (
    AT,
    day,
    indicator,
    outturn,
    plan,
    rating,
    recommendation,
    snapshot,
    target,
    utc,
)

BEFORE, SINCE, AFTER = "2018-10-28 09:00", "2018-10-29 09:00", "2018-10-30 09:00"
LATER = "2018-10-31 09:00"
ONE = plan(recommendation(1, [indicator("1.1")]))


def digest(of, *outturns, since=None, at=AT, **fields):
    known = snapshot(of, *outturns, digests=(utc(since),) if since else (), **fields)
    return build_digest(assess(known, at))


def refs(histories):
    return [each.indicator.ref for each in histories]


def moved(found):
    return (
        [each.after.indicator.ref for each in found.left_green],
        [each.after.indicator.ref for each in found.came_back],
    )


def course(values, recorded):
    """A figure a month up to September 2018, the last of them recorded then."""
    first = 10 - len(values)
    return [
        outturn(
            f"2018-{first + place:02}",
            value,
            recorded=recorded if place == len(values) - 1 else "2018-06-01 09:00",
        )
        for place, value in enumerate(values)
    ]


# figures, the last recorded, the digest before: left green, came back
MOVES = [
    ([85, 50], AFTER, SINCE, ["1.1"], []),
    ([85, 50], BEFORE, SINCE, [], []),  # the last digest has told it
    ([85, 50], SINCE, SINCE, ["1.1"], []),  # while it was put together: told twice, if at all
    ([85, 50], "2018-10-29 08:59:01", SINCE, ["1.1"], []),
    ([85, 50], "2018-10-29 08:59", SINCE, [], []),  # a minute before it
    ([85, 50], BEFORE, None, ["1.1"], []),  # there was none yet
    ([50, 85], AFTER, SINCE, [], ["1.1"]),
    ([50, 85], BEFORE, SINCE, [], []),
    ([50, 85], BEFORE, None, [], ["1.1"]),
    ([85, 50, 40], BEFORE, None, [], []),  # the first one tells the latest figures alone
    ([85, 50, 40], AFTER, SINCE, [], []),  # it had left before
    ([85, 50, 85], AFTER, SINCE, [], ["1.1"]),
    ([50], AFTER, SINCE, [], []),  # off target from the first: not moved
    ([85, 85], AFTER, SINCE, [], []),
    ([85, None], AFTER, SINCE, [], []),
    ([50, None], AFTER, SINCE, [], []),  # missing is never a recovery
    ([85, 50], None, SINCE, [], []),  # not stored: nothing that came in since
    ([85, 50], None, None, ["1.1"], []),
]


@pytest.mark.parametrize(("values", "recorded", "since", "left", "back"), MOVES)
def test_what_moved_is_told_once_after_the_last_digest_that_was_delivered(
    values, recorded, since, left, back
):
    found = digest(ONE, *course(values, recorded), since=since)
    assert moved(found) == (left, back)
    assert found.quiet is (not left and not back)
    assert found.since == (since and utc(since))


# figures (the last AFTER), flag opened, closed (each with its moment), the digest: left, back
FLAGGED = [
    ([85, 50], "2018-09", BEFORE, None, ["", ""]),  # the same figure again, no longer provisional
    ([85, 50], "2018-09", AFTER, None, ["1.1", ""]),
    ([85, 50, 85], "2018-08", BEFORE, AFTER, ["", "1.1"]),
    ([85, 50, 85], "2018-08", BEFORE, BEFORE, ["", ""]),  # revised once it had come back
    ([85, 50, 85], "2018-08", AFTER, AFTER, ["", "1.1"]),
]


@pytest.mark.parametrize(("values", "opened", "opened_at", "closed_at", "told"), FLAGGED)
def test_a_flag_says_when_its_episode_began_and_ended(values, opened, opened_at, closed_at, told):
    flag = Flag(
        1, "1.1", opened, utc(opened_at), closed_at and "2018-09", closed_at and utc(closed_at)
    )
    found = digest(ONE, *course(values, AFTER), since=SINCE, flags=(flag,))
    assert moved(found) == tuple([ref] if ref else [] for ref in told)


def test_what_left_green_by_an_earlier_figure_or_another_target_is_told():
    flag = Flag(1, "1.1", "2018-09", utc(AFTER))
    found = digest(ONE, *course([85, 50], BEFORE), since=SINCE, flags=(flag,))
    assert moved(found) == (["1.1"], [])
    assert moved(digest(ONE, *course([85, 50], BEFORE), since=LATER, flags=(flag,))) == ([], [])


# flag opened, opened again, the digest before: is it told
REOPENED = [
    (BEFORE, AFTER, SINCE, True),
    (BEFORE, SINCE, SINCE, True),  # while that digest was put together
    (BEFORE, BEFORE, SINCE, False),
    (BEFORE, AFTER, None, False),
    (AFTER, LATER, SINCE, False),  # it is told as having left green
]


@pytest.mark.parametrize(("opened", "reopened", "since", "told"), REOPENED)
def test_a_flag_that_was_opened_again_is_told_as_corrected_once(opened, reopened, since, told):
    flag = Flag(1, "1.1", "2018-08", utc(opened), reopened_at=utc(reopened))
    found = digest(ONE, *course([85, 50, 50], BEFORE), since=since, flags=(flag,))
    assert found.corrected == (flag,) * told
    assert moved(found) == (["1.1"] if opened == AFTER else [], [])
    assert found.quiet is not (told or opened == AFTER)


def test_a_movement_followed_by_a_missing_figure_is_still_told():
    figures = [*course([85, 50], AFTER), outturn("2018-10", recorded=AFTER)]
    assert moved(digest(ONE, *figures, since=SINCE)) == (["1.1"], [])
    assert moved(digest(ONE, *figures)) == (["1.1"], [])


def test_what_has_just_left_green_is_not_listed_again_as_still_off():
    of = plan(recommendation(1, [indicator("1.1"), indicator("1.2"), indicator("1.3")]))
    figures = (
        outturn("2018-08", 85, ref="1.1", recorded=BEFORE),
        outturn("2018-09", 50, ref="1.1", recorded=AFTER),
        outturn("2018-07", 85, ref="1.2", recorded=BEFORE),
        outturn("2018-08", 50, ref="1.2", recorded=BEFORE),
        outturn("2018-07", 79, ref="1.3", recorded=BEFORE),  # never green
    )
    found = digest(of, *figures, since=SINCE)
    assert moved(found) == (["1.1"], [])
    assert refs(found.still_off) == ["1.3", "1.2"]  # longest first
    assert refs(digest(of, *figures, since=LATER).still_off) == ["1.3", "1.2", "1.1"]


def test_what_came_back_is_not_still_off():
    found = digest(ONE, *course([85, 50, 85], AFTER), since=SINCE)
    assert (moved(found), found.still_off) == (([], ["1.1"]), ())


# ratings (colour, day judged, taken in), the last digest: the change told
GREEN = ("green", "2018-06-04", BEFORE)
CHANGES = [
    ([("amber", "2018-06-04", BEFORE), ("green", "2018-11-05", AFTER)], SINCE, ("amber", "green")),
    ([GREEN, ("red", "2018-10-26", AFTER)], SINCE, ("green", "red")),  # judged before the digest
    ([GREEN, ("red", "2018-10-29", BEFORE)], SINCE, None),  # the digest of that day has told it
    ([GREEN, ("red", "2018-10-29", SINCE)], SINCE, ("green", "red")),  # while it was put together
    ([GREEN, ("red", "2018-06-04", AFTER)], SINCE, ("green", "red")),  # a day judged anew
    ([GREEN, ("red", "2018-05-01", AFTER)], SINCE, None),  # late, and not in force
    ([GREEN, ("green", "2018-11-05", AFTER)], SINCE, None),  # judged again, the same
    ([GREEN, ("red", "2018-11-05")], SINCE, None),  # not stored: nothing that came in since
    ([("green", "2018-11-05", AFTER)], SINCE, None),  # the first rating changes nothing
    ([], SINCE, None),
    # No digest was delivered yet: the ratings that a recommendation came in with are its history.
    ([GREEN, ("amber", "2018-11-05", AFTER)], None, ("green", "amber")),
    ([GREEN, ("amber", "2018-09-01", BEFORE)], None, None),
    ([GREEN, ("amber", "2018-11-05", AFTER), ("green", "2018-11-05", LATER)], None, None),
    ([("red", "2018-11-05", AFTER), GREEN], SINCE, ("green", "red")),
    (
        [GREEN, ("amber", "2018-09-01", BEFORE), ("red", "2018-11-05", AFTER)],
        SINCE,
        ("amber", "red"),
    ),
    (
        [GREEN, ("amber", "2018-09-01", AFTER), ("red", "2018-11-05", AFTER)],
        SINCE,
        ("green", "red"),
    ),
    ([GREEN, ("amber", "2018-09-01", AFTER), ("green", "2018-11-05", AFTER)], SINCE, None),
    ([GREEN, ("amber", "2018-11-06", AFTER)], SINCE, None),  # not judged yet
]


@pytest.mark.parametrize(("judged", "since", "change"), CHANGES)
def test_a_rating_that_people_changed_since_the_last_digest_is_told(judged, since, change):
    found = digest(plan(recommendation(1, ratings=[rating(*each) for each in judged])), since=since)
    told = [(each.before.rag, each.after.rag) for each in found.rating_changes]
    assert told == ([change] if change else [])
    assert found.quiet is (change is None)


# figures in the list: stale, missing, provisional, without a figure
LISTS = [
    ({}, "without_figure"),
    ({"2018-09": {"value": 85}}, None),
    ({"2018-08": {"value": 85}}, "stale"),  # 31 August, 66 days ago
    ({"2018-09": {}}, "missing without_figure"),
    ({"2018-08": {"value": 85}, "2018-09": {}}, "missing"),
    ({"2018-07": {"value": 85}, "2018-08": {}}, "stale"),  # stale says more than missing
    ({"2018-09": {"value": 85, "provisional": True}}, "provisional"),
    ({"2018-08": {"value": 85, "provisional": True}, "2018-09": {"value": 85}}, None),
    ({"2018-09": {"words": "nearly all"}}, "without_figure"),
    ({"2018-08": {"value": 85, "provisional": True}}, "stale provisional"),
]


@pytest.mark.parametrize(("figures", "lists"), LISTS)
def test_figures_that_cannot_be_relied_on_are_listed_by_why(figures, lists):
    found = digest(ONE, *(outturn(period, **fields) for period, fields in figures.items()))
    names = ("stale", "missing", "provisional", "without_figure")
    listed = [name for name in names if refs(getattr(found, name))]
    assert listed == [name for name in names if name in (lists or "").split()]


# due, is it coming, seen on 5 November 2018
COMING = [
    ("2018-11-04", False),
    ("2018-11-05", True),
    ("2018-12-31", True),
    ("2019-01-04", True),  # the sixtieth day
    ("2019-01-05", False),
]


@pytest.mark.parametrize(("by", "comes"), COMING)
def test_targets_due_within_sixty_days_are_coming(by, comes):
    found = digest(plan(recommendation(1, [indicator("1.1", targets=[target(by, value=80)])])))
    assert [each.target.by for each in found.coming] == ([day(by)] if comes else [])


def test_coming_targets_are_soonest_first_and_those_left_open_are_none():
    first = [target("2018-12-31", value=80), target("2018-12-01")]
    second = [target("2018-11-30", words="In place"), target("2019-12-31", value=80)]
    of = plan(
        recommendation(1, [indicator("1.1", targets=first), indicator("1.2", targets=second)])
    )
    found = digest(of, outturn("2018-09", 85))
    assert [(each.indicator.ref, each.target.by) for each in found.coming] == [
        ("1.2", day("2018-11-30")),
        ("1.1", day("2018-12-31")),
    ]
    assert found.coming[1].history.current.status == "green"


def test_actions_are_overdue_or_due_by_the_next_weekly_meeting():
    dues = ("2018-11-04", "2018-11-05", "2018-11-12", "2018-11-13")
    actions = tuple(Action(each, due=day(each)) for each in dues)
    found = digest(plan(recommendation(1, actions=actions)))
    assert [each.action.text for each in found.overdue] == ["2018-11-04"]
    assert [each.action.text for each in found.due] == ["2018-11-05", "2018-11-12"]


def test_a_digest_carries_the_assessment_that_every_command_shares():
    known = assess(snapshot(ONE, *course([85, 50], AFTER)), AT)
    assert build_digest(known).assessment is known


def test_the_digest_leaves_out_what_is_not_known_yet():
    figures = course([85, 50], AFTER)
    found = digest(ONE, *figures, at=day("2018-09-29"))
    assert moved(found) == ([], [])


def test_a_digest_put_together_later_than_the_day_counts_as_none():
    digests = (utc(SINCE), utc("2027-11-10 08:30"))
    known = snapshot(ONE, *course([85, 50], AFTER), digests=digests)
    assert build_digest(assess(known, AT)).since == utc(SINCE)


# when the target was edited, for which period, the digest before: told or not
EDITS = [
    (AFTER, "2018-09", SINCE, True),
    (BEFORE, "2018-09", SINCE, False),  # the last digest has told it
    (AFTER, "2018-08", SINCE, True),  # a newer figure came in since
    ("2018-11-06 09:00", "2018-09", SINCE, False),  # after the day that is asked for
    (BEFORE, "2018-09", None, True),  # the first digest speaks of the latest figures
    (BEFORE, "2018-08", None, False),
]


@pytest.mark.parametrize(("edited", "period", "since", "told"), EDITS)
def test_an_edited_target_is_told_once_and_is_no_movement(edited, period, since, told):
    old, new = target(value=80), target(value=84)
    edit = TargetEdit("1.1", utc(edited), period, old, new, Status.GREEN, Status.AMBER)
    of = plan(recommendation(1, [indicator("1.1", targets=[new])]))
    figures = course([82, 82], recorded=BEFORE)
    found = digest(of, *figures, since=since, target_edits=(edit,))
    assert found.target_edits == ((edit,) if told else ())
    assert (moved(found), found.quiet) == (([], []), not told)


def test_an_edited_target_of_an_indicator_that_left_the_plan_is_not_told():
    old, new = target(value=80), target(value=84)
    edit = TargetEdit("1.2", utc(AFTER), "2018-09", old, new, Status.GREEN, Status.AMBER)
    assert digest(ONE, since=SINCE, target_edits=(edit,)).target_edits == ()


STEADY = [82, 84, 83, 85, 82, 84]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([*STEADY, 83], False),
        ([*STEADY, 99], False),  # an improvement
        ([*STEADY, 80.5], False),  # within what it varies
        ([*STEADY, 60], True),
        ([82, 84, 60], False),  # too few to tell
    ],
)
def test_a_signal_of_concern_is_told_though_the_status_stays(values, told):
    figures = [outturn(f"2018-{at:02}", each) for at, each in enumerate(values, 1)]
    of = plan(recommendation(indicators=[indicator(targets=(50,))]))
    digest = digest_since(assess(snapshot(of, *figures), day("2018-11-05")), None)
    assert [each.indicator.ref for each in digest.signals] == ["1.1"] * told
    assert digest.left_green == ()
    assert digest.quiet is not told


def test_a_signal_that_was_there_at_the_last_digest_is_not_told_again():
    figures = [
        outturn(f"2018-{at:02}", each, recorded="2018-10-01 09:00")
        for at, each in enumerate([*STEADY, 60], 1)
    ]
    of = plan(recommendation(indicators=[indicator(targets=(50,))]))
    assessment = assess(snapshot(of, *figures), day("2018-11-05"))
    assert digest_since(assessment, utc("2018-10-02 09:00")).signals == ()
    assert digest_since(assessment, utc("2018-09-30 09:00")).signals != ()
