"""What a browser's form says was chosen or filled in, as Slack's payloads say it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.domain.period import LONDON
from bot.messages.words import counted
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


def lacking(blocks: Sequence[Block], values: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Says what Slack's own clients say before they send anything, by block_id: an input is empty
    that may not be, a text too short or too long, too much is chosen.
    """
    said = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            given = values[block["block_id"]][element["action_id"]]
            value = given[CHOSEN.get(element["type"], "value")]
            if why := _lacks(block, element, value):
                said[block["block_id"]] = why
    return said


def _lacks(block: Block, element: Block, value: Any) -> str:
    if not value:
        return "" if block.get("optional") else "Please complete this required field."
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if element["type"] == "plain_text_input" and not least <= len(value) <= most:
        return f"Use {least} to {counted(most, 'character')}; there are {len(value)}."
    several = element.get("max_selected_items")
    if several is not None and len(value) > several:
        return f"Choose {several} at most."
    return ""


_INITIAL = {
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_channel": "initial_channel",
    "selected_channels": "initial_channels",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
    "value": "initial_value",
}


def shown_in(element: Block, given: Mapping[str, Any]) -> list[str]:
    """Lists what stands in a field: what was filled in before, an emptied one too, or what the app
    put there; a text, or the values of what is chosen.
    """
    named = CHOSEN.get(element["type"], "value")
    value = given.get(named) if named in given else element.get(_INITIAL.get(named, ""))
    if value is None:
        return []
    if named == "selected_date_time":
        return [datetime.fromtimestamp(value, LONDON).strftime("%Y-%m-%dT%H:%M")]
    if named == "rich_text_value":
        return [value["elements"][0]["elements"][0]["text"]]
    each = value if isinstance(value, list) else [value]
    return [str(one["value"]) if isinstance(one, dict) else str(one) for one in each]


def _menus(block: Block) -> list[Block]:
    elements = [*block.get("elements", []), block.get("accessory")]
    return [
        each for each in elements if each and each.get("type") in CHOSEN and "action_id" in each
    ]


def _rich_text(text: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}
