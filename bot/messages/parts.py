"""A message in parts, each one thought; from the same parts come its blocks and its plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from tabulate import tabulate

from bot.messages.message import Block, Message
from bot.messages.words import clip

SECTION = 3000
CONTEXT = 2000
HEADER = 150
ROWS = 100
CELL = 200


@dataclass(frozen=True, slots=True)
class Title:
    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """Sentences; *bold* is the only mark-up."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A context line: where figures come from and what marks mean."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """At most one a message. `right` names the columns of numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """`does` is the action's name; `value` says to what. `typed` is the command that does the
    same, for those who read the plain text.
    """

    label: str
    does: Literal["show", "share", "acknowledge"]
    value: str
    typed: str | None = None
    main: bool = False


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]


Part = Title | Say | Note | Table | Buttons


def compose(text: str, parts: Sequence[Part]) -> Message:
    """The message that says `text` in one sentence and `parts` in full."""
    return Message(
        text=_escape(clip(text, SECTION)),
        blocks=tuple(_block(part, place) for place, part in enumerate(parts)),
        plain="\n\n".join(said for part in parts if (said := _plain(part))),
    )


def _block(part: Part, place: int) -> Block:
    match part:
        case Title():
            return {
                "type": "header",
                "text": {"type": "plain_text", "text": clip(part.text, HEADER), "emoji": False},
            }
        case Say():
            return {"type": "section", "text": _mrkdwn(part.text, SECTION)}
        case Note():
            return {"type": "context", "elements": [_mrkdwn(part.text, CONTEXT)]}
        case Table():
            return _table(part)
        case Buttons():
            return {
                "type": "actions",
                "elements": [
                    _button(each, f"{place}.{number}") for number, each in enumerate(part.buttons)
                ],
            }
        case _:
            assert_never(part)


def _mrkdwn(text: str, limit: int) -> Block:
    # verbatim keeps Slack from making links and mentions out of what it finds.
    return {"type": "mrkdwn", "text": _escape(text, limit), "verbatim": True}


def _escape(text: str, limit: int = SECTION) -> str:
    """Slack's own escapes, within `limit` characters and never cut inside one."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if len(escaped) <= limit:
        return escaped
    return _escape(clip(text, len(text) - max(1, (len(escaped) - limit) // 5)), limit)


def _table(part: Table) -> Block:
    rows = (part.header, *part.rows[: ROWS - 1])
    return {
        "type": "table",
        "rows": [
            [{"type": "raw_text", "text": clip(cell, CELL) or "–"} for cell in row] for row in rows
        ],
        "column_settings": [
            {"align": "right" if column in part.right else "left", "is_wrapped": True}
            for column in range(len(part.header))
        ],
    }


def _button(button: Button, place: str) -> Block:
    made: Block = {
        "type": "button",
        "action_id": f"{button.does}.{place}",
        "text": {"type": "plain_text", "text": clip(button.label, 75), "emoji": False},
        "value": button.value,
    }
    if button.main:
        made["style"] = "primary"
    return made


def _plain(part: Part) -> str:
    match part:
        case Title():
            return f"{part.text}\n{'=' * len(part.text)}"
        case Say() | Note():
            return part.text.replace("*", "")
        case Table():
            return tabulate(
                [[clip(cell, CELL) or "–" for cell in row] for row in part.rows[: ROWS - 1]],
                headers=part.header,
                tablefmt="simple",
                disable_numparse=True,
                colalign=[
                    "right" if column in part.right else "left"
                    for column in range(len(part.header))
                ],
            )
        case Buttons():
            typed = [each.typed for each in part.buttons if each.typed]
            return f"More: {'  ·  '.join(typed)}" if typed else ""
        case _:
            assert_never(part)
