"""A form filled in from a file: the fields by name, as Slack would send them."""

import json
from datetime import date

import pytest

from bot.cli.fill_form import A_DAY, NotFillableError, fill, fits, read_given
from bot.messages.forms import (
    Choice,
    day_field,
    fields_of,
    form_view,
    pick_field,
    tick_field,
    words_field,
)
from bot.playground.validation import check_view

GOING = (Choice("better", "Better"), Choice("same", "The same"), Choice("worse", "Worse"))
VIEW = form_view(
    "update",
    "Update on 5",
    "Send",
    [
        pick_field("going", "How is it going?", GOING, picked="same", needed=True),
        words_field("notes.5.1.note", "A note", begun="As before <b>"),
        pick_field("hold", "Hold", [Choice("worse", "Until worse"), Choice(A_DAY, "Until a day")]),
        day_field("hold.day", "Until", begun=date(2018, 11, 5)),
        tick_field("nothing_to_add", "Or", "Nothing to add"),
    ],
    {"about": "5"},
)


def given(tmp_path, written):
    path = tmp_path / "form.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    return read_given(path)


def held(tmp_path, written):
    return dict(fields_of(fill(VIEW, given(tmp_path, written))))


def test_the_form_is_one_that_slack_takes():
    assert list(check_view(VIEW)) == []


def test_what_is_not_named_keeps_what_stands_in_the_form(tmp_path):
    assert held(tmp_path, {}) == {
        "going": "same",
        "notes.5.1.note": "As before <b>",
        "hold.day": "2018-11-05",
    }


def test_parts_of_one_thing_choices_ticks_and_days_are_given_by_name(tmp_path):
    written = {
        "going": "Worse",
        "notes": {"5.1": {"note": "30 of 98"}},
        "hold": "2018-12-03",
        "nothing_to_add": True,
    }
    assert held(tmp_path, written) == {
        "going": "worse",
        "notes.5.1.note": "30 of 98",
        "hold": A_DAY,
        "hold.day": "2018-12-03",
        "nothing_to_add": "yes",
    }


def test_what_is_emptied_is_sent_as_empty(tmp_path):
    assert "notes.5.1.note" not in held(tmp_path, {"notes": {"5.1": {"note": ""}}})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"going": "sideways"}, "going cannot be 'sideways'; it is one of better, same, worse"),
        ({"hold.day": "Monday"}, "hold.day must be a day such as 2018-11-05, not 'Monday'"),
        ({"going": ["worse"]}, "going must be words, a number, true or false"),
    ],
    ids=["no such choice", "no day", "a list"],
)
def test_what_cannot_be_filled_in_is_said(tmp_path, written, said):
    with pytest.raises(NotFillableError) as error:
        held(tmp_path, written)
    assert str(error.value) == said


@pytest.mark.parametrize("text", ["{", "[1]"])
def test_a_file_of_another_form_is_refused(tmp_path, text):
    path = tmp_path / "form.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotFillableError):
        read_given(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(NotFillableError, match=r"none\.json: No such file"):
        read_given(tmp_path / "none.json")


def test_a_form_is_known_by_what_it_asks(tmp_path):
    assert fits(VIEW, given(tmp_path, {"going": "same"}))
    assert not fits(VIEW, given(tmp_path, {"state": "done"}))
