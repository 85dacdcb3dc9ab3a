"""What the README and the tutorial show is what planbot prints."""

import shlex
from dataclasses import dataclass

import pytest

from bot.cli import main
from tests.unit.docs.pages import DOCS, ROOT, blocks

ELISION = "…"


@dataclass(frozen=True)
class Exchange:
    line: str
    shown: tuple[str, ...]


def exchanges(page):
    found = []
    for block in blocks(page, "console"):
        for part in block.text.split("$ ")[1:]:
            line, *shown = part.splitlines()
            found.append(Exchange(line, tuple(each for each in shown if each != ELISION)))
    return found


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "tutorial.md"], ids=lambda p: p.stem)
def test_the_lines_shown_are_printed_in_that_order(page, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/planbot.db")
    monkeypatch.chdir(ROOT)
    every = exchanges(page)
    assert every
    for exchange in every:
        program, *words = shlex.split(exchange.line)
        assert (program, main(words)) == ("planbot", 0)
        printed = iter(capsys.readouterr().out.splitlines())
        assert [line for line in exchange.shown if line not in printed] == []
