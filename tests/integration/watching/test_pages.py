"""`/healthz` and `/metrics`, on both databases."""

import json
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.serving.healthz import watched
from bot.store import Store
from bot.store.engine import writing
from tests.integration.watching.looking import (
    NOW,
    beat,
    claim,
    enqueue,
    kill,
    send,
    stock,
)
from tests.keeping import changing

SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
GONE = ["sqlite:////nowhere/at/all/planbot.db", "postgresql://nobody@127.0.0.1:1/none"]


def health(store):
    """The status code, and what is told by what it is about."""
    status, kind, body = watched(store, lambda: NOW)["/healthz"]()
    assert kind == "application/json"
    return int(status.partition(" ")[0]), json.loads(body)


def metrics(store):
    """Every sample by its name and labels."""
    status, kind, body = watched(store, lambda: NOW)["/metrics"]()
    assert status == "200 OK"
    assert kind.startswith("text/plain; version=0.0.4")
    families = list(text_string_to_metric_families(body.decode()))
    assert all(family.documentation for family in families)
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


def test_health_is_200_where_nothing_is_bad(store):
    stock(store)
    beat(store)
    code, told = health(store)
    assert code == 200
    assert told == {
        "database": {"level": "ok", "said": "answers, its tables are current"},
        "worker": {"level": "ok", "said": "1 running, last heard just now"},
        "outbox": {"level": "ok", "said": "0 sent, 0 waiting, 0 dead"},
    }


def test_what_only_wants_a_look_is_no_alarm(store):
    stock(store)
    kill(store, MINUTE)
    code, told = health(store)
    assert code == 200
    assert {each["level"] for each in told.values()} == {"ok", "look"}


@pytest.mark.parametrize(
    ("worker", "level"),
    [((5 * SECOND, "token_revoked"), "bad"), ((DAY, None), "bad"), ((5 * SECOND, None), "ok")],
)
def test_a_worker_that_is_silent_or_sends_nothing_is_503(store, worker, level):
    stock(store)
    beat(store, "one", *worker)
    code, told = health(store)
    assert (code, told["worker"]["level"]) == (503 if level == "bad" else 200, level)


def test_a_message_that_waits_long_is_503(store):
    stock(store)
    beat(store)
    enqueue(store, DAY)
    assert health(store)[0] == 503


@pytest.mark.parametrize("url", GONE)
def test_a_database_that_is_gone_is_503_in_words(url):
    store = Store.open(url)
    code, told = health(store)
    assert code == 503
    assert told["database"]["level"] == "bad"
    status, kind, body = watched(store, lambda: NOW)["/metrics"]()
    assert status.startswith("503")
    assert kind.startswith("text/plain")
    assert body
    store.close()


def test_a_database_without_tables_is_503(empty_database_url):
    store = Store.open(empty_database_url)
    assert health(store)[0] == 503
    store.close()


def test_a_database_busy_with_a_change_is_no_alarm(store):
    stock(store)
    beat(store)
    with writing(store._engine).begin():
        assert health(store)[0] == 200
        assert metrics(store)["planbot_duplicates",] == 0


def test_an_outbox_without_messages_still_has_its_figures(store):
    told = metrics(store)
    assert told["planbot_duplicates",] == 0
    assert told["planbot_oldest_waiting_seconds",] == 0
    assert told["planbot_workers_halted",] == 0


def test_messages_are_counted_by_kind_and_by_what_became_of_them(store):
    stock(store)
    send(store, DAY, period="1")
    send(store, 2 * DAY, after=2 * MINUTE, period="2")
    send(store, DAY, after=2 * MINUTE, period="3", kind="caseloads")
    send(store, 30 * DAY, after=DAY, period="4")
    kill(store, DAY)
    enqueue(store, 10 * MINUTE, period="6", channel="C0CSC", kind="left-green")
    enqueue(store, MINUTE, period="5")
    told = metrics(store)
    assert told["planbot_sent_total", "weekly-digest"] == 3
    assert told["planbot_sent_total", "caseloads"] == 1
    assert told["planbot_dead_total", "weekly-digest"] == 1
    assert told["planbot_waiting", "weekly-digest"] == 1
    assert told["planbot_waiting", "left-green"] == 1
    assert told["planbot_late_7d", "weekly-digest"] == 1
    assert told["planbot_late_7d", "caseloads"] == 1
    assert told["planbot_oldest_waiting_seconds",] == 600


def test_what_was_tried_again_or_got_through_twice_is_counted(store):
    stock(store)
    enqueue(store)
    row = claim(store)
    with changing(store, alone=False) as work:
        work.delivery.put_back(row, NOW, "rate limited", uncertain=False, attempted_at=None)
    assert ("planbot_retried_total", "weekly-digest") not in metrics(store)
    row = claim(store)
    with changing(store, alone=False) as work:
        work.delivery.mark_sent(row, "1.000100", NOW)
        work.delivery.record_duplicate(row, "2.000200")
    told = metrics(store)
    assert told["planbot_retried_total", "weekly-digest"] == 1
    assert told["planbot_duplicates",] == 1


def test_every_worker_heard_lately_tells_when(store):
    stock(store)
    beat(store, "one", 5 * SECOND)
    beat(store, "two", 2 * MINUTE, halted="token_revoked")
    told = metrics(store)
    assert told["planbot_worker_beat_age_seconds", "one"] == 5
    assert told["planbot_worker_beat_age_seconds", "two"] == 120
    assert told["planbot_workers_halted",] == 1


def test_workers_that_died_long_ago_are_dropped_but_never_the_last_one(store):
    stock(store)
    for number in range(5):
        beat(store, f"dead-{number}", (number + 2) * DAY)
    ages = [each for each in metrics(store) if each[0] == "planbot_worker_beat_age_seconds"]
    assert ages == [("planbot_worker_beat_age_seconds", "dead-0")]
    beat(store, "new")
    ages = [each for each in metrics(store) if each[0] == "planbot_worker_beat_age_seconds"]
    assert ages == [("planbot_worker_beat_age_seconds", "new")]


def test_a_halted_worker_that_died_since_halts_nothing(store):
    stock(store)
    beat(store, "one", 5 * SECOND)
    beat(store, "dead", 3 * DAY, halted="token_revoked")
    assert metrics(store)["planbot_workers_halted",] == 0


def test_hostile_names_do_not_break_the_text(store):
    stock(store)
    beat(store, 'a "quoted\\ name\nwith a line', 5 * SECOND)
    told = metrics(store)
    assert told["planbot_worker_beat_age_seconds", 'a "quoted\\ name\nwith a line'] == 5
