"""A report of a large plan: 60 recommendations with 300 indicators, three years of months each."""

import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from bot.domain.action import Action
from bot.domain.indicator import Direction, Indicator, Target, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period, PeriodKind, month_end
from bot.domain.plan import Plan, Recommendation
from bot.domain.report import ReportKind
from bot.papers.reports import MAKERS
from bot.store import Store
from tests.bench.of_a_command import used_by
from tests.bench.report import Aim, Line, Section
from tests.bench.stores import snapshot_of, url_of
from tests.keeping import changing, put_outturns, put_plan

RECOMMENDATIONS, MEASURES, MONTHS = 60, 5, 36
FIVE_SECONDS, MEMORY = Aim(5, " s"), Aim(200, " MB")
_AT = datetime(2018, 11, 1, tzinfo=UTC)
_TEXT = "What was done, by whom and what is known to have come of it since the last report. " * 3


def measure(folder: Path, sample: Path) -> Section:
    """The time from the command to its end, and the most memory held, of each report."""
    path = folder / "papers.db"
    _set_up(path, sample)
    return Section(
        f"a report of {RECOMMENDATIONS * MEASURES} indicators",
        tuple(line for kind in ReportKind for line in _of(folder, path, kind)),
    )


def _of(folder: Path, path: Path, kind: ReportKind) -> tuple[Line, ...]:
    out = folder / f"large{MAKERS[kind].suffix}"
    program = str(Path(sys.executable).with_name("planbot"))
    command = [program, "report", kind.value, "--as-at", "2018-11-01", "--replace", "-o", str(out)]
    used = used_by(command, os.environ | {"DATABASE_URL": url_of(path)}, folder)
    return (
        Line(f"planbot report {kind}", value=used.wall, unit="s", aim=FIVE_SECONDS),
        Line("the processor's time of that", value=used.busy, unit="s"),
        Line(f"the most memory that {kind} held", value=used.memory, unit="MB", aim=MEMORY),
    )


def _set_up(path: Path, sample: Path) -> None:
    small = Store.open(url_of(sample))
    plan = _plan_of(snapshot_of(small).plan)
    small.close()
    store = Store.open(url_of(path))
    store.migrate()
    with changing(store) as work:
        put_plan(work, plan, "papers.yaml", "papers", _AT)
    with changing(store) as work:
        figures = [figure for each in plan.indicators for figure in _figures(each.ref)]
        put_outturns(work, figures, "papers.csv", "papers figures", _AT)
    store.close()


def _plan_of(sample: Plan) -> Plan:
    return replace(
        sample,
        sample=False,
        figures=(),
        recommendations=tuple(_recommendation(number + 1) for number in range(RECOMMENDATIONS)),
    )


def _recommendation(number: int) -> Recommendation:
    return Recommendation(
        number,
        f"A recommendation made up for measuring, {number}",
        f"Recommendation {number}",
        lead=("Assistant Director Children's Social Care",),
        indicators=tuple(
            Indicator(
                f"{number}.{place + 1}",
                f"A measure made up for measuring, {number}.{place + 1}",
                f"Measure {number}.{place + 1}",
                Unit.PERCENT,
                Direction.HIGHER,
                targets=(Target(date(2018, 3, 31), Decimal(80)),),
            )
            for place in range(MEASURES)
        ),
        evidence=(_TEXT,) * 6,
        actions=(Action(_TEXT, due=date(2018, 12, 31)),) * 4,
    )


def _figures(ref: str) -> list[Outturn]:
    figures = []
    for month in range(MONTHS):
        year, place = 2015 + (9 + month) // 12, (9 + month) % 12 + 1
        period = Period(PeriodKind.MONTH, date(year, place, 1), month_end(year, place))
        figures.append(Outturn(ref, period, Decimal(60 + (7 * month) % 40)))
    return figures
