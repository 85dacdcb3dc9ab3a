"""The status rule, case by case: the outturn against the target in force and the tolerance."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.indicator import Direction, Unit
from bot.domain.rag import Status
from bot.rules.standing import NoData
from bot.rules.status import (
    allowance,
    shortfall,
    standing_of,
)
from tests.making import (
    DEFAULTS,
    indicator,
    outturn,
    target,
    tolerance,
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
    ("higher", "percent", 80, None, 80, "meets the target of 80% or more"),
    (
        "higher",
        "percent",
        80,
        None,
        79,
        "1 point worse than the target of 80% or more, within the tolerance (10% of the target)",
    ),
    (
        "lower",
        "percent",
        22,
        None,
        "30.6",
        "8.6 points worse than the target of 22% or less, beyond the tolerance (10% of the target)",
    ),
    (
        "lower",
        "days",
        450,
        tolerance("amount", 14),
        460,
        "10 days worse than the target of 450 days or less, within the tolerance (14 days)",
    ),
    (
        "higher",
        "percent",
        90,
        tolerance("floor", 85),
        84,
        "6 points worse than the target of 90% or more, beyond the tolerance (down to 85%)",
    ),
    (
        "lower",
        "cases",
        20,
        tolerance("floor", 22),
        21,
        "1 case worse than the target of 20 or less, within the tolerance (up to 22)",
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
    ("0 of 0", indicator(), {"of": "0 of 0"}, "none fell due"),
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
    assert isinstance(standing, NoData)


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


@given(edge=values, amount=st.decimals(0, 100, places=1))
def test_an_allowance_is_never_negative(edge, amount):
    for kind in ("percent", "amount", "floor"):
        for direction in Direction:
            assert allowance(tolerance(kind, amount), edge, direction) >= 0
