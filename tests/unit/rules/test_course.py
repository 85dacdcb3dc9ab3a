"""Figures that count up from 1 April: their own year's target, in proportion, and no comparison
across the new year.
"""

import pytest

from bot.domain.indicator import Unit
from bot.domain.period import PeriodKind
from bot.domain.rag import Status
from bot.rules.course import wanted_by
from bot.rules.movement import History
from bot.rules.pace import pace_of
from bot.rules.standing import Known, Lack, NoData
from bot.rules.status import standing_of
from tests.making import DEFAULTS, day, indicator, outturn, target, tolerance


def counting(direction="higher", targets=(("2019-03-31", 24),), **fields):
    """A count to be at 24 by the end of 2018/19, unless said otherwise."""
    return indicator(
        direction=direction,
        targets=[target(by, value=value) for by, value in targets],
        **{"unit": Unit.COUNT, "cumulative": True, **fields},
    )


YEARS = (("2018-03-31", 20), ("2019-03-31", 24), ("2020-03-31", 36))
STEPS = (("2018-06-30", 6), ("2018-12-31", 18), ("2019-03-31", 24))

# direction, targets, tolerance, period, figure: status, what the period's end asks for
COURSES = [
    ("higher", YEARS, None, "2018-09", 12, "green", 12),
    ("higher", YEARS, None, "2018-09", 11, "amber", 12),
    ("higher", YEARS, None, "2018-09", 10, "red", 12),
    ("higher", YEARS, None, "2018-04", 2, "green", 2),
    ("higher", YEARS, None, "2019-02", 22, "green", 22),
    ("higher", YEARS, None, "2019-03", 23, "amber", 24),  # its day: the whole of it
    ("higher", YEARS, None, "2018-03", 19, "amber", 20),
    ("higher", YEARS, None, "2019-04", 3, "green", 3),  # the next year, the next target
    ("higher", STEPS, None, "2018-04", 2, "green", 2),
    ("higher", STEPS, None, "2018-06", 6, "green", 6),
    ("higher", STEPS, None, "2018-09", 12, "green", 12),  # 6 of 9 months to 18
    ("higher", STEPS[:2], None, "2019-02", 17, "amber", 18),  # none due any more: the last
    ("lower", YEARS, None, "2018-09", 12, "green", 12),
    ("lower", YEARS, None, "2018-09", 13, "amber", 12),
    ("lower", YEARS, None, "2018-09", 14, "red", 12),
    ("lower", YEARS, tolerance("amount", 30), "2018-09", 24, "amber", 12),
    ("lower", YEARS, tolerance("amount", 30), "2018-09", 25, "red", 24),  # over the whole year's
    ("higher", YEARS, tolerance("floor", 20), "2018-09", 10, "amber", 12),  # half of 20
    ("higher", YEARS, tolerance("floor", 20), "2018-09", 9, "red", 12),
    ("higher", YEARS, tolerance("amount", 1), "2018-09", 11, "amber", 12),
    ("lower", (("2019-03-31", 0),), None, "2018-09", 0, "green", 0),
    ("lower", (("2019-03-31", 0),), None, "2018-09", 1, "red", 0),
]


@pytest.mark.parametrize(
    ("direction", "targets", "tolerated", "period", "value", "status", "wanted"), COURSES
)
@pytest.mark.parametrize("kind", ["month", "year to date"])
def test_a_count_so_far_is_set_against_its_share_of_its_own_years_target(
    *, direction, targets, tolerated, period, value, status, wanted, kind
):
    measure = counting(direction, targets, tolerance=tolerated, measured=PeriodKind(kind))
    if kind == "year to date":
        month = outturn(period).period.end
        first = month.year if month.month >= 4 else month.year - 1
        period = f"{first}/{(first + 1) % 100:02} to {period}"
    standing = standing_of(measure, outturn(period, value), DEFAULTS)
    assert (standing.status, standing.edge) == (status, wanted)


def test_a_range_grows_on_both_sides():
    measure = indicator(
        direction="range",
        unit=Unit.COUNT,
        cumulative=True,
        targets=[target("2019-03-31", low=12, high=24)],
    )
    statuses = [
        standing_of(measure, outturn("2018-09", each), DEFAULTS).status for each in (5, 6, 12, 13)
    ]
    assert statuses == ["red", "green", "green", "amber"]


BEYOND = "beyond the tolerance (10% of the target)"
SHARE = "by March 2019 (12 by September in proportion)"
# direction, figure, tolerance: the reason
REASONS = [
    (
        "higher",
        12,
        None,
        f"on course for the target of 24 or more {SHARE}",
    ),
    (
        "higher",
        10,
        None,
        f"2 behind its course for the target of 24 or more {SHARE}, {BEYOND}",
    ),
    (
        "lower",
        13,
        tolerance("floor", 30),
        f"1 over its course for the target of 24 or less {SHARE}, within the tolerance (up to 15)",
    ),
    (
        "lower",
        26,
        None,
        "2 over the whole year's target of 24 or less, before March 2019",
    ),
]


@pytest.mark.parametrize(("direction", "value", "tolerated", "reason"), REASONS)
def test_the_reason_says_course_and_whole_target(direction, value, tolerated, reason):
    measure = counting(direction, tolerance=tolerated)
    assert standing_of(measure, outturn("2018-09", value), DEFAULTS).reason == reason


def test_once_its_day_has_come_the_reason_is_as_for_any_other():
    reason = standing_of(counting(), outturn("2019-03", 23), DEFAULTS).reason
    assert reason.startswith("1 worse than the target of 24 or more, within")


def test_without_a_target_of_its_own_year_a_count_so_far_has_none():
    measure = counting(targets=[("2020-03-31", 36)])
    standing = standing_of(measure, outturn("2018-09", 12), DEFAULTS)
    assert (standing.lack, standing.reason) == (
        Lack.TARGET,
        "no target is stated for its own year, 2018/19",
    )


# unit, cumulative: what 12 of 24 half way through the year is
SO_FAR = [
    (Unit.COUNT, False, "green"),  # a count of the year to date counts up whatever the plan says
    (Unit.COUNT, True, "green"),
    (Unit.CASES, True, "green"),
    (Unit.PERCENT, False, "red"),  # a share of the year so far is not half of the year's
    (Unit.DAYS, False, "red"),
]


@pytest.mark.parametrize(("unit", "cumulative", "status"), SO_FAR)
def test_only_what_adds_up_is_taken_in_proportion(unit, cumulative, status):
    measure = counting(unit=unit, cumulative=cumulative, measured=PeriodKind.YEAR_TO_DATE)
    standing = standing_of(measure, outturn("2018/19 to 2018-09", 12), DEFAULTS)
    assert standing.status == status


def course_of(values, at="2019-12-05", **fields):
    figures = [outturn(period, value) for period, value in values.items()]
    return History(counting(targets=YEARS, **fields), figures, DEFAULTS, day(at))


ON, BEHIND, ON_IN_APRIL, BEHIND_IN_APRIL = 24, 10, 3, 1


def test_a_new_year_that_begins_behind_has_not_left_green():
    found = course_of({"2019-03": ON, "2019-04": BEHIND_IN_APRIL}, at="2019-05-05")
    assert (found.movements, found.episodes, found.open_episode) == ((), (), None)
    assert found.off_since.outturn.period.code == "2019-04"
    assert found.moved_last is None


def test_an_episode_ends_with_a_new_year_that_is_on_course_and_nothing_recovered():
    values = {"2019-02": 22, "2019-03": BEHIND, "2019-04": ON_IN_APRIL}
    found = course_of(values, at="2019-05-05")
    (episode,) = found.episodes
    assert (episode.opened, episode.closed.new_year) == ("2019-03", True)
    assert (found.open_episode, found.off_since) == (None, None)


def test_an_episode_goes_on_while_the_new_year_is_behind_too():
    values = {"2019-02": 22, "2019-03": BEHIND, "2019-04": BEHIND_IN_APRIL}
    found = course_of(values, at="2019-05-05")
    assert found.open_episode.opened == "2019-03"


def test_within_a_year_a_count_so_far_leaves_green_like_any_other():
    found = course_of({"2019-02": 22, "2019-03": BEHIND}, at="2019-04-05")
    assert [each.left_green for each in found.movements] == [True]
    assert not found.movements[0].new_year


def test_a_percentage_of_the_year_to_date_is_not_compared_across_the_new_year_either():
    measure = indicator(measured=PeriodKind.YEAR_TO_DATE)
    figures = [outturn("2017/18 to 2018-03", 85), outturn("2018/19 to 2018-04", 50)]
    found = History(measure, figures, DEFAULTS, day("2018-05-05"))
    assert [each.status for each in found.standings] == [Status.GREEN, Status.RED]
    assert found.movements == ()


# direction, figure, day read: what each month must bring until March
PACES = [
    ("higher", 12, "2018-10-05", 2),
    ("higher", 24, "2018-10-05", 0),
    ("higher", 12, "2019-04-05", None),  # the next target is another year's
    ("lower", 12, "2018-10-05", None),  # a ceiling is not something to get to
]


@pytest.mark.parametrize(("direction", "value", "at", "a_month"), PACES)
def test_a_pace_stays_in_its_own_year_and_leads_to_no_ceiling(direction, value, at, a_month):
    measure = counting(direction, YEARS)
    pace = pace_of(standing_of(measure, outturn("2018-09", value), DEFAULTS), day(at))
    assert (pace and pace.a_month) == a_month


# figure: status and what is lacking, where the source states no period
UNDATED = [(90, "no data", Lack.DATE), (80, "no data", Lack.DATE), (79, "amber", None)]


@pytest.mark.parametrize(("value", "status", "lack"), UNDATED)
def test_a_figure_without_a_dated_period_is_never_green_and_has_no_pace(value, status, lack):
    steps = [target("2018-03-31", value=80), target("2019-03-31", value=95)]
    figure = outturn("by 2018-09", value, printed="Q3, year not stated")
    standing = standing_of(indicator(targets=steps), figure, DEFAULTS)
    assert (standing.status, getattr(standing, "lack", None)) == (status, lack)
    assert pace_of(standing, day("2018-11-05")) is None
    assert isinstance(standing, Known) or standing.reason == (
        "it meets the target of 80% or more, but its period is not dated (Q3, year not stated)"
    )


def test_a_figure_without_a_dated_period_is_no_recovery():
    figures = [outturn("2018-08", 50), outturn("by 2018-09", 90)]
    found = History(indicator(), figures, DEFAULTS, day("2018-11-05"))
    assert isinstance(found.current, NoData)
    assert found.current.held.status is Status.RED
    assert found.movements == ()


def test_a_count_so_far_of_a_year_that_is_not_stated_is_set_against_nothing():
    standing = standing_of(counting(), outturn("by 2018-09", 3), DEFAULTS)
    assert (standing.lack, standing.reason) == (
        Lack.DATE,
        "it counts up through a year that is not stated",
    )


@pytest.mark.parametrize(
    ("fields", "by", "asked"),
    [
        ({}, "2018-10-31", 14),
        ({}, "2019-03-31", 24),
        ({"cumulative": False, "measured": PeriodKind.YEAR_TO_DATE}, "2018-10-31", 14),
        ({"cumulative": False}, "2018-10-31", 24),
    ],
    ids=["its share", "on the target's own day", "a count of the year so far", "no running total"],
)
def test_what_is_set_against_a_month(fields, by, asked):
    assert wanted_by(counting(**fields), day(by)).value == asked


def test_what_a_running_total_is_set_against_is_said_with_its_share():
    known = standing_of(counting(), outturn("2018-10", 12), DEFAULTS)
    assert known.asked == "24 or more by March 2019 (14 by October in proportion)"
    plain = standing_of(counting(cumulative=False), outturn("2018-10", 12), DEFAULTS)
    assert plain.asked == "24 or more (March 2019)"
