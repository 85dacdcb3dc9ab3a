"""What a browser's form says was chosen or filled in, as Slack's payloads say it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.domain.period import LONDON
from bot.playground.interactions import CHOSEN
from bot.playground.nouns import Block

Form = Mapping[str, Sequence[str]]
"""Every field's values, in the browser's order."""


def field_name(block: Block, element: Block) -> str:
    """The name that the field of an input is called in the form of a modal."""
    return f"{block['block_id']} {element['action_id']}"


def options_of(element: Block) -> list[dict[str, Any]]:
    """Lists every option, those in groups included."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def chosen_of(element: Block, values: Sequence[str]) -> Any:
    """The chosen value: an option, a list of them, a text, seconds, or None for nothing."""
    kind, given = element["type"], [each for each in values if each]
    first = given[0] if given else None
    match CHOSEN.get(kind, "value"):
        case "selected_option":
            return next((each for each in options_of(element) if each["value"] == first), None)
        case "selected_options":
            return [each for each in options_of(element) if each["value"] in given]
        case "selected_users" | "selected_channels" | "selected_conversations":
            return given
        case "selected_date_time":
            moment = datetime.fromisoformat(first) if first else None
            return int(moment.replace(tzinfo=LONDON).timestamp()) if moment else None
        case "rich_text_value":
            return _rich_text(first) if first else None
        case _:
            return first


def state_of(blocks: Sequence[Block], form: Form) -> dict[str, dict[str, Any]]:
    """Makes `view.state.values`: by block_id and action_id, the kind and the chosen value.

    `blocks` have their ids.
    """
    state: dict[str, dict[str, Any]] = {}
    for block in blocks:
        inputs = [block["element"]] if block["type"] == "input" else _menus(block)
        for element in inputs:
            given = chosen_of(element, form.get(field_name(block, element), ()))
            named = CHOSEN.get(element["type"], "value")
            values = state.setdefault(block["block_id"], {})
            values[element["action_id"]] = {"type": element["type"], named: given}
    return state


def _menus(block: Block) -> list[Block]:
    elements = [*block.get("elements", []), block.get("accessory")]
    return [
        each for each in elements if each and each.get("type") in CHOSEN and "action_id" in each
    ]


def _rich_text(text: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}
