"""A million rows of outturns and benchmarks beside the ones that planbot shows.

800,000 outturns: every figure of the plan was revised 24 times before it stood as it does, and
there are other indicators, each with ten years of months, each month reported five times. 200,000
benchmarks: twenty years of every authority for every indicator.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count, islice
from pathlib import Path
from typing import Any

from tests.bench.stores import copied

OUTTURNS = 800_000
BENCHMARKS = 200_000
REVISED = 24
REPORTED = 5
YEARS = range(1998, 2018)
AREAS = [*(f"Authority {number}" for number in range(1, 152)), "England", "East Midlands"]

_Row = tuple[Any, ...]
_OUTTURN = (
    "indicator", "period", "kind", "start", "end", "value", "words", "unit", "numerator",
    "denominator", "provisional", "illustrative", "published", "source", "note", "revision",
    "current", "recorded_at", "import_id",
)  # fmt: skip
_BENCHMARK = ("indicator", "area", "year", "value", "source", "method", "quartile")


def with_a_million(path: Path) -> Path:
    """A copy of the closed database at `path`, with the rows beside its own."""
    full = copied(path, f"{path.stem}-million.db")
    with closing(sqlite3.connect(full)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        with connection:
            _fill(connection)
    return full


def _fill(connection: sqlite3.Connection) -> None:
    # What stands now is the last revision: those before it take the lower numbers.
    connection.execute("UPDATE outturn SET revision = revision + ? WHERE current", (REVISED,))
    revised = _revised(connection)
    _insert(connection, "outturn", _OUTTURN, revised)
    others = islice(_others(connection), OUTTURNS - len(revised))
    _insert(connection, "outturn", _OUTTURN, others)
    _insert(connection, "benchmark", _BENCHMARK, islice(_benchmarks(connection), BENCHMARKS))


def _insert(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Iterator[_Row] | list[_Row],
) -> None:
    names = ", ".join(f'"{each}"' for each in columns)
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names of our own


def _revised(connection: sqlite3.Connection) -> list[_Row]:
    """Earlier reports of every period that the plan's indicators have a figure for."""
    names = ", ".join(f'"{each}"' for each in _OUTTURN)
    place = _OUTTURN.index("revision")
    standing = connection.execute(f"SELECT {names} FROM outturn WHERE current").fetchall()  # noqa: S608 - as above
    return [
        (*row[:place], revision, False, *row[place + 2 :])
        for row in standing
        for revision in range(1, REVISED + 1)
    ]


def _others(connection: sqlite3.Connection) -> Iterator[_Row]:
    """Indicators that are no longer, or not yet, in the plan."""
    brought = connection.execute("SELECT max(id) FROM import_run").fetchone()[0]
    for number in count(1):
        for year in YEARS[-10:]:
            for month in range(1, 13):
                for revision in range(1, REPORTED + 1):
                    yield (
                        f"{100 + number // 10}.{number % 10}", f"{year}-{month:02d}", "month",
                        f"{year}-{month:02d}-01", f"{year}-{month:02d}-28", f"{number % 100}.5",
                        None, None, None, None, False, False, None, "made up for measuring", None,
                        revision, revision == REPORTED, "2018-01-05 09:00:00.000000", brought,
                    )  # fmt: skip


def _benchmarks(connection: sqlite3.Connection) -> Iterator[_Row]:
    """Every authority's figure, for the plan's indicators first, then for others."""
    known = connection.execute("SELECT DISTINCT indicator FROM benchmark").fetchall()
    refs = (*(ref for (ref,) in known), *(f"{number}.1" for number in range(100, 200)))
    for ref in refs:
        for area in AREAS:
            for year in YEARS:
                label = f"{year}/{(year + 1) % 100:02d}"
                yield ref, area, label, "50.5", "made up for measuring", "as published", None
