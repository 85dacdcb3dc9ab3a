"""What a person waits for who brings in a file of the sizes that councils and the DfE have."""

import csv
import random
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from bot.domain.indicator import Direction, Indicator, Target, Unit
from bot.domain.period import PeriodKind
from bot.domain.plan import Plan
from bot.importing import Asked
from bot.services.previews import preview_file
from bot.services.recipes import edit_recipe
from bot.store import Store
from tests.bench.report import Aim, Section, timed
from tests.bench.stores import snapshot_of, url_of
from tests.keeping import changing, put_plan

NATIONAL_BYTES = 4_000_000
OWN = "Northshire"
MEASURES, COLUMNS = 200, 60
"""Of a scorecard: rows, and columns, which are refs, names and months."""
RUNS = 5
NOW = datetime(2026, 9, 7, 9, tzinfo=UTC)
THREE_SECONDS, A_SECOND = Aim(3000, " ms"), Aim(1000, " ms")
MARKS = ("c", "x", "z", "low")
_COUNCILS, _YEARS = 152, range(2013, 2026)


def measure(folder: Path, sample: Path) -> Section:
    """Previews each file again and again; the workbook's own process included."""
    store = Store.open(url_of(folder / "files.db"))
    store.migrate()
    small = Store.open(url_of(sample))
    plan = plan_of(snapshot_of(small).plan)
    small.close()
    with changing(store) as work:
        put_plan(work, plan, "files.yaml", "files", datetime(2026, 9, 1, tzinfo=UTC))
    national, across = folder / "national.csv", folder / "scorecard.csv"
    national_file(national, plan)
    _scorecard_text(across, plan)
    book = _scorecard_book(folder / "scorecard.xlsx", plan)
    try:
        asked = [_seconds(store, national) for _ in range(RUNS)]
        answer_about(store, national)
        return Section(
            "files looked at",
            (
                timed("a national file of 4 MB, until it is asked about", asked, THREE_SECONDS),
                timed(
                    "the same, its rows read",
                    [_seconds(store, national) for _ in range(RUNS)],
                    THREE_SECONDS,
                ),
                timed(
                    "a scorecard of 200 × 60, as CSV",
                    [_seconds(store, across) for _ in range(RUNS)],
                    A_SECOND,
                ),
                timed(
                    "the same, as a workbook",
                    [_seconds(store, book) for _ in range(RUNS)],
                    A_SECOND,
                ),
            ),
        )
    finally:
        store.close()


def answer_about(store: Store, national: Path) -> None:
    """Answers what is asked about a national file, so that its rows are read from now on."""
    for answer in ("year = 30 September", "only category = Total"):
        edit_recipe(store, "national", [answer], "bench")
        _seconds(store, national)


def _seconds(store: Store, path: Path) -> float:
    begun = time.perf_counter()
    with suppress(Asked):
        preview_file(store, path, NOW)
    return time.perf_counter() - begun


def plan_of(sample: Plan) -> Plan:
    first, *_ = sample.recommendations
    yearly = tuple(
        replace(_indicator(900 + place), code=(code,), measured=PeriodKind.DAY)
        for place, code in enumerate(("agency_rate_fte", "vacancy_rate_fte", "turnover_rate_fte"))
    )
    monthly = tuple(_indicator(place) for place in range(101, 101 + MEASURES))
    return replace(
        sample,
        sample=False,
        authority=OWN,
        recommendations=(replace(first, number=1, indicators=monthly + yearly),),
    )


def _indicator(place: int) -> Indicator:
    return Indicator(
        f"1.{place}",
        f"Measure number {place} of the scorecard",
        f"Measure {place}",
        Unit.PERCENT,
        Direction.HIGHER,
        targets=(Target(date(2027, 3, 31), Decimal(80)),),
    )


def national_file(path: Path, plan: Plan, seed: int = 4) -> None:
    """The shape of the DfE's tables: a row for each year, council and category."""
    chance = random.Random(seed)  # noqa: S311 - the same made-up figures in every run
    codes = [each.code[0] for each in plan.indicators if each.code]
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(
            [
                *("time_period", "time_identifier", "geographic_level", "country_name"),
                *("region_name", "new_la_code", "la_name", "category"),
                *(*codes, "cases", "case_holders_fte"),
            ]
        )
        number = 0
        while file.tell() < NATIONAL_BYTES:
            council, rest = number % _COUNCILS, number // _COUNCILS
            year, category = _YEARS[rest % len(_YEARS)], rest // len(_YEARS)
            name = OWN if council == 7 else f"Council {council}"
            said = f"Category {category}" if category else "Total"
            place = ["England", f"Region {council % 9}", f"E06000{council:03d}", name, said]
            figures = [_figure(chance) for _ in range(len(codes) + 2)]
            rows.writerow([year, "Reporting year", "Local authority", *place, *figures])
            number += 1


def _figure(chance: random.Random) -> str:
    return chance.choice(MARKS) if chance.random() < 0.1 else f"{chance.randint(10, 999) / 10}"


def _months() -> list[date]:
    count = COLUMNS - 2
    return [date(2021 + (9 + back) // 12, (9 + back) % 12 + 1, 1) for back in range(count)]


def _scorecard(plan: Plan) -> Iterator[tuple[str, str, list[float]]]:
    chance = random.Random(5)  # noqa: S311 - as above
    for each in plan.indicators:
        if not each.code:
            yield each.ref, each.title, [chance.randint(700, 950) / 1000 for _ in _months()]


def _scorecard_text(path: Path, plan: Plan) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["Ref", "Indicator", *(f"{each:%b-%y}" for each in _months())])
        for ref, title, figures in _scorecard(plan):
            rows.writerow([ref, title, *(f"{100 * each:.1f}%" for each in figures)])


def _scorecard_book(path: Path, plan: Plan) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.append(["Ref", "Indicator", *_months()])
    for cell in sheet[1][2:]:
        cell.number_format = "mmm-yy"
    for ref, title, figures in _scorecard(plan):
        sheet.append([ref, title, *figures])
        for cell in sheet[sheet.max_row][2:]:
            cell.number_format = "0.0%"
    book.save(path)
    return path
