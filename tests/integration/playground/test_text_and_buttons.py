"""Headers, sections, context and what can be pressed: the limits, one case a rule."""

import pytest

from bot.playground.validation import check_message
from tests.integration.playground.block_parts import (
    actions,
    button,
    context,
    header,
    menu,
    option,
    plain,
    section,
    text,
    without,
)

GOOD_BLOCKS = {
    "header": header(block_id="top"),
    "header of 150": header("x" * 150),
    "section of 3,000": section(text=text("x" * 3000)),
    "verbatim mrkdwn": section(text=text() | {"verbatim": True}),
    "plain text with emoji": section(text=plain() | {"emoji": True}),
    "context of ten": context(*[text()] * 10),
    "divider": {"type": "divider"},
    "25 buttons": actions(*[button(action_id=f"a{n}") for n in range(25)]),
    "menu": actions(menu()),
    "date picker": actions({"type": "datepicker", "initial_date": "2018-11-05"}),
}


@pytest.mark.parametrize("block", GOOD_BLOCKS.values(), ids=GOOD_BLOCKS)
def test_a_block_within_the_limits_is_taken(block):
    assert check_message({"channel": "C0SMM", "text": "hello", "blocks": [block]}) == []


BAD_BLOCKS = {
    # every block
    "unknown block": ({"type": "banner"}, "unsupported type: banner"),
    "block that planbot never sends": ({"type": "image"}, "unsupported type: image"),
    "element that planbot never sends": (
        actions({"type": "overflow"}),
        "unsupported type: overflow",
    ),
    "input in a message": (
        {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}},
        "unsupported type: input",
    ),
    "no type": ({"text": plain()}, "missing required field: type"),
    "type that is no word": ({"type": ["header"]}, "unsupported type"),
    "unknown field": ({"type": "divider", "colour": "red"}, "no additional properties"),
    "empty block_id": (header(block_id=""), "more than 0 characters"),
    "long block_id": (header(block_id="x" * 256), "less than 256"),
    # text
    "empty text": (section(text=text("")), "/blocks/0/text/text"),
    "text that is no string": (section(text=text(12)), "must provide a string"),
    "text without its object": (section(text="hello"), "must provide an object"),
    "emoji on mrkdwn": (section(text=text() | {"emoji": True}), "no additional properties"),
    "verbatim on plain text": (section(text=plain() | {"verbatim": True}), "no additional"),
    "emoji that is no boolean": (section(text=plain() | {"emoji": "yes"}), "a boolean"),
    "unknown text type": (section(text=text(kind="html")), "unsupported type: html"),
    # header, section, context, image
    "header of 151": (header("x" * 151), "less than 151 characters"),
    "header in mrkdwn": ({"type": "header", "text": text()}, "must be one of: plain_text"),
    "section of 3,001": (section(text=text("x" * 3001)), "less than 3001 characters"),
    "section without content": ({"type": "section"}, "missing required field: text"),
    "eleven context elements": (context(*[text()] * 11), "no more than 10 items"),
    "no context element": (context(), "no less than 1 items"),
    "button in a context": (context(button()), "unsupported type: button"),
    # buttons and menus
    "26 elements": (
        actions(*[button(action_id=f"a{n}") for n in range(26)]),
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    "no element": (actions(), "no less than 1 items"),
    "button text of 76": (actions(button(text=plain("x" * 76))), "less than 76 characters"),
    "button in mrkdwn": (actions(button(text=text())), "must be one of: plain_text"),
    "button value of 2,001": (actions(button(value="x" * 2001)), "less than 2001 characters"),
    "action_id of 256": (actions(button(action_id="x" * 256)), "less than 256 characters"),
    "green button": (actions(button(style="green")), "must be one of: primary, danger"),
    "default style spelt out": (actions(button(style="default")), "must be one of"),
    "menu without options": (
        actions(without("options", menu())),
        "missing required field: options",
    ),
    "101 options": (
        actions(menu(options=[option(n) for n in range(101)])),
        "no more than 100 items",
    ),
    "option text of 76": (
        actions(menu(options=[option(text=plain("x" * 76))])),
        "less than 76 characters",
    ),
    "option value of 151": (
        actions(menu(options=[option(value="x" * 151)])),
        "less than 151 characters",
    ),
    "option with a url in a menu": (
        actions(menu(options=[option(url="https://example.org")])),
        "no additional properties allowed: url",
    ),
    "eleven checkboxes": (
        actions({"type": "checkboxes", "options": [option(n) for n in range(11)]}),
        "no more than 10 items",
    ),
    "a date that is none": (
        actions({"type": "datepicker", "initial_date": "05/11/2018"}),
        "pattern",
    ),
    "the same action twice in a block": (
        actions(button(), button()),
        "`action_id` press already exists",
    ),
}


@pytest.mark.parametrize(("block", "said"), BAD_BLOCKS.values(), ids=BAD_BLOCKS)
def test_a_block_that_breaks_a_rule_is_refused_as_invalid_blocks(block, said):
    refusals = check_message({"text": "hello", "blocks": [block]})
    assert refusals[0].error == "invalid_blocks"
    assert any(said in each for each in refusals[0].messages), refusals[0].messages
    assert all("[json-pointer:/blocks/0" in each for each in refusals[0].messages)


@pytest.mark.parametrize("block", [{"type": "image"}, actions({"type": "overflow"})])
def test_what_planbot_has_no_use_for_is_refused_though_slack_takes_it(block):
    (refusal,) = check_message({"text": "hello", "blocks": [block]})
    assert "unsupported type" in refusal.messages[0]
