"""A year of weeks with a stepped clock, on a store: each period once, at its hour on the wall."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.period import LONDON
from bot.store import Store
from jobs.schedule import BANK_HOLIDAYS, enqueue_owed
from tests.faults.workers import delivering
from tests.integration.schedule.year import PAGE, SCHEDULE, SHOWN, page, posted_in, private
from tests.keeping import changing, put_plan

YEARS = {
    "2018-19": (date(2018, 9, 1), date(2019, 9, 1)),
    "2026-27": SHOWN,
}


@pytest.fixture(scope="module", params=YEARS)
def year(request, sqlite_files):
    store = Store.open(sqlite_files.migrated())
    start, end = YEARS[request.param]
    yield request.param, start, end, store, posted_in(store, start, end)
    store.close()


def test_every_period_is_taken_up_exactly_once(year):
    _, start, end, _, taken = year
    counted = Counter(due.key for due, _ in taken)
    assert set(counted.values()) == {1}
    by_kind = Counter(due.post.kind.value for due, _ in taken)
    weeks = {
        post.kind.value: sum(
            (start + timedelta(days=each)).weekday() == post.weekday.number
            for each in range((end - start).days)
        )
        for post in SCHEDULE
    }
    assert by_kind == {
        "weekly-digest": weeks["weekly-digest"],
        "flag-reminder": weeks["flag-reminder"],
        "caseloads": weeks["caseloads"],
        "monthly-digest": 12,
        "data-quality": 26,
    }


def test_each_is_taken_up_within_minutes_of_its_hour_on_the_wall(year):
    *_, taken = year
    for due, at in taken:
        local = due.at.astimezone(LONDON)
        skipped = local.date() in (date(2019, 3, 31), date(2027, 3, 28)) and due.post.at < time(2)
        assert local.time() == (time(2, 30) if skipped else due.post.at), due.key
        assert timedelta(0) <= at - due.at <= timedelta(minutes=5), due.key


def test_no_post_of_a_working_day_falls_on_a_bank_holiday(year):
    *_, taken = year
    moved = [due for due, _ in taken if due.at.astimezone(LONDON).date() != due.period]
    assert len(moved) >= 4
    for due, _ in taken:
        if due.post.at != time(1, 30):
            assert due.at.astimezone(LONDON).date() not in BANK_HOLIDAYS, due.key


def test_what_was_taken_up_stands_in_the_outbox_once_and_never_late(year):
    _, _, _, store, taken = year
    rows = store.outbox_rows()
    digests = [due.period.isoformat() for due, _ in taken if due.post.kind == "weekly-digest"]
    assert [row.about.key for row in rows if row.kind == "weekly-digest"] == digests
    assert [row.about.key for row in rows if "Late:" in row.message.text] == []


def test_the_page_in_the_docs_is_this_year(year):
    name, *_, taken = year
    if name == "2026-27":
        assert PAGE.read_text(encoding="utf-8") == page(taken)
    else:
        assert "| Mon 22 Apr 2019 | Tue 23 Apr | 08:30 BST | 07:30 | Easter Monday |" in page(taken)


DUE = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def planned(store):
    """On both databases: the plan, known for a month, and last week's posts taken up."""
    with changing(store) as work:
        plan = delivering.plan(schedule=SCHEDULE[:1])
        put_plan(work, plan, "plan.yaml", "a" * 64, DUE - timedelta(days=30))
    enqueue_owed(store, DUE - timedelta(days=7), private)
    return store


def minutes(number):
    return DUE + timedelta(minutes=number)


def taken_up(store, *moments):
    return [due.period.isoformat() for at in moments for due in enqueue_owed(store, at, private)]


def test_down_across_the_due_time_owes_one_digest_that_says_it_is_late(planned):
    assert taken_up(planned, minutes(-1), minutes(3 * 60), minutes(4 * 60)) == ["2026-11-02"]
    row = planned.outbox_rows()[-1]
    assert "Late: this was due on Monday 2 November 2026 at 08:30." in row.message.text


def test_weeks_of_silence_owe_the_latest_digest_only(planned):
    assert taken_up(planned, DUE + timedelta(days=16)) == ["2026-11-16"]
    assert taken_up(planned, DUE + timedelta(days=16)) == []


@pytest.mark.parametrize(
    "clock", [(0, -60, -30, 0, 1), (60, 0, 30, 61), (-1, 59, -1, 0), (0, 0, 0)]
)
def test_a_clock_that_jumps_an_hour_posts_no_digest_twice(planned, clock):
    assert taken_up(planned, *(minutes(each) for each in clock)) == ["2026-11-02"]


def test_a_new_entry_owes_nothing_from_before_it(planned):
    with changing(planned) as work:
        plan = delivering.plan(schedule=SCHEDULE[:2])
        put_plan(work, plan, "plan.yaml", "b" * 64, minutes(-60))
    assert taken_up(planned, minutes(0)) == ["2026-11-02"]
    assert taken_up(planned, minutes(3 * 1440)) == ["2026-11-05"]


def test_an_entry_moved_to_an_earlier_weekday_owes_no_second_digest_of_the_week(planned):
    assert taken_up(planned, DUE) == ["2026-11-02"]
    moved = SCHEDULE[0].__class__(SCHEDULE[0].kind, "C0SMM", time(7, 0), SCHEDULE[1].weekday)
    with changing(planned) as work:
        plan = delivering.plan(schedule=(moved,))
        put_plan(work, plan, "plan.yaml", "b" * 64, minutes(4 * 1440))
    assert taken_up(planned, minutes(4 * 1440 + 5)) == []
    assert taken_up(planned, minutes(10 * 1440)) == ["2026-11-12"]


def test_an_entry_moved_to_another_hour_while_it_was_owed_is_owed_still(planned):
    moved = SCHEDULE[0].__class__(SCHEDULE[0].kind, "C0SMM", time(9, 0), SCHEDULE[0].weekday)
    with changing(planned) as work:
        plan = delivering.plan(schedule=(moved,))
        put_plan(work, plan, "plan.yaml", "b" * 64, minutes(60))
    assert taken_up(planned, minutes(61)) == ["2026-11-02"]


def delivered(store):
    with changing(store, alone=False) as work:
        for row in store.outbox_rows():
            if row.state != "sent":
                work.delivery.mark_sent(row, f"{row.id}.1", row.created_at)


@pytest.mark.parametrize("ahead", [timedelta(days=8), timedelta(days=371)])
def test_a_clock_that_ran_ahead_for_one_tick_swallows_no_digest_and_counts_as_none(planned, ahead):
    delivered(planned)
    enqueue_owed(planned, DUE - timedelta(days=1) + ahead, private)
    delivered(planned)
    weeks = [DUE + timedelta(days=7 * week) for week in range(3)]
    assert taken_up(planned, *weeks) == ["2026-11-02", "2026-11-09", "2026-11-16"]
    told = []
    for row in planned.outbox_rows()[-3:]:
        told += [line for line in row.message.plain.splitlines() if "since the digest of" in line]
        assert row.about.key == row.created_at.date().isoformat()
    assert "since the digest of 26 October 2026" in told[0]
    assert len([line for line in told if "2027" in line]) == 0
    delivered(planned)
    assert planned.last_delivered("weekly-digest", "C0SMM", DUE + ahead * 2) == weeks[-1]


def test_a_message_that_a_clock_put_off_by_years_waits_no_longer(planned):
    (row,) = planned.outbox_rows()
    with changing(planned, alone=False) as work:
        claimed = work.delivery.claim("one", DUE + timedelta(days=400), timedelta(seconds=90))
        assert claimed.id == row.id
        assert work.delivery.claim("two", DUE, timedelta(seconds=90)).id == row.id


def test_while_slack_does_not_tell_who_reads_a_named_channel_its_digest_waits_until_it_is_late(
    planned,
):
    def told(number):
        return [each.period.isoformat() for each in enqueue_owed(planned, minutes(number), silent)]

    assert told(1) == told(15) == []
    assert told(16) == ["2026-11-02"]


def silent(_channel):
    """What Slack says while it does not answer."""
