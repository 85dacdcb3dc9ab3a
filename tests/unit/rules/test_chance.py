"""Whether a figure off its target could be chance alone."""

from decimal import Decimal

import pytest

from bot.domain.indicator import Unit
from bot.rules.status import (
    standing_of,
)
from tests.making import (
    DEFAULTS,
    indicator,
    outturn,
    target,
)

# n of d, target (lower is better): status, could it be chance
CHANCE = [
    ("8 of 40", "18", "red", True),  # 20.0%: from 10.5 to 34.8
    ("8 of 40", "10.4", "red", False),  # the interval begins at 10.5
    ("8 of 40", "10.49", "red", False),  # from 10.497: the exact edge decides, not 10.5
    ("8 of 40", "10.5", "red", True),
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


def test_without_counts_behind_a_percentage_chance_is_not_spoken_of():
    standing = standing_of(indicator(), outturn(value=70), DEFAULTS)
    assert (standing.interval, standing.within_chance) == (None, False)


def test_an_interval_is_given_only_for_percentages():
    measure = indicator(unit=Unit.SCORE, direction="lower", targets=[10])
    assert standing_of(measure, outturn(value=20, of="8 of 40"), DEFAULTS).interval is None
