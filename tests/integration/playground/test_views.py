"""Modals and Home tabs: the limits, one case a rule."""

import pytest

from bot.playground.validation import check_view
from tests.integration.playground.block_parts import (
    actions,
    button,
    cell,
    data_table,
    header,
    menu,
    option,
    plain,
    section,
    table,
    without,
)


def modal(*blocks, **fields):
    return {
        "type": "modal",
        "title": plain("Snooze"),
        "blocks": list(blocks) or [section()],
    } | fields


def asked(element=None, **fields):
    return {
        "type": "input",
        "label": plain("Why?"),
        "element": element or {"type": "plain_text_input", "action_id": "why"},
        **fields,
    }


def home(*blocks):
    return {"type": "home", "blocks": list(blocks)}


def pressed(action_id="open"):
    """A cell with a button."""
    return {"type": "action_cell", "element": button(action_id=action_id), "fallback": cell()}


WORDS = {"type": "plain_text_input"}
BAD_VIEWS = {
    "no type": ({"blocks": [section()]}, "missing required field: type"),
    "unknown type": (modal() | {"type": "dialog"}, "unsupported type: dialog"),
    "no title": (without("title", modal()), "missing required field: title"),
    "title of 25": (modal(title=plain("x" * 25)), "less than 25 characters"),
    "submit of 25": (modal(submit=plain("x" * 25)), "less than 25 characters"),
    "close of 25": (modal(close=plain("x" * 25)), "less than 25 characters"),
    "private_metadata of 3,001": (modal(private_metadata="x" * 3001), "less than 3001"),
    "callback_id of 256": (modal(callback_id="x" * 256), "less than 256"),
    "101 blocks": (modal(*[section()] * 101), "no more than 100 items"),
    "no block": (modal() | {"blocks": []}, "no less than 1"),
    "unknown field": (modal(colour="red"), "no additional properties allowed: colour"),
    "table in a modal": (modal(table()), "unsupported type: table"),
    "input without submit": (modal(asked()), "missing required field: submit"),
    "input without label": (
        modal(without("label", asked()), submit=plain()),
        "missing required field: label",
    ),
    "data_table in a modal": (modal(data_table()), "unsupported type: data_table"),
    "two tables on a Home tab": (home(table(), data_table()), "only_one_table_allowed"),
    "two buttons a row": (
        home(data_table([cell(), cell()], [pressed("a"), pressed("b")])),
        "only one action_cell a row",
    ),
    "button in a header": (home(data_table([pressed()], [cell()])), "unsupported type"),
    "button in a plain table": (home(table([cell()], [pressed()])), "unsupported type"),
    "the same action_id in two rows": (
        home(data_table([cell()], [pressed()], [pressed()])),
        "`action_id` open already exists",
    ),
    "initial option that is none": (
        modal(asked(menu(initial_option=option(9))), submit=plain()),
        "initial_option must match an option",
    ),
    "initial options that are none": (
        modal(
            asked({"type": "checkboxes", "options": [option()], "initial_options": [option(9)]}),
            submit=plain(),
        ),
        "initial_options must match an option",
    ),
    "min_length over max_length": (
        modal(
            asked({"type": "plain_text_input", "min_length": 5, "max_length": 4}), submit=plain()
        ),
        "min_length must be at most max_length",
    ),
    "text that is too long from the start": (
        modal(
            asked({"type": "plain_text_input", "initial_value": "words", "max_length": 4}),
            submit=plain(),
        ),
        "initial_value must be at most max_length",
    ),
    "text of 3,001 from the start": (
        modal(asked({"type": "plain_text_input", "initial_value": "x" * 3001}), submit=plain()),
        "less than 3001",
    ),
    "11 radio buttons": (
        modal(
            asked({"type": "radio_buttons", "options": [option(n) for n in range(11)]}),
            submit=plain(),
        ),
        "no more than 10",
    ),
    "101 options": (
        modal(asked(menu(options=[option(n) for n in range(101)])), submit=plain()),
        "no more than 100",
    ),
    "a day that is none": (
        modal(asked({"type": "datepicker", "initial_date": "2018-13-01"}), submit=plain()),
        "must match the required pattern",
    ),
    "button as input": (modal(asked(button()), submit=plain()), "unsupported type: button"),
    "the same block_id twice": (
        modal(section(block_id="a"), section(block_id="a")),
        "`block_id` a already exists",
    ),
    "title on a Home tab": ({"type": "home", "title": plain(), "blocks": [section()]}, "title"),
}


@pytest.mark.parametrize(("view", "said"), BAD_VIEWS.values(), ids=BAD_VIEWS)
def test_a_view_that_breaks_a_rule_is_refused_as_invalid_arguments(view, said):
    (refusal,) = check_view(view)
    assert refusal.error == "invalid_arguments"
    assert any(said in each for each in refusal.messages), refusal.messages


GOOD_VIEWS = {
    "modal": modal(*[section()] * 100),
    "form": modal(
        asked(hint=plain(), optional=True, block_id="why"),
        asked(menu()),
        asked({"type": "datepicker", "initial_date": "2018-11-05"}),
        submit=plain("Save"),
        close=plain("Cancel"),
        callback_id="snooze",
        private_metadata="{}",
    ),
    "choices": modal(
        asked(menu(initial_option=option())),
        asked({"type": "radio_buttons", "options": [option()], "initial_option": option()}),
        asked({**WORDS, "min_length": 2, "max_length": 5, "initial_value": "words"}),
        submit=plain(),
    ),
    "home": home(header(), actions(button())),
    "home with a table": home(
        data_table([cell(), cell()], [cell(), pressed("a")], [cell(), pressed("b")])
    ),
}


@pytest.mark.parametrize("view", GOOD_VIEWS.values(), ids=GOOD_VIEWS)
def test_a_view_within_the_limits_is_taken(view):
    assert check_view(view) == []
