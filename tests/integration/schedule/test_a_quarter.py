"""A quarter of meetings: each message once, and whoever is silent is named."""

import pytest

from bot.domain.outbox import OutboxKind
from bot.domain.rag import Rag
from bot.rules.action_changes import find
from bot.rules.questions import rating_of
from bot.store import Store
from tests.integration.schedule.quarter import AWAY, DEPUTY, SILENT, WEEKS, Quarter, by_week
from tests.unit.docs.pages import REFERENCE

PAGE = REFERENCE / "a-quarter.md"


@pytest.fixture(scope="module")
def quarter(sqlite_files, tmp_path_factory):
    store = Store.open(sqlite_files.migrated())
    Quarter(store, tmp_path_factory.mktemp("quarter")).run()
    yield store
    store.close()


def rows(store, kind):
    return [row for row in store.outbox_rows() if row.kind is kind]


def test_each_week_asks_reminds_posts_and_minutes_once(quarter):
    assert [
        (asked, reminded, digests, minutes)
        for _, asked, reminded, digests, minutes, _ in by_week(quarter)
    ] == [(4, 1, 1, 1)] * WEEKS


def test_nobody_gets_more_than_one_ask_and_one_reminder_for_a_meeting(quarter):
    told = [
        (row.kind, row.about.key, row.channel)
        for kind in (OutboxKind.ASK_FOR_UPDATES, OutboxKind.UPDATE_REMINDER)
        for row in rows(quarter, kind)
    ]
    assert len(told) == len(set(told)) == 5 * WEEKS
    assert {row.channel for row in rows(quarter, OutboxKind.UPDATE_REMINDER)} == {"U0THIRD"}


def test_whoever_is_silent_is_named_in_every_digest(quarter):
    assert [silent for *_, silent in by_week(quarter)] == [[SILENT]] * WEEKS


def test_while_one_is_away_their_deputy_is_asked(quarter):
    asked = [row.channel for row in rows(quarter, OutboxKind.ASK_FOR_UPDATES)]
    assert asked.count(f"U0{DEPUTY.upper()}") == 3
    assert asked.count(f"U0{AWAY.upper()}") == WEEKS - 3


def test_one_proposal_is_agreed_and_one_returned(quarter):
    assert len(rows(quarter, OutboxKind.PROPOSAL)) == 2
    assert len(rows(quarter, OutboxKind.PROPOSAL_DECIDED)) == 2
    assert rating_of(quarter.snapshot().plan.recommendation(1)).rag is Rag.AMBER


def test_five_slips_stay_in_sight(quarter):
    _, action = find(quarter.snapshot().plan.recommendations, "A1")
    assert (action.slips, action.first_due.isoformat()) == (5, "2018-12-07")


def test_what_nobody_acknowledged_is_escalated_once(quarter):
    (told,) = rows(quarter, OutboxKind.ESCALATED)
    assert told.channel == "U0SECOND"
    assert "Measure 1" in told.message.text


def test_the_page_in_the_docs_is_this_quarter(quarter):
    assert PAGE.read_text("utf-8") == page(by_week(quarter))


def page(weeks):
    lines = [
        "# A quarter, week by week",
        "",
        "Thirteen weeks as a test lives through them, an hour at a time: two lead officers who",
        "answer, one who never does, one who is away from the fifth week to the eighth and whose",
        "deputy answers, two proposals (one agreed, one returned), five new dates of one action,",
        "one alert that nobody acknowledges. Each ask, reminder, digest and minutes comes once.",
        "",
        "| meeting | asked | reminded | digest | minutes | no update from |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {day:%a} {day.day} {day:%b %Y} | {asked} | {reminded} | {digests} | {minutes} | "
        f"{', '.join(silent) or '–'} |"
        for day, asked, reminded, digests, minutes, silent in weeks
    ]
    return "\n".join(lines) + "\n"
