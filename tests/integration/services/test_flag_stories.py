"""What becomes of a flag is told where its alert stands: in its thread and in the alert itself."""

from datetime import UTC, datetime

import pytest

from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.messages.flags import flags_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.services.flag_answers import acknowledge
from tests.integration.services.brought import NOW, director
from tests.keeping import entry_of
from tests.unit.messages.sound import faults_of

ALERT = ["left-green"]
JULY, AUGUST, SEPTEMBER, OCTOBER_18 = "2018-07", "2018-08", "2018-09", "2018-10"
GREEN, AMBER, RED = 17, 19, 24


def test_the_reply_to_an_alert_stands_in_its_thread_and_says_how_long_it_was(planned):
    planned.outturns((JULY, GREEN), (AUGUST, AMBER))
    planned.outturns((SEPTEMBER, GREEN))
    alert, reply = planned.rows
    assert (reply.thread_of, reply.flag_id, reply.channel) == (alert.id, alert.flag_id, "U0AD")
    assert reply.message.text == (
        "Repeat plans is back to green: 17% in September 2018, after 30 days off green."
    )


def test_a_recovery_that_a_revision_takes_back_is_told_in_the_thread(planned):
    planned.outturns((JULY, GREEN), (AUGUST, AMBER))
    planned.outturns((SEPTEMBER, GREEN))
    planned.outturns((SEPTEMBER, RED))
    alert, _, reply = planned.rows
    assert (reply.kind, reply.thread_of) == ("reopened", alert.id)
    assert planned.store.snapshot().flags[0].reopened_at == NOW
    assert reply.message.text == (
        "Correction: on the figures and targets as they stand now repeat plans did not come back "
        "to green in September 2018: 24% in September 2018. The flag is open again."
    )


def test_a_correction_says_which_flag_is_withdrawn(planned):
    planned.outturns((JULY, GREEN), (AUGUST, AMBER))
    planned.outturns((AUGUST, GREEN))
    alert, reply = planned.rows
    assert reply.thread_of == alert.id
    assert reply.message.text == (
        "Correction: on the figures and targets as they stand now repeat plans did not leave "
        "green in August 2018. The flag is withdrawn."
    )


@pytest.mark.parametrize(
    ("revised", "said"),
    [
        ([(AUGUST, AMBER)], "it has been off green since July 2018, and that flag stands"),
        (
            [(AUGUST, AMBER), (OCTOBER_18, GREEN)],
            "it had been off green since July 2018, and came back to it in October 2018",
        ),
    ],
)
def test_a_flag_that_an_earlier_episode_swallows_is_withdrawn_without_an_all_clear(
    planned, revised, said
):
    planned.outturns(("2018-06", GREEN), (JULY, RED))
    planned.outturns((AUGUST, GREEN))
    planned.outturns((SEPTEMBER, RED))
    planned.outturns(*revised)
    alert = next(row for row in planned.rows if "September" in row.message.text)
    (reply,) = (row for row in planned.rows if row.kind == "corrected")
    assert reply.thread_of == alert.id
    assert f"did not leave green in September 2018: {said}. This flag is" in reply.message.text
    assert [opened for opened, _, _ in planned.flags] == [JULY]


def test_a_file_brought_in_as_on_an_earlier_day_takes_no_later_flag_back(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    planned.outturns(("2018-06", GREEN), now=datetime(2018, 8, 1, 8, 0, tzinfo=UTC))
    assert (planned.flags, planned.kinds) == ([(AUGUST, None, None)], ALERT)
    planned.outturns(("2018-05", GREEN))
    assert (planned.flags, planned.kinds) == ([(AUGUST, None, None)], ALERT)


def test_a_flag_stays_open_however_many_figures_came_since(planned):
    months = [f"{year}-{month:02}" for year in range(1990, 2018) for month in range(1, 13)]
    planned.outturns((months[0], GREEN), *((each, RED) for each in months[1:250]))
    planned.outturns(*((each, RED) for each in months[250:300]))
    assert (planned.flags, planned.kinds) == ([(months[1], None, None)], ALERT)


def test_a_flag_of_an_indicator_that_left_the_plan_is_withdrawn_and_that_is_said(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    empty = {"number": 5, "title": "Thresholds", "short": "Thresholds", "lead": ["Head"]}
    planned.plan(recommendations=[empty])
    assert planned.flags == []
    alert, reply = planned.rows
    assert (reply.kind, reply.thread_of) == ("corrected", alert.id)
    assert reply.message.text == ("Indicator 5.2 is no longer in the plan. Its flag is withdrawn.")


LEFT = {"number": 5, "title": "Thresholds", "short": "Thresholds", "lead": ["Head"]}


@pytest.mark.parametrize(
    ("withdraw", "said"),
    [
        (lambda planned: planned.outturns((AUGUST, GREEN)), "did not leave green in August 2018."),
        (lambda planned: planned.plan(recommendations=[LEFT]), "5.2 is no longer in the plan."),
    ],
    ids=["revised", "left the plan"],
)
@pytest.mark.parametrize("seen", [False, True])
def test_the_alert_of_a_withdrawn_flag_says_so_keeps_its_facts_and_has_nothing_to_acknowledge(
    planned, withdraw, said, seen
):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    if seen:
        flag = planned.store.snapshot().flags[0]
        acknowledge(
            planned.store, flag.id, director(planned.store), entry_of("U0AD"), flag.opened_at
        )
    withdraw(planned)
    alert, *_, edit, reply = planned.store.outbox_rows()
    assert (edit.kind, edit.edits, reply.kind) == ("edited-alert", alert.id, "corrected")
    assert edit.message.text == f"Withdrawn: {alert.message.text}"
    assert "acknowledge." not in str(edit.message.blocks)
    assert {str(block) for block in alert.message.blocks[:-1]} < set(map(str, edit.message.blocks))
    heading, correction, *facts = edit.message.plain.split("\n\n")
    assert said in correction
    assert set(alert.message.plain.split("\n\n")) <= {heading, *facts}
    assert ("✓ Acknowledged" in edit.message.plain) is seen
    assert faults_of(edit.message) == []


@pytest.mark.parametrize("later", [(), [(OCTOBER_18, GREEN)]])
def test_a_closed_or_acknowledged_alert_has_no_button_to_acknowledge(planned, later):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    flag = planned.store.snapshot().flags[0]
    if not later:
        acknowledge(
            planned.store, flag.id, director(planned.store), entry_of("U0AD"), flag.opened_at
        )
    else:
        planned.outturns(*later)
    alert, edit, *_ = planned.store.outbox_rows()
    assert edit.edits == alert.id
    assert "acknowledge." in str(alert.message.blocks)
    assert "acknowledge." not in str(edit.message.blocks)


def test_a_figure_that_was_taken_back_withdraws_no_flag_and_the_thread_says_so_once(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    for later in ((), [(SEPTEMBER, "")]):
        planned.outturns((AUGUST, ""), *later)
    assert planned.flags == [(AUGUST, None, None)]
    alert, reply = planned.store.outbox_rows()
    assert (reply.kind, reply.thread_of) == ("taken-back", alert.id)
    assert reply.message.text == (
        "Repeat plans: the figure for August 2018 was taken back on 3 December 2018. Whether it "
        "left green cannot be seen without it: the flag stands until a figure comes."
    )
    said = flags_message(View(assess(planned.store.snapshot(), london_day(NOW)), Audience.NAMED))
    assert "Waiting for a figure\n• 5.2 Repeat plans: flagged in August 2018;" in said.plain
    planned.outturns((SEPTEMBER, GREEN))
    assert planned.flags == [(AUGUST, SEPTEMBER, None)]
    assert planned.kinds == ["left-green", "came-back"]
    assert planned.told()[-1] == (
        "Repeat plans is back to green: 17% in September 2018. It was flagged in August 2018; "
        "figures of that time were taken back since."
    )
    edit = planned.store.outbox_rows()[-2]
    assert edit.message.text == f"Back to green: {alert.message.text}"
    assert "acknowledge." not in str(edit.message.blocks)


def test_a_recovery_that_was_taken_back_opens_the_flag_again_and_says_why(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    planned.outturns((SEPTEMBER, GREEN))
    planned.outturns((SEPTEMBER, ""))
    assert planned.flags == [(AUGUST, None, None)]
    (said,) = planned.told("reopened")
    assert said == (
        "Repeat plans: the figure for September 2018 was taken back on 3 December 2018. It had "
        "come back to green with it; what is known last is 24% in August 2018. The flag is open "
        "again."
    )
