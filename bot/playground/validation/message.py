"""A message, as `chat.postMessage`, `chat.update`, `response_url` and a command's reply take it."""

import html
from collections.abc import Iterator
from typing import Any

from bot.playground.validation.blocks import IN_MESSAGES, repeated_ids, tables_in
from bot.playground.validation.grammar import array, by_type, fault, record, string
from bot.playground.validation.measure import characters
from bot.playground.validation.refusal import Refusal

MOST_BLOCKS = 50
MOST_TEXT = 40_000
MOST_TEXT_IN_AN_EDIT = 4_000
"""Bytes, once &, < and > are escaped: a `chat.update` takes a tenth of what a post takes."""
MOST_CHARTS = 2
MOST_SHOWN = 13_200
"""Characters of all blocks together. Not documented: reported in slackapi/bolt-js issues 2509 and
2867, where a divider alone cost `COST_OF_A_BLOCK`."""
COST_OF_A_BLOCK = 125

FIELDS = frozenset(
    [
        "blocks",
        "channel",
        "delete_original",
        "metadata",
        "replace_original",
        "response_type",
        "text",
        "thread_ts",
        "token",
        "ts",
        "unfurl_links",
        "unfurl_media",
        "user",
    ]
)

_BLOCKS = array(by_type(IN_MESSAGES), MOST_BLOCKS, least=0)
_METADATA = record(
    None,
    required={
        "event_type": string(255, pattern=r"[A-Za-z][A-Za-z0-9_]*"),
        "event_payload": lambda value, at: (
            iter(()) if isinstance(value, dict) else iter((fault("must provide an object", at),))
        ),
    },
)


def check_message(payload: dict[str, Any], *, edit: bool = False) -> list[Refusal]:
    """Lists what Slack would say against this message; an empty list means that it takes it.

    `payload` is the method's arguments, or the body of a reply, with `blocks` and `metadata`
    as values, not as JSON. `edit` is for `chat.update`, whose text is shorter. The first refusal is
    the one Slack answers with.
    """
    if payload.get("delete_original") is True:
        return []
    return [
        Refusal(error, tuple(faults))
        for error, faults in (
            ("invalid_arguments", list(_unknown(payload))),
            ("invalid_blocks_format", list(_badly_formed(payload))),
            ("msg_too_long", list(_too_long(payload, edit=edit))),
            ("invalid_blocks", list(_wrong_blocks(payload))),
            ("invalid_attachments", list(_second_table(payload))),
            ("msg_blocks_too_long", list(_blocks_too_long(payload))),
            ("no_text", list(_nothing_to_show(payload))),
            ("invalid_metadata_format", list(_wrong_metadata(payload))),
        )
        if faults
    ]


def _unknown(payload: dict[str, Any]) -> Iterator[str]:
    for name in sorted(payload.keys() - FIELDS):
        yield fault(f"no additional properties allowed: {name}", "/")
    text = payload.get("text")
    if text is not None and not isinstance(text, str):
        yield fault("must provide a string", "/text")
    if payload.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
        yield fault("must be one of: ephemeral, in_channel", "/response_type")


def _badly_formed(payload: dict[str, Any]) -> Iterator[str]:
    value = payload.get("blocks") or []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        yield fault("must provide an array of objects", "/blocks")


def _blocks(payload: dict[str, Any]) -> list[dict[str, Any]]:
    value = payload.get("blocks")
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _too_long(payload: dict[str, Any], *, edit: bool) -> Iterator[str]:
    text = payload.get("text")
    if not isinstance(text, str):
        return
    if len(text) > MOST_TEXT:
        yield fault(f"must be less than {MOST_TEXT + 1} characters", "/text")
    elif edit and len(html.escape(text, quote=False).encode()) > MOST_TEXT_IN_AN_EDIT:
        yield fault(f"must be less than {MOST_TEXT_IN_AN_EDIT + 1} bytes", "/text")


def _wrong_blocks(payload: dict[str, Any]) -> Iterator[str]:
    blocks = _blocks(payload)
    faults = list(_BLOCKS(blocks, "/blocks"))
    if not faults:
        faults += repeated_ids(blocks, "/blocks")
        if sum(block["type"] == "data_visualization" for block in blocks) > MOST_CHARTS:
            faults.append(fault(f"no more than {MOST_CHARTS} charts allowed", "/blocks"))
    yield from faults


def _second_table(payload: dict[str, Any]) -> Iterator[str]:
    # Slack's own name for a second table, wherever it stands
    if tables_in(_blocks(payload)) > 1:
        yield fault("only_one_table_allowed", "/blocks")


def _blocks_too_long(payload: dict[str, Any]) -> Iterator[str]:
    blocks = _blocks(payload)
    if characters(blocks) + COST_OF_A_BLOCK * len(blocks) > MOST_SHOWN:
        yield fault(f"all blocks together must be less than {MOST_SHOWN + 1} characters", "/blocks")


def _nothing_to_show(payload: dict[str, Any]) -> Iterator[str]:
    text = payload.get("text")
    blank = text is None or (isinstance(text, str) and not text.strip())
    if blank and not payload.get("blocks"):
        yield fault("must define either `text` or `blocks`", "/")


def _wrong_metadata(payload: dict[str, Any]) -> Iterator[str]:
    if payload.get("metadata") is not None:
        yield from _METADATA(payload["metadata"], "/metadata")
