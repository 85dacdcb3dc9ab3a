"""Own figure, neighbours, region and country, side by side: one year, one measure, one model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median, quantiles

from bot.domain.comparison import AreaFigure, Level, NeighbourList, Statistic
from bot.domain.indicator import Benchmark, Direction, Indicator
from bot.domain.period import Period, london_day

ENOUGH = 100
"""Of fewer councils no quartile is told: they are not England's."""


@dataclass(frozen=True, slots=True)
class Rank:
    """Where the own figure stands: `place` 1 is the best where `by_polarity`, else the lowest.
    `of` counts the council itself and the neighbours that have a figure.
    """

    place: int
    of: int
    joint: bool
    by_polarity: bool


@dataclass(frozen=True, slots=True)
class Quartile:
    """Of `of` councils; `number` 1 is the best quarter, which reaches from `low` to `high`."""

    number: int
    low: Decimal
    high: Decimal
    of: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """One published year. `neighbours` are in the order of their list, those without a value
    among them; all of `wanted` are not there where the file lacks one.
    """

    period: Period
    own: AreaFigure | None
    region: AreaFigure | None
    country: AreaFigure | None
    neighbours: tuple[AreaFigure, ...]
    wanted: int
    rank: Rank | None
    quartile: Quartile | None

    @property
    def counted(self) -> int:
        """Counts the neighbours that have a figure."""
        return len(_values(self.neighbours))

    def of_neighbours(self, statistic: Statistic) -> Decimal | None:
        """The mean or the median of the neighbours' own figures, each counting once; None where
        none of them has a figure.
        """
        values = _values(self.neighbours)
        if not values:
            return None
        if statistic is Statistic.MEDIAN:
            return median(values)
        return sum(values, Decimal(0)) / len(values)


@dataclass(frozen=True, slots=True)
class Break:
    """Two benchmarks of one area, one after the other, that cannot be compared. `differs` names
    what is not the same of both: model, statistic, per.
    """

    before: Benchmark
    after: Benchmark
    differs: tuple[str, ...]


def comparisons(
    indicator: Indicator, figures: Iterable[AreaFigure], neighbours: NeighbourList
) -> tuple[Comparison, ...]:
    """Makes a comparison of each published year in which the council or a neighbour has a figure,
    newest first.

    `figures` are those of the indicator; of areas that are no neighbours those of the council, its
    region and the country are taken, and of all councils where it stands among them.
    """
    by_period: dict[Period, list[AreaFigure]] = {}
    for each in figures:
        by_period.setdefault(each.period, []).append(each)
    newest_first = sorted(by_period, key=lambda period: period.end, reverse=True)
    found = (_compared(indicator, each, by_period[each], neighbours) for each in newest_first)
    return tuple(each for each in found if each.own is not None or each.counted)


def known_areas(figures: Iterable[AreaFigure], at: date) -> tuple[AreaFigure, ...]:
    """The figures that could be read on `at`: taken in by then, and published."""
    return tuple(
        each
        for each in figures
        if (each.recorded is None or london_day(each.recorded) <= at)
        and (each.released is None or each.released <= at)
        and each.period.end <= at
    )


def published_benchmarks(
    indicator: Indicator, figures: Iterable[AreaFigure], neighbours: NeighbourList
) -> tuple[Benchmark, ...]:
    """Turns the newest published year into benchmarks: the neighbours' mean and median, the region
    and the country, each where it has a figure; empty where nothing is published.
    """
    found = next(iter(comparisons(indicator, figures, neighbours)), None)
    if found is None:
        return ()
    one = next((each for each in found.neighbours if each.value is not None), None)
    of_list = [
        Benchmark(
            area="Statistical neighbours",
            year=found.period.short,
            value=value,
            source=one.source,
            method=f"{found.counted} of {found.wanted} neighbours, each counting once",
            statistic=statistic,
            model=neighbours.model,
            per=one.per,
            released=one.released,
        )
        for statistic in Statistic
        if one is not None and (value := found.of_neighbours(statistic)) is not None
    ]
    of_place = [
        Benchmark(
            area=each.area.name,
            year=found.period.short,
            value=each.value,
            source=each.source,
            method="as published",
            per=each.per,
            released=each.released,
        )
        for each in (found.region, found.country)
        if each is not None and each.value is not None
    ]
    return (*of_list, *of_place)


def newest_of_each(benchmarks: Iterable[Benchmark]) -> tuple[Benchmark, ...]:
    """Keeps the newest year of each line, a line being what can stand on one: of one area, one
    statistic and one model. One whose year is not stated is the newest of none but its own kind.
    """
    oldest_first = sorted(benchmarks, key=lambda each: (each.year[:1].isdigit(), each.year))
    newest = {(each.area.casefold(), each.statistic, each.model): each for each in oldest_first}
    return tuple(newest.values())


def breaks(benchmarks: Sequence[Benchmark]) -> tuple[Break, ...]:
    """Finds where a line of benchmarks breaks: a change of model, of statistic, or of what each
    figure is out of, between two years of one area; by area and year.
    """
    lines: dict[str, list[Benchmark]] = {}
    for each in sorted(benchmarks, key=lambda each: each.year):
        lines.setdefault(each.area.casefold(), []).append(each)
    return tuple(
        Break(before, after, differs)
        for line in lines.values()
        for before, after in pairwise(line)
        if before.year != after.year and (differs := _differs(before, after))
    )


def _differs(before: Benchmark, after: Benchmark) -> tuple[str, ...]:
    names = ("model", "statistic", "per")
    return tuple(each for each in names if getattr(before, each) != getattr(after, each))


def _compared(
    indicator: Indicator, period: Period, figures: list[AreaFigure], neighbours: NeighbourList
) -> Comparison:
    by_code = {each.area.code: each for each in figures if each.area.level is Level.AUTHORITY}
    own = by_code.get(neighbours.authority.code)
    of_list = tuple(by_code[code] for code in neighbours.codes if code in by_code)
    return Comparison(
        period=period,
        own=own,
        region=_of_level(figures, Level.REGION, neighbours.region),
        country=_of_level(figures, Level.COUNTRY),
        neighbours=of_list,
        wanted=len(neighbours.codes),
        rank=_rank(indicator, own, of_list),
        quartile=_quartile(indicator, own, [*by_code.values()]),
    )


def _of_level(
    figures: Iterable[AreaFigure], level: Level, name: str | None = None
) -> AreaFigure | None:
    for each in figures:
        named = name is None or each.area.name.casefold() == name.casefold()
        if each.area.level is level and named:
            return each
    return None


def _rank(
    indicator: Indicator, own: AreaFigure | None, neighbours: Sequence[AreaFigure]
) -> Rank | None:
    others = _values(neighbours)
    if own is None or own.value is None or not others:
        return None
    higher = indicator.direction is Direction.HIGHER
    before = sum(each > own.value if higher else each < own.value for each in others)
    by_polarity = indicator.direction in (Direction.HIGHER, Direction.LOWER)
    return Rank(before + 1, len(others) + 1, own.value in others, by_polarity)


def _quartile(
    indicator: Indicator, own: AreaFigure | None, councils: Sequence[AreaFigure]
) -> Quartile | None:
    """Parts all councils' figures as the Interactive Tool does, ends included."""
    values = _values(councils)
    known = indicator.direction in (Direction.HIGHER, Direction.LOWER)
    if own is None or own.value is None or len(values) < ENOUGH or not known:
        return None
    cuts = [min(values), *quantiles(values, n=4, method="inclusive"), max(values)]
    bands = [*pairwise(cuts)]
    if indicator.direction is Direction.HIGHER:
        bands.reverse()
    number = next(at for at, (low, high) in enumerate(bands, 1) if low <= own.value <= high)
    low, high = bands[number - 1]
    return Quartile(number, low, high, len(values))


def _values(figures: Iterable[AreaFigure]) -> list[Decimal]:
    return [each.value for each in figures if each.value is not None]
