"""A form and Slack's three seconds: beside a locked store, and sent by two bots at once."""

import json
import threading
import time
from contextlib import ExitStack, closing
from datetime import UTC, datetime

import pytest

from bot.cli.serve import PATIENCE_SECONDS
from bot.services.sample import load_sample
from bot.serving.signature import dispatch
from bot.store import Store
from tests.integration.dispatch.filling import filling

SLACK_SECONDS = 3.0
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def bots(database_url):
    """Two bots on one database, as patient as `planbot serve` is."""
    with ExitStack() as stack:
        stores = [
            stack.enter_context(closing(Store.open(database_url, patience=PATIENCE_SECONDS)))
            for _ in range(2)
        ]
        load_sample(stores[0], NOW)
        yield [stack.enter_context(filling(each, database_url)) for each in stores]


def test_beside_a_store_that_stays_locked_a_form_is_answered_within_three_seconds(bots):
    people, other = bots
    view = people.typed("/meeting decide")
    people.bot.desk.trail.flush()
    with other.store.begin():
        begun = time.monotonic()
        errors = people.sent(view, once="V1", text="Audit all")
        assert time.monotonic() - begun < SLACK_SECONDS
    (said,) = errors.values()
    assert "your words are kept here" in said
    assert people.sent(view, once="V1", text="Audit all")[0] == "planbot"


def test_one_view_that_two_bots_take_at_once_is_kept_once(bots):
    request = bots[0].request(bots[0].typed("/meeting decide"), text="Audit all")
    answers, ready = [], threading.Barrier(2)

    def take(people):
        ready.wait()
        answers.append(json.loads(dispatch(people.bot.app, request).body))

    threads = [threading.Thread(target=take, args=[each]) for each in bots]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [each["response_action"] for each in answers] == ["update", "update"]
    assert [each.text for each in bots[1].store.snapshot().decisions] == ["Audit all"]
