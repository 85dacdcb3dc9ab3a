"""The plan as it stands on a day: what was known then, what is open, what is asked."""

import pytest

from bot.domain.plan import Owner
from bot.domain.rag import Rag
from bot.domain.snapshot import Flag
from bot.rules.assessment import assess
from bot.rules.comparable import known_by
from tests.making import (
    AT,
    day,
    extract,
    indicator,
    outturn,
    plan,
    rating,
    recommendation,
    snapshot,
    utc,
    worker,
)

# period, published, known from
KNOWN = [
    ("2018-09", None, "2018-09-30"),  # the council's own: once the period has ended
    ("2018-09", "2018-11-05", "2018-11-05"),
    ("2018-09", "2018-09-20", "2018-09-30"),  # never before its period has ended
    ("2018/19 to 2018-09", None, "2018-09-30"),
    ("2018-09-12", None, "2018-09-12"),
    ("by 2018-09", "2018-11-05", "2018-11-05"),
]


@pytest.mark.parametrize(("period", "published", "first"), KNOWN)
def test_a_figure_is_known_once_it_is_published_and_its_period_has_ended(period, published, first):
    figure = outturn(period, 85, published=published and day(published))
    known_from = day(first)
    assert known_by((figure,), known_from) == (figure,)
    assert known_by((figure,), known_from.replace(day=known_from.day - 1)) == ()


def test_a_figure_published_later_neither_has_a_status_nor_raises_a_flag():
    of = plan(recommendation(1, [indicator("1.1")]))
    figures = outturn("2018-08", 85), outturn("2018-09", 50, published=day("2018-11-05"))
    before, after = (assess(snapshot(of, *figures), day(at)) for at in ("2018-11-04", "2018-11-05"))
    assert [each.status for each in before.histories["1.1"].standings] == ["green"]
    assert before.flags == ()
    assert [each.status for each in after.histories["1.1"].standings] == ["green", "red"]
    assert len(after.flags) == 1


def test_ratings_judged_later_are_left_out():
    ratings = [rating("amber", "2018-06-04"), rating("green", "2018-11-05")]
    known = snapshot(plan(recommendation(1, ratings=ratings)))
    for at, rag in (("2018-06-03", None), ("2018-11-04", "amber"), ("2018-11-05", "green")):
        found = assess(known, day(at))
        in_force = found.rating_of(found.plan.recommendations[0])
        assert (in_force and in_force.rag) == rag
    assert known.plan.recommendations[0].ratings == tuple(ratings)


def test_the_recommendations_of_a_colour_are_those_whose_rating_in_force_it_is():
    of = plan(
        recommendation(1, ratings=[rating("amber", "2018-06-04"), rating("green", "2018-11-05")]),
        recommendation(2, ratings=[rating("amber")]),
        recommendation(3),
        recommendation(4, ratings=[rating("green")]),
    )
    found = assess(snapshot(of), AT)
    assert [[each.number for each in found.rated(rag)] for rag in Rag] == [[1, 4], [2], [], []]


THREE = plan(
    recommendation(1, [indicator("1.1"), indicator("1.2")]),
    recommendation(10, [indicator("10.1", owner="Performance Manager")], lead=()),
    recommendation(9, [indicator("9.1"), indicator("9.2")]),
)
FIGURES = (
    outturn("2018-08", 85, ref="1.1"),
    outturn("2018-09", 50, ref="1.1"),
    outturn("2018-07", 85, ref="10.1"),
    outturn("2018-08", 50, ref="10.1"),
    outturn("2018-08", 85, ref="9.1"),
    outturn("2018-09", 79, ref="9.1"),
    outturn("2018-06", 50, ref="9.2"),  # never green: off target, not flagged
    outturn("2018-09", 85, ref="1.2"),
)


def test_open_flags_come_oldest_first_and_then_by_indicator():
    found = assess(snapshot(THREE, *FIGURES), AT)
    assert [(each.indicator.ref, each.days, each.owner) for each in found.flags] == [
        ("10.1", 66, Owner("Performance Manager")),  # since 31 August
        ("1.1", 36, Owner("Head of Service", as_lead=True)),  # since 30 September
        ("9.1", 36, Owner("Head of Service", as_lead=True)),
    ]


def test_off_target_lists_flagged_or_not_longest_first():
    found = assess(snapshot(THREE, *FIGURES), AT)
    assert [each.indicator.ref for each in found.off_target()] == ["9.2", "10.1", "1.1", "9.1"]


def test_a_flag_finds_what_is_recorded_of_its_own_episode():
    opened = utc("2018-10-15 09:00")
    ours = Flag(2, "1.1", "2018-09", opened, acknowledged_by="Head of Service")
    others = (
        Flag(1, "1.1", "2018-03", opened, closed="2018-04"),  # an earlier episode
        Flag(3, "9.1", "2018-08", opened),  # as it stood before a revision
    )
    found = assess(snapshot(THREE, *FIGURES, flags=(ours, *others)), AT)
    assert [(each.indicator.ref, each.record) for each in found.flags] == [
        ("10.1", None),
        ("1.1", ours),
        ("9.1", None),
    ]


# acknowledged (UTC), read on: is it known that somebody acknowledged it
ACKNOWLEDGED = [
    ("2018-10-20 09:00", "2018-10-19", False),
    ("2018-10-20 09:00", "2018-10-20", True),
    ("2018-10-20 23:30", "2018-10-20", False),  # half past midnight in England
    ("2018-10-20 23:30", "2018-10-21", True),
    (None, "2018-11-05", False),
]


@pytest.mark.parametrize(("acknowledged", "at", "known"), ACKNOWLEDGED)
def test_what_was_acknowledged_later_was_not_acknowledged_yet(acknowledged, at, known):
    flag = Flag(
        1,
        "1.1",
        "2018-09",
        utc("2018-10-15 09:00"),
        acknowledged_by=acknowledged and "Head of Service",
        acknowledged_at=acknowledged and utc(acknowledged),
    )
    found = assess(snapshot(THREE, *FIGURES, flags=(flag,)), day(at))
    (record,) = [each.record for each in found.flags if each.indicator.ref == "1.1"]
    assert (record.id, record.opened) == (1, "2018-09")
    assert (record.acknowledged_by is not None) is known
    assert (record.acknowledged_at is not None) is known


def test_a_flag_stays_open_while_its_figure_is_missing():
    missing = outturn("2018-10", ref="1.1")
    found = assess(snapshot(THREE, *FIGURES, missing), AT)
    assert "1.1" in [each.indicator.ref for each in found.flags]
    assert found.histories["1.1"].current.status == "no data"


def test_every_indicator_has_a_history_even_without_a_figure():
    found = assess(snapshot(THREE), AT)
    assert list(found.histories) == ["1.1", "1.2", "10.1", "9.1", "9.2"]
    assert {each.current.status for each in found.histories.values()} == {"no data"}
    assert (found.flags, found.off_target(), found.caseloads) == ((), (), None)


def test_figures_of_an_indicator_that_the_plan_no_longer_has_are_left_alone():
    found = assess(snapshot(THREE, outturn("2018-09", 50, ref="7.7")), AT)
    assert "7.7" not in found.histories


def test_the_histories_of_a_recommendation_are_its_indicators():
    found = assess(snapshot(THREE, *FIGURES), AT)
    nine = found.plan.recommendation(9)
    assert [each.indicator.ref for each in found.histories_of(nine)] == ["9.1", "9.2"]


def test_questions_are_asked_on_what_was_known_on_the_day():
    of = plan(recommendation(1, [indicator("1.1")], ratings=[rating("green", "2018-10-01")]))
    known = snapshot(of, outturn("2018-09", 50, published=day("2018-11-05")))
    kinds = [
        [each.kind.name for each in assess(known, day(at)).questions]
        for at in ("2018-09-30", "2018-10-01", "2018-11-05")
    ]
    assert kinds == [[], ["GREEN_WITHOUT_FIGURE"], ["GREEN_BUT_OFF_TARGET"]]


def test_caseloads_are_those_of_the_latest_extract_by_the_day():
    extracts = (extract(worker(20)), extract(worker(18), on="2018-08-31"))
    known = snapshot(THREE, caseloads=extracts)
    assert assess(known, AT).caseloads.everyone.average == 20
    assert assess(known, day("2018-09-01")).caseloads.everyone.average == 18
    assert assess(known, day("2018-08-01")).caseloads is None
