"""The watched folder: what is taken, what is left alone, and where it goes."""

import os
from datetime import timedelta

import pytest

from bot.sample import OUTTURNS, PLAN
from bot.services.inbox import REST_SECONDS, TURN_SECONDS, Inbox
from tests.faults.workers.delivering import START, plan
from tests.faults.workers.running import OCTOBER, SEPTEMBER
from tests.keeping import changing, put_outturns, put_plan


class Folder:
    def __init__(self, store, path):
        self.store, self.path = store, path
        self.at = START
        self.points = {}
        self.inbox = self.watch()

    def watch(self):
        return Inbox(self.store, self.path, self.now, self._reach)

    def now(self):
        self.at += timedelta(seconds=1)
        return self.at

    def _reach(self, point):
        self.points.pop(point, lambda: None)()

    def turns(self, number=2):
        return [self.inbox.turn() for _ in range(number)]

    def put(self, name, text=OCTOBER):
        (self.path / name).write_text(text, encoding="utf-8")

    def names(self, aside=""):
        return sorted(each.name for each in (self.path / aside).glob("*") if each.is_file())

    def stored(self):
        return [each.period.code for each in self.store.snapshot().outturns["5.1"]]


@pytest.fixture
def folder(sqlite_url, tmp_path):
    from bot.store import Store  # noqa: PLC0415 - one database is enough for a folder

    store = Store.open(sqlite_url)
    with changing(store) as work:
        put_plan(work, plan(), "plan.yaml", "a" * 64, START)
        put_outturns(work, [SEPTEMBER], "september.csv", "b" * 64, START)
    found = Folder(store, tmp_path / "inbox")
    found.inbox.turn()
    yield found
    store.close()


def test_a_file_is_taken_at_the_second_look_and_moved_aside_with_a_report(folder):
    folder.put("october.csv")
    folder.turns(1)
    assert folder.stored() == ["2018-09"]
    folder.turns(1)
    assert folder.stored() == ["2018-09", "2018-10"]
    file, report = folder.names("done")
    assert file.endswith("-october.csv")
    assert (folder.path / "done" / report).read_text(encoding="utf-8") == (
        "october.csv: outturns: 1 new, 0 revised, 0 as before, 1 alert queued\n"
    )
    assert [each.kind for each in folder.store.outbox_rows()] == ["left-green"]


def test_a_plan_that_came_with_its_figures_is_taken_first(folder):
    text = PLAN.read_text(encoding="utf-8")
    folder.put("figures.csv", OUTTURNS.read_text(encoding="utf-8"))
    folder.put("plan.yaml", text)
    folder.turns(2)
    assert [name.partition("-")[2] for name in folder.names("done")] == [
        "plan.yaml",
        "plan.yaml.report.txt",
        "figures.csv",
        "figures.csv.report.txt",
    ]


def test_a_file_on_its_way_in_is_left_until_it_stays_the_same(folder):
    for end in range(10, len(OCTOBER), 10):
        folder.put("october.csv", OCTOBER[:end])
        folder.turns(1)
        assert folder.stored() == ["2018-09"]
    folder.put("october.csv")
    folder.turns(2)
    assert folder.stored() == ["2018-09", "2018-10"]


def test_a_refused_file_is_moved_with_every_problem_and_nothing_of_it_is_stored(folder):
    folder.put("bad.csv", "indicator,period,value\n5.1,2018-10,30.6\n5.1,2018-11,abc\n")
    folder.turns()
    assert folder.stored() == ["2018-09"]
    file, report = folder.names("refused")
    assert file.endswith("-bad.csv")
    said = (folder.path / "refused" / report).read_text(encoding="utf-8")
    assert said.startswith("Nothing of this file is stored.\nbad.csv, row 3, column value: ")


def test_two_files_of_one_name_are_both_kept(folder):
    folder.put("october.csv")
    folder.turns()
    folder.put("october.csv", OCTOBER.replace("30.6", "31.1"))
    folder.turns()
    assert len([each for each in folder.names("done") if each.endswith("-october.csv")]) == 2
    assert str(folder.store.snapshot().outturns["5.1"][-1].value) == "31.1"


def test_a_second_file_that_appears_while_the_first_is_read_is_not_lost(folder):
    folder.put("october.csv")
    folder.points["taken"] = lambda: folder.put("october.csv", OCTOBER.replace("30.6", "31.1"))
    folder.turns(4)
    assert str(folder.store.snapshot().outturns["5.1"][-1].value) == "31.1"
    assert len(folder.names("done")) == 4
    assert folder.names() == [".worker"]


def test_a_file_that_grows_while_it_is_read_is_read_again(folder):
    more = OCTOBER + "5.1,2018-11,20\n"
    folder.put("october.csv")
    folder.points["imported"] = lambda: (folder.path / "taking" / "october.csv").write_text(
        more, encoding="utf-8"
    )
    folder.turns(3)
    assert folder.stored() == ["2018-09", "2018-10", "2018-11"]
    assert len(folder.names("done")) == 2


def test_links_folders_and_working_copies_are_left_alone(folder, tmp_path):
    elsewhere = tmp_path / "secret.csv"
    elsewhere.write_text(OCTOBER, encoding="utf-8")
    (folder.path / "link.csv").symlink_to(elsewhere)
    (folder.path / "folder.csv").mkdir()
    os.mkfifo(folder.path / "pipe.csv")
    folder.put(".october.csv")
    folder.put("~$october.csv")
    folder.turns(3)
    assert folder.stored() == ["2018-09"]
    assert folder.names("done") == folder.names("refused") == []


class Killed(BaseException):
    pass


@pytest.mark.parametrize("point", ["taken", "imported"])
def test_a_process_that_ends_between_import_and_move_leaves_it_to_the_next(folder, point):
    def die():
        raise Killed

    folder.put("october.csv")
    folder.points[point] = die
    with pytest.raises(Killed):
        folder.turns(2)
    folder.inbox = folder.watch()
    folder.turns(1)
    assert folder.stored() == ["2018-09", "2018-10"]
    assert len(folder.names("done")) == 2
    assert folder.names("taking") == []
    assert len(folder.store.outbox_rows()) == 1


def test_a_file_that_vanishes_between_two_looks_is_forgotten(folder):
    folder.put("october.csv")
    folder.turns(1)
    (folder.path / "october.csv").unlink()
    assert folder.turns(2) == [TURN_SECONDS] * 2
    assert folder.stored() == ["2018-09"]


def test_another_worker_leaves_the_folder_alone_meanwhile(folder):
    second = folder.watch()
    second.turn()
    folder.put("october.csv")
    second.turn()
    folder.points["taken"] = second.turn
    folder.turns(2)
    assert len(folder.names("done")) == 2
    assert len(folder.store.snapshot().sources) == 3


def test_a_folder_that_fails_is_said_so_and_tried_again_later(folder, caplog, monkeypatch):
    folder.put("october.csv")
    folder.turns(1)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("bot.services.inbox.Inbox._move", full)
        assert folder.turns(1) == [REST_SECONDS]
    assert "No space left on device" in caplog.text
    folder.turns(1)
    assert len(folder.names("done")) == 2
