"""The check-up of everything but Slack: each finding in each of its forms, on both databases."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.domain.caseload import CaseloadRange
from bot.store import Store
from bot.store.engine import writing
from bot.watching.checkup import check_ours
from bot.watching.store_checkup import RECENT, WAITING_LONG, WORKER_SILENT
from bot.worker import BEAT_SECONDS
from tests.integration.store.nouns import outturn, save_outturns
from tests.integration.watching.looking import (
    NOW,
    a_plan,
    beat,
    claim,
    enqueue,
    kill,
    of,
    save_plan,
    send,
    stock,
)
from tests.keeping import changing
from tests.unit.docs.pages import DOCS

SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


def findings(store, now=NOW):
    return check_ours(store, now)[0]


def test_all_is_well(store):
    stock(store)
    beat(store)
    send(store)
    found = findings(store)
    assert [(each.what, each.level.value) for each in found] == [
        ("database", "ok"),
        ("worker", "ok"),
        ("outbox", "ok"),
        ("plan", "ok"),
        ("outturns", "ok"),
        ("caseloads", "ok"),
        ("schedule", "ok"),
    ]
    assert not any(each.do for each in found)


def test_a_clock_that_jumps_is_named(store):
    stock(store)
    assert "clock" not in {each.what for each in findings(store, NOW - 4 * MINUTE)}
    level, said, do = of(findings(store, NOW - 371 * DAY), "clock")
    assert (level, "by NTP" in do) == ("bad", True)
    assert said.startswith("something is stored as of ")


def test_nothing_is_stored_yet(store):
    assert of(findings(store), "plan") == ("bad", "none is stored", "planbot import plan.yaml")


def test_the_sample_is_named_as_one(store):
    stock(store)
    save_plan(store, replace(a_plan(), sample=True, name="The sample"), at=NOW)
    level, said, do = of(findings(store), "plan")
    assert (level, said) == ("look", "The sample, as of 5 November 2018")
    assert "import your own" in do


# the worker


@pytest.mark.parametrize(
    ("workers", "level", "said"),
    [
        ([], "look", "none is running"),
        ([("one", 5 * SECOND, None)], "ok", "1 running, last heard just now"),
        ([("one", WORKER_SILENT - SECOND, None)], "ok", "1 running, last heard 44 seconds ago"),
        ([("one", WORKER_SILENT, None)], "bad", "last heard 45 seconds ago"),
        ([("one", 2 * MINUTE, None)], "bad", "last heard 2 minutes ago"),
        ([("one", 3 * DAY, None)], "bad", "last heard 3 days ago"),
        ([("one", SECOND, None), ("two", DAY, None)], "ok", "1 running, last heard just now"),
        ([("one", SECOND, None), ("two", SECOND, None)], "ok", "2 running, last heard just now"),
        (
            [("one", SECOND, None), ("two", SECOND, "token_revoked")],
            "bad",
            "two sends nothing: token_revoked",
        ),
        ([("one", DAY, "token_revoked")], "bad", "last heard 24 hours ago"),
    ],
)
def test_a_worker_never_seen_alive_silent_or_halted(store, workers, level, said):
    stock(store)
    for worker in workers:
        beat(store, *worker)
    found = of(findings(store), "worker")
    assert found[:2] == (level, said)
    assert bool(found[2]) == (level != "ok")


def test_a_worker_that_stopped_as_it_was_told_is_not_missed_as_silent(store):
    stock(store)
    beat(store)
    with changing(store, alone=False) as work:
        work.workers.leave("one")
    assert of(findings(store), "worker")[:2] == ("look", "none is running")


def test_a_worker_killed_a_day_ago_is_forgotten_once_another_is_heard(store):
    beat(store, "killed", DAY + SECOND)
    beat(store, "silent", DAY)
    beat(store, "alive", timedelta())
    assert [each.name for each in store.workers()] == ["alive", "silent"]


def test_how_soon_a_silent_worker_is_told_of_is_what_the_page_says():
    page = (DOCS / "how-to" / "watch-that-it-works.md").read_text("utf-8")
    said = (
        f"over {WORKER_SILENT.seconds} for every worker: each is heard every {BEAT_SECONDS:.0f} s"
    )
    assert said in re.sub(r"\s+", " ", page)


# the outbox


@pytest.mark.parametrize(
    ("ago", "level"),
    [(timedelta(), "ok"), (WAITING_LONG, "ok"), (WAITING_LONG + SECOND, "bad"), (5 * DAY, "bad")],
)
def test_a_message_that_waits_long_is_bad(store, ago, level):
    stock(store)
    enqueue(store, ago)
    found = of(findings(store), "outbox")
    assert found[0] == level
    assert found[1].startswith("0 sent, 1 waiting, 0 dead")
    if level == "bad":
        assert found[2] == "no worker took it"


def test_a_message_that_is_being_sent_waits_too(store):
    stock(store)
    enqueue(store, DAY)
    claim(store)
    assert of(findings(store), "outbox")[0] == "bad"


def test_a_message_that_waits_long_says_why(store):
    stock(store)
    enqueue(store, DAY)
    row = claim(store)
    with changing(store, alone=False) as work:
        work.delivery.put_back(row, NOW, "rate limited", uncertain=False, attempted_at=None)
    assert of(findings(store), "outbox")[2] == "rate limited"


@pytest.mark.parametrize(
    ("ago", "level"),
    [(MINUTE, "look"), (RECENT - SECOND, "look"), (RECENT, "ok"), (90 * DAY, "ok")],
)
def test_a_message_that_is_dead_wants_a_look_for_a_week(store, ago, level):
    stock(store)
    kill(store, ago)
    found = of(findings(store), "outbox")
    assert found[:2] == (level, "0 sent, 0 waiting, 1 dead")
    assert found[2] == ("weekly-digest to C0SMM: is_archived" if level == "look" else "")


# sources and schedule


@pytest.mark.parametrize(
    ("month", "level", "said"),
    [
        ("2018-11", "ok", "up to 30 November 2018, 4 days ago"),
        ("2018-10", "ok", "up to 31 October 2018, 34 days ago"),
        ("2018-09", "look", "up to 30 September 2018, 65 days ago"),
    ],
)
def test_old_figures_want_a_look(store, month, level, said):
    stock(store, month=month)
    found = of(findings(store), "outturns")
    assert found[:2] == (level, said)
    assert bool(found[2]) == (level == "look")


def test_figures_for_other_periods_alone_want_a_look(store):
    stock(store, month="2018/19 Q2")
    level, said, do = of(findings(store), "periods")
    assert (level, "measured by" in do) == ("look", True)
    assert said == "5.1: no monthly figure; latest is 30.6% for 2018/19 Q2 (by quarter)"


def test_a_newer_figure_for_another_period_than_the_stale_one_wants_a_look(store):
    stock(store, month="2018-07")
    save_outturns(store, outturn(period="2018/19 Q2"), at=NOW)
    level, said, _ = of(findings(store), "periods")
    assert level == "look"
    assert said == ("5.1: no newer comparable figure; latest is 30.6% for 2018/19 Q2 (by quarter)")


@pytest.mark.parametrize(
    ("day", "level"), [(date(2018, 10, 30), "ok"), (date(2018, 10, 29), "look")]
)
def test_an_old_extract_of_caseloads_wants_a_look(store, day, level):
    stock(store, day=day)
    assert of(findings(store), "caseloads")[0] == level


def test_a_range_and_a_manager_without_workers_want_a_look(store):
    stock(store, caseload_ranges=(CaseloadRange("Practice Lead", 1, 2, "Practice Lead"),))
    level, said, do = of(findings(store), "names")
    assert level == "look"
    assert said.startswith("no worker of 15 November 2018 has the role 'Practice Lead'")
    assert "mend it in the plan" in do


def test_sources_never_imported_want_a_look(store):
    save_plan(store, a_plan(), at=NOW)
    found = findings(store)
    assert of(found, "outturns") == ("look", "none imported yet", "planbot import outturns.csv")
    assert of(found, "caseloads")[0] == "look"


def test_the_schedule_says_what_comes_next(store):
    stock(store)
    said = "next is weekly-digest, Monday 10 December 2018 at 08:30"
    assert of(findings(store), "schedule") == ("ok", said, "")


def test_a_post_that_is_owed_wants_a_look(store):
    save_plan(store, a_plan(), at=NOW - 20 * DAY)
    found = [each for each in findings(store) if each.what == "schedule"]
    assert [each.level.value for each in found] == ["look", "ok"]
    assert found[0].said == "owed now: weekly-digest of 3 December 2018"


def test_a_plan_without_a_schedule_wants_a_look(store):
    stock(store, schedule=())
    assert of(findings(store), "schedule")[:2] == ("look", "nothing is posted by itself")


# the database


def test_a_database_without_tables_says_how_to_make_them(empty_database_url):
    store = Store.open(empty_database_url)
    assert [(each.what, each.level.value, each.do) for each in findings(store)] == [
        ("database", "bad", "planbot migrate")
    ]
    store.close()


def test_tables_of_an_older_version_say_so(store, database_url):
    stock(store)
    engine = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'an older one'"))
    engine.dispose()
    (database,) = findings(store)
    assert database.said == "its tables are missing, or those of another version"


@pytest.mark.parametrize(
    "url",
    ["sqlite:////nowhere/at/all/planbot.db", "postgresql://nobody@127.0.0.1:1/none"],
)
def test_a_database_that_is_gone_is_bad_and_nothing_else_is_claimed(url):
    store = Store.open(url)
    (found,) = findings(store)
    assert (found.what, found.level.value) == ("database", "bad")
    assert "DATABASE_URL" in found.do
    store.close()


def test_a_database_busy_with_a_change_is_still_looked_at(store):
    stock(store)
    beat(store)
    with writing(store._engine).begin():
        assert of(findings(store), "database")[0] == "ok"


def test_a_database_lost_between_two_looks_is_said(store, monkeypatch, tmp_path):
    stock(store)
    found = findings(store)
    gone = Store.open(f"sqlite:///{Path(tmp_path) / 'gone' / 'planbot.db'}")
    monkeypatch.setattr(store, "snapshot", gone.snapshot)
    lost = findings(store)
    assert [(each.what, each.level.value) for each in lost] == [("database", "bad")]
    assert len(found) > len(lost)
    gone.close()
