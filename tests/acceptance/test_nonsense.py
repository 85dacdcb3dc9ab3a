"""No verb of the command line ends in a traceback, whatever it is given."""

import pytest

from bot.cli import main
from bot.sample import DAY, PLAN

EARLY = ("--at", "2018-06-04")
LINES = [
    ("ask", "/rag 12", *EARLY),
    ("ask", "/rag 12 as at 2018-06-04", *EARLY),
    ("ask", ""),
    ("ask", "\x00"),
    ("ask", "hello"),
    ("ask", "/rag", "--as", "nobody"),
    ("ask", "/rag", "--as", "\x00"),
    ("ask", "/rag", "--in", "nowhere"),
    ("ask", "/rag", "--at", "never"),
    ("ask", "/rag", "--at", "0000-00-00"),
    ("ask", "/rag", "--at", "99999-01-01"),
    ("digest", *EARLY),
    ("digest", "--json", *EARLY),
    ("digest", "--now"),
    ("demo", "--once", *EARLY),
    ("demo", "--port", "-1"),
    ("demo", "--port", "99999999"),
    ("demo", "--port", "x"),
    ("import",),
    ("import", "."),
    ("import", "/dev/null"),
    ("import", "nowhere.csv"),
    ("import", ""),
    ("import", "\x00"),
    ("import", "a" * 5000),
    ("import", str(PLAN), "--at", "2999-01-01"),
    ("import", str(PLAN), *EARLY),
    ("serve",),
    ("socket",),
    ("worker",),
    ("nonsense",),
    (),
]


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """A store of its own, and no setting of whoever runs the tests."""
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "PLANBOT_INBOX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/planbot.db")
    return monkeypatch


def ended(line):
    """The exit code. Raises whatever would have ended in a traceback."""
    try:
        return main(line)
    except SystemExit as asked_wrongly:
        return asked_wrongly.code


@pytest.mark.parametrize("line", LINES, ids=lambda line: ascii(" ".join(line))[:40])
def test_nonsense_is_refused_in_words(alone, capsys, line):
    assert ended(line) in (1, 2)
    said = capsys.readouterr().err.strip()
    assert said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "line", [("ask", "/rag 12"), ("digest",), ("demo", "--once")], ids=" ".join
)
def test_a_day_before_the_samples_is_one_line_that_says_so(alone, capsys, line):
    assert ended((*line, *EARLY)) == 2
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert said == (
        "planbot: --at 2018-06-04 is too early: the sample speaks as of 5 November 2018. "
        "To look back in it, ask with 'as at 2018-06-04'"
    )


def test_the_samples_day_is_the_plans(alone, capsys):
    assert ended(("ask", "/planbot", "--at", DAY.isoformat())) == 0
    assert "5 November 2018" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "sqlite:////proc/nowhere/planbot.db"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none"),
        ("PORT", "x"),
        ("PORT", "70000"),
        ("SLACK_API_URL", "ftp://x"),
        ("SLACK_BOT_TOKEN", "\u00e9"),
        ("PLANBOT_INBOX", "\u2028"),
    ],
)
def test_a_bad_setting_is_refused_in_words(alone, capsys, name, value):
    alone.setenv(name, value)
    for line in (("ask", "/rag"), ("doctor",), ("migrate",), ("worker", "--list")):
        ended(line)
        assert "Traceback" not in capsys.readouterr().err
