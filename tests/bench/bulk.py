"""The 640,000 figures of a large plan, as one `planbot import` takes them in from 13 files."""

import csv
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.plan import Plan
from bot.store import Store
from tests.bench.large import INDICATORS, MONTHS, figures_of, lots_of, plan_of
from tests.bench.of_a_command import used_by
from tests.bench.report import Aim, Line, Section
from tests.bench.stores import snapshot_of, url_of
from tests.keeping import changing, put_plan

HALF_A_MINUTE, MEMORY = Aim(30, " s"), Aim(300, " MB")


def measure(folder: Path, sample: Path) -> Section:
    """The time and the processor's time from the command to its end, and the most memory held."""
    path = folder / "bulk.db"
    plan = _set_up(path, sample)
    files = [*_written(folder, plan)]
    command = [str(Path(sys.executable).with_name("planbot")), "import", *map(str, files)]
    used = used_by(command, os.environ | {"DATABASE_URL": url_of(path)}, folder)
    return Section(
        f"{INDICATORS * MONTHS:,} figures imported from {len(files)} files",
        (
            Line("planbot import", value=used.wall, unit="s", aim=HALF_A_MINUTE),
            Line("the processor's time of that", value=used.busy, unit="s"),
            Line("the most memory that it held", value=used.memory, unit="MB", aim=MEMORY),
        ),
    )


def _set_up(path: Path, sample: Path) -> Plan:
    small = Store.open(url_of(sample))
    plan = plan_of(snapshot_of(small).plan)
    small.close()
    store = Store.open(url_of(path))
    store.migrate()
    with changing(store) as work:
        put_plan(work, plan, "bulk.yaml", "bulk", datetime(2018, 11, 1, tzinfo=UTC))
    store.close()
    return plan


def _written(folder: Path, plan: Plan) -> list[Path]:
    paths = []
    for number, refs in enumerate(lots_of(plan), 1):
        path = folder / f"bulk-{number:02}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(["indicator", "period", "value"])
            for each in figures_of(refs):
                rows.writerow([each.indicator, each.period.code, f"{each.value}%"])
        paths.append(path)
    return paths
