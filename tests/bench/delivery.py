"""From an import to its alert in Slack, and how fast an outbox is emptied.

A real worker in a process of its own, a Slack-compatible server in this one, SQLite between them.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import psutil

from bot.domain.message import Message
from bot.domain.outbox import OutboxState
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from bot.services.flags import settle_flags
from bot.store import Store
from tests.bench.report import Aim, Line, Section, timed
from tests.bench.stores import copied, snapshot_of, url_of
from tests.keeping import changing, put_message, put_outturns

ALERTS = 30
MESSAGES = 1000
INDICATOR = "5.2"
GREEN, RED = Decimal(1), Decimal(99)
PATIENCE_SECONDS = 30.0
LATER = datetime(2030, 1, 1, tzinfo=UTC)
"""After every month that is made up here."""
ALERT = Aim(5000, " ms")


def measure(plain: Path) -> tuple[Section, ...]:
    """On a copy of the closed database at `plain`, which holds the sample."""
    path = copied(plain, "delivery.db")
    store = Store.open(url_of(path))
    try:
        with (
            SlackServer("bench", workspace=workspace_of(snapshot_of(store).plan)) as slack,
            worker(url_of(path), slack) as process,
        ):
            waits = _alerts(store, slack)
            before = _megabytes(process)
            a_second = _emptied(store)
            after = _megabytes(process)
    finally:
        store.close()
    return (
        Section(
            "delivery, SQLite, a worker beside",
            (
                timed("import stored → alert posted", waits, ALERT),
                Line("outbox emptied", value=a_second, unit="messages a second"),
                Line("RSS of the worker before", value=before, unit="MB"),
                Line(f"  after {MESSAGES} messages more", value=after, unit="MB"),
            ),
        ),
    )


@contextmanager
def worker(url: str, slack: SlackServer, inbox: Path | None = None) -> Iterator[psutil.Process]:
    """`planbot worker` on a database, as the Procfile starts it; `inbox` is the watched folder."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "SLACK_BOT_TOKEN": slack.token,
        "SLACK_API_URL": slack.api_url,
    }
    if inbox is not None:
        environment["PLANBOT_INBOX"] = str(inbox)
    command = [str(Path(sys.executable).with_name("planbot")), "worker"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def _alerts(store: Store, slack: SlackServer) -> list[float]:
    """The seconds from before each import to its alert; green months lie between."""
    seconds = []
    for number in range(ALERTS + 1):
        month = Period.parse(f"{2019 + number // 6}-{number % 6 * 2 + 1:02}")
        _report(store, month, GREEN)
        _settled(store)
        more = partial(_more_than, slack, len(_alerts_in(slack)))
        begun = time.perf_counter()
        _report(store, Period.parse(f"{month.code[:5]}{int(month.code[5:]) + 1:02}"), RED)
        if not slack.wait_until(more, PATIENCE_SECONDS):
            raise AssertionError("an alert never came")
        seconds.append(time.perf_counter() - begun)
    # The first one waits for the worker to start, too.
    return seconds[1:]


def _report(store: Store, period: Period, value: Decimal) -> None:
    outturn = Outturn(INDICATOR, period, value, source="made up for measuring")
    with changing(store) as work:
        put_outturns(work, [outturn], "month.csv", period.code, LATER)
        settle_flags(work, LATER)


def _alerts_in(slack: SlackServer) -> list[str]:
    return [each.ts for each in slack.messages("U0AD") if not each.is_reply]


def _more_than(slack: SlackServer, seen: int) -> bool:
    return len(_alerts_in(slack)) > seen


def _emptied(store: Store) -> float:
    """Messages a second, of a thousand in four channels that wait at once."""
    channels = ("C0SMM", "C0CSC", "C0PERF", "U0AD")
    _settled(store)
    begun = time.perf_counter()
    with changing(store) as work:
        for number in range(MESSAGES):
            message = Message(f"note {number}", (), f"note {number}")
            channel = channels[number % len(channels)]
            put_message(work, "note", message.text, channel, message, datetime.now(UTC))
    _settled(store)
    return MESSAGES / (time.perf_counter() - begun)


def _settled(store: Store) -> None:
    deadline = time.monotonic() + 4 * PATIENCE_SECONDS
    while True:
        counts = store.outbox_counts()
        if not counts[OutboxState.PENDING] + counts[OutboxState.SENDING]:
            return
        if time.monotonic() > deadline:
            raise AssertionError("the outbox was never emptied")
        time.sleep(0.02)


def _megabytes(process: psutil.Process) -> float:
    resident: int = process.memory_info().rss
    return resident / 1_000_000
