"""Lead officers say what there is to say before the meeting; each version is kept."""

import pytest

from bot.domain.rag import Rag
from bot.domain.update import Going
from commands.updates import KEPT, NOT_YOURS, OVER
from tests.integration.dispatch.asking import HEAD, words_of
from tests.integration.dispatch.filling import filling

LEADS = "Head of Service Children in Care"


@pytest.fixture
def people(october, october_url):
    with filling(october, october_url) as opened:
        yield opened


@pytest.fixture
def led(people):
    """A recommendation that the Head of Service leads, with an indicator off green."""
    return led_by_head(people)[0]


def led_by_head(people):
    return [
        each.number for each in people.store.snapshot().plan.recommendations if LEADS in each.lead
    ]


def given(people, number, user=HEAD, **fields):
    return people.sent(people.typed(f"/update {number}", user=user), user=user, **fields)


def updates(people):
    return people.store.snapshot().updates


def test_an_update_stands_beside_the_recommendation(people, led):
    said = {"going": "worse", "why": "Two foster homes closed", "next": "A third is being opened"}
    assert given(people, led, **said, next_by="2018-12-03") == ("planbot", KEPT)
    (update,) = updates(people)
    assert (update.going, update.why) == (Going.WORSE, "Two foster homes closed")
    text = words_of(people.bot.ask(f"/rag {led}"))
    assert "*Update*: going worse, Head of Service Children in Care, 5 Nov 2018" in text
    assert "Next: A third is being opened (by 3 Dec 2018)" in text


def test_the_digest_says_it(people, led):
    given(people, led, going="worse", why="Two foster homes closed")
    assert "is going worse. Two foster homes closed" in words_of(
        people.bot.ask("/digest as at 2018-11-05")
    ) + words_of(people.bot.ask("/digest"))


def test_it_begins_with_what_was_said_last_and_each_version_is_kept(people, led):
    given(people, led, going="worse", why="Two foster homes closed")
    view = people.typed(f"/update {led}", user=HEAD)
    assert people.sent(view, user=HEAD, done="A third is found") == ("planbot", KEPT)
    assert [(each.why, each.done) for each in updates(people)] == [
        ("Two foster homes closed", ""),
        ("Two foster homes closed", "A third is found"),
    ]


def test_a_note_stands_with_its_figure_and_the_month_it_is_expected_back(people):
    number = next(
        each for each in led_by_head(people) if notes_of(people.typed(f"/update {each}", user=HEAD))
    )
    view = people.typed(f"/update {number}", user=HEAD)
    ref = notes_of(view)[0]
    fields = {f"notes.{ref}.note": "Two large families", f"notes.{ref}.back_by": "2019-03"}
    assert people.sent(view, user=HEAD, going="same", **fields) == ("planbot", KEPT)
    text = words_of(people.bot.ask(f"/rag {number}"))
    assert f"{ref}: Two large families; expected back by March 2019" in text


def notes_of(view):
    return [
        block["block_id"].removeprefix("notes.").removesuffix(".note")
        for block in view["blocks"]
        if block.get("block_id", "").endswith(".note")
    ]


def test_nothing_to_add_is_an_answer_too(people, led):
    assert given(people, led, nothing_to_add="yes") == ("planbot", KEPT)
    assert updates(people)[0].nothing_to_add
    assert "Nothing to add: rec" in words_of(people.bot.ask("/digest"))


def test_of_several_at_once(people):
    numbers = led_by_head(people)
    view = people.pressed(f"nothing {','.join(map(str, numbers))}", user=HEAD)
    assert people.sent(view, user=HEAD) == ("planbot", KEPT)
    assert sorted(each.recommendation for each in updates(people)) == numbers


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "going"),
        ({"why": "Because"}, "going"),
        ({"going": "worse"}, "why"),
        ({"nothing_to_add": "yes", "why": "But"}, "nothing_to_add"),
        ({"going": "same", "propose.rating": "red"}, "propose.reason"),
        ({"going": "same", "propose.reason": "x"}, "propose.rating"),
    ],
    ids=["nothing", "no going", "no why", "both", "no reason", "no rating"],
)
def test_what_stands_against_it_is_said_at_its_field(people, led, fields, field):
    assert field in given(people, led, **fields)
    assert updates(people) == ()


def test_a_rating_may_be_proposed_with_it(people, led):
    now = people.store.snapshot().plan.recommendation(led).ratings[-1].rag
    other = Rag.RED if now is not Rag.RED else Rag.AMBER
    fields = {
        "going": "worse",
        "why": "Two homes closed",
        "propose.rating": other,
        "propose.reason": "No homes left",
        "propose.evidence": "The list of 2 November",
    }
    assert given(people, led, **fields) == ("planbot", KEPT)
    (proposal,) = people.store.snapshot().proposals
    assert (proposal.rag, proposal.by) == (other, LEADS)


def test_a_figure_that_differs_comes_back_once_and_may_be_meant_so(people):
    lead, user = next(
        (each.lead[0], person.users[0])
        for each in people.store.snapshot().plan.recommendations
        for person in people.store.snapshot().plan.people
        if each.number == 5 and person.title in each.lead and person.users
    )
    assert lead
    view = people.typed("/update 5", user=user)
    fields = {"going": "same", "why": "Re-referrals are at 8.1%"}
    again = people.sent(view, user=user, **fields)
    assert "You write “8.1%”; 5.1 (Re-referrals) stands at" in str(again["blocks"])
    assert updates(people) == ()
    assert people.sent(again, user=user, meant="yes") == ("planbot", KEPT)
    assert updates(people)[0].why == "Re-referrals are at 8.1%"


def test_only_who_leads_speaks_of_it(people):
    other = next(
        each.number
        for each in people.store.snapshot().plan.recommendations
        if LEADS not in each.lead
    )
    assert people.typed(f"/update {other}", user=HEAD).text == NOT_YOURS


def test_the_same_form_sent_twice_is_one_version(people, led):
    view = people.typed(f"/update {led}", user=HEAD)
    for _ in range(2):
        people.sent(view, user=HEAD, once="V1", going="better", why="More homes")
    assert len(updates(people)) == 1


def test_who_comes_second_is_told_what_the_first_said(people, led):
    view = people.typed(f"/update {led}", user=HEAD)
    given(people, led, going="better", why="More homes")
    errors = people.sent(view, user=HEAD, going="worse", why="Fewer homes")
    assert errors["going"].startswith(f"{LEADS} gave an update on 5 Nov 2018: going better")
    assert len(updates(people)) == 1


def test_a_form_of_an_earlier_meeting_is_refused_and_keeps_the_words(people, led):
    view = people.typed(f"/update {led}", user=HEAD)
    about = view["private_metadata"].replace("2018-11-05", "2018-10-29")
    errors = people.sent(view | {"private_metadata": about}, user=HEAD, going="same")
    assert errors == {"going": OVER}


def test_a_wide_channel_is_told_that_there_is_one_and_none_of_its_words(people, led):
    given(people, led, going="worse", why="Three siblings moved")
    for line in (f"/rag {led}", "/digest"):
        text = words_of(people.bot.ask(line, channel="C0CSC"))
        assert "siblings" not in text
        assert "shown in named channels" in text


def test_away_until_a_day_and_back(people):
    said = words_of(people.bot.ask("/planbot away until 2018-12-04", user=HEAD))
    assert "You are away until 4 December 2018." in said
    assert "a year" in words_of(people.bot.ask("/planbot away until 2018-11-04", user=HEAD))
    assert "Write the day" in words_of(people.bot.ask("/planbot away until Easter", user=HEAD))
    assert "Welcome back" in words_of(people.bot.ask("/planbot back", user=HEAD))
    last = people.store.snapshot().absences[-1]
    assert last.until.isoformat() == "2018-11-04"


def test_what_is_said_is_audited_before_and_after(people, led):
    given(people, led, going="worse", why="Two homes closed")
    given(people, led, going="better", why="Both are open again")
    audited = [command for _, _, command, _ in people.bot.audited()]
    assert f"update: rec {led} none → worse" in audited
    assert f"update: rec {led} worse → better" in audited


@pytest.mark.parametrize("text", ["<!channel> now", "=1+1", "*bold* <https://x|y>", "a" * 5000])
def test_nothing_that_is_written_breaks_a_message(people, led, text):
    given(people, led, going="worse", why=text[:1500], done=text[:1500], next=text[:1500])
    for line in (f"/rag {led}", "/digest"):
        said = str(people.bot.ask(line)["blocks"])
        assert "<!channel>" not in said
        assert "<https://x|y>" not in said
