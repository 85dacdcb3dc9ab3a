"""The fields of a form, as Slack's input blocks. Whatever is imported is marked as such, and made
safe here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.message import Block
from bot.messages.text import clip, mrkdwn, plain

VALUE = "value"
LONGEST_WORDS = 2000
"""Characters that a field of words takes, unless it says less."""
_LABEL = 150
_HINT = 150
_OPTION = 75
_SECTION = 3000
_RADIO_MOST = 6
"""So many choices stand in sight; of more, one is picked from a list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: `value` is what the field then holds, `text` what people read."""

    value: str
    text: str


def words_field(  # noqa: PLR0913 - what may be said of a field of words
    name: str,
    label: str,
    *,
    begun: str = "",
    hint: str = "",
    needed: bool = False,
    longest: int = LONGEST_WORDS,
) -> Block:
    """Asks for words; `begun` stands in it already."""
    element: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": VALUE,
        "multiline": True,
        "max_length": longest,
    }
    if begun:
        # What stands in a field is edited, not shown: as it was written.
        element["initial_value"] = begun[:longest]
    return _input(name, label, element, hint, needed)


def pick_field(  # noqa: PLR0913 - what may be said of a choice
    name: str,
    label: str,
    choices: Sequence[Choice],
    *,
    picked: str = "",
    hint: str = "",
    needed: bool = False,
) -> Block:
    """Asks for one of `choices` (1-100); `picked` is the value of the one that is made already."""
    options = [_option(each) for each in choices]
    # A radio button that was pressed cannot be let go again: only where one is needed.
    kind = "radio_buttons" if needed and len(options) <= _RADIO_MOST else "static_select"
    element: dict[str, Any] = {"type": kind, "action_id": VALUE, "options": options}
    made = next((each for each in options if each["value"] == picked), None)
    if made is not None:
        element["initial_option"] = made
    return _input(name, label, element, hint, needed)


def day_field(
    name: str, label: str, *, begun: date | None = None, hint: str = "", needed: bool = False
) -> Block:
    """Asks for a day."""
    element: dict[str, Any] = {"type": "datepicker", "action_id": VALUE}
    if begun is not None:
        element["initial_date"] = begun.isoformat()
    return _input(name, label, element, hint, needed)


def tick_field(name: str, label: str, tick: str, *, ticked: bool = False, hint: str = "") -> Block:
    """Asks for a tick or none; the field then holds "yes" or nothing."""
    option = _option(Choice("yes", tick))
    element: dict[str, Any] = {"type": "checkboxes", "action_id": VALUE, "options": [option]}
    if ticked:
        element["initial_options"] = [option]
    return _input(name, label, element, hint, needed=False)


def said_part(text: str) -> Block:
    """Says something between the fields; *bold* may stand in it."""
    return {
        "type": "section",
        "text": {"type": "mrkdwn", "text": mrkdwn(clip(text, _SECTION - 100))[:_SECTION]},
    }


def words_of(text: str, longest: int) -> Block:
    """Writes Slack's plain text object of at most `longest` characters."""
    return {"type": "plain_text", "text": plain(clip(text, longest)), "emoji": False}


def _input(name: str, label: str, element: dict[str, Any], hint: str, needed: bool) -> Block:
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": words_of(label, _LABEL),
        "element": element,
        "optional": not needed,
    }
    if hint:
        block["hint"] = words_of(hint, _HINT)
    return block


def _option(choice: Choice) -> dict[str, Any]:
    return {"text": words_of(choice.text, _OPTION), "value": choice.value}
