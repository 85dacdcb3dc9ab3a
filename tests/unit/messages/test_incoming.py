"""What planbot says of a file is sound, whatever the file is called and whatever is asked."""

from datetime import UTC, datetime

import pytest

from bot.domain.incoming import Incoming, IncomingState
from bot.domain.recipe import Question
from bot.messages.answers import not_taken_message
from bot.messages.file_questions import MOST, answers_of, questions_view
from bot.messages.forms import said_view
from bot.messages.imports import imports_message
from bot.messages.incoming import (
    asked_message,
    folder_message,
    importing_message,
    left_message,
    looking_message,
    nothing_new_message,
    refused_message,
    taken_back_message,
)
from bot.playground.validation.view import check_view
from tests.unit.messages.sound import faults_of

AT = datetime(2018, 11, 5, 9, tzinfo=UTC)
HOSTILE = "<!channel> *bold* `code` _x_ :smile: \u202efdp.\x00 & <http://a|b>" * 4
MANY = tuple(f"{HOSTILE} {place}" for place in range(150))


def file(name=HOSTILE, questions=(), **fields):
    return Incoming(
        7, "F1", IncomingState.ASKED, 3, AT, "U1", "D1", name, questions=questions, **fields
    )


def question(*choices):
    return Question(f"name {HOSTILE}", HOSTILE * 3, choices)


ASKED = file(
    questions=tuple(question("1.1", HOSTILE, "left out") for _ in range(40)), draft=HOSTILE
)


@pytest.mark.parametrize(
    "message",
    [
        asked_message(ASKED),
        folder_message(ASKED),
        imports_message([], [ASKED] * 30),
        looking_message(file()),
        looking_message(file(None)),
        importing_message(file(by=HOSTILE)),
        left_message(file(by=HOSTILE)),
        nothing_new_message(file(), AT),
        nothing_new_message(file(), None),
        refused_message(file(), [HOSTILE] * 80),
        taken_back_message(file(number=41), HOSTILE),
        not_taken_message("planbot does not know you."),
    ],
)
def test_every_message_about_a_file_is_sound(message):
    assert faults_of(message) == []


@pytest.mark.parametrize("choices", [(), ("1.1",), ("1.1", HOSTILE), MANY, MANY[:100]])
def test_every_form_is_one_that_slack_takes(choices):
    view = questions_view(file(questions=(question(*choices),) * 30))
    assert list(check_view(view)) == []
    assert len(view["blocks"]) == MOST + 1


def test_a_form_that_only_says_something_is_one_that_slack_takes():
    assert list(check_view(said_view(HOSTILE * 40))) == []


def picked(option):
    return {"value": {"type": "static_select", "selected_option": option}}


def typed(text):
    return {"value": {"type": "plain_text_input", "value": text}}


def test_an_answer_is_one_of_the_choices_or_none():
    asked = file(questions=(question("1.1", "left out"), question(), question("a", "b")))
    values = {
        "question-0": picked({"value": "1"}),
        "question-1": typed("  5.1   more "),
        "question-2": picked({"value": "2"}),
        "question-9": typed("nobody asked"),
    }
    assert answers_of(asked, values) == {0: "left out", 1: "5.1 more"}
    assert answers_of(asked, {"question-0": picked(None)}) == {}
