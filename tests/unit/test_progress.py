"""What takes long shows a bar in the terminal, and nowhere else."""

import io
from contextlib import contextmanager

from bot.cli import progress as of_cli
from bot.cli.progress import progress
from tests.waiting import until


class Terminal(io.StringIO):
    def isatty(self):
        return True


@contextmanager
def on(file, monkeypatch):
    """Standard error is `file`, and the bar needs no patience."""
    with monkeypatch.context() as patched:
        patched.setattr(of_cli, "PATIENCE", 0.01)
        patched.setattr("sys.stderr", file)
        yield file


def test_the_bar_appears_while_nobody_tells_it_anything(monkeypatch):
    with on(Terminal(), monkeypatch) as terminal, progress("scorecard.xlsx"):
        until(lambda: "scorecard.xlsx" in terminal.getvalue())


def test_the_bar_tells_how_far_it_is(monkeypatch):
    with on(Terminal(), monkeypatch) as terminal, progress("national.csv") as told:
        told(500, 1000)
        until(lambda: "50%" in terminal.getvalue())


def test_nothing_is_shown_where_nobody_looks(monkeypatch):
    with on(io.StringIO(), monkeypatch) as file, progress("national.csv") as told:
        told(1, 2)
        assert file.getvalue() == ""
