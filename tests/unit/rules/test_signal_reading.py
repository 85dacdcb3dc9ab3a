"""Which figures of an indicator are one series."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.indicator import Direction, Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.rules.signal.reading import reading_of
from bot.rules.signal.rules import Rule, Signal

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
    assert reading.usual_since is None


def test_chance_again_since_the_month_after_the_signal() -> None:
    reading = reading_of(MONTHLY, months("1 3 1 3 12 1 3 1 3 1 3 1 3 1"))
    assert reading is not None
    assert reading.newest is None
    assert reading.usual_since is not None
    assert reading.usual_since.period.code == "2018-06"


def test_a_missing_month_another_kind_of_period_and_another_unit_are_left_out() -> None:
    figures = months("1 2 1 2 1")
    missing = Outturn("5.1", Period.parse("2018-06"))
    quarter = Outturn("5.1", Period.parse("2018/19 Q2"), Decimal(90))
    days = replace(figures[0], period=Period.parse("2018-07"), unit=Unit.DAYS)
    reading = reading_of(MONTHLY, [*figures, missing, days, quarter])
    assert reading is not None
    assert reading.values == tuple(Decimal(each) for each in (1, 2, 1, 2, 1))


def test_what_counts_up_is_a_series_within_its_year_alone() -> None:
    counted = replace(MONTHLY, unit=Unit.COUNT, cumulative=True)
    reading = reading_of(counted, months("40 44 48 4 8 12 16", first=1))
    assert reading is not None
    assert reading.outturns[0].period.code == "2018-04"


def test_two_figures_say_nothing() -> None:
    assert reading_of(MONTHLY, months("1 2")) is None
    assert reading_of(MONTHLY, []) is None
