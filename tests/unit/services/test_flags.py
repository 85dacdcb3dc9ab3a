"""Flags and alerts follow the figures, however often and in whatever order they come."""

from datetime import UTC, datetime

import pytest

from bot.access import may_acknowledge
from bot.domain.people import PersonKind
from bot.sample import OCTOBER
from bot.services.acknowledge import acknowledge, alert_now
from bot.services.imports import import_file
from bot.services.sample import load_sample
from tests.unit.messages.sound import faults_of
from tests.unit.services.brought import NOW

ALERT = ["left-green"]
JULY, AUGUST, SEPTEMBER, OCTOBER_18 = "2018-07", "2018-08", "2018-09", "2018-10"
GREEN, AMBER, RED = 17, 19, 24
SAMPLE_NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("figures", "flags", "kinds"),
    [
        # never green: off target, but it has not moved
        ([(JULY, RED), (AUGUST, RED)], [], []),
        ([(JULY, GREEN), (AUGUST, GREEN)], [], []),
        ([(JULY, GREEN), (AUGUST, AMBER)], [(AUGUST, None, None)], ALERT),
        # repeats and a change from amber to red stay one episode
        (
            [(JULY, GREEN), (AUGUST, AMBER), (SEPTEMBER, RED)],
            [(AUGUST, None, None)],
            ["left-green"],
        ),
        # an episode that is over before planbot hears of it is not told
        ([(JULY, GREEN), (AUGUST, AMBER), (SEPTEMBER, GREEN)], [], []),
        # a missing figure is never a recovery
        ([(JULY, GREEN), (AUGUST, RED), (SEPTEMBER, "")], [(AUGUST, None, None)], ALERT),
        # and never a departure
        ([(JULY, GREEN), (AUGUST, "")], [], []),
        (
            [(JULY, GREEN), (AUGUST, ""), (SEPTEMBER, RED)],
            [(SEPTEMBER, None, None)],
            ["left-green"],
        ),
    ],
)
def test_one_import_opens_a_flag_for_the_episode_that_is_open(planned, figures, flags, kinds):
    imported = planned.outturns(*figures)
    assert (planned.flags, planned.kinds, imported.alerts) == (flags, kinds, len(kinds))


@pytest.mark.parametrize(
    ("imports", "flags", "kinds"),
    [
        # back to green closes the flag and is told under the alert
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(SEPTEMBER, GREEN)]],
            [(AUGUST, SEPTEMBER, None)],
            ["left-green", "came-back"],
        ),
        # green → amber → green → amber is two episodes and two alerts
        (
            [
                [(JULY, GREEN), (AUGUST, AMBER)],
                [(SEPTEMBER, GREEN)],
                [(OCTOBER_18, AMBER)],
            ],
            [(AUGUST, SEPTEMBER, None), (OCTOBER_18, None, None)],
            ["left-green", "came-back", "left-green"],
        ),
        # while the breach lasts, there is no second alert
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(SEPTEMBER, RED)], [(OCTOBER_18, RED)]],
            [(AUGUST, None, None)],
            ["left-green"],
        ),
        # a missing figure is no recovery
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(SEPTEMBER, "")]],
            [(AUGUST, None, None)],
            ["left-green"],
        ),
        # a revision takes the departure back
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(AUGUST, GREEN)]],
            [],
            ["left-green", "corrected"],
        ),
        # and the figure leaves green after all: a new flag, a new alert
        (
            [[(JULY, GREEN), (AUGUST, AMBER)], [(AUGUST, GREEN)], [(AUGUST, RED)]],
            [(AUGUST, None, None)],
            ["left-green", "corrected", "left-green"],
        ),
        # a revision moves the departure: the flag moves with it
        (
            [[(JULY, GREEN), (AUGUST, GREEN), (SEPTEMBER, RED)], [(AUGUST, AMBER)]],
            [(AUGUST, None, None)],
            ["left-green"],
        ),
        (
            [[(JULY, GREEN), (AUGUST, AMBER), (SEPTEMBER, RED)], [(AUGUST, GREEN)]],
            [(SEPTEMBER, None, None)],
            ["left-green"],
        ),
        # a revision takes the recovery back: the flag is open again
        (
            [
                [(JULY, GREEN), (AUGUST, AMBER)],
                [(SEPTEMBER, GREEN)],
                [(SEPTEMBER, RED)],
            ],
            [(AUGUST, None, None)],
            ["left-green", "came-back", "reopened"],
        ),
        # and every further recovery is told, and taken back, anew
        (
            [
                [(JULY, GREEN), (AUGUST, AMBER)],
                [(SEPTEMBER, GREEN)],
                [(SEPTEMBER, RED)],
                [(SEPTEMBER, 16)],
                [(SEPTEMBER, AMBER)],
                [(OCTOBER_18, GREEN)],
            ],
            [(AUGUST, OCTOBER_18, None)],
            ["left-green", *2 * ["came-back", "reopened"], "came-back"],
        ),
        # one import both moves the departure and brings the recovery
        (
            [
                [(JULY, GREEN), (AUGUST, GREEN), (SEPTEMBER, RED)],
                [(AUGUST, AMBER), (OCTOBER_18, GREEN)],
            ],
            [(AUGUST, OCTOBER_18, None)],
            ["left-green", "came-back"],
        ),
        # figures that come in the wrong order
        (
            [[(SEPTEMBER, RED)], [(AUGUST, GREEN)], [(JULY, RED)]],
            [(SEPTEMBER, None, None)],
            ["left-green"],
        ),
    ],
)
def test_flags_follow_the_figures_from_import_to_import(planned, imports, flags, kinds):
    for figures in imports:
        planned.outturns(*figures)
    assert (planned.flags, planned.kinds) == (flags, kinds)


@pytest.mark.parametrize(
    ("plan", "flags", "kinds"),
    [
        ({"target": 25}, [], ["left-green", "corrected"]),
        ({"target": 18, "tolerance": 50}, [(AUGUST, None, None)], ALERT),
        ({"target": 16}, [], ["left-green", "corrected"]),
        ({"title": "Repeat child protection plans"}, [(AUGUST, None, None)], ALERT),
    ],
    ids=["an easier target", "a wider tolerance", "never green by a harder one", "another title"],
)
def test_a_changed_plan_settles_the_flags_anew(planned, plan, flags, kinds):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    planned.plan(**plan)
    assert (planned.flags, planned.kinds) == (flags, kinds)


def test_a_harder_target_alone_can_make_an_indicator_leave_green(planned):
    planned.outturns((JULY, 15), (AUGUST, GREEN))
    assert planned.plan(target=16).alerts == 1
    assert planned.flags == [(AUGUST, None, None)]


def test_the_same_file_twice_is_nothing_new_and_no_alert(planned):
    figures = [(JULY, GREEN), (AUGUST, RED)]
    first, second = planned.outturns(*figures), planned.outturns(*figures)
    assert (first.new, first.alerts) == (2, 1)
    assert (second.new, second.revised, second.same, second.alerts) == (0, 0, 2, 0)
    assert not second.changed
    assert planned.kinds == ["left-green"]


def test_a_crash_while_the_alert_is_queued_stores_nothing(planned, monkeypatch):
    before = planned.store.snapshot()

    def broken(*_):
        raise RuntimeError("the power went")

    monkeypatch.setattr("bot.services.flags.left_green_message", broken)
    with pytest.raises(RuntimeError, match="the power went"):
        planned.outturns((JULY, GREEN), (AUGUST, RED))
    assert planned.store.snapshot() == before
    assert planned.kinds == []
    monkeypatch.undo()
    assert planned.outturns((JULY, GREEN), (AUGUST, RED)).alerts == 1


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
        acknowledge(planned.store, flag.id, director(planned.store), "U0AD", flag.opened_at)
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
        acknowledge(planned.store, flag.id, director(planned.store), "U0AD", flag.opened_at)
    else:
        planned.outturns(*later)
    alert, edit, *_ = planned.store.outbox_rows()
    assert edit.edits == alert.id
    assert "acknowledge." in str(alert.message.blocks)
    assert "acknowledge." not in str(edit.message.blocks)


def test_everyone_who_holds_the_assistant_directors_role_is_told(bringing):
    people = [
        {
            "role": "assistant-director",
            "title": "Assistant Director",
            "kind": "assistant director",
            "users": ["U0AD", "U0DEPUTY"],
            "sees": "named",
        }
    ]
    bringing.plan(people=people)
    assert bringing.outturns((JULY, GREEN), (AUGUST, RED)).alerts == 2
    assert [row.channel for row in bringing.store.outbox_rows()] == ["U0AD", "U0DEPUTY"]


def held_by(*users):
    return [
        {
            "role": "assistant-director",
            "title": "Assistant Director",
            "kind": "assistant director",
            "users": list(users),
            "sees": "named",
        }
    ]


def test_who_takes_the_role_on_is_alerted_to_open_flags_and_who_left_the_plan_is_told_no_more(
    planned,
):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    assert planned.plan(people=held_by("U0NEW")).alerts == 1
    assert planned.plan(people=held_by("U0NEW"), title="Other").alerts == 0
    planned.outturns((SEPTEMBER, GREEN))
    assert [(row.kind, row.channel) for row in planned.rows] == [
        ("left-green", "U0AD"),
        ("left-green", "U0NEW"),
        ("came-back", "U0NEW"),
    ]
    assert planned.rows[-1].thread_of == planned.rows[1].id


def director(store):
    return store.snapshot().plan.people[0]


def test_the_first_to_acknowledge_counts_and_the_alert_says_who(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    flag = planned.store.snapshot().flags[0]
    at = datetime(2018, 12, 3, 14, 5, tzinfo=UTC)
    person = director(planned.store)
    assert may_acknowledge(person)
    assert acknowledge(planned.store, flag.id, person, "U0AD", at)
    assert not acknowledge(planned.store, flag.id, person, "U0OTHER", at)
    assert planned.flags == [(AUGUST, None, "Assistant Director")]
    said = alert_now(planned.store.snapshot(), flag.id, at).plain
    assert "✓ Acknowledged by Assistant Director, 3 Dec 2018, 14:05." in said


def test_a_relapse_is_acknowledged_anew(planned):
    planned.outturns((JULY, GREEN), (AUGUST, AMBER))
    flag = planned.store.snapshot().flags[0]
    assert acknowledge(planned.store, flag.id, director(planned.store), "U0AD", flag.opened_at)
    planned.outturns((SEPTEMBER, GREEN))
    planned.outturns((SEPTEMBER, RED))
    assert planned.flags == [(AUGUST, None, None)]
    latest = planned.store.outbox_rows()[-1]
    assert latest.kind == "edited-alert"
    assert "Acknowledged" not in latest.message.plain
    assert acknowledge(planned.store, flag.id, director(planned.store), "U0AD", flag.opened_at)


def test_a_flag_that_is_over_has_no_alert_to_show(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    flag = planned.store.snapshot().flags[0]
    planned.outturns((SEPTEMBER, GREEN))
    assert alert_now(planned.store.snapshot(), flag.id, flag.opened_at) is None
    assert alert_now(planned.store.snapshot(), 999, flag.opened_at) is None


@pytest.mark.parametrize("flag_id", [0, -1, 999, 2**63])
def test_a_flag_that_never_was_cannot_be_acknowledged(planned, flag_id):
    assert not acknowledge(
        planned.store, flag_id, director(planned.store), "U0AD", datetime.now(UTC)
    )


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        (PersonKind.ASSISTANT_DIRECTOR, True),
        (PersonKind.SENIOR_MANAGER, True),
        (PersonKind.PERFORMANCE, True),
        (PersonKind.TEAM_MANAGER, False),
        (PersonKind.ADMINISTRATOR, False),
    ],
)
def test_those_who_answer_for_the_plan_may_acknowledge(kind, may, somebody):
    assert may_acknowledge(somebody(kind)) is may


def test_the_published_sample_raises_no_alert_and_october_exactly_three(store):
    assert [each.alerts for each in load_sample(store, SAMPLE_NOW)] == [0, 0, 0]
    assert import_file(store, OCTOBER, SAMPLE_NOW).alerts == 3
    assert [(row.kind, row.channel) for row in store.outbox_rows()] == 3 * [("left-green", "U0AD")]
    repeat_plans, in_contact, in_work = [row.message.text for row in store.outbox_rows()]
    assert repeat_plans == (
        "Repeat child protection plans left green: 20%, 8 of 40 in October 2018, "
        "illustrative. Target 18% or less (March 2018)."
    )
    assert in_contact == (
        "Care leavers in contact left green: 88.9% in October 2018, provisional, "
        "illustrative. Target 90% or more (March 2018)."
    )
    assert in_work == (
        "Care leavers in education, employment or training left green: 50.9% in October "
        "2018, illustrative. Target 52% or more (March 2018)."
    )
    assert import_file(store, OCTOBER, SAMPLE_NOW).alerts == 0
    assert [each.alerts for each in load_sample(store, SAMPLE_NOW)] == [0, 0, 0]
    assert len(store.outbox_rows()) == 3
