"""Blocks, and the ids that may not repeat.

Source: docs.slack.dev/reference/block-kit/blocks. What planbot has no use for (video, file, cards
and so on) is refused as unsupported, so that it cannot slip in unchecked. Tables, charts
and containers stand in messages and on Home tabs, an alert in modals alone.
"""

from collections.abc import Iterator
from typing import Any

from bot.playground.nouns import elements_of, flattened
from bot.playground.validation.charts import DATA_VISUALIZATION
from bot.playground.validation.composition import (
    IDENTIFIER,
    SLACK_FILE,
    WEB_ADDRESS,
    any_text,
    mrkdwn,
    plain_text,
)
from bot.playground.validation.elements import IMAGE, IN_A_SECTION, IN_ACTIONS, IN_AN_INPUT
from bot.playground.validation.grammar import (
    Rule,
    array,
    at_least_one_of,
    boolean,
    by_type,
    exactly_one_of,
    fault,
    one_of,
    record,
    string,
)
from bot.playground.validation.rich_text import RICH_TEXT
from bot.playground.validation.tables import DATA_TABLE, TABLE

_ID = {"block_id": IDENTIFIER}

EVERYWHERE: dict[str, Rule] = {
    "header": record("header", required={"text": plain_text(150)}, optional=_ID),
    "section": record(
        "section",
        optional={
            **_ID,
            "text": any_text(3000),
            "fields": array(any_text(2000), 10),
            "accessory": by_type(IN_A_SECTION),
            "expand": boolean,
        },
        also=(at_least_one_of("text", "fields"),),
    ),
    "context": record(
        "context",
        required={
            "elements": array(
                by_type({"image": IMAGE, "mrkdwn": mrkdwn(3000), "plain_text": plain_text(3000)}),
                10,
            )
        },
        optional=_ID,
    ),
    "divider": record("divider", optional=_ID),
    "actions": record(
        "actions", required={"elements": array(by_type(IN_ACTIONS), 25)}, optional=_ID
    ),
    "image": record(
        "image",
        required={"alt_text": string(2000)},
        optional={
            **_ID,
            "image_url": WEB_ADDRESS,
            "slack_file": SLACK_FILE,
            "title": plain_text(2000),
        },
        also=(exactly_one_of("image_url", "slack_file"),),
    ),
    "rich_text": RICH_TEXT,
}


def _collapses_to_be_collapsed(value: Any, at: str) -> Iterator[str]:
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        yield fault("default_collapsed needs is_collapsible", f"{at}/default_collapsed")


_IN_A_CONTAINER = ("section", "context", "divider", "actions", "header", "image")
_ROOMY: dict[str, Rule] = {
    **EVERYWHERE,
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "container": record(
        "container",
        required={
            "title": plain_text(150),
            "child_blocks": array(
                by_type({**{name: EVERYWHERE[name] for name in _IN_A_CONTAINER}, "table": TABLE}),
                10,
            ),
        },
        optional={
            **_ID,
            "subtitle": any_text(150),
            "icon": IMAGE,
            "width": one_of("narrow", "standard", "wide", "full"),
            "is_collapsible": boolean,
            "default_collapsed": boolean,
            "has_header_divider": boolean,
        },
        also=(_collapses_to_be_collapsed,),
    ),
}
_INPUT = record(
    "input",
    required={"label": plain_text(2000), "element": by_type(IN_AN_INPUT)},
    optional={**_ID, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
)

IN_MESSAGES: dict[str, Rule] = {
    **_ROOMY,
    "markdown": record("markdown", required={"text": string(12_000)}, optional=_ID),
}
IN_HOMES: dict[str, Rule] = {**_ROOMY, "input": _INPUT}
IN_MODALS: dict[str, Rule] = {
    **EVERYWHERE,
    "input": _INPUT,
    "alert": record(
        "alert",
        required={"text": any_text(3000)},
        optional={**_ID, "level": one_of("default", "info", "warning", "error", "success")},
    ),
}


def tables_in(blocks: list[dict[str, Any]]) -> int:
    """Counts the tables, those in containers included: Slack takes one."""
    return sum(each.get("type") in ("table", "data_table") for each in flattened(blocks))


def repeated_ids(blocks: list[dict[str, Any]], at: str) -> Iterator[str]:
    """Finds a block_id used twice in the payload, or an action_id twice in one block.

    Slack asks for action ids to be unique within their block; different blocks may share one.
    """
    seen: set[str] = set()
    for block, place in _placed(blocks, at):
        block_id = block.get("block_id")
        if block_id is not None and block_id in seen:
            yield fault(f"`block_id` {block_id} already exists", f"{place}/block_id")
        seen |= {block_id} if block_id is not None else set()
        yield from _repeated_actions(block, place)


def _placed(blocks: list[dict[str, Any]], at: str) -> Iterator[tuple[dict[str, Any], str]]:
    for index, block in enumerate(blocks):
        yield block, f"{at}/{index}"
        yield from _placed(block.get("child_blocks", []), f"{at}/{index}/child_blocks")


def _repeated_actions(block: dict[str, Any], at: str) -> Iterator[str]:
    seen: set[str] = set()
    for index, element in enumerate(elements_of(block)):
        action_id = element.get("action_id")
        if action_id is not None and action_id in seen:
            yield fault(
                f"`action_id` {action_id} already exists", f"{at}/elements/{index}/action_id"
            )
        seen |= {action_id} if action_id is not None else set()
