"""What holds of every form: settled once, words kept, nobody let in who may not."""

import sqlite3

import pytest

from bot.playground.validation import check_view
from bot.store import Store
from commands.every_form import FORMS
from tests.integration.dispatch.asking import AD, HEAD
from tests.integration.dispatch.filling import filling

LED = 7
"""A recommendation that the Head of Service leads."""


def decided(people):
    view = people.pressed(f"rating_proposal {LED}", user=HEAD)
    people.sent(view, user=HEAD, rating="amber", reason="Late", evidence="The list")
    return people.pressed("rating_decision")


OPENED = {
    "flag": (AD, lambda people: people.pressed(f"flag {people.store.snapshot().flags[-1].id}")),
    "decision": (AD, lambda people: people.typed("/meeting decide")),
    "meeting_end": (AD, lambda people: people.typed("/meeting end")),
    "rating_proposal": (
        HEAD,
        lambda people: people.pressed(f"rating_proposal {LED}", user=HEAD),
    ),
    "rating_setting": (AD, lambda people: people.pressed("rating_setting 5")),
    "rating_decision": (AD, decided),
    "action": (AD, lambda people: people.pressed("action A1")),
    "action_new": (AD, lambda people: people.typed("/actions new")),
    "update": (HEAD, lambda people: people.typed(f"/update {LED}", user=HEAD)),
    "nothing": (HEAD, lambda people: people.pressed(f"nothing {LED}", user=HEAD)),
}


FILLED = {
    "flag": {"reason": "Known"},
    "decision": {"text": "Audit all"},
    "rating_proposal": {"rating": "amber", "reason": "Late", "evidence": "The list"},
    "rating_setting": {"rating": "amber", "reason": "Late"},
    "rating_decision": {"decision": "agree"},
    "action": {"state": "done", "what": "Read"},
    "action_new": {
        "recommendation": "5",
        "text": "Audit",
        "owner": "performance-manager",
        "due": "2018-12-03",
    },
    "update": {"going": "better", "why": "More homes"},
}


@pytest.fixture
def impatient(october_url):
    """A store that waits for a locked database a little."""
    opened = Store.open(october_url, patience=0.1)
    yield opened
    opened.close()


@pytest.fixture
def people(impatient, october_url):
    with filling(impatient, october_url) as opened:
        yield opened


def test_none_is_left_out_here():
    assert {form.name for form in FORMS} == set(OPENED)


@pytest.mark.parametrize("name", OPENED)
def test_each_is_one_that_slack_takes(people, name):
    assert list(check_view(OPENED[name][1](people))) == []


@pytest.mark.parametrize("name", sorted(FILLED))
def test_while_the_store_cannot_be_written_the_form_stays_with_its_words(people, october_url, name):
    user, opened = OPENED[name]
    view = opened(people)
    people.bot.desk.trail.flush()
    other = sqlite3.connect(october_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        errors = people.sent(view, user=user, once="V1", **FILLED[name])
    finally:
        other.execute("ROLLBACK")
        other.close()
    (said,) = errors.values()
    assert "your words are kept here" in said
    title, _ = people.sent(view, user=user, once="V1", **FILLED[name])
    assert title == "planbot"


@pytest.mark.parametrize("name", sorted(OPENED))
def test_somebody_whom_the_plan_does_not_know_opens_none(people, name):
    told = people.pressed(f"{name} 5", user="U0STRANGER")
    assert "does not know you" in told.text
