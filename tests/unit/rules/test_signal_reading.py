"""Which figures of an indicator are one series."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from bot.domain.break_in_series import Break
from bot.domain.indicator import Direction, Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period, PeriodKind
from bot.rules.signal.chart import Chart, signals_as_they_came
from bot.rules.signal.reading import (
    are_running,
    reading_of,
)
from bot.rules.signal.rules import Rule, Signal, signals_of_scaled

MONTHLY = Indicator("5.1", "Re-referrals", "Re-referrals", Unit.PERCENT, Direction.LOWER)


def months(text: str, year: int = 2018, first: int = 1) -> list[Outturn]:
    values = text.split()
    codes = [divmod(first - 1 + place, 12) for place in range(len(values))]
    return [
        Outturn("5.1", Period.parse(f"{year + years}-{month + 1:02}"), Decimal(value))
        for (years, month), value in zip(codes, values, strict=True)
    ]


def test_the_newest_figure_is_the_seventh_above_the_average() -> None:
    figures = months("18 22 19 21 17 25 25 26 25 26 25 26 25")
    reading = reading_of(MONTHLY, figures[:5] + figures[6:])
    assert reading is not None
    assert reading.newest == Signal(Rule.RUN, high=True, length=7)
    assert reading.series.usual_since is None


def test_chance_again_since_the_month_after_the_signal() -> None:
    reading = reading_of(MONTHLY, months("1 3 1 3 12 1 3 1 3 1 3 1 3 1"))
    assert reading is not None
    assert reading.newest is None
    assert reading.series.usual_since is not None
    assert reading.series.usual_since.period.code == "2018-06"


def test_a_missing_month_another_kind_of_period_and_another_unit_are_left_out() -> None:
    figures = months("1 2 1 2 1")
    missing = Outturn("5.1", Period.parse("2018-06"))
    quarter = Outturn("5.1", Period.parse("2018/19 Q2"), Decimal(90))
    days = replace(figures[0], period=Period.parse("2018-07"), unit=Unit.DAYS)
    reading = reading_of(MONTHLY, [*figures, missing, days, quarter])
    assert reading is not None
    assert reading.values == tuple(Decimal(each) for each in (1, 2, 1, 2, 1))


def newest_in_turn(indicator: Indicator, known: list[Outturn]) -> list[Signal | None]:
    """What a chart that grows says of each figure as it comes in."""
    chart, found = Chart(indicator), []
    for each in known:
        chart.take(each)
        found.append(chart.newest)
    return found


@pytest.mark.parametrize("seed", range(20))
def test_a_chart_that_grows_says_what_a_reading_of_the_figures_so_far_says(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same made-up figures in every run
    indicator = replace(
        MONTHLY, breaks=(Break(date(2016, chance.randint(1, 12), 1), "a new form"),)
    )
    known = [
        replace(each, value=None) if chance.random() < 0.1 else each
        for each in (
            replace(each, numerator=Decimal(7), denominator=Decimal(chance.choice((20, 40))))
            if seed % 2
            else each
            for each in months(" ".join(_figure(chance) for _ in range(40)), year=2015)
        )
    ]
    so_far = [reading_of(indicator, known[: place + 1]) for place in range(len(known))]
    assert newest_in_turn(indicator, known) == [
        reading.newest if reading and reading.outturns[-1] is newest else None
        for reading, newest in zip(so_far, known, strict=True)
    ]


@pytest.mark.parametrize("row", [6, 7, 20, 21, 22, 40])
@pytest.mark.parametrize(("first", "step", "more"), [(12, 0, 0), (6, Decimal("0.01"), 1)])
def test_the_newest_figures_row_is_counted_however_long_it_is(row, first, step, more) -> None:
    """A run above the mean, or a trend, which counts the figure that it set out from."""
    values = [
        *("15", "5") * 15,
        *(str(first + place * step + place % 2 * (not step)) for place in range(row)),
    ]
    reading = reading_of(MONTHLY, months(" ".join(values), year=2010))
    assert reading is not None
    length = 0 if row + more < 7 else row + more
    assert (reading.newest.length if reading.newest else 0) == length


@pytest.mark.parametrize("seed", range(20))
def test_a_stretch_of_chance_is_looked_for_as_far_back_as_it_goes(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same made-up figures in every run
    known = [
        replace(each, numerator=Decimal(7), denominator=Decimal(chance.choice((20, 40, 60))))
        if seed % 2
        else each
        for each in months(" ".join(_figure(chance, seed % 3) for _ in range(100)), year=2010)
    ]
    reading = reading_of(MONTHLY, known)
    assert reading is not None
    series = reading.series
    found = signals_of_scaled(series.whole, series.scale, reading.own_limits(len(known)))
    start = max((place + 1 for place, each in enumerate(found) if each is not None), default=0)
    assert found[-1] == reading.newest
    assert series.usual_since == (None if start == len(known) else known[start])


def _figure(chance: Random, far: int = 10) -> str:
    """Mostly about 20, to one decimal or to three; `far` in fifty are far off."""
    figure = chance.gauss(20, 2) + 15 * (chance.random() < far / 50)
    return f"{figure:.{chance.choice((1, 3))}f}"


@pytest.mark.parametrize(
    ("fields", "periods"),
    [
        ({"unit": Unit.COUNT, "cumulative": True}, "2018-{:02}"),
        ({"measured": PeriodKind.YEAR_TO_DATE}, "2018/19 to 2018-{:02}"),
        ({"measured": PeriodKind.MONTHS}, "2017-{:02}..2018-{:02}"),
    ],
    ids=["a total of the year so far", "a share of the year so far", "a rolling year"],
)
def test_figures_that_hold_those_before_them_have_no_signals(fields, periods) -> None:
    """Two a month, as wanted: the seventh total is beyond the limits of all seven."""
    indicator = replace(MONTHLY, **fields)
    shown = [
        Outturn("5.1", Period.parse(periods.format(month, month - 1)), Decimal(2 * month))
        for month in range(4, 12)
    ]
    assert are_running(indicator, shown)
    assert reading_of(indicator, shown) is None
    assert newest_in_turn(indicator, shown) == [None] * len(shown)
    assert signals_as_they_came(indicator, shown) == {}


def test_spans_that_follow_one_another_are_a_series() -> None:
    indicator = replace(MONTHLY, measured=PeriodKind.MONTHS)
    shown = [
        Outturn("5.1", Period.parse(f"2018-{month:02}..2018-{month + 1:02}"), Decimal(month))
        for month in (1, 3, 5, 7)
    ]
    assert reading_of(indicator, shown) is not None


def test_two_figures_say_nothing() -> None:
    assert reading_of(MONTHLY, months("1 2")) is None
    assert reading_of(MONTHLY, []) is None


def counted(*parts: str) -> list[Outturn]:
    """A percentage a month, each as "8 of 40"."""
    found = []
    for place, part in enumerate(parts):
        numerator, denominator = (Decimal(each) for each in part.split(" of "))
        outturn = Outturn(
            "5.1",
            Period.parse(f"2018-{place + 1:02}"),
            numerator / denominator * 100,
            numerator=numerator,
            denominator=denominator,
        )
        found.append(outturn)
    return found


STEADY = ("20 of 100", "19 of 100", "21 of 100", "20 of 100", "19 of 100", "21 of 100")


def test_where_sizes_vary_each_figure_has_limits_of_its_own_size() -> None:
    reading = reading_of(MONTHLY, counted(*STEADY, "4 of 10"))
    assert reading is not None
    assert reading.by_size
    # 40% of 10 is chance, though it is far beyond what figures out of a hundred vary by.
    assert reading.newest is None
    assert reading.own_limits(len(reading.values))[0].reach < reading.limits.reach
    large = reading_of(MONTHLY, counted(*STEADY, "80 of 200"))
    assert large is not None
    assert large.newest == Signal(Rule.OUTSIDE, high=True)


def test_where_sizes_hardly_vary_the_limits_are_those_of_the_moving_ranges() -> None:
    reading = reading_of(MONTHLY, counted(*STEADY, "40 of 110"))
    assert reading is not None
    assert not reading.by_size
    without = reading_of(MONTHLY, [replace(each, numerator=None) for each in counted(*STEADY)])
    assert without is not None
    assert not without.by_size


def test_more_than_there_is_to_count_is_no_part_of_a_whole() -> None:
    """Spent of a budget: over it, no share of 1 has a standard error."""
    reading = reading_of(MONTHLY, counted("90 of 100", "120 of 100", "30 of 20", "400 of 300"))
    assert reading is not None
    assert not reading.by_size


def test_signals_before_a_break_stay_where_no_figure_comes_right_after_it() -> None:
    indicator = replace(MONTHLY, breaks=(Break(date(2019, 1, 1), "a new form"),))
    before = months("18 22 19 21 17 25 25 26 25 26 25 26")
    after = [Outturn("5.1", Period.parse("2019-01")), *months("40 41 40", 2019, 2)]
    found = signals_as_they_came(indicator, [*before, *after])
    assert found == signals_as_they_came(indicator, before)
    assert Period.parse("2018-12") in found
