"""A flag is answered by people, and what time and figures make of the answers is told once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.flag_answer import FlagAnswer, FlagDeed, HoldUntil
from bot.domain.outbox import OutboxKind
from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.messages.flag_answers import answers_in_brief
from bot.messages.forms.flag import FlagWords
from bot.messages.text import as_written
from bot.rules.assessment import assess
from bot.services.flag_answers import (
    ChangedSinceError,
    acknowledge,
    alert_now,
    answer_flag,
    open_flag,
    seen_of,
)
from bot.services.flag_watch import watch_flags
from bot.services.submitted import Submitted
from bot.store import AuditEntry, Outcome
from jobs.schedule import BANK_HOLIDAYS
from tests.integration.services.brought import director
from tests.keeping import changing, entry_of
from tests.making import plan_in_file

JULY, AUGUST, SEPTEMBER, OCTOBER = "2018-07", "2018-08", "2018-09", "2018-10"
GREEN, AMBER, WORSE_AMBER, RED = 17, 19, "19.5", 24
MONDAY = datetime(2018, 12, 3, 9, 30, tzinfo=UTC)
HEAD = {
    "role": "head-of-service",
    "title": "Head of Service",
    "kind": "senior manager",
    "users": ["U0HEAD"],
    "sees": "named",
}
NOTHING = FlagWords(acknowledge=False, reason="", hold=None, day=None, role=None, by=None)


@pytest.fixture
def flagged(bringing):
    """5.2 went from green to amber on 3 December, and the plan names whom to escalate to."""
    people = [*plan_in_file()["people"], HEAD]
    bringing.plan(people=people, escalate_to="head-of-service", now=MONDAY)
    bringing.outturns((JULY, GREEN), (AUGUST, AMBER), now=MONDAY)
    return bringing


def flag(bringing):
    return bringing.store.snapshot().flags[-1]


def entry(bringing, at):
    who = director(bringing.store)
    return AuditEntry(at, who.users[0], who.role, "T0", "D0", "flag 5.2", Outcome.ANSWERED)


def answered(bringing, at=MONDAY, once="view 1", seen=None, **words):
    now, store = flag(bringing), bringing.store
    said = seen_of(now) if seen is None else seen
    who = director(store)
    wanted = replace(NOTHING, **words)
    sent = Submitted(who, entry(bringing, at), at, once, said)
    return answer_flag(store, now.id, wanted, sent)


def rows(bringing, kind):
    return [row for row in bringing.store.outbox_rows() if row.kind is kind]


def alert(bringing, at=MONDAY):
    return alert_now(assess(bringing.store.snapshot(), london_day(at)), flag(bringing).id).plain


def test_a_reason_stands_in_the_alert_and_in_flags(flagged):
    assert answered(flagged, acknowledge=True, reason="Two sibling groups").first
    assert "✓ Acknowledged by Assistant Director, 3 Dec 2018, 09:30: “Two sibling groups”" in alert(
        flagged
    )
    assert rows(flagged, OutboxKind.EDITED)
    brief = answers_in_brief(flag(flagged), Audience.NAMED)
    assert as_written(brief).endswith("Assistant Director, 3 Dec 2018: “Two sibling groups”")


def test_a_wide_audience_is_told_that_there_is_a_reason_and_not_which(flagged):
    answered(flagged, acknowledge=True, reason="Two sibling groups of three")
    said = answers_in_brief(flag(flagged), Audience.WIDE)
    assert "sibling" not in said
    assert "A reason is given" in said


def test_the_same_form_sent_twice_is_one_answer(flagged):
    first = answered(flagged, acknowledge=True, reason="Seen")
    again = answered(flagged, acknowledge=True, reason="Seen")
    assert (first.first, again.first) == (True, False)
    assert len(flag(flagged).answers) == 1


def test_a_form_that_was_opened_before_somebody_else_answered_changes_nothing(flagged):
    before = seen_of(flag(flagged))
    acknowledge(flagged.store, flag(flagged).id, director(flagged.store), entry_of("U0AD"), MONDAY)
    with pytest.raises(ChangedSinceError) as error:
        answered(flagged, seen=before, hold=HoldUntil.WORSE, reason="Known")
    assert error.value.flag.acknowledged_by == "Assistant Director"
    assert flag(flagged).hold is None


@pytest.mark.parametrize(
    ("until", "day", "figures", "over"),
    [
        (HoldUntil.NEXT_FIGURE, None, [(SEPTEMBER, AMBER)], "the next figure came"),
        (HoldUntil.WORSE, None, [(SEPTEMBER, AMBER)], None),
        (HoldUntil.WORSE, None, [(SEPTEMBER, WORSE_AMBER)], "it got worse"),
        (HoldUntil.WORSE, None, [(SEPTEMBER, RED)], "it went from Amber to Red"),
        (HoldUntil.DAY, date(2019, 1, 7), [(SEPTEMBER, AMBER)], None),
        (HoldUntil.DAY, date(2019, 1, 7), [(SEPTEMBER, RED)], "it went from Amber to Red"),
        (HoldUntil.NEXT_FIGURE, None, [(SEPTEMBER, GREEN)], None),
    ],
    ids=[
        "the next figure",
        "worse: as bad as then",
        "worse: still amber",
        "worse: red",
        "a day: not yet",
        "a day: red speaks at once",
        "back to green: that is told",
    ],
)
def test_a_hold_ends_with_what_it_waits_for_and_is_told_once(flagged, until, day, figures, over):
    answered(flagged, acknowledge=True, hold=until, day=day, reason="Known cause")
    later = MONDAY + timedelta(days=1)
    flagged.outturns((JULY, GREEN), (AUGUST, AMBER), *figures, now=later)
    watch_flags(flagged.store, later + timedelta(hours=1), BANK_HOLIDAYS)
    told = rows(flagged, OutboxKind.HOLD_OVER)
    assert [over in row.message.text for row in told] == ([True] if over else [])
    assert all(row.thread_of for row in told)
    still = over is None and flag(flagged).closed is None
    assert (flag(flagged).hold is not None) is still


def test_a_hold_until_a_day_ends_on_that_day(flagged):
    answered(flagged, hold=HoldUntil.DAY, day=date(2018, 12, 7), reason="Wait for the audit")
    for hours in range(0, 24 * 6, 12):
        watch_flags(flagged.store, MONDAY + timedelta(hours=hours), BANK_HOLIDAYS)
    told = rows(flagged, OutboxKind.HOLD_OVER)
    assert [row.created_at.date() for row in told] == [date(2018, 12, 7)]
    assert "its day has come" in told[0].message.text
    assert "On hold" not in alert(flagged, MONDAY + timedelta(days=6))


def test_whoever_it_is_handed_on_to_is_told(flagged):
    answered(flagged, role="head-of-service", by=date(2018, 12, 7), reason="Yours to explain")
    told = rows(flagged, OutboxKind.HANDED_ON)
    assert [row.channel for row in told] == ["U0HEAD"]
    assert "Please answer by 7 Dec 2018" in told[0].message.plain
    assert "*With* Head of Service, answer by 7 Dec 2018" in str(
        rows(flagged, OutboxKind.EDITED)[-1].message.blocks
    )


def test_an_alert_that_nobody_acknowledged_is_escalated_once_after_two_working_days(flagged):
    for hours in range(0, 24 * 8, 6):
        watch_flags(flagged.store, MONDAY + timedelta(hours=hours), BANK_HOLIDAYS)
    told = rows(flagged, OutboxKind.ESCALATED)
    assert [(row.channel, row.created_at.date()) for row in told] == [("U0HEAD", date(2018, 12, 6))]
    assert "nobody has for 2 working days" in told[0].message.text
    assert "Not acknowledged in time: told to Head of Service, 6 Dec 2018" in alert(
        flagged, MONDAY + timedelta(days=8)
    )


def test_weekends_bank_holidays_and_nights_do_not_count(bringing):
    christmas_eve = datetime(2018, 12, 24, 15, tzinfo=UTC)
    people = [*plan_in_file()["people"], HEAD]
    bringing.plan(people=people, escalate_to="head-of-service", now=christmas_eve)
    bringing.outturns((JULY, GREEN), (AUGUST, AMBER), now=christmas_eve)
    for hours in range(0, 24 * 12, 1):
        watch_flags(bringing.store, christmas_eve + timedelta(hours=hours), BANK_HOLIDAYS)
    # 27 and 28 December are the two whole working days; the next is Monday the 31st.
    assert [row.created_at for row in rows(bringing, OutboxKind.ESCALATED)] == [
        datetime(2018, 12, 31, 9, tzinfo=UTC)
    ]


def test_what_was_acknowledged_is_not_escalated(flagged):
    acknowledge(flagged.store, flag(flagged).id, director(flagged.store), entry_of("U0AD"), MONDAY)
    watch_flags(flagged.store, MONDAY + timedelta(days=7), BANK_HOLIDAYS)
    assert rows(flagged, OutboxKind.ESCALATED) == []


def test_without_somebody_to_escalate_to_nobody_is_told(planned):
    planned.outturns((JULY, GREEN), (AUGUST, AMBER), now=MONDAY)
    assert watch_flags(planned.store, MONDAY + timedelta(days=7), BANK_HOLIDAYS) == 0


def test_what_was_answered_is_audited_with_it(flagged):
    answered(flagged, acknowledge=True)
    assert [each.command for each in flagged.store.audit_rows(5)] == ["flag 5.2"]


def test_an_earlier_day_knows_nothing_of_later_answers(flagged):
    later = MONDAY + timedelta(days=3)
    answered(flagged, at=later, hold=HoldUntil.WORSE, reason="Known")
    then = open_flag(assess(flagged.store.snapshot(), MONDAY.date()), flag(flagged).id)
    assert then.record.answers == ()


@pytest.mark.parametrize("deed", list(FlagDeed))
def test_every_deed_is_kept_as_it_was_said(flagged, deed):

    said = FlagAnswer(deed, MONDAY, "Head", "why <b>", HoldUntil.DAY, date(2018, 12, 9), "Role")
    with changing(flagged.store) as work:
        work.flag_answers.add(flag(flagged).id, said, "U0HEAD")
    assert flag(flagged).answers == (said,)
