"""What people write back, each from the form to what others read, on SQLite and on PostgreSQL."""

from contextlib import closing

import pytest

from bot.domain.action import ActionState
from bot.domain.outbox import OutboxKind
from bot.domain.people import ChannelFacts
from bot.domain.rag import Rag
from bot.rules.action_changes import find
from bot.rules.questions import rating_of
from bot.sample import OCTOBER
from bot.services.imports import import_file
from bot.services.sample import load_sample
from bot.store import Store
from commands.actions import KEPT as DONE
from commands.flag_form import KEPT
from tests.integration.dispatch.asking import HEAD, SMM, words_of
from tests.integration.dispatch.filling import filling
from tests.sample_stores import NOW
from tests.waiting import SOON

LEADS = "Head of Service Children in Care"


@pytest.fixture
def people(database_url):
    """People at the bot with October's figures, on Monday 5 November 2018."""
    private = ChannelFacts(shared=False, private=True)
    with closing(Store.open(database_url, patience=SOON)) as store:
        load_sample(store, NOW)
        import_file(store, OCTOBER, NOW, by="somebody")
        with filling(store, database_url, facts_of=lambda _: private) as opened:
            yield opened


def plan(people):
    return people.store.snapshot().plan


def led(people):
    return next(
        each.number
        for each in plan(people).recommendations
        if LEADS in each.lead and rating_of(each).rag is Rag.GREEN
    )


def rows(people, kind):
    return [row.message.plain for row in people.store.outbox_rows() if row.kind is kind]


def deeds(people):
    return [command for _, _, command, _ in people.bot.audited()]


def test_an_update_is_given_changed_and_read(people):
    number = led(people)
    for going, why in (("worse", "Two foster homes closed"), ("better", "Both are open again")):
        view = people.typed(f"/update {number}", user=HEAD)
        assert people.sent(view, user=HEAD, going=going, why=why)[0] == "planbot"
    assert [each.going for each in people.store.snapshot().updates] == ["worse", "better"]
    assert "going better" in words_of(people.bot.ask(f"/rag {number}"))
    assert "Both are open again" in words_of(people.bot.ask("/digest"))
    assert f"update: rec {number} worse → better" in deeds(people)


def test_an_action_is_moved_done_and_added(people):
    late = next(
        each.id
        for one in plan(people).recommendations
        for each in one.actions
        if each.due is not None and each.state is ActionState.OPEN
    )
    moved = {"due": "2019-01-31", "reason": "The contract is late"}
    assert people.sent(people.pressed(f"action {late}"), **moved) == ("planbot", DONE)
    assert any("→ open, due 2019-01-31" in each for each in deeds(people))
    people.sent(people.pressed(f"action {late}"), state="done", what="All have read it")
    _, action = find(plan(people).recommendations, late)
    assert (action.state, action.slips, len(action.said)) == (ActionState.DONE, 1, 2)
    wanted = {"recommendation": "5", "text": "Audit twelve referrals", "due": "2018-11-30"}
    people.sent(people.typed("/actions new"), owner="head-of-service-children-in-care", **wanted)
    assert "Audit twelve referrals" in words_of(people.bot.ask("/actions rec 5"))


def test_a_meeting_decides_ends_and_is_corrected(people):
    for text in ("Audit the repeat plans", "Open a third home"):
        if text.startswith("Open"):
            assert people.sent(people.typed("/meeting end"))[0] == "planbot"
        people.sent(people.typed("/meeting decide"), text=text, recommendation=5)
    assert text in words_of(people.bot.ask("/meeting", channel=SMM))
    (first,), (edit,) = rows(people, OutboxKind.MINUTES), rows(people, OutboxKind.MINUTES_EDITED)
    assert ("Open a third home" in first, "Open a third home" in edit) == (False, True)
    assert len(rows(people, OutboxKind.MINUTES_IN_CANVAS)) == 2


def test_a_rating_is_proposed_and_agreed(people):
    number, why = led(people), {"reason": "Audits are late", "evidence": "The list of 2 November"}
    view = people.pressed(f"rating_proposal {number}", user=HEAD)
    people.sent(view, user=HEAD, rating="amber", **why)
    assert "Audits are late" in words_of(people.bot.ask("/rag proposed"))
    people.sent(people.pressed("rating_decision"), decision="agree")
    assert rating_of(plan(people).recommendation(number)).rag is Rag.AMBER


def test_a_flag_is_held_and_handed_on(people):
    flag = people.store.snapshot().flags[-1]
    to = {"hand_on.role": "head-of-service-children-in-care", "hand_on.by": "2018-11-30"}
    given = {"reason": "Known", "hold": "worse"} | to
    assert people.sent(people.pressed(f"flag {flag.id}"), **given) == ("planbot", KEPT)
    said = words_of(people.bot.ask(f"/flags {flag.indicator}"))
    assert "until it gets worse" in said
    assert f"*With* {LEADS}" in said or f"With {LEADS}" in said
