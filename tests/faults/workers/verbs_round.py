"""One round of kills at the command line: a file is looked at, brought in and taken back."""

import io
import signal
from dataclasses import dataclass

import docx

from tests.faults.workers.running import OCTOBER, scene
from tests.faults.workers.terminal import terminal
from tests.waiting import SOON


def verbs_round(url, folder):
    """A file is looked at, brought in and taken back at the command line, killed at every point:
    each is done whole or not at all, and told once. Raises AssertionError where it is not.
    """
    with scene(url, folder) as one, terminal(url, folder / "verbs.log") as typing:
        october = folder / "october.csv"
        october.write_text(OCTOBER, encoding="utf-8")
        before = _standing(one.store)
        code, points = typing.killed_everywhere(
            "import", "--preview", october, holds=_as(one.store, before)
        )
        assert code == 0
        assert points, "a preview came to no point"
        _killed_once(one.store, typing, "import", october)
        brought = _standing(one.store)
        assert (len(brought.figures), brought.flags, brought.told) == (2, 1, 1)
        _told(one, 1)
        number = one.store.imports(1)[0].number
        _killed_once(one.store, typing, "undo", number)
        back = _standing(one.store)
        assert (back.figures, back.flags) == (before.figures, 0)
        assert back.imports == brought.imports + 1
        _told(one, back.told)
        alert, correction = one.slack.messages("U0AD")
        assert alert.text.startswith("Withdrawn: ")
        assert correction.text.startswith(f"Import {number} was taken back.")
        assert correction.thread_ts == alert.ts


def report_verb_round(url, folder):
    """A report is written at the command line, killed at every point: the file is whole or not
    there, and what is remembered is there. Raises AssertionError where it is not.
    """
    out = folder / "papers" / "committee.docx"
    out.parent.mkdir()
    with scene(url, folder) as one, terminal(url, folder / "verbs.log") as typing:

        def holds(point):
            remembered = len(one.store.snapshot().reports)
            assert remembered == (point == "committed"), point
            assert out.exists() == (point not in {"writing", "naming"}), point
            if out.exists():
                assert docx.Document(io.BytesIO(out.read_bytes())).tables

        words = ("report", "committee", "--as-at", "2018-11-05", "-o", out, "--replace")
        code, points = typing.killed_everywhere(*words, holds=holds)
        assert (code, points[:2], points[-2:]) == (
            0,
            ["writing", "naming"],
            ["committing", "committed"],
        )
        assert list(out.parent.iterdir()) == [out]


def _killed_once(store, typing, *words):
    """Until the commit nothing stands of it, after it all; and once more changes nothing."""
    before = _standing(store)
    after = []

    def holds(point):
        if point == "committed":
            after.append(_standing(store))
            assert after[0] != before
        else:
            assert _standing(store) == before, point

    _, points = typing.killed_everywhere(*words, holds=holds)
    assert points[-2:] == ["committing", "committed"]
    assert points.count("committed") == 1
    assert [_standing(store)] == after, "it was done twice"


def _as(store, before):
    def holds(point):
        assert _standing(store) == before, point

    return holds


def _told(one, messages):
    """A worker sends what waits, and ends."""
    worker = one.worker()
    one.until(lambda: len(one.sent()) == messages)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(SOON) == 0


@dataclass(frozen=True)
class _Standing:
    figures: tuple
    flags: int
    told: int
    imports: int


def _standing(store):
    snapshot = store.snapshot()
    return _Standing(
        tuple((each.period.code, each.value) for each in snapshot.outturns["5.1"]),
        sum(each.closed is None for each in snapshot.flags),
        len(store.outbox_rows()),
        len(store.imports(50)),
    )
