"""Ratings change by people: proposed by whoever leads, decided on by the Assistant Director."""

import threading
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from bot.domain.outbox import OutboxKind
from bot.domain.proposal import Verdict
from bot.domain.rag import Rag, Rating
from bot.rules.questions import rating_of
from bot.store import Store
from commands.rating_forms import NONE_WAITS, NOT_YOURS, PROPOSED, SET
from tests.integration.dispatch.asking import AD, HEAD, words_of
from tests.integration.dispatch.filling import filling
from tests.waiting import SOON

WHY = {"reason": "Audits of October are late", "evidence": "The audit list of 2 November"}
DEPUTY, DEPUTYS = "U0HOSFSW", "Head of Service Field Social Work"
NOW = datetime(2018, 11, 5, 10, tzinfo=UTC)


@pytest.fixture
def people(october_url):
    """The bot on a store that waits its turn: of two who decide at once the second is answered."""
    with (
        closing(Store.open(october_url, patience=SOON)) as store,
        filling(store, october_url) as opened,
    ):
        yield opened


@pytest.fixture
def led(people):
    """The number of a Green recommendation that the Head of Service leads."""
    return next(
        each.number
        for each in people.store.snapshot().plan.recommendations
        if "Head of Service Children in Care" in each.lead and rated(each) is Rag.GREEN
    )


def rated(recommendation):
    return rating_of(recommendation).rag


def rating(people, number):
    return rated(people.store.snapshot().plan.recommendation(number))


def proposed(people, number, **changed):
    view = people.pressed(f"rating_proposal {number}", user=HEAD)
    return people.sent(view, user=HEAD, **({"rating": "amber"} | WHY | changed))


def rows(people, kind):
    return [row for row in people.store.outbox_rows() if row.kind is kind]


def decision(people, **given):
    return people.sent(people.pressed("rating_decision"), **given)


def test_whoever_leads_proposes_the_assistant_director_agrees(people, led):
    assert proposed(people, led) == ("planbot", PROPOSED)
    assert rating(people, led) is Rag.GREEN
    (told,) = rows(people, OutboxKind.PROPOSAL)
    assert told.channel == AD
    assert "Audits of October are late" in told.message.plain
    _, said = decision(people, decision="agree")
    assert said.startswith(f"Agreed: recommendation {led} is Amber from today. Head of Service")
    assert rating(people, led) is Rag.AMBER
    (edit,) = rows(people, OutboxKind.PROPOSAL_EDITED)
    assert edit.edits == told.id
    assert "✓ Agreed by Assistant Director Children's Social Care, 5 Nov 2018" in edit.message.plain
    assert "Agree" not in [
        element["text"]["text"]
        for block in edit.message.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    ]
    (answer,) = rows(people, OutboxKind.PROPOSAL_DECIDED)
    assert answer.channel == HEAD


def test_leaving_green_is_told_as_when_a_file_says_it(people, led):
    proposed(people, led)
    before = len(rows(people, OutboxKind.RATED_DOWN))
    decision(people, decision="agree")
    told = rows(people, OutboxKind.RATED_DOWN)[before:]
    assert [f"Recommendation {led} was rated Amber" in row.message.text for row in told] == [True]


def test_a_question_leaves_the_rating_as_it_was(people, led):
    proposed(people, led)
    _, said = decision(people, decision="return", reason="What of the re-audits?")
    assert said == (
        "Returned with your question. Head of Service Children in Care is told, and the rating "
        "stays."
    )
    assert rating(people, led) is Rag.GREEN
    (answer,) = rows(people, OutboxKind.PROPOSAL_DECIDED)
    assert "What of the re-audits?" in answer.message.plain
    assert people.pressed("rating_decision").text == NONE_WAITS


def test_another_may_be_set(people, led):
    proposed(people, led)
    _, said = decision(people, decision="set", rating="red", reason="Two audits failed")
    assert said.startswith(f"Set: recommendation {led} is Red from today.")
    assert rating(people, led) is Rag.RED


def test_a_decision_that_is_sent_twice_is_one_and_is_answered_alike(people, led):
    proposed(people, led)
    view = people.pressed("rating_decision")
    said = [people.sent(view, once="V1", decision="agree") for _ in range(2)]
    assert said[0] == said[1]
    assert len(rows(people, OutboxKind.PROPOSAL_DECIDED)) == 1


def test_the_assistant_director_sets_one_directly(people, led):
    view = people.pressed(f"rating_setting {led}")
    assert people.sent(view, rating="amber", reason="Late audits") == ("planbot", SET)
    assert rating(people, led) is Rag.AMBER


def test_what_waits_stands_in_the_list_and_beside_the_recommendation(people, led):
    proposed(people, led)
    assert "Audits of October are late" in words_of(people.bot.ask("/rag proposed"))
    assert "*Proposed*" in words_of(people.bot.ask(f"/rag {led}"))
    wide = words_of(people.bot.ask("/rag proposed", channel="C0CSC"))
    assert "Audits of October" not in wide
    assert "A reason is given" in wide


def test_the_history_says_who_when_and_why(people, led):
    proposed(people, led)
    decision(people, decision="agree")
    said = words_of(people.bot.ask(f"/rag {led} more"))
    assert "Amber, 5 Nov 2018, by Assistant Director Children's Social Care: Audits of" in said
    assert "Audits of" not in words_of(people.bot.ask(f"/rag {led} more", channel="C0CSC"))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"rating": "green"}, "rating"),
        ({"reason": ""}, "reason"),
        ({"evidence": ""}, "evidence"),
    ],
    ids=["the rating that it has", "no reason", "no evidence"],
)
def test_what_stands_against_a_proposal_is_said_at_its_field(people, led, given, field):
    assert list(proposed(people, led, **given)) == [field]
    assert people.store.snapshot().proposals == ()


def test_the_deputy_proposes_while_the_lead_is_away(people):
    number = next(
        each.number
        for each in people.store.snapshot().plan.recommendations
        if each.lead[:1] == ("Head of Service Children in Care",) and DEPUTYS not in each.lead
    )
    assert people.pressed(f"rating_proposal {number}", user=DEPUTY).text == NOT_YOURS
    people.bot.ask("/planbot away until 2018-12-04", user=HEAD)
    buttons = str(people.bot.ask(f"/rag {number}", user=DEPUTY)["blocks"])
    assert f"rating_proposal {number}" in buttons
    view = people.pressed(f"rating_proposal {number}", user=DEPUTY)
    given = {"rating": "red"} | WHY
    assert people.sent(view, user=DEPUTY, **given) == ("planbot", PROPOSED)


def test_only_who_leads_proposes_and_only_the_assistant_director_decides(people, led):
    other = next(
        each.number
        for each in people.store.snapshot().plan.recommendations
        if "Head of Service Children in Care" not in each.lead
    )
    assert people.pressed(f"rating_proposal {other}", user=HEAD).text == NOT_YOURS
    proposed(people, led)
    assert people.pressed("rating_decision", user=HEAD).text == (
        "Deciding on a rating is for the Assistant Director."
    )


def test_the_same_form_sent_twice_is_one_proposal(people, led):
    view = people.pressed(f"rating_proposal {led}", user=HEAD)
    for _ in range(2):
        people.sent(view, user=HEAD, once="V1", rating="amber", **WHY)
    assert len(people.store.snapshot().proposals) == 1
    assert len(rows(people, OutboxKind.PROPOSAL)) == 1


def test_a_form_that_is_older_than_the_rating_is_refused_with_what_changed(people, led):
    view = people.pressed(f"rating_proposal {led}", user=HEAD)
    people.sent(people.pressed(f"rating_setting {led}"), rating="red", reason="Two audits failed")
    errors = people.sent(view, user=HEAD, rating="amber", **WHY)
    assert "rated Red meanwhile, by Assistant Director" in errors["rating"]


def test_of_two_who_decide_at_once_one_counts_and_the_other_is_told(people, led):
    proposed(people, led)
    views = [people.pressed("rating_decision") for _ in range(2)]
    said, ready = [], threading.Barrier(2)

    def decide(view, verdict):
        ready.wait()
        given = {"decision": verdict} | ({"reason": "Why?"} if verdict == "return" else {})
        said.append(people.sent(view, **given))

    threads = [
        threading.Thread(target=decide, args=each)
        for each in zip(views, ("agree", "return"), strict=True)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    (errors,) = [each for each in said if isinstance(each, dict)]
    assert "It was decided on already" in errors["proposal"]
    assert len(rows(people, OutboxKind.PROPOSAL_DECIDED)) == 1


def test_a_decision_beside_a_rating_that_changed_meanwhile_is_refused_with_what_changed(
    people, led
):
    proposed(people, led)
    view = people.pressed("rating_decision")
    with people.store.begin(by="a file") as work:
        work.ratings.add(led, Rating(Rag.RED, date(2018, 11, 5), "Board", "Two audits"), NOW, "U0B")
        work.commit()
    errors = people.sent(view, decision="agree")
    assert "rated Red meanwhile, by Board on 5 Nov 2018" in errors["proposal"]
    assert rating(people, led) is Rag.RED
    assert "It was rated 🔴 R Red since, by Board" in words_of(people.bot.ask("/rag proposed"))
    assert "since, by Board" in str(people.pressed("rating_decision"))
    people.sent(people.pressed("rating_decision"), decision="agree")
    assert rating(people, led) is Rag.AMBER


def test_a_newer_proposal_of_the_same_role_withdraws_the_one_before(people, led):
    proposed(people, led)
    proposed(people, led, rating="red", reason="Two audits failed")
    first, second = people.store.snapshot().proposals
    assert (first.decision.verdict, second.decision) == (Verdict.WITHDRAWN, None)
    (edit,) = rows(people, OutboxKind.PROPOSAL_EDITED)
    assert "Withdrawn by Head of Service Children in Care, 5 Nov 2018" in edit.message.plain
    assert rows(people, OutboxKind.PROPOSAL_DECIDED) == []
    assert "withdrawn" in people.pressed(f"rating_decision {first.id} agree").text.casefold()
    decision(people, decision="agree")
    assert rating(people, led) is Rag.RED


def test_a_rating_set_directly_settles_what_was_proposed_and_tells_the_proposer(people, led):
    proposed(people, led)
    view = people.pressed(f"rating_setting {led}")
    people.sent(view, rating="red", reason="Two audits failed")
    assert people.pressed("rating_decision").text == NONE_WAITS
    (edit,) = rows(people, OutboxKind.PROPOSAL_EDITED)
    assert "Set to Red by Assistant Director" in edit.message.plain
    (answer,) = rows(people, OutboxKind.PROPOSAL_DECIDED)
    assert answer.channel == HEAD
    assert "Two audits failed" in answer.message.plain


def test_only_the_assistant_director_is_offered_to_decide(people, led):
    proposed(people, led)
    assert "Decide" in str(people.bot.ask("/rag proposed"))
    assert "Decide" not in str(people.bot.ask("/rag proposed", user=HEAD))


def test_a_figure_that_differs_is_asked_about_and_may_be_meant(people):
    view = people.pressed("rating_setting 5")
    given = {"rating": "amber", "reason": "Re-referrals are at 8.1%"}
    again = people.sent(view, **given)
    assert "You write “8.1%”; 5.1 (Re-referrals) stands at" in str(again["blocks"])
    assert people.sent(again, meant="yes") == ("planbot", SET)


def test_what_the_figures_ask_of_it_is_said_and_stops_nobody(people):
    lead = next(
        (each.number, person.users[0])
        for each in people.store.snapshot().plan.recommendations
        for person in people.store.snapshot().plan.people
        if person.title in each.lead
        and person.users
        and rated(each) is Rag.AMBER
        and person.kind.value != "administrator"
    )
    number, user = lead
    view = people.pressed(f"rating_proposal {number}", user=user)
    assert people.sent(view, user=user, rating="green", **WHY) == ("planbot", PROPOSED)


def test_what_changes_is_audited_before_and_after(people, led):
    proposed(people, led)
    decision(people, decision="agree")
    audited = [command for _, _, command, _ in people.bot.audited()]
    assert f"propose: rec {led} Green → Amber" in audited
    assert f"agree proposal: rec {led} Green → Amber" in audited


@pytest.mark.parametrize("text", ["<!channel> now", "=1+1", "*bold* <https://x|y>", "a" * 5000])
def test_nothing_that_is_written_breaks_a_message(people, led, text):
    proposed(people, led, reason=text, evidence=text)
    said = str(rows(people, OutboxKind.PROPOSAL)[0].message.blocks)
    assert "<!channel>" not in said
    assert "<https://x|y>" not in said
