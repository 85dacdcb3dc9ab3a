"""What those who ask notice of a large file that the worker reads at the same time."""

import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.plan import Plan
from bot.importing import Asked
from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from bot.services.inbox import DONE, TAKING
from bot.services.previews import preview_file
from bot.store import Store
from tests.bench.clients import connected, exchanged, one_client, signed
from tests.bench.delivery import worker
from tests.bench.figures import median, ratio
from tests.bench.files import NOW, answer_about, national_file, plan_of
from tests.bench.report import Aim, Section, compared, timed
from tests.bench.servers import Served, planbot
from tests.bench.stores import snapshot_of, url_of
from tests.keeping import changing, put_plan

LINE = "/rag 12"
ROUNDS = 5
QUIET, AT_A_TIME = 300, 20
"""Requests before each file, and between two looks at what became of it."""
PATIENCE_SECONDS = 60.0
TWICE = Aim(2.0, "× alone")


def measure(folder: Path, sample: Path) -> Section:
    """`planbot serve` and `planbot worker` on one database; a file of 4 MB is put into the folder
    that the worker watches, and what is asked while it is taken in is measured apart.
    """
    path, inbox = folder / "beside.db", folder / "inbox"
    inbox.mkdir()
    plan = _set_up(path, folder / "national.csv", sample)
    files = [folder / f"national-{number}.csv" for number in range(ROUNDS)]
    for number, file in enumerate(files):
        national_file(file, plan, seed=10 + number)
    alone: list[list[float]] = []
    beside: list[list[float]] = []
    with (
        SlackServer("bench", workspace=workspace_of(plan)) as slack,
        planbot(url_of(path)) as served,
        worker(url_of(path), slack, inbox),
    ):
        with connected(served.port) as connection:
            expected = exchanged(connection, signed(LINE))
        for file in files:
            alone.append(_asked(served, QUIET, expected))
            beside.append(_while_taken_in(served, file, inbox, expected))
    rounds = [median(each) for each in beside]
    return Section(
        f"{LINE} while the worker reads a file of 4 MB",
        (
            timed("alone", [each for some in alone for each in some]),
            timed("while it is read", [each for some in beside for each in some]),
            compared("read beside against alone", ratio(rounds, [median(x) for x in alone]), TWICE),
        ),
    )


def _set_up(path: Path, national: Path, sample: Path) -> Plan:
    """The sample's plan with what a national file has figures for, and the recipe for it."""
    small = Store.open(url_of(sample))
    own = snapshot_of(small).plan
    small.close()
    measured = plan_of(own)
    first, *rest = own.recommendations
    taught = replace(first, indicators=(*first.indicators, *measured.recommendations[0].indicators))
    plan = replace(measured, recommendations=(taught, *rest))
    store = Store.open(url_of(path))
    store.migrate()
    with changing(store) as work:
        put_plan(work, plan, "beside.yaml", "beside", datetime(2026, 9, 1, tzinfo=UTC))
    national_file(national, plan)
    with suppress(Asked):
        preview_file(store, national, NOW)
    answer_about(store, national)
    store.close()
    return plan


def _asked(served: Served, times: int, expected: bytes) -> list[float]:
    # The first request opens the connection, and is not counted.
    return one_client(served.port, [signed(LINE) for _ in range(times + 1)], expected)[1:]


def _while_taken_in(served: Served, file: Path, inbox: Path, expected: bytes) -> list[float]:
    """The seconds of each request that began and ended while the worker had the file."""
    taking, done = inbox / TAKING / file.name, inbox / DONE
    deadline = time.monotonic() + PATIENCE_SECONDS
    file.rename(inbox / file.name)
    seconds: list[float] = []
    while not (done.is_dir() and any(done.glob(f"*-{file.name}"))):
        if time.monotonic() > deadline:
            raise AssertionError(f"{file.name} was never taken in")
        begun = taking.exists()
        some = _asked(served, AT_A_TIME, expected)
        seconds += some if begun and taking.exists() else []
    return seconds
