"""From the same parts come a message's blocks and its plain text."""

from collections.abc import Sequence
from typing import assert_never

from tabulate import tabulate

from bot.messages.abbreviations import with_meanings
from bot.messages.fitting import fit, table_rows
from bot.messages.message import Block, Message
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title
from bot.messages.words import clip, escape

TEXT = 700
"""Escaped, these stay within the 4,000 bytes that the text of an edited message may have."""
LABEL = 75


def compose(text: str, parts: Sequence[Part]) -> Message:
    """The message that says `text` in one sentence and `parts` in full."""
    fitted = fit(with_meanings(parts))
    return Message(
        text=escape(clip(text, TEXT)),
        blocks=tuple(_block(part, place) for place, part in enumerate(fitted)),
        plain="\n\n".join(said for part in fitted if (said := _plain(part))),
    )


def _block(part: Part, place: int) -> Block:
    match part:
        case Title():
            return {
                "type": "header",
                "text": {"type": "plain_text", "text": part.text, "emoji": False},
            }
        case Say():
            return {"type": "section", "text": _mrkdwn(part.text)}
        case Note():
            return {"type": "context", "elements": [_mrkdwn(part.text)]}
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


def _mrkdwn(text: str) -> Block:
    # verbatim keeps Slack from making links and mentions out of what it finds.
    return {"type": "mrkdwn", "text": escape(text), "verbatim": True}


def _table(part: Table) -> Block:
    rows = (part.header, *table_rows(part))
    return {
        "type": "table",
        "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in rows],
        "column_settings": [
            {"align": "right" if column in part.right else "left", "is_wrapped": True}
            for column in range(len(part.header))
        ],
    }


def _button(button: Button, place: str) -> Block:
    made: Block = {
        "type": "button",
        "action_id": f"{button.does}.{place}",
        "text": {"type": "plain_text", "text": clip(button.label, LABEL) or "–", "emoji": False},
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
                table_rows(part),
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
