"""What a client sent to a Web API method, however it was packed."""

import json
from typing import Any
from urllib.parse import parse_qs

from bot.playground.refused import Refused

Arguments = dict[str, Any]

_JSON_FIELDS = {
    "blocks": "invalid_blocks_format",
    "metadata": "invalid_metadata_format",
    "message": "invalid_arguments",
    "view": "invalid_arguments",
    "document_content": "invalid_arguments",
    "changes": "invalid_arguments",
    "criteria": "invalid_arguments",
    "files": "invalid_arguments",
}


def read_arguments(content_type: str, body: bytes, query: str) -> Arguments:
    """The arguments by name; fields that travel as JSON text in a form are decoded.

    Raises `Refused` with `invalid_json`, `json_not_object`, or the field's own error name.
    """
    arguments: Arguments = _form(query)
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        arguments |= _json_object(body)
    elif body:
        arguments |= _form(body.decode("utf-8"))
    for name, error in _JSON_FIELDS.items():
        if isinstance(arguments.get(name), str):
            try:
                arguments[name] = json.loads(arguments[name])
            except json.JSONDecodeError as problem:
                raise Refused(error) from problem
    return arguments


def is_on(arguments: Arguments, name: str) -> bool:
    """Reads a flag: true in JSON, "1" or "true" in a form."""
    return str(arguments.get(name, "")).lower() in ("1", "true")


def needed(arguments: Arguments, name: str, error: str = "invalid_arguments") -> str:
    """Finds a text that must be there. Raises `Refused(error)`."""
    value = arguments.get(name)
    if not isinstance(value, str) or not value:
        raise Refused(error, (f"[ERROR] missing required field: {name}",))
    return value


def whole_number(arguments: Arguments, name: str, default: int) -> int:
    """Raises `Refused("invalid_arguments")` for what is no number."""
    value = arguments.get(name)
    if value in (None, ""):
        return default
    try:
        return int(str(value))
    except ValueError as problem:
        raise Refused("invalid_arguments", (f"[ERROR] must be a number: {name}",)) from problem


def _form(text: str) -> Arguments:
    return {name: values[-1] for name, values in parse_qs(text, keep_blank_values=True).items()}


def _json_object(body: bytes) -> Arguments:
    try:
        value = json.loads(body or b"{}")
    except ValueError as problem:
        raise Refused("invalid_json") from problem
    if not isinstance(value, dict):
        raise Refused("json_not_object")
    return value
