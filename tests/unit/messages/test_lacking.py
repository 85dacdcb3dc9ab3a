"""Indicators without a status, each said as what it is; figures that count up through the year."""

from datetime import UTC, datetime

import pytest

from bot.domain.indicator import Unit
from bot.domain.people import Audience
from bot.domain.snapshot import Flag
from bot.messages.flag_news import came_back_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from tests.making import (
    AT,
    day,
    history,
    indicator,
    outturn,
    plan,
    rating,
    recommendation,
    snapshot,
    target,
)
from tests.unit.messages.every_message import every_message

MEASURES = (
    indicator("1.1", short="Assessments"),
    indicator("1.2", short="Looked after", unit=Unit.COUNT, direction="lower", targets=[]),
    indicator("1.3", short="Reviews"),
    indicator("1.4", short="Visits"),
    indicator(
        "1.5",
        short="Adoptions",
        unit=Unit.COUNT,
        cumulative=True,
        targets=[target("2019-03-31", value=24)],
    ),
)
FIGURES = (
    outturn("2018/19 Q1", "86.5", ref="1.1"),
    outturn("2018/19 Q2", "71.2", "37 of 52", ref="1.1"),
    outturn("2018-09", 664, ref="1.2"),
    outturn("2018-08", 90, ref="1.3"),
    outturn("2018-09", of="0 of 0", ref="1.3"),
    outturn("2018-09", ref="1.4"),
    outturn("2018-09", 12, ref="1.5", recorded="2018-10-05 09:00"),
)


def answers(*figures, audience=Audience.NAMED, at="2018-11-05"):
    of = plan(recommendation(1, MEASURES, [rating("amber", judged="2018-05-01")]))
    flag = Flag(1, "1.5", "2018-10", datetime(2018, 11, 3, tzinfo=UTC))
    known = snapshot(of, *figures, flags=(flag,))
    return {name: each.plain for name, each in every_message(known, day(at), audience)}


@pytest.fixture(scope="module")
def said():
    return answers(*FIGURES)


@pytest.mark.parametrize("name", ["indicator 1.1", "recommendation 1", "digest", "data quality"])
def test_figures_on_another_kind_of_period_are_named_where_the_status_stands(said, name):
    whole = "no monthly figure; latest is 71.2%, 37 of 52 for 2018/19 Q2 (by quarter)"
    assert whole in said[name]
    assert "no figure has been reported" not in said[name]


NEWER = "no newer comparable figure; latest is 71.2%, 37 of 52 for 2018/19 Q2 (by quarter)"


@pytest.mark.parametrize("last", [outturn("2018-07", 86), outturn("2018-08", value=None)])
@pytest.mark.parametrize("name", ["indicator 1.1", "recommendation 1", "digest", "data quality"])
def test_a_newer_figure_on_another_kind_of_period_stands_beside_a_stale_or_missing_one(last, name):
    monthly = (outturn("2018-06", 86), last)
    said = answers(*monthly, outturn("2018/19 Q2", "71.2", "37 of 52"), at="2018-10-20")
    assert NEWER in said[name]


def test_an_older_figure_on_another_kind_of_period_is_not_the_latest():
    said = answers(outturn("2018-07", 86), outturn("2018/19 Q1", 90), at="2018-10-20")
    assert "no newer comparable figure" not in "".join(said.values())


def test_where_there_is_only_one_other_kind_of_period_that_is_a_question(said):
    asked = "every figure for assessments is for quarters, and the plan measures it by month."
    assert f"Rec 1: {asked} Which is right?" in said["questions"]


def test_a_small_figure_beside_is_not_told_to_a_wide_audience():
    small = outturn("2018/19 Q2", 75, "3 of 4", ref="1.1")
    for name, plain in answers(small, audience=Audience.WIDE).items():
        assert "3 of 4" not in plain, name
        assert "75%" not in plain, name
    wide = answers(small, audience=Audience.WIDE)["digest"]
    assert "no monthly figure; latest is for 2018/19 Q2 (by quarter)" in wide


def test_a_figure_without_a_target_is_shown_as_a_figure(said):
    assert "664 in September 2018, no target is stated." in said["indicator 1.2"]
    assert "– No target" in said["recommendation 1"]
    assert "No target is stated: 1.2 Looked after: 664 in September 2018" in said["digest"]
    assert "1 with no target" in said["recommendation 1"]
    assert "1 of 1, 1 no target, 1 where none fell due, 2 no data" in said["overview"]
    assert "No data" not in said["indicator 1.2"]


def test_where_nothing_fell_due_that_is_said_and_nothing_is_missing(said):
    whole = "None fell due (0 of 0), September 2018. It was Green in August 2018"
    assert whole in said["indicator 1.3"].replace("*", "")
    assert said["indicator 1.3"].lower().count("none fell due") == 3  # with two in the table
    assert "– None fell due" in said["recommendation 1"]
    assert (
        "None fell due: 1.3 Reviews (in September 2018; was Green in August 2018)" in said["digest"]
    )
    assert "1.3 Measure 1.3: none fell due (0 of 0) in September 2018" in said["data quality"]
    assert "1 where none fell due" in said["about"]
    missing = next(line for line in said["digest"].split("\n") if line.startswith("Missing"))
    assert missing == "Missing: 1.4 Visits"


def test_a_count_so_far_is_said_with_its_course(said):
    assert (
        "🟢 G Green: 12 in September 2018, on course for the target of 24 or more by March 2019 "
        "(12 by September in proportion)."
    ) in said["indicator 1.5"]
    assert "12 of 24" in next(
        line for line in said["recommendation 1"].split("\n") if "1.5 Adoptions" in line
    )
    assert "needs +2 a month for 6 months" in said["indicator 1.5"]


# targets, measured by: what `/indicator` says of a target where no month has a figure yet
OF_ITS_YEAR = [
    (("2018-03-31", 20), ("2019-03-31", 24), "Target in force: 24 or more (31 March 2019)"),
    (("2018-03-31", 20), ("2020-03-31", 36), "No target is stated for 2018/19; the next is 36 or"),
    (("2017-03-31", 18), ("2018-03-31", 20), "No target is stated for 2018/19"),
]


@pytest.mark.parametrize("beside", [(), (outturn("2018/19 to 2018-09", 12),)], ids=["", "beside"])
@pytest.mark.parametrize(("first", "second", "said"), OF_ITS_YEAR)
def test_what_counts_up_shows_the_target_of_its_own_year_also_without_a_figure(
    first, second, said, beside
):
    targets = [target(by, value=value) for by, value in (first, second)]
    measure = indicator("1.1", unit=Unit.COUNT, cumulative=True, targets=targets)
    known = snapshot(plan(recommendation(1, [measure])), *beside)
    told = {name: each.plain for name, each in every_message(known, AT, Audience.NAMED)}
    assert f"• {said}" in told["indicator 1.1"]
    assert "20" not in next(
        line for line in told["recommendation 1"].split("\n") if "1.1 Measure" in line
    )


def test_a_count_that_falls_behind_is_worse_than_its_course_and_not_than_the_smaller_count_before():
    behind = outturn("2018-10", 13, ref="1.5", recorded="2018-11-03 09:00")
    said = answers(*FIGURES, behind)
    course = (
        "1 behind its course for the target of 24 or more by March 2019 (14 by October in "
        "proportion)"
    )
    assert f"Measure 1.5: 13, {course}" in said["digest"]
    assert f"It counts up through the year: {course}." in said["left green 1.5"]
    assert f"13 in October 2018, {course}. " in said["flags"]
    assert "worse than 12" not in "".join(said.values())


def test_a_new_year_that_begins_on_course_closes_the_flag_and_is_no_recovery():
    targets = [target("2018-03-31", value=24), target("2019-03-31", value=36)]
    measure = indicator(unit=Unit.COUNT, cumulative=True, targets=targets)
    values = {"2018-02": 22, "2018-03": 10, "2018-04": 3}
    (episode,) = history(values, of=measure, at="2018-05-05").episodes
    assert came_back_message(episode, episode.closed).plain == (
        "🟢 G Green: Measure 1.1 counts anew since 1 April and is on course: 3 in April 2018. "
        "The flag of the year before is closed."
    )
    of = plan(recommendation(1, [measure]))
    figures = [outturn(period, value) for period, value in values.items()]
    view = View(assess(snapshot(of, *figures), day("2018-05-05")), Audience.NAMED)
    assert build_digest(view.assessment).came_back == ()
