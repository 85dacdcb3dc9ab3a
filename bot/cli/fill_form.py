"""A form filled in from a file: each of its fields gets what the file names for it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.messages.forms import View

A_DAY = "a day"
"""The choice that a field of its own, called `name.day`, tells the day of."""

Given = Mapping[str, str]
"""What each field is to hold, by its name; "yes" or "no" for a tick."""


class NotFillableError(ValueError):
    """The file is not JSON of the right shape, or names what the form does not ask."""


def read_given(path: Path) -> Given:
    """Reads what the file names: {"field": value}, where a value may be words, a number, true,
    false, or {"part": value}.


    Raises NotFillableError with a sentence.
    """
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NotFillableError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise NotFillableError(f"{path} is not JSON: {error}") from error
    if not isinstance(read, dict):
        raise NotFillableError(f'{path} must hold {{"field": value, …}}')
    return dict(_flat(read))


def fits(view: View, given: Given) -> bool:
    """Tells whether the form asks one of what was given."""
    return any(name in given for name in _inputs(view))


def fill(view: View, given: Given) -> dict[str, Any]:
    """The form's `state.values`, what stands in it already included.

    Raises NotFillableError for a choice that a field does not offer, and words that are no day.
    """
    inputs = _inputs(view)
    wanted = dict(given)
    for name, said in given.items():
        if f"{name}.day" in inputs and _is_day(said):
            wanted[name], wanted[f"{name}.day"] = A_DAY, said
    return {
        name: {str(element["action_id"]): _held(name, element, wanted.get(name))}
        for name, element in inputs.items()
    }


def fields_asked(view: View) -> Sequence[str]:
    """Lists the names of its fields, as they stand in it."""
    return list(_inputs(view))


def _flat(read: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in read.items():
        match value:
            case dict():
                yield from _flat(value, f"{before}{name}.")
            case bool():
                yield f"{before}{name}", "yes" if value else "no"
            case None:
                continue
            case str() | int() | float():
                yield f"{before}{name}", str(value)
            case _:
                raise NotFillableError(f"{before}{name} must be words, a number, true or false")


def _inputs(view: View) -> dict[str, dict[str, Any]]:
    return {
        str(block["block_id"]): block["element"]
        for block in view["blocks"]
        if block["type"] == "input"
    }


def _held(name: str, element: Mapping[str, Any], said: str | None) -> dict[str, Any]:
    kind = str(element["type"])
    match kind:
        case "plain_text_input":
            return {"type": kind, "value": element.get("initial_value") if said is None else said}
        case "datepicker":
            if said and not _is_day(said):
                raise NotFillableError(f"{name} must be a day such as 2018-11-05, not '{said}'")
            day = element.get("initial_date") if said is None else said or None
            return {"type": kind, "selected_date": day}
        case "checkboxes":
            ticked = element.get("initial_options", []) if said is None else []
            return {
                "type": kind,
                "selected_options": element["options"] if said == "yes" else ticked,
            }
        case _:
            chosen = element.get("initial_option") if said is None else _option(name, element, said)
            return {"type": kind, "selected_option": chosen}


def _option(name: str, element: Mapping[str, Any], said: str) -> dict[str, Any]:
    for option in element["options"]:
        if said.casefold() in (option["value"].casefold(), option["text"]["text"].casefold()):
            found: dict[str, Any] = option
            return found
    offered = ", ".join(each["value"] for each in element["options"])
    raise NotFillableError(f"{name} cannot be '{said}'; it is one of {offered}")


def _is_day(said: str) -> bool:
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True
