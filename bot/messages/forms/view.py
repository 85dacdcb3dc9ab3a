"""A form as Slack opens it, and a sentence in the place of one."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.message import Block, Message
from bot.messages.forms.fields import words_of

View = dict[str, Any]
SAID = "planbot"
REFUSED = "Not taken"
"""The titles of what stands where a form was: taken, or not."""
_TITLE = 24
_SENTENCE = 2900
_BLOCKS = 90
_ROWS_OF_BUTTONS = 8
_LEAD_ON = ("show.", "form.")
_LINE_OF_A_TABLE = re.compile(r"^-{3,}(  -{2,})+ *$", re.MULTILINE)


def form_view(  # noqa: PLR0913, PLR0917 - what a form is made of
    name: str,
    title: str,
    submit: str,
    blocks: Sequence[Block],
    about: Mapping[str, str],
    close: str = "Cancel",
) -> View:
    """The form called `name`; `about` (up to 3,000 characters as JSON) comes back with its answers:
    which thing it is about, and how that stood when the form was made.
    """
    return {
        "type": "modal",
        "callback_id": name,
        "private_metadata": json.dumps(dict(about), sort_keys=True),
        "title": words_of(title, _TITLE),
        "submit": words_of(submit, _TITLE),
        "close": words_of(close, _TITLE),
        "blocks": list(blocks),
    }


def about_of(view: Mapping[str, Any]) -> dict[str, str]:
    """Reads what a form that comes back is about; empty where it is of another version."""
    try:
        about = json.loads(str(view.get("private_metadata") or ""))
    except ValueError:
        return {}
    if not isinstance(about, dict):
        return {}
    return {str(name): str(value) for name, value in about.items()}


def said_view(*sentences: str, title: str = SAID) -> View:
    """Says it where the form was: each sentence a paragraph of its own."""
    return {
        "type": "modal",
        "title": words_of(title, _TITLE),
        "close": words_of("Close", _TITLE),
        "blocks": [{"type": "section", "text": words_of(each, _SENTENCE)} for each in sentences],
    }


def answer_view(message: Message) -> View:
    """Says a message where there is no place to answer in, as on the Home tab: a table, which no
    form may have, as the text that a terminal shows; and of its buttons those that lead on.
    """
    paragraphs = message.plain.split("\n\n")
    said = [_paragraph(each) for each in paragraphs if each.strip()][:_BLOCKS]
    return {
        "type": "modal",
        "title": words_of(SAID, _TITLE),
        "close": words_of("Close", _TITLE),
        "blocks": [*said, *_leading_on(message)],
    }


def _leading_on(message: Message) -> list[Block]:
    """The buttons that show another answer, or open a form: the others need a message or a channel
    to work on.
    """
    rows = [each["elements"] for each in message.blocks if each["type"] == "actions"]
    kept = [[each for each in row if each["action_id"].startswith(_LEAD_ON)] for row in rows]
    return [{"type": "actions", "elements": row} for row in kept if row][:_ROWS_OF_BUTTONS]


def _paragraph(text: str) -> Block:
    if _LINE_OF_A_TABLE.search(text) is None:
        return {"type": "section", "text": words_of(text, _SENTENCE)}
    shown = {"type": "text", "text": text[:_SENTENCE]}
    element = {"type": "rich_text_preformatted", "elements": [shown]}
    return {"type": "rich_text", "elements": [element]}
