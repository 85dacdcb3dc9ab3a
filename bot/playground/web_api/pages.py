"""Long answers, a page at a time: `limit` and an opaque `cursor`."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from bot.playground.arguments import Arguments, whole_number
from bot.playground.refused import Refused

Item = TypeVar("Item")


def page_of(
    items: Sequence[Item], arguments: Arguments, *, default: int, most: int
) -> tuple[list[Item], str]:
    """The items of one page and the cursor of the next, empty after the last.

    Raises `Refused` with `invalid_limit` or `invalid_cursor`.
    """
    limit = whole_number(arguments, "limit", default)
    if not 1 <= limit <= most:
        raise Refused("invalid_limit")
    start = _start(arguments.get("cursor") or "")
    rest = len(items) > start + limit
    cursor = base64.b64encode(f"next:{start + limit}".encode()).decode() if rest else ""
    return list(items[start : start + limit]), cursor


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode("ascii").partition(":")
    except (binascii.Error, UnicodeDecodeError) as problem:
        raise Refused("invalid_cursor") from problem
    if word != "next" or not number.isdecimal():
        raise Refused("invalid_cursor")
    return int(number)
