"""Benchmarks: what others stood at, year by year, kept when the plan moves on."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, bindparam, func, insert, select, update

from bot.domain.comparison import NeighbourModel, Statistic
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
        benchmark.c.band,
        benchmark.c.statistic,
        benchmark.c.model,
        benchmark.c.per,
        benchmark.c.released,
    )
    .where(*_ONE, benchmark.c.year >= func.coalesce(_FIRST_YEAR, ""))
    .order_by(
        benchmark.c.year,
        benchmark.c.source,
        benchmark.c.statistic,
        benchmark.c.model,
        benchmark.c.per,
    )
)


def save_benchmarks(connection: Connection, indicators: Iterable[Indicator]) -> None:
    """Adds the indicators' benchmarks; one already known (area, year, source, and what it is of)
    takes the newest value.
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
    figures = {
        "value": each.value,
        "method": each.method,
        "quartile": each.quartile,
        "band": each.band,
        "released": each.released,
    }
    place = {
        "indicator": ref,
        "area": each.area,
        "year": each.year,
        "source": each.source,
        "statistic": each.statistic or "",
        "model": each.model or "",
        "per": each.per or "",
    }
    same = [benchmark.c[name] == value for name, value in place.items()]
    known = connection.execute(update(benchmark).where(*same).values(**figures))
    if known.rowcount == 0:
        connection.execute(insert(benchmark).values(**place, **figures))


def _newest_years(connection: Connection, ref: str, area: str) -> list[Benchmark]:
    rows = connection.execute(_NEWEST_OF_ONE, {"ref": ref, "area": area})
    return [_benchmark(*row) for row in rows]


def _benchmark(  # noqa: PLR0913, PLR0917 - one argument a column
    area: str,
    year: str,
    value: Decimal,
    source: str,
    method: str,
    quartile: str | None,
    band: str | None,
    statistic: str,
    model: str,
    per: str,
    released: date | None,
) -> Benchmark:
    return Benchmark(
        area,
        year,
        value,
        source,
        method,
        quartile,
        band,
        Statistic(statistic) if statistic else None,
        NeighbourModel(model) if model else None,
        per or None,
        released,
    )
