"""kill -9 at every named point of a worker: nothing lost, nothing doubled, nothing half stored."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store import OutboxState
from tests.faults.workers.running import OCTOBER, scene

DELIVERY = ("due", "enqueued", "claimed", "posted")
IMPORT = ("taken", "importing", "imported")


@pytest.fixture
def due(database_url, tmp_path):
    with scene(database_url, tmp_path, due=True) as found:
        yield found


@pytest.fixture
def quiet(database_url, tmp_path):
    with scene(database_url, tmp_path) as found:
        yield found


def test_a_digest_survives_a_kill_at_every_point_of_its_way(due):
    for point in DELIVERY:
        due.killed_at(point)
        assert len(due.slack.messages("C0SMM")) == (point == "posted")
    last = due.worker()
    due.until(due.sent)
    last.send_signal(signal.SIGTERM)
    assert last.wait(20) == 0
    assert len(due.slack.messages("C0SMM")) == 1
    (row,) = due.store.outbox_rows()
    assert (row.state, row.duplicate_ts, row.uncertain) == (OutboxState.SENT, None, False)


def test_an_import_survives_a_kill_at_every_point_of_its_way(quiet):
    (quiet.inbox / "october.csv").write_text(OCTOBER, encoding="utf-8")
    for point in IMPORT:
        quiet.killed_at(point)
        stored = len(quiet.store.snapshot().outturns["5.1"])
        assert (stored, len(quiet.store.outbox_rows())) == (
            (2, 1) if point == "imported" else (1, 0)
        )
    quiet.worker()
    quiet.until(quiet.sent)
    quiet.until(lambda: list(quiet.inbox.glob("done/*october.csv")))
    assert list(quiet.inbox.glob("taking/*")) == []
    assert len(quiet.slack.messages("U0AD")) == 1
    assert len(quiet.store.snapshot().flags) == 1


def test_a_second_worker_on_sqlite_says_so_and_ends(sqlite_url, tmp_path):
    with scene(sqlite_url, tmp_path) as only:
        first = only.worker()
        only.until(only.store.workers)
        second = only.worker()
        assert second.wait(20) == 1
        assert "a worker is running on this database already" in (
            tmp_path / "workers.log"
        ).read_text(encoding="utf-8")
        first.send_signal(signal.SIGKILL)
        first.wait()
        third = only.worker()
        only.until(lambda: len(only.store.workers()) == 2)
        assert third.poll() is None


@pytest.mark.parametrize("deed", ["raise", "hang"])
@pytest.mark.parametrize("point", ["due", "claimed"])
def test_a_part_that_dies_or_hangs_ends_the_process_for_its_supervisor(
    sqlite_url, tmp_path, deed, point
):
    with scene(sqlite_url, tmp_path) as one:
        one.note("first")
        worker = one.worker(deed, point)
        assert worker.wait(30) == 70
        one.worker()
        one.until(one.sent)
        assert one.texts() == ["first"]


def test_the_command_itself_ends_in_good_order_when_told_to(sqlite_url, tmp_path):
    with scene(sqlite_url, tmp_path) as one:
        environment = {
            "DATABASE_URL": sqlite_url,
            "SLACK_BOT_TOKEN": one.slack.token,
            "SLACK_API_URL": one.slack.api_url,
        }
        planbot = Path(sys.executable).with_name("planbot")
        worker = subprocess.Popen([planbot, "worker"], env=environment)
        try:
            one.note("first")
            one.until(one.sent)
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(20) == 0
        finally:
            worker.kill()
            worker.wait()
        assert one.texts() == ["first"]
        assert one.store.workers() == []
