"""Benchmarks: what others stood at, year by year, kept when the plan moves on."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.indicator import Benchmark, Indicator
from bot.store.tables import benchmark

_YEARS = 10


def save_benchmarks(connection: Connection, indicators: Iterable[Indicator]) -> None:
    """Adds the indicators' benchmarks; one already known (area, year, source) takes the newest
    value.
    """
    for indicator in indicators:
        for each in indicator.benchmarks:
            _save(connection, indicator.ref, each)


def load_benchmarks(connection: Connection, indicator: Indicator) -> tuple[Benchmark, ...]:
    """The last ten years of each area that the plan names for the indicator: areas in the plan's
    order, years from the oldest.
    """
    areas = dict.fromkeys(each.area for each in indicator.benchmarks)
    return tuple(each for area in areas for each in _newest_years(connection, indicator.ref, area))


def _save(connection: Connection, ref: str, each: Benchmark) -> None:
    figures = {"value": each.value, "method": each.method, "quartile": each.quartile}
    known = connection.execute(
        update(benchmark)
        .where(
            benchmark.c.indicator == ref,
            benchmark.c.area == each.area,
            benchmark.c.year == each.year,
            benchmark.c.source == each.source,
        )
        .values(**figures)
    )
    if known.rowcount == 0:
        connection.execute(
            insert(benchmark).values(
                indicator=ref, area=each.area, year=each.year, source=each.source, **figures
            )
        )


def _newest_years(connection: Connection, ref: str, area: str) -> list[Benchmark]:
    columns = benchmark.c
    series = (columns.indicator == ref, columns.area == area)
    first_year = (
        select(columns.year)
        .where(*series)
        .distinct()
        .order_by(columns.year.desc())
        .limit(1)
        .offset(_YEARS - 1)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            columns.area,
            columns.year,
            columns.value,
            columns.source,
            columns.method,
            columns.quartile,
        )
        .where(*series, columns.year >= func.coalesce(first_year, ""))
        .order_by(columns.year, columns.source)
    )
    return [Benchmark(*row) for row in rows]
