"""The 640,000 figures of a large plan, as one `planbot import` takes them in from 13 files."""

import csv
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.plan import Plan
from bot.store import Store
from tests.bench.large import INDICATORS, MONTHS, figures_of, lots_of, plan_of
from tests.bench.report import Aim, Line, Section
from tests.bench.stores import snapshot_of, url_of
from tests.keeping import changing, put_plan

HALF_A_MINUTE, MEMORY = Aim(30, " s"), Aim(300, " MB")
MEGABYTE = 1_000_000


def measure(folder: Path, sample: Path) -> Section:
    """The time and the processor's time from the command to its end, and the most memory held."""
    path = folder / "bulk.db"
    plan = _set_up(path, sample)
    files = [*_written(folder, plan)]
    command = [str(Path(sys.executable).with_name("planbot")), "import", *map(str, files)]
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=os.environ | {"DATABASE_URL": url_of(path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise AssertionError(f"planbot import ended with {process.returncode}")
    busy = used.ru_utime + used.ru_stime
    memory = used.ru_maxrss * 1024 / MEGABYTE
    return Section(
        f"{INDICATORS * MONTHS:,} figures imported from {len(files)} files",
        (
            Line("planbot import", value=wall, unit="s", aim=HALF_A_MINUTE),
            Line("the processor's time of that", value=busy, unit="s"),
            Line("the most memory that it held", value=memory, unit="MB", aim=MEMORY),
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
