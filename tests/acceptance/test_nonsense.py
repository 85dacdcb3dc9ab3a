"""No verb of the command line ends in a traceback, whatever it is given."""

import io
import socket
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.sample import DAY, PLAN

EARLY = ("--at", "2018-06-04")
FILES = {
    "noise.csv": bytes(range(256)) * 20,
    "noise.xlsx": b"PK\x03\x04" + bytes(range(256)) * 20,
    "noise.yaml": bytes(range(256)),
    "noise.db": bytes(range(1, 256)) * 40,
    "nul.csv": b"indicator,period,value\n1.1,2018-09,\0\n",
    "empty.csv": b"",
    "deep.yaml": b"[" * 100_000,
}
OF_THE_SAMPLE = [
    ("digest", "--now"),
    ("ask", "/rag 12", *EARLY),
    ("ask", "/rag 12 as at 2018-06-04", *EARLY),
    ("backtest", *EARLY),
    ("demo", "--once", "--at", "9999-12-31"),
    ("digest", *EARLY),
    ("digest", "--json", *EARLY),
    ("demo", "--once", *EARLY),
    ("demo", "--port", "-1"),
    ("demo", "--port", "99999999"),
    ("demo", "--port", "x"),
    ("import", str(PLAN), *EARLY),
]
LINES = [
    ("ask", ""),
    ("ask", "\x00"),
    ("ask", "hello"),
    ("ask", "/rag", "--as", "nobody"),
    ("ask", "/rag", "--as", "\x00"),
    ("ask", "/rag", "--in", "nowhere"),
    ("ask", "/rag", "--at", "never"),
    ("ask", "/rag", "--at", "0000-00-00"),
    ("ask", "/rag", "--at", "99999-01-01"),
    ("ask", "/rag", "--at", "9999-12-31"),
    ("ask", "/rag", "--at", "0001-01-01"),
    ("ask", "/rag \udcff"),
    ("backtest", "99.9"),
    ("backtest", "--rule", "after lunch"),
    ("digest", "--at", "9999-12-31"),
    ("digest", "--now", "--at", "9999-12-31"),
    ("digest", "--now", "--at", "2999-01-01"),
    ("import",),
    ("import", "."),
    ("import", "/dev/null"),
    ("import", "/proc/self/mem"),
    ("import", "loop.csv"),
    *(("import", name) for name in FILES),
    ("import", *FILES),
    ("import", "nowhere.csv"),
    ("import", ""),
    ("import", "\x00"),
    ("import", "a" * 5000),
    ("import", str(PLAN), "--at", "2999-01-01"),
    ("serve",),
    ("socket",),
    ("worker",),
    ("nonsense",),
    (),
]


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """A store and a folder with `FILES` of its own, and no setting of whoever runs the tests."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "PLANBOT_INBOX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/planbot.db")
    return monkeypatch


def ended(line):
    """The exit code. Raises whatever would have ended in a traceback."""
    try:
        return main([*line])
    except SystemExit as asked_wrongly:
        return asked_wrongly.code


def in_short(line):
    return ascii(" ".join(line))[:40]


@pytest.mark.parametrize("line", LINES, ids=in_short)
def test_nonsense_is_refused_in_words(alone, sample_url, capsys, line):
    alone.setenv("DATABASE_URL", sample_url)
    refused_in_words(line, capsys)


@pytest.mark.parametrize("line", OF_THE_SAMPLE, ids=in_short)
def test_nonsense_is_refused_in_words_where_no_plan_is_stored(alone, capsys, line):
    refused_in_words(line, capsys)


def refused_in_words(line, capsys):
    assert ended(line) in (1, 2)
    said = capsys.readouterr().err.strip().splitlines()
    assert 1 <= len(said) <= 2 * len(line) + 3
    assert not any("Traceback" in each for each in said)


@pytest.mark.parametrize(
    "line",
    [
        ("ask", "/rag", "--in", "\udcff"),
        ("ask", "/rag", "--as", "\udcff"),
        ("import", "\udcff.csv"),
    ],
    ids=["--in", "--as", "import"],
)
def test_bytes_that_are_no_characters_are_refused_in_words(alone, line):
    heard = io.TextIOWrapper(io.BytesIO(), "utf-8", errors=sys.__stderr__.errors)
    alone.setattr(sys, "stderr", heard)
    assert ended(line) in (1, 2)
    heard.seek(0)
    assert "\\udcff" in heard.read()


@pytest.mark.parametrize(
    "line", [("ask", "/flags"), ("migrate",), ("import", PLAN), ("--version",), ("--help",)]
)
def test_output_that_cannot_be_written_is_one_line(alone, capsys, line):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        alone.setattr(sys, "stdout", full)
        assert ended(map(str, line)) == 1
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert said == "planbot: [Errno 28] No space left on device"


@pytest.mark.parametrize("line", [("ask", "/rag"), ("demo", "--once")], ids=" ".join)
def test_no_place_for_what_is_thrown_away_is_one_line(alone, capsys, line):
    alone.setattr(tempfile, "tempdir", "/proc/nowhere")
    assert ended(line) == 1
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert said.startswith("planbot: [Errno 2] No such file or directory: '/proc/nowhere/planbot-")


@pytest.fixture
def taken():
    """A port that another program listens on."""
    with closing(socket.socket()) as other:
        other.bind(("0.0.0.0", 0))  # noqa: S104 - as `serve` binds it
        other.listen()
        yield str(other.getsockname()[1])


def test_a_port_in_use_is_one_line(alone, capsys, taken):
    alone.setenv("PORT", taken)
    alone.setenv("SLACK_SIGNING_SECRET", "x")
    for line in (("serve",), ("demo", "--port", taken)):
        assert ended(line) in (1, 2)
        (said,) = capsys.readouterr().err.strip().splitlines()
        assert taken in said


def test_a_database_of_a_newer_planbot_is_one_line(alone, capsys, tmp_path):
    main(("migrate",))
    with closing(sqlite3.connect(tmp_path / "planbot.db")) as store, store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    capsys.readouterr()
    for line in (("migrate",), ("ask", "/rag"), ("digest",), ("worker", "--list")):
        assert ended(line) == 1
        (said,) = capsys.readouterr().err.strip().splitlines()
        assert "the tables of another planbot" in said


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
        ("DATABASE_URL", "sqlite:////proc/version"),
        ("DATABASE_URL", "sqlite:///."),
        ("DATABASE_URL", "sqlite:///noise.db"),
        ("DATABASE_URL", "sqlite://host/planbot.db"),
        ("DATABASE_URL", "sqlite:///%00"),
        ("DATABASE_URL", "postgresql://[::1/none"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:x/none"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none"),
        ("PORT", "x"),
        ("PORT", "70000"),
        ("SLACK_API_URL", "ftp://x"),
        ("SLACK_API_URL", "http://[::1"),
        ("SLACK_API_URL", "http://x:99999/"),
        ("SLACK_BOT_TOKEN", "\u00e9"),
        ("PLANBOT_INBOX", "\u2028"),
    ],
)
def test_a_bad_setting_is_refused_in_words(alone, capsys, name, value):
    alone.setenv(name, value)
    for line in (("ask", "/rag"), ("doctor",), ("migrate",), ("worker", "--list")):
        code, said = ended(line), capsys.readouterr().err.strip().splitlines()
        assert code in (0, 1, 2)
        assert len(said) <= 2
        assert not any("Traceback" in each for each in said)
