"""`planbot demo`: one process that answers, tells what to try, and ends at one Ctrl-C."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from bot.cli.demo import DEFAULT_PORT, Wanted, playground
from bot.cli.tour import TOUR
from bot.domain.outbox import OutboxState
from bot.settings import BadSettingError, Settings
from bot.store import Store
from tests.keeping import changing, put_plan
from tests.waiting import SOON

SETTINGS = Settings.read({})
PLANBOT = str(Path(sys.executable).parent / "planbot")


@contextmanager
def demo(*arguments, **environment):
    """The real program, and the lines it printed until its page was open."""
    program = subprocess.Popen(
        [PLANBOT, "demo", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        | environment,
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def told(program):
    """What it prints up to the last thing to try, and the address in it."""
    lines = []
    for line in program.stdout:
        lines.append(line)
        if "/flags" in line:
            break
    text = "".join(lines)
    return text, re.search(r"http://127\.0\.0\.1:\d+/", text)[0]


def ask(address, method, path, body=None):
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SOON)
    try:
        connection.request(method, path, body)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def wait_for(address, path, words):
    """The page once it says these words; the last one when it never does."""
    page = ""
    for _ in range(40):
        page = ask(address, "GET", path)[1]
        if words in page:
            break
        version = page.partition('data-version="')[2].partition('"')[0]
        ask(address, "GET", f"/changes?since={version}")
    return page


def do(address, deed):
    body = urlencode({"name": deed, "back": "/as/U0AD/C0SMM"})
    assert ask(address, "POST", "/as/U0AD/deed", body)[0] == 303


def test_it_says_where_it_is_and_ten_things_to_try_and_ends_at_ctrl_c():
    with demo("--port", "0") as program:
        text, address = told(program)
        assert "127.0.0.1" in text
        assert text.count("\n  ") >= len(TOUR) == 10
        assert ask(address, "GET", "/as/U0AD/C0SMM")[0] == 200
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=SOON)
        assert (program.returncode, err) == (0, "")
        assert "Stopping" in out


def test_a_port_that_was_asked_for_and_is_taken_is_an_error():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with demo("--port", port) as program:
            _, err = program.communicate(timeout=SOON)
    assert program.returncode == 1
    assert err == (
        f"planbot: port {port} is taken by another program; name another one with --port\n"
    )


def test_a_usual_port_that_is_taken_gives_way_to_a_free_one(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr("bot.cli.demo.DEFAULT_PORT", taken.getsockname()[1])
        with playground(SETTINGS, Wanted()) as address:
            assert urlsplit(address).port not in (taken.getsockname()[1], DEFAULT_PORT)
            assert ask(address, "GET", "/as/U0AD/C0SMM")[0] == 200


def test_a_store_of_ones_own_is_kept_with_the_sample(tmp_path):
    settings = replace(SETTINGS, database_url=f"sqlite:///{tmp_path}/kept.db")
    for _ in range(2):
        with playground(settings, Wanted(port=0, keep=True)):
            pass
    store = Store.open(settings.database_url)
    assert store.snapshot().plan.sample
    store.close()


def test_a_store_with_another_plan_is_refused_because_its_messages_would_be_lost(tmp_path, sample):
    settings = replace(SETTINGS, database_url=f"sqlite:///{tmp_path}/real.db")
    store = Store.open(settings.database_url)
    store.migrate()
    with changing(store) as work:
        put_plan(work, replace(sample.plan, sample=False), "plan.yaml", "0" * 64, sample.at)
    store.close()
    with (
        pytest.raises(BadSettingError, match="a plan of its own"),
        playground(settings, Wanted(port=0, keep=True)),
    ):
        pass


def test_october_and_two_mondays_reach_those_they_are_for(tmp_path):
    settings = replace(SETTINGS, database_url=f"sqlite:///{tmp_path}/planbot.db")
    with playground(settings, Wanted(port=0, keep=True)) as address:
        do(address, "monday")
        first = wait_for(address, "/as/U0AD/C0SMM", "Monday 5 November 2018</h2>")
        assert "Monday 5 November 2018</h2>" in first
        do(address, "october")
        alerts = wait_for(address, "/as/U0AD/D0AD", "employment or training left green</h2>")
        assert alerts.count("left green</h2>") == 3
        assert "left green</h2>" not in ask(address, "GET", "/as/U0HOSCIC/D0HOSCIC")[1]
        do(address, "monday")
        second = wait_for(address, "/as/U0AD/C0SMM", "Monday 12 November 2018</h2>")
        assert (
            "3 indicators left green and 1 came back to green since the digest of 5 November"
            in second
        )
        do(address, "october")
        assert "in already" in ask(address, "GET", "/as/U0AD/C0SMM")[1]
    store = Store.open(settings.database_url)
    assert {row.state for row in store.outbox_rows()} == {OutboxState.SENT}
    store.close()
