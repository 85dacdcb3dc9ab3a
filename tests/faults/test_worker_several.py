"""Several workers on one PostgreSQL: each message once, whoever sends it, whoever stands still."""

import signal
from collections import Counter

import pytest

from tests.faults.workers.running import scene
from tests.waiting import SOON


@pytest.fixture
def shared(postgres_url, tmp_path):
    with scene(postgres_url, tmp_path, due=True) as found:
        yield found


def test_two_workers_send_each_message_once_and_each_channels_in_order(shared):
    workers = [shared.worker() for _ in range(2)]
    for number in range(30):
        for channel in ("C0SMM", "C0PERF"):
            shared.note(f"{number} {channel}", channel)
    shared.until(lambda: len(shared.sent()) == 61)
    for channel, more in (("C0SMM", 1), ("C0PERF", 0)):
        notes = [text for text in shared.texts(channel) if text.endswith(channel)]
        assert notes == [f"{number} {channel}" for number in range(30)]
        assert len(shared.texts(channel)) == 30 + more
    assert [each.duplicate_ts for each in shared.sent()] == [None] * 61
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(SOON) == 0


def stopped(worker):
    with open(f"/proc/{worker.pid}/stat", encoding="utf-8") as file:  # noqa: PTH123 - not a file
        return file.read().rpartition(")")[2].split()[0] == "T"


@pytest.mark.parametrize(("point", "copies"), [("claimed", 1), ("posting", 2), ("posted", 1)])
def test_a_worker_frozen_past_its_lease_makes_one_duplicate_at_most_and_it_is_recorded(
    postgres_url, tmp_path, point, copies
):
    with scene(postgres_url, tmp_path) as shared:
        shared.note("first")
        frozen = shared.worker("stop", point)
        shared.until(lambda: stopped(frozen))
        shared.worker()
        shared.until(shared.sent)
        frozen.send_signal(signal.SIGCONT)
        shared.until(lambda: len(shared.texts()) == copies)
        shared.note("second")
        shared.until(lambda: len(shared.sent()) == 2)
        shared.until(lambda: bool(shared.sent()[0].duplicate_ts) == (copies == 2))
        assert Counter(shared.texts()) == {"first": copies, "second": 1}
        marks = [each.ts for each in shared.slack.messages("C0SMM") if each.text == "first"]
        row = shared.sent()[0]
        assert [row.ts, row.duplicate_ts][:copies] == marks
