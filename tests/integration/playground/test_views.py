"""Modals and Home tabs: the limits, one case a rule."""

import pytest

from bot.playground.validation import check_view
from tests.integration.playground.block_parts import (
    actions,
    button,
    header,
    markdown,
    menu,
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
    "markdown in a modal": (modal(markdown()), "unsupported type: markdown"),
    "input without submit": (modal(asked()), "missing required field: submit"),
    "input without label": (
        modal(without("label", asked()), submit=plain()),
        "missing required field: label",
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
        asked({"type": "datetimepicker", "initial_date_time": 1541376000}),
        submit=plain("Save"),
        close=plain("Cancel"),
        callback_id="snooze",
        private_metadata="{}",
    ),
    "home": {"type": "home", "blocks": [header(), actions(button())]},
}


@pytest.mark.parametrize("view", GOOD_VIEWS.values(), ids=GOOD_VIEWS)
def test_a_view_within_the_limits_is_taken(view):
    assert check_view(view) == []
