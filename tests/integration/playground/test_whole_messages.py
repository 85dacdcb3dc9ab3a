"""What holds for a message as a whole."""

import copy

import pytest

from bot.playground.validation import check_message
from tests.integration.playground.block_parts import (
    actions,
    button,
    data_table,
    header,
    leaf,
    line,
    rich,
    section,
    table,
    text,
)

BAD_MESSAGES = {
    "nothing": ({}, "no_text"),
    "blank text": ({"text": "  "}, "no_text"),
    "empty text and no block": ({"text": "", "blocks": []}, "no_text"),
    "text over 40,000": ({"text": "x" * 40_001}, "msg_too_long"),
    "text that is no string": ({"text": 12}, "invalid_arguments"),
    "unknown argument": ({"text": "hello", "block": []}, "invalid_arguments"),
    "unknown response type": ({"text": "hello", "response_type": "public"}, "invalid_arguments"),
    "blocks as JSON text": ({"text": "hello", "blocks": "[]"}, "invalid_blocks_format"),
    "blocks as one object": ({"text": "hello", "blocks": {"a": 1}}, "invalid_blocks_format"),
    "a block that is no object": ({"text": "hello", "blocks": ["hi"]}, "invalid_blocks_format"),
    "51 blocks": ({"text": "hello", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
    "the same block_id twice": (
        {"text": "hello", "blocks": [header(block_id="a"), section(block_id="a")]},
        "invalid_blocks",
    ),
    "three charts": ({"text": "hello", "blocks": [line(), line(), line()]}, "invalid_blocks"),
    "two tables": ({"text": "hello", "blocks": [table(), table()]}, "invalid_attachments"),
    "a table and a data table": (
        {"text": "hello", "blocks": [table(), data_table()]},
        "invalid_attachments",
    ),
    "blocks of 13,201 together": (
        {"text": "hello", "blocks": [section(text=text("x" * 2600))] * 5},
        "msg_blocks_too_long",
    ),
    "metadata without payload": (
        {"text": "hello", "metadata": {"event_type": "planbot"}},
        "invalid_metadata_format",
    ),
    "metadata with a strange name": (
        {"text": "hello", "metadata": {"event_type": "plan bot", "event_payload": {}}},
        "invalid_metadata_format",
    ),
    "metadata with a payload that is no object": (
        {"text": "hello", "metadata": {"event_type": "planbot", "event_payload": "key"}},
        "invalid_metadata_format",
    ),
}


@pytest.mark.parametrize(("payload", "error"), BAD_MESSAGES.values(), ids=BAD_MESSAGES)
def test_a_message_that_breaks_a_rule_is_refused_by_slacks_name_for_it(payload, error):
    assert [refusal.error for refusal in check_message(payload)] == [error]


GOOD_MESSAGES = {
    "text of 40,000": {"text": "x" * 40_000},
    "blocks without text": {"blocks": [header()]},
    "50 blocks": {"text": "hello", "blocks": [{"type": "divider"}] * 50},
    "every kind of block once": {
        "text": "hello",
        "blocks": [header(), section(), table(), line(), rich(leaf())],
    },
    "one action in two blocks": {
        "text": "hello",
        "blocks": [actions(button()), actions(button())],
    },
    "a reply": {"text": "hello", "response_type": "in_channel", "replace_original": True},
    "a deletion": {"delete_original": True},
    "an opaque key": {
        "text": "hello",
        "metadata": {"event_type": "planbot_outbox", "event_payload": {"key": "k1"}},
    },
}


@pytest.mark.parametrize("payload", GOOD_MESSAGES.values(), ids=GOOD_MESSAGES)
def test_a_message_within_the_limits_is_taken(payload):
    assert check_message(payload) == []


@pytest.mark.parametrize(
    ("words", "taken"), [("x" * 4000, True), ("x" * 4001, False), ("&" * 1000, False)]
)
def test_the_text_of_an_edit_is_counted_in_escaped_bytes(words, taken):
    assert check_message({"text": words}) == []
    assert (check_message({"text": words}, edit=True) == []) is taken


def test_checking_a_message_does_not_change_it():
    payload = {"text": "hello", "blocks": [table(), rich(leaf()), actions(button())]}
    before = copy.deepcopy(payload)
    check_message(payload)
    assert payload == before
