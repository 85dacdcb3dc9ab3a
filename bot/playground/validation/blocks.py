"""Blocks, and the ids that may not repeat.

Source: docs.slack.dev/reference/block-kit/blocks. What planbot has no use for (images, containers,
video, cards and so on) is refused as unsupported, so that it cannot slip in unchecked. Tables and
charts stand in messages and on Home tabs.
"""

from collections.abc import Iterator
from typing import Any

from bot.playground.nouns import elements_of
from bot.playground.validation.charts import DATA_VISUALIZATION
from bot.playground.validation.composition import IDENTIFIER, any_text, plain_text
from bot.playground.validation.elements import IN_ACTIONS, IN_AN_INPUT
from bot.playground.validation.grammar import Rule, array, boolean, by_type, fault, record
from bot.playground.validation.rich_text import RICH_TEXT
from bot.playground.validation.tables import DATA_TABLE, TABLE

_ID = {"block_id": IDENTIFIER}

EVERYWHERE: dict[str, Rule] = {
    "header": record("header", required={"text": plain_text(150)}, optional=_ID),
    "section": record("section", required={"text": any_text(3000)}, optional=_ID),
    "context": record("context", required={"elements": array(any_text(3000), 10)}, optional=_ID),
    "divider": record("divider", optional=_ID),
    "actions": record(
        "actions", required={"elements": array(by_type(IN_ACTIONS), 25)}, optional=_ID
    ),
    "rich_text": RICH_TEXT,
}
IN_MESSAGES: dict[str, Rule] = {
    **EVERYWHERE,
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
}
_INPUT = record(
    "input",
    required={"label": plain_text(2000), "element": by_type(IN_AN_INPUT)},
    optional={**_ID, "hint": plain_text(2000), "optional": boolean},
)
IN_HOMES: dict[str, Rule] = {**IN_MESSAGES, "input": _INPUT}
IN_MODALS: dict[str, Rule] = {**EVERYWHERE, "input": _INPUT}


def tables_in(blocks: list[dict[str, Any]]) -> int:
    """Counts the tables: Slack takes one."""
    return sum(each.get("type") in ("table", "data_table") for each in blocks)


def repeated_ids(blocks: list[dict[str, Any]], at: str) -> Iterator[str]:
    """Finds a block_id used twice in the payload, or an action_id twice in one block.

    Slack asks for action ids to be unique within their block; different blocks may share one.
    """
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        place = f"{at}/{index}"
        block_id = block.get("block_id")
        if block_id is not None and block_id in seen:
            yield fault(f"`block_id` {block_id} already exists", f"{place}/block_id")
        seen |= {block_id} if block_id is not None else set()
        yield from _repeated_actions(block, place)


def _repeated_actions(block: dict[str, Any], at: str) -> Iterator[str]:
    seen: set[str] = set()
    for index, element in enumerate(elements_of(block)):
        action_id = element.get("action_id")
        if action_id is not None and action_id in seen:
            yield fault(
                f"`action_id` {action_id} already exists", f"{at}/elements/{index}/action_id"
            )
        seen |= {action_id} if action_id is not None else set()
