"""kill -9 at every named point of a worker: nothing lost, nothing doubled, nothing half stored."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.workers.forms_round import forms_round
from tests.faults.workers.rounds import digest_round, file_round, import_round, report_round
from tests.faults.workers.running import scene
from tests.faults.workers.verbs_round import report_verb_round, verbs_round
from tests.waiting import SOON


def test_a_digest_survives_a_kill_at_every_point_of_its_way(database_url, tmp_path):
    digest_round(database_url, tmp_path)


def test_an_import_survives_a_kill_at_every_point_of_its_way(database_url, tmp_path):
    import_round(database_url, tmp_path)


def test_a_file_sent_in_slack_survives_a_kill_at_every_point_of_its_way(database_url, tmp_path):
    file_round(database_url, tmp_path)


def test_preview_import_and_undo_survive_a_kill_at_every_point_of_their_way(database_url, tmp_path):
    verbs_round(database_url, tmp_path)


def test_a_report_asked_for_in_slack_survives_a_kill_at_every_point_of_its_way(
    database_url, tmp_path
):
    report_round(database_url, tmp_path)


def test_a_report_at_the_command_line_survives_a_kill_at_every_point_of_its_way(
    database_url, tmp_path
):
    report_verb_round(database_url, tmp_path)


def test_forms_survive_a_kill_at_every_point_of_their_way(database_url, tmp_path):
    forms_round(database_url, tmp_path)


def test_a_second_worker_on_sqlite_says_so_and_ends(sqlite_url, tmp_path):
    with scene(sqlite_url, tmp_path) as only:
        first = only.worker()
        only.until(only.store.workers)
        second = only.worker()
        assert second.wait(SOON) == 1
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
        assert worker.wait(SOON) == 70
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
            assert worker.wait(SOON) == 0
        finally:
            worker.kill()
            worker.wait()
        assert one.texts() == ["first"]
        assert one.store.workers() == []
