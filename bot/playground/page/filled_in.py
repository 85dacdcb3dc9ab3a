"""What a browser's form says was chosen or filled in, as Slack's payloads say it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages.words import counted
from bot.playground.interactions import CHOSEN
from bot.playground.nouns import Block

Form = Mapping[str, Sequence[str]]
"""Every field's values, in the browser's order."""


def field_name(block: Block, element: Block) -> str:
    """The name that the field of an input is called in the form of a modal."""
    return f"{block['block_id']} {element['action_id']}"


def chosen_of(element: Block, values: Sequence[str]) -> Any:
    """The chosen value: an option, a list of them, a text, or None for nothing."""
    kind, given = element["type"], [each for each in values if each]
    first = given[0] if given else None
    match CHOSEN.get(kind, "value"):
        case "selected_option":
            return next((each for each in element["options"] if each["value"] == first), None)
        case "selected_options":
            return [each for each in element["options"] if each["value"] in given]
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
    that may not be, a text is too short or too long.
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
    return ""


_INITIAL = {
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_date": "initial_date",
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
    each = value if isinstance(value, list) else [value]
    return [str(one["value"]) if isinstance(one, dict) else str(one) for one in each]


def _menus(block: Block) -> list[Block]:
    return [
        each for each in block.get("elements", []) if each["type"] in CHOSEN and "action_id" in each
    ]
