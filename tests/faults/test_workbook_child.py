"""The process that reads a workbook has bounds of its own, and nothing of planbot's."""

import subprocess
import sys
import threading

import pytest

import bot.importing
from bot.importing.problems import Unreadable
from bot.importing.workbook import reader
from bot.importing.workbook.reader import read_apart, read_here
from tests.faults.files_xlsx import HEADER, ROW, by_hand, sheet_of, workbook_of

CONTENT = workbook_of([["indicator", "period", "value"], ["5.1", "2018-09", 0.306]])
MEGABYTE = 1024 * 1024


def told_by(program, monkeypatch):
    """What `read_apart` says where the child runs this program."""
    monkeypatch.setattr(reader, "_COMMAND", (sys.executable, "-c", program))
    with pytest.raises(Unreadable) as caught:
        read_apart(CONTENT)
    return str(caught.value)


def test_a_child_reads_what_its_parent_would():
    assert read_apart(CONTENT) == read_here(CONTENT)


def test_a_refusal_of_the_child_is_a_refusal():
    with pytest.raises(Unreadable, match="its XML is broken"):
        read_apart(by_hand(sheet_of(HEADER + ROW), workbook="not xml"))


def test_what_is_no_workbook_needs_no_child(monkeypatch):
    monkeypatch.setattr(reader, "_COMMAND", ("/nowhere",))
    with pytest.raises(Unreadable, match="damaged or cut off"):
        read_apart(b"PK\x03\x04")


def test_a_child_past_its_time_is_killed(monkeypatch):
    monkeypatch.setattr(reader, "_COMMAND", (sys.executable, "-c", "import time; time.sleep(600)"))
    with pytest.raises(Unreadable, match="takes too long to read"):
        read_apart(CONTENT, seconds=0.2)


def test_a_child_past_its_processor_time_is_ended(monkeypatch):
    program = (
        "import itertools; from bot.importing.workbook import child; child.MOST_PROCESSOR = 1\n"
        "child.read_here = lambda content: max(itertools.count()); child.main()"
    )
    assert "takes too long to read" in told_by(program, monkeypatch)


def test_a_child_that_needs_more_memory_says_so(monkeypatch):
    program = (
        "from bot.importing.workbook import child\n"
        f"child.read_here = lambda content: bytearray(child.MOST_MEMORY + {MEGABYTE}); child.main()"
    )
    assert "needs too much memory" in told_by(program, monkeypatch)


def test_a_child_that_writes_a_file_is_ended(monkeypatch, tmp_path):
    target = tmp_path / "written"
    program = (
        "import pathlib; from bot.importing.workbook import child\n"
        f"child.read_here = lambda content: pathlib.Path({str(target)!r}).write_text('x')\n"
        "child.main()"
    )
    assert "could not be read within its bounds" in told_by(program, monkeypatch)
    assert target.stat().st_size == 0


def test_a_child_that_fails_is_logged_and_refused(monkeypatch, caplog):
    assert "within its bounds" in told_by("raise RuntimeError('inside')", monkeypatch)
    assert "inside" in caplog.text


def test_a_child_sees_no_secret(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    program = (
        "import json, os; from bot.importing.workbook import child\n"
        "child._refuse(json.dumps(sorted(os.environ)), None)"
    )
    names = told_by(program, monkeypatch)
    assert "SLACK" not in names
    assert "PYTHONPATH" in names


def test_many_threads_read_at_once():
    read = []
    threads = [threading.Thread(target=lambda: read.append(read_apart(CONTENT))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [read_here(CONTENT)] * 4


def test_a_text_that_many_cells_share_is_counted_in_each():
    strings = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(3, 3_000))
    content = by_hand(sheet_of(HEADER + ROW + rows), sharedStrings=strings)
    assert len(content) < MEGABYTE
    (sheet,) = read_here(content).sheets
    text, row = sheet.stopped
    assert "taken together" in text
    assert 2_000 < row < 3_000


def test_the_child_imports_nothing_but_what_it_reads_with():
    program = "import sys, bot.importing.workbook.child; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    imported = done.stdout.decode().split()
    assert {"psycopg", "pydantic", "sqlalchemy", "bot.importing.reading"}.isdisjoint(imported)


def test_every_public_name_of_importing_is_found():
    assert all(getattr(bot.importing, name) for name in bot.importing.__all__)
