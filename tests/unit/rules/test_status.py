"""The status rule, case by case: the outturn against the target in force and the tolerance."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.indicator import Direction, Frequency, Unit
from bot.domain.period import Period, PeriodKind
from bot.domain.rag import Status
from bot.rules.status import (
    Standing,
    allowance,
    comparable,
    current_standing,
    shortfall,
    standing_of,
)
from tests.unit.rules.nouns import (
    AT,
    DEFAULTS,
    day,
    indicator,
    outturn,
    target,
    tolerance,
    utc,
)

# direction, target, tolerance, then: green at, the first amber, the last amber, the first red.
# None where the tolerance leaves no room for amber.
EDGES = """
higher   80        default       80      79.99   72      71.99
higher   80        5 percent     80      79.99   76      75.99
higher   80        0 percent     80      -       -       79.99
higher   80        3 amount      80      79.99   77      76.99
higher   80        60 floor      80      79.99   60      59.99
higher   80        80 floor      80      -       -       79.99
higher   80        85 floor      80      -       -       79.99
higher   100       default       100     99.9    90      89.9
lower    22        default       22      22.01   24.2    24.21
lower    22        50 percent    22      22.01   33      33.01
lower    22        3 amount      22      22.01   25      25.01
lower    22        30 floor      22      22.01   30      30.01
lower    22        22 floor      22      -       -       22.01
lower    0         default       0       -       -       0.01
lower    0         2 amount      0       0.01    2       2.01
lower    0         3 floor       0       0.01    3       3.01
higher   0         default       0       -       -       -0.01
higher   -10       default       -10     -10.1   -11     -11.1
range    18..20    default       20      20.01   22      22.01
range    18..20    default       18      17.99   16.2    16.19
range    18..20    1 amount      20      20.01   21      21.01
range    18..20    1 amount      18      17.99   17      16.99
range    ..20      default       20      20.01   22      22.01
range    ..20      1 amount      0       20.01   21      21.01
range    12..      default       12      11.99   10.8    10.79
range    12..      default       99      11.99   10.8    10.79
range    20..20    default       20      20.01   22      22.01
"""


def read(row):
    direction, wanted, *rest = row.split()
    tolerated = None if rest[0] == "default" else tolerance(rest[1], rest[0])
    if ".." in wanted:
        low, high = (part or None for part in wanted.split(".."))
        asked = target(low=low, high=high)
    else:
        asked = target(value=wanted)
    measure = indicator(direction=direction, targets=[asked], tolerance=tolerated, unit=Unit.SCORE)
    statuses = ("green", "amber", "amber", "red")
    return [
        pytest.param(measure, value, status, id=f"{' '.join(row.split()[:-4])}: {value} {status}")
        for value, status in zip(rest[-4:], statuses, strict=True)
        if value != "-"
    ]


CASES = [case for row in EDGES.strip().splitlines() for case in read(row)]


@pytest.mark.parametrize(("measure", "value", "status"), CASES)
def test_green_meets_the_target_amber_is_within_the_tolerance_red_is_beyond(measure, value, status):
    assert standing_of(measure, outturn(value=value), DEFAULTS).status == status


# direction, unit, target, tolerance, value, reason
REASONS = [
    ("higher", "percent", 80, None, 80, "meets 80% or more"),
    (
        "higher",
        "percent",
        80,
        None,
        79,
        "1 point worse than 80% or more, within the tolerance (10% of the target)",
    ),
    (
        "lower",
        "percent",
        22,
        None,
        "30.6",
        "8.6 points worse than 22% or less, beyond the tolerance (10% of the target)",
    ),
    (
        "lower",
        "days",
        450,
        tolerance("amount", 14),
        460,
        "10 days worse than 450 days or less, within the tolerance (14 days)",
    ),
    (
        "higher",
        "percent",
        90,
        tolerance("floor", 85),
        84,
        "6 points worse than 90% or more, beyond the tolerance (down to 85%)",
    ),
    (
        "lower",
        "cases",
        20,
        tolerance("floor", 22),
        21,
        "1 case worse than 20 or less, within the tolerance (up to 22)",
    ),
]


@pytest.mark.parametrize(("direction", "unit", "wanted", "tolerated", "value", "reason"), REASONS)
def test_a_status_gives_its_reason_in_words(*, direction, unit, wanted, tolerated, value, reason):
    measure = indicator(direction=direction, targets=[wanted], tolerance=tolerated, unit=Unit(unit))
    assert standing_of(measure, outturn(value=value), DEFAULTS).reason == reason


IN_WORDS = target(words="In place")
CANNOT = [
    (
        "missing",
        indicator(),
        {},
        "no figure reported for September 2018",
    ),
    (
        "missing, and no target either",
        indicator(targets=()),
        {},
        "no figure reported for September 2018",
    ),
    ("no target", indicator(targets=()), {"value": 3}, "no target is stated"),
    ("target left open", indicator(targets=[target()]), {"value": 3}, "no target is stated"),
    (
        "milestone in words",
        indicator(direction=None, targets=[IN_WORDS], unit=Unit.WORDS),
        {"words": "Manual"},
        "a milestone in words, for people to judge: wanted “In place”",
    ),
    (
        "a figure against words",
        indicator(targets=[IN_WORDS]),
        {"value": 100},
        "a milestone in words, for people to judge: wanted “In place”",
    ),
    (
        "words against a figure",
        indicator(),
        {"words": "nearly all"},
        "reported in words (“nearly all”) against a figure",
    ),
    (
        "a count against a percentage",
        indicator(targets=[100]),
        {"value": 100, "unit": Unit.COUNT},
        "a count cannot be set against a target in percent",
    ),
    (
        "a percentage against a score",
        indicator(unit=Unit.SCORE, direction="lower"),
        {"value": 3, "unit": Unit.PERCENT},
        "a percentage cannot be set against a target in score",
    ),
    (
        "days against cases",
        indicator(unit=Unit.CASES),
        {"value": 3, "unit": Unit.DAYS},
        "a figure in days cannot be set against a target in cases",
    ),
    (
        "no unit stated",
        indicator(unit=Unit.UNSTATED),
        {"value": 100},
        "the unit of the figure is not stated",
    ),
]


@pytest.mark.parametrize(
    ("measure", "figure", "reason"),
    [case[1:] for case in CANNOT],
    ids=[case[0] for case in CANNOT],
)
def test_what_cannot_be_compared_is_no_data_and_says_why(measure, figure, reason):
    standing = standing_of(measure, outturn(**figure), DEFAULTS)
    assert (standing.status, standing.reason) == (Status.NO_DATA, reason)
    assert (standing.known, standing.gap, standing.interval) == (False, None, None)


def test_the_unit_may_be_repeated_beside_the_figure():
    standing = standing_of(indicator(), outturn(value=80, unit=Unit.PERCENT), DEFAULTS)
    assert standing.status is Status.GREEN


def test_a_provisional_figure_is_set_against_its_target_like_any_other():
    standing = standing_of(indicator(), outturn(value=79, provisional=True), DEFAULTS)
    assert standing.status is Status.AMBER
    assert standing.outturn.provisional


def test_a_figure_is_set_against_the_target_in_force_at_the_end_of_its_period():
    steps = [target("2018-03-31", value=70), target("2018-09-30", value=90)]
    measure = indicator(targets=steps)
    august = standing_of(measure, outturn("2018-08", 75), DEFAULTS)
    september = standing_of(measure, outturn("2018-09", 75), DEFAULTS)
    assert (august.status, august.target) == (Status.GREEN, steps[0])
    assert (september.status, september.target) == (Status.RED, steps[1])


def test_the_gap_is_in_the_indicators_unit_and_nought_or_less_when_the_target_is_met():
    gaps = [
        standing_of(indicator(direction="lower", targets=[22]), outturn(value=value), DEFAULTS).gap
        for value in ("30.6", 22, 20)
    ]
    assert gaps == [Decimal("8.6"), 0, -2]


def test_a_target_in_words_has_no_shortfall():
    with pytest.raises(ValueError, match="a target in words has no shortfall"):
        shortfall(Decimal(1), IN_WORDS, None)


values = st.decimals(-200, 200, places=2)


@settings(derandomize=True, deadline=None)
@given(value=values, better=values, wanted=values, percent=st.decimals(0, 100, places=1))
def test_a_better_figure_never_has_a_worse_status(value, better, wanted, percent):
    order = [Status.RED, Status.AMBER, Status.GREEN]
    worse, better = sorted((value, better))
    for direction, pair in (("higher", (worse, better)), ("lower", (better, worse))):
        measure = indicator(
            direction=direction, targets=[wanted], tolerance=tolerance("percent", percent)
        )
        statuses = [standing_of(measure, outturn(value=each), DEFAULTS).status for each in pair]
        assert order.index(statuses[0]) <= order.index(statuses[1])


@settings(derandomize=True, deadline=None)
@given(edge=values, amount=st.decimals(0, 100, places=1))
def test_an_allowance_is_never_negative(edge, amount):
    for kind in ("percent", "amount", "floor"):
        for direction in Direction:
            assert allowance(tolerance(kind, amount), edge, direction) >= 0


# n of d, target (lower is better): status, could it be chance
CHANCE = [
    ("8 of 40", "18", "red", True),  # 20.0%: from 10.5 to 34.8
    ("8 of 40", "10.4", "red", False),  # the interval begins at 10.5
    ("8 of 40", "10.5", "red", True),  # its edge is part of it
    ("3 of 37", "18", "green", False),  # on target: nothing to explain
    ("400 of 2000", "18", "red", False),  # the same 20% on many: from 18.3
]


@pytest.mark.parametrize(("of", "wanted", "status", "chance"), CHANCE)
def test_an_off_green_figure_whose_interval_spans_the_target_could_be_chance(
    of, wanted, status, chance
):
    part, whole = map(Decimal, of.split(" of "))
    measure = indicator(direction="lower", targets=[wanted])
    standing = standing_of(measure, outturn(value=100 * part / whole, of=of), DEFAULTS)
    assert (standing.status, standing.within_chance) == (status, chance)


def test_either_edge_of_a_range_may_be_within_chance():
    measure = indicator(direction="range", targets=[target(low=30, high=60)])
    low = standing_of(measure, outturn(value=20, of="8 of 40"), DEFAULTS)
    high = standing_of(measure, outturn(value=70, of="28 of 40"), DEFAULTS)
    assert (low.within_chance, high.within_chance) == (True, True)


@pytest.mark.parametrize(
    "figure",
    [{"value": 70}, {"value": 70, "unit": Unit.COUNT, "of": "28 of 40"}],
    ids=["no counts", "not a share"],
)
def test_without_counts_behind_a_percentage_chance_is_not_spoken_of(figure):
    standing = standing_of(indicator(), outturn(**figure), DEFAULTS)
    assert (standing.interval, standing.within_chance) == (None, False)


def test_an_interval_is_given_only_for_percentages():
    measure = indicator(unit=Unit.SCORE, direction="lower", targets=[10])
    assert standing_of(measure, outturn(value=20, of="8 of 40"), DEFAULTS).interval is None


# frequency, the last day on which a figure for September 2018 is still fresh
FRESH_UNTIL = [
    ("weekly", "2018-10-14"),
    ("fortnightly", "2018-10-28"),
    ("monthly", "2018-12-01"),
    ("quarterly", "2019-04-02"),
    ("yearly", "2020-10-01"),
]


@pytest.mark.parametrize(("frequency", "last"), FRESH_UNTIL)
def test_a_figure_is_stale_once_it_is_older_than_twice_its_frequency(frequency, last):
    measure = indicator(frequency=Frequency(frequency))
    standings = [standing_of(measure, outturn(value=85), DEFAULTS)]
    fresh = current_standing(measure, standings, DEFAULTS, day(last))
    stale = current_standing(measure, standings, DEFAULTS, day(last) + timedelta(days=1))
    assert (fresh.status, fresh.stale, fresh.held) == (Status.GREEN, False, None)
    assert (stale.status, stale.stale, stale.held) == (Status.NO_DATA, True, standings[0])
    assert stale.reason == (
        "stale: the last figure is for September 2018, "
        f"more than twice its {frequency} frequency ago"
    )


def test_an_indicator_without_a_frequency_takes_the_plans():
    standings = [standing_of(indicator(), outturn(value=85), DEFAULTS)]
    quarterly = replace(DEFAULTS, frequency=Frequency.QUARTERLY)
    at = date(2019, 1, 5)
    assert current_standing(indicator(), standings, DEFAULTS, at).stale
    assert not current_standing(indicator(), standings, quarterly, at).stale


# figures oldest first, None is missing: the status now, the status held
MISSING = [
    ([85], "green", None),
    ([85, None], "no data", "green"),
    ([79, None], "no data", "amber"),
    ([79, None, None], "no data", "amber"),
    ([85, 60, None], "no data", "red"),
    ([60, None, 85], "green", None),
    ([None], "no data", None),
    ([None, None], "no data", None),
]


@pytest.mark.parametrize(("values", "now", "held"), MISSING)
def test_a_missing_figure_is_never_green_and_holds_the_last_status(values, now, held):
    figures = [
        outturn(f"2018-{number:02}", value)
        for number, value in enumerate(values, start=10 - len(values))
    ]
    standings = [standing_of(indicator(), each, DEFAULTS) for each in figures]
    current = current_standing(indicator(), standings, DEFAULTS, AT)
    assert current.status == now
    assert (current.held and current.held.status) == held


def test_a_stale_figure_that_is_missing_too_holds_the_last_known_one():
    standings = [
        standing_of(indicator(), each, DEFAULTS)
        for each in (outturn("2018-01", 60), outturn("2018-02"))
    ]
    current = current_standing(indicator(), standings, DEFAULTS, AT)
    assert (current.stale, current.held) == (True, standings[0])


def test_a_stale_figure_is_not_within_chance_of_anything():
    measure = indicator(direction="lower", targets=[18])
    standings = [standing_of(measure, outturn("2018-01", 20, "8 of 40"), DEFAULTS)]
    assert standings[0].within_chance
    assert not current_standing(measure, standings, DEFAULTS, AT).within_chance


def test_without_any_figure_there_is_no_data():
    current = current_standing(indicator(), [], DEFAULTS, AT)
    assert (current.status, current.reason) == (Status.NO_DATA, "no figure has been reported")
    assert (current.stale, current.held, current.outturn) == (False, None, None)


def test_a_series_of_standings_without_figures_is_a_fault_of_ours():
    nothing = Standing(indicator(), Status.NO_DATA, "")
    with pytest.raises(AssertionError, match=r"1\.1: a standing in the series has no outturn"):
        current_standing(indicator(), [nothing], DEFAULTS, AT)


# the indicator's kind of period, the kinds that are set against its target
COMPARABLE = [
    ("month", ["2018-08", "by 2018-08", "2018-09"]),
    ("year to date", ["by 2018-08", "2018/19 to 2018-09"]),
    ("quarter", ["by 2018-08", "2018/19 Q2"]),
    ("year", ["2017/18", "by 2018-08"]),
    ("months", ["by 2018-08", "2018-07..2018-09"]),
    ("day", ["by 2018-08", "2018-09-30"]),
]
KINDS = (
    "2018-09",
    "2018-07..2018-09",
    "2018-09-30",
    "2018/19 Q2",
    "2018-08",
    "2018/19 to 2018-09",
    "by 2018-08",
    "2017/18",
)


@pytest.mark.parametrize(("measured", "codes"), COMPARABLE)
def test_only_figures_of_the_indicators_own_kind_of_period_are_compared(measured, codes):
    measure = indicator(measured=PeriodKind(measured))
    chosen = comparable(measure, [outturn(code, 1) for code in KINDS])
    assert [each.period.code for each in chosen] == codes


def test_figures_are_ordered_by_the_time_they_speak_of_not_by_when_they_came():
    late = outturn("2018-07", 1, recorded="2018-11-01 09:00")
    early = outturn("2018-08", 1, recorded="2018-09-01 09:00")
    assert comparable(indicator(), [early, late]) == [late, early]
    assert late.recorded == utc("2018-11-01 09:00")
    assert late.period == Period.parse("2018-07")
