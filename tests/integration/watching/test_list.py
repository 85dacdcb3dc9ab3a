"""`planbot worker --list` says what waits in the outbox, too."""

from datetime import timedelta

import pytest

from bot.cli.worker import list_posts
from bot.settings import Settings
from bot.store import Store
from tests.integration.watching.looking import NOW, claim, enqueue, stock
from tests.keeping import changing


@pytest.fixture
def listed(sqlite_url, capsys):
    """A stocked store, and the last line of what the verb prints."""
    store = Store.open(sqlite_url)
    stock(store)

    def last_line():
        assert list_posts(Settings.read({"DATABASE_URL": sqlite_url})) == 0
        return capsys.readouterr().out.splitlines()[-1]

    yield store, last_line
    store.close()


def test_nothing_waits(listed):
    _, last_line = listed
    assert last_line() == "Nothing waits to be sent."


def test_how_much_waits_since_when_and_why(listed):
    store, last_line = listed
    enqueue(store, timedelta(hours=1))
    waits = "to be sent, the oldest since Tue 04 Dec 2018 08:00"
    assert last_line() == f"1 message waits {waits}: no worker took it."
    enqueue(store, period="2018-12-10", channel="C0PERF")
    row = claim(store)
    with changing(store, alone=False) as work:
        work.delivery.put_back(row, NOW, "rate limited", uncertain=False, attempted_at=None)
    assert last_line() == f"2 messages wait {waits}: rate limited."
