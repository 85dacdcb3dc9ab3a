"""Neighbours by model and statistic, rank and quartile by polarity, and where a line breaks."""

from decimal import Decimal

import pytest

from bot.domain.comparison import Area, AreaFigure, Level, NeighbourModel, Statistic
from bot.domain.figures import say_figure
from bot.domain.indicator import Benchmark
from bot.domain.period import Period
from bot.rules.comparison import (
    breaks,
    comparisons,
    newest_of_each,
    published_benchmarks,
)
from tests.making import indicator
from tests.unit.importing.published_plan import compared_plan, read_cut

LISTS = {
    each.model: each
    for file in ("neighbours-2021.csv", "neighbours-2025.csv")
    for each in read_cut(file).neighbours
}
FIGURES = read_cut("referrals-and-rereferrals.csv").figures
CASELOADS = read_cut("workforce-indicators.csv").figures


def compared(ref="5.1", model="2025", year="2024/25", figures=FIGURES):
    of = compared_plan().indicator(ref)
    found = comparisons(of, figures, LISTS[NeighbourModel(model)])
    return next(each for each in found if each.period.code == year)


@pytest.mark.parametrize(
    ("model", "statistic", "value"),
    [
        ("2021", Statistic.MEAN, "19.4%"),
        ("2021", Statistic.MEDIAN, "16.5%"),
        ("2025", Statistic.MEAN, "21.8%"),
        ("2025", Statistic.MEDIAN, "20.4%"),
    ],
)
def test_one_council_has_four_comparators(model, statistic, value):
    found = compared(model=model).of_neighbours(statistic)
    assert say_figure(found, compared_plan().indicator("5.1")) == value


@pytest.mark.parametrize(("model", "value"), [("2021", "15.7"), ("2025", "15.2")])
def test_and_two_average_caseloads(model, value):
    found = compared("5.2", model, "2025-09-30", CASELOADS).of_neighbours(Statistic.MEAN)
    assert round(found, 1) == Decimal(value)


def test_a_neighbour_without_a_figure_is_not_counted():
    found = compared(year="2023/24")
    assert (found.counted, found.wanted) == (9, 10)


def test_region_and_country_stand_beside_it():
    found = compared()
    assert [each.value for each in (found.own, found.region, found.country)] == [
        Decimal("25.5"),
        Decimal("24.7"),
        Decimal("22.6"),
    ]


def some(values, direction, own="20", councils=None):
    """The comparison of a council at `own` with neighbours at `values`."""
    period = Period.parse("2024/25")
    listed = LISTS[NeighbourModel.MAY_2025]
    every = [("855", own), *zip(councils or listed.codes, values, strict=False)]
    figures = [
        AreaFigure("1.1", Area(code, Level.AUTHORITY, code), period, Decimal(value), "a source")
        for code, value in every
    ]
    return comparisons(indicator(direction=direction), figures, listed)[0]


@pytest.mark.parametrize(
    ("values", "direction", "place", "joint", "by_polarity"),
    [
        (["10", "30", "40"], "lower", 2, False, True),
        (["10", "30", "40"], "higher", 3, False, True),
        (["10", "20", "40"], "lower", 2, True, True),
        (["10", "30", "40"], "range", 2, False, False),
    ],
    ids=["lower is better", "higher is better", "level with one", "neither"],
)
def test_the_rank_is_by_polarity(values, direction, place, joint, by_polarity):
    rank = some(values, direction).rank
    assert (rank.place, rank.of, rank.joint, rank.by_polarity) == (place, 4, joint, by_polarity)


@pytest.mark.parametrize(
    ("own", "direction", "number", "low", "high"),
    [
        ("0", "lower", 1, 0, 25),
        ("25", "lower", 1, 0, 25),
        ("26", "lower", 2, 25, 50),
        ("100", "lower", 4, 75, 100),
        ("100", "higher", 1, 75, 100),
        ("10", "higher", 4, 0, 25),
    ],
)
def test_the_quartile_is_by_polarity_with_its_band(own, direction, number, low, high):
    values = [str(each) for each in range(101) if str(each) != own]
    codes = [str(each) for each in range(200, 300)]
    quartile = some(values, direction, own, codes).quartile
    assert (quartile.number, quartile.low, quartile.high, quartile.of) == (number, low, high, 101)


def test_of_too_few_councils_no_quartile_is_told():
    assert compared().quartile is None


def benchmark(year, **fields):
    return Benchmark("Neighbours", year, Decimal(20), "a source", "a method", **fields)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ({"model": "2021"}, {"model": "2025"}, ("model",)),
        ({"statistic": "mean"}, {"statistic": "median"}, ("statistic",)),
        ({"per": "referral"}, {"per": "child"}, ("per",)),
        ({"per": "referral", "model": "2021"}, {}, ("model", "per")),
    ],
    ids=["the model", "the statistic", "out of what", "not stated"],
)
def test_a_line_breaks_where_it_is_of_something_else(one, other, differs):
    [found] = breaks([benchmark("2024/25", **other), benchmark("2023/24", **one)])
    assert (found.before.year, found.differs) == ("2023/24", differs)


def test_a_line_of_one_kind_does_not_break():
    assert breaks([benchmark("2023/24", model="2021"), benchmark("2024/25", model="2021")]) == ()


def test_the_newest_published_year_becomes_benchmarks_that_say_what_they_are():
    own = compared_plan().indicator("5.1")
    found = published_benchmarks(own, FIGURES, LISTS["2021"])
    said = [(each.area, each.statistic, each.model, say_figure(each.value, own)) for each in found]
    assert said == [
        ("Statistical neighbours", Statistic.MEAN, "2021", "19.4%"),
        ("Statistical neighbours", Statistic.MEDIAN, "2021", "16.5%"),
        ("East Midlands", None, None, "24.7%"),
        ("England", None, None, "22.6%"),
    ]
    assert {(each.year, each.per) for each in found} == {("2024/25", "referral")}
    assert not published_benchmarks(compared_plan().indicator("5.2"), (), LISTS["2021"])


def test_the_newest_of_a_line_is_that_of_its_area_statistic_and_model():
    mean, median = (benchmark("2023/24", statistic=each) for each in Statistic)
    older, newer = benchmark("2016/17"), benchmark("2017/18")
    undated = benchmark("not stated")
    kept = newest_of_each([newer, undated, older, mean, median])
    assert set(map(id, kept)) == set(map(id, (newer, mean, median)))
    assert newest_of_each([undated]) == (undated,)
