"""Who is told of a flag, and who acknowledges it."""

from datetime import UTC, datetime

import pytest

from bot.access import Deed, may
from bot.domain.people import PersonKind
from bot.domain.period import london_day
from bot.rules.assessment import assess
from bot.services.flag_answers import acknowledge, alert_now
from commands.answer_cache import AnswerCache
from tests.integration.services.brought import director
from tests.keeping import entry_of

JULY, AUGUST, SEPTEMBER, OCTOBER_18 = "2018-07", "2018-08", "2018-09", "2018-10"
GREEN, AMBER, RED = 17, 19, 24


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


def test_the_first_to_acknowledge_counts_and_the_alert_says_who(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    flag = planned.store.snapshot().flags[0]
    at = datetime(2018, 12, 3, 14, 5, tzinfo=UTC)
    person = director(planned.store)
    assert may(person, Deed.ACKNOWLEDGE)
    assert acknowledge(planned.store, flag.id, person, entry_of("U0AD"), at).first
    again = acknowledge(planned.store, flag.id, person, entry_of("U0OTHER"), at)
    assert not again.first
    assert [each.command for each in planned.store.audit_rows(5)] == [
        f"flag {flag.id}: not acknowledged → acknowledged"
    ]
    assert planned.flags == [(AUGUST, None, "Assistant Director")]
    assert "✓ Acknowledged by Assistant Director, 3 Dec 2018, 14:05." in again.alert.plain


def test_what_is_shown_after_a_click_goes_on_from_its_one_assessment(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    flag = planned.store.snapshot().flags[0]
    done = acknowledge(
        planned.store, flag.id, director(planned.store), entry_of("U0AD"), flag.opened_at
    )
    answers = AnswerCache()
    answers.keep(done.assessment)
    assert answers.assessment(planned.store.snapshot(), done.assessment.at) is done.assessment
    assert [each.acknowledged_by for each in done.assessment.snapshot.flags] == [
        "Assistant Director"
    ]


def test_a_relapse_is_acknowledged_anew(planned):
    planned.outturns((JULY, GREEN), (AUGUST, AMBER))
    flag = planned.store.snapshot().flags[0]
    assert acknowledge(
        planned.store, flag.id, director(planned.store), entry_of("U0AD"), flag.opened_at
    ).first
    planned.outturns((SEPTEMBER, GREEN))
    planned.outturns((SEPTEMBER, RED))
    assert planned.flags == [(AUGUST, None, None)]
    latest = planned.store.outbox_rows()[-1]
    assert latest.kind == "edited-alert"
    assert "Acknowledged" not in latest.message.plain
    assert acknowledge(
        planned.store, flag.id, director(planned.store), entry_of("U0AD"), flag.opened_at
    ).first


def test_a_flag_that_is_over_has_no_alert_to_show(planned):
    planned.outturns((JULY, GREEN), (AUGUST, RED))
    flag = planned.store.snapshot().flags[0]
    planned.outturns((SEPTEMBER, GREEN))
    assessment = assess(planned.store.snapshot(), london_day(flag.opened_at))
    assert alert_now(assessment, flag.id) is None
    assert alert_now(assessment, 999) is None


@pytest.mark.parametrize("flag_id", [0, -1, 999, 2**63])
def test_a_flag_that_never_was_cannot_be_acknowledged(planned, flag_id):
    done = acknowledge(
        planned.store, flag_id, director(planned.store), entry_of("U0AD"), datetime.now(UTC)
    )
    assert not done.first
    assert done.alert is None


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        (PersonKind.ASSISTANT_DIRECTOR, True),
        (PersonKind.SENIOR_MANAGER, True),
        (PersonKind.PERFORMANCE, True),
        (PersonKind.TEAM_MANAGER, False),
        (PersonKind.ADMINISTRATOR, False),
    ],
)
def test_those_who_answer_for_the_plan_may_acknowledge(kind, allowed, somebody):
    assert may(somebody(kind), Deed.ACKNOWLEDGE) is allowed
