"""What lead officers said, in the digest and the question that they are asked."""

from dataclasses import replace

import pytest

from bot.domain.people import Audience
from bot.domain.update import Ask, FigureNote, Going, Update
from bot.messages.digest import digest_message
from bot.messages.recommendation import recommendation_message
from bot.messages.updates import ask_message, update_parts
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.digest import build_digest
from bot.rules.updates import whom_to_ask
from tests.making import AT, utc
from tests.unit.messages.sound import faults_of

WRITTEN = utc("2018-11-02 10:00")
LEAD = "Head of Service Field Social Work"


def an_update(number, going=Going.WORSE, why="", notes=()):
    return Update(number, number, AT, WRITTEN, LEAD, going, why, notes=notes)


def view_of(snapshot, *updates, asked=(), audience=Audience.NAMED):
    asks = tuple(Ask(AT, number, LEAD) for number in asked)
    return View(assess(replace(snapshot, updates=updates, asks=asks), AT), audience)


def the_digest(view):
    return digest_message(view, build_digest(view.assessment))


def said(view):
    return "\n".join(part.plain() for part in update_parts(view))


@pytest.mark.parametrize("audience", list(Audience))
def test_seventeen_full_updates_fit_a_digest_and_none_is_left_out(october, audience):
    full = "Fewer families come back & each case is audited before it is closed. " * 20
    updates = [
        replace(an_update(each.number, why=f"Reason {each.number} {full}"), done=full, next=full)
        for each in october.plan.recommendations
    ]
    message = the_digest(view_of(october, *updates, audience=audience))
    assert not faults_of(message)
    for each in updates:
        short = october.plan.recommendation(each.recommendation).short
        assert f"• {each.recommendation} {short[:30]}" in message.plain
        reason = f"Reason {each.recommendation} Fewer"
        assert (reason in message.plain) is (audience is Audience.NAMED)


def test_whoever_is_silent_is_named_however_much_the_others_said(october):
    full = "word " * 300
    numbers = [each.number for each in october.plan.recommendations]
    updates = [replace(an_update(each, why=full), done=full) for each in numbers[:-1]]
    message = the_digest(view_of(october, *updates, asked=numbers))
    assert f"No update from: {LEAD} (rec {numbers[-1]})" in message.plain


def test_what_goes_worse_stands_first_and_a_short_one_is_said_whole(october):
    text = said(
        view_of(
            october,
            an_update(2, Going.BETTER, "Two posts are filled"),
            an_update(5, Going.WORSE, "Two families came back."),
            an_update(7, None),
        )
    )
    assert text.index("is going worse. Two families came back.\n") < text.index("Two posts")
    assert "Nothing to add: rec 7" in text
    assert "more: /rag" not in text


def test_a_long_one_says_where_all_of_it_stands(october):
    text = said(view_of(october, an_update(5, why="audited " * 100)))
    assert "… (more: /rag 5)" in text


def test_a_wide_audience_sees_that_there_is_one_and_not_a_word_or_note_of_it(october):
    notes = (FigureNote("5.1", "Three siblings", "2019-03"),)
    update = an_update(5, why="One family of four", notes=notes)
    view = view_of(october, update, audience=Audience.WIDE)
    five = october.plan.recommendation(5)
    for message in (the_digest(view), recommendation_message(view, five)):
        shown = f"{message.text} {message.blocks} {message.plain}"
        assert "siblings" not in shown
        assert "family of four" not in shown
        assert "March 2019" not in shown
        assert "Its words are shown in named channels" in shown


def test_one_message_asks_a_person_about_all_that_is_theirs(october):
    view = view_of(october)
    for asked in whom_to_ask(view.assessment):
        message = ask_message(view, asked, AT)
        assert not faults_of(message)
        buttons = [each for block in message.blocks for each in block.get("elements", ())]
        values = [each["value"] for each in buttons if each["type"] == "button"]
        numbers = [each.number for each, _ in asked.about]
        nothing = f"nothing {','.join(map(str, numbers))}"
        assert values == [*(f"update {number}" for number in numbers), nothing]
