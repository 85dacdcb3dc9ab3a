"""Benchmarks: what others stood at, year by year, kept when the plan moves on."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.domain.indicator import Benchmark, Indicator
from bot.store.tables import benchmark

_YEARS = 10

# Put together once, which costs more than running it.
_ONE = (benchmark.c.indicator == bindparam("ref"), benchmark.c.area == bindparam("area"))
_FIRST_YEAR = (
    select(benchmark.c.year)
    .where(*_ONE)
    .distinct()
    .order_by(benchmark.c.year.desc())
    .limit(1)
    .offset(_YEARS - 1)
    .scalar_subquery()
)
_NEWEST_OF_ONE = (
    select(
        benchmark.c.area,
        benchmark.c.year,
        benchmark.c.value,
        benchmark.c.source,
        benchmark.c.method,
        benchmark.c.quartile,
    )
    .where(*_ONE, benchmark.c.year >= func.coalesce(_FIRST_YEAR, ""))
    .order_by(benchmark.c.year, benchmark.c.source)
)


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
    rows = connection.execute(_NEWEST_OF_ONE, {"ref": ref, "area": area})
    return [Benchmark(*row) for row in rows]
