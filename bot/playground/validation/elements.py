"""What people press, pick and fill in.

Source: docs.slack.dev/reference/block-kit/block-elements. Of the elements there are those that
planbot sends; every other is refused as unsupported.
"""

from collections.abc import Iterator
from typing import Any

from bot.playground.validation.composition import (
    IDENTIFIER,
    MARKED_OPTION,
    MENU_OPTION,
    plain_text,
)
from bot.playground.validation.grammar import (
    Rule,
    array,
    boolean,
    fault,
    number,
    one_of,
    record,
    string,
)

DATE = string(10, pattern=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")

BUTTON = record(
    "button",
    required={"text": plain_text(75)},
    optional={
        "action_id": IDENTIFIER,
        "value": string(2000),
        "style": one_of("primary", "danger"),
    },
)

_ASKED = {"action_id": IDENTIFIER}


def _starts_with_its_own(value: Any, at: str) -> Iterator[str]:
    for name in ("initial_option", "initial_options"):
        initial = value.get(name, [])
        for each in initial if isinstance(initial, list) else [initial]:
            if each not in value["options"]:
                yield fault(f"{name} must match an option in options", f"{at}/{name}")


def _no_more_than_asked(value: Any, at: str) -> Iterator[str]:
    if value.get("min_length", 0) > value.get("max_length", 3000):
        yield fault("min_length must be at most max_length", f"{at}/min_length")
    if len(value.get("initial_value", "")) > value.get("max_length", 3000):
        yield fault("initial_value must be at most max_length", f"{at}/initial_value")


_OWN = (_starts_with_its_own,)

CHOICES: dict[str, Rule] = {
    "checkboxes": record(
        "checkboxes",
        required={"options": array(MARKED_OPTION, 10)},
        optional={**_ASKED, "initial_options": array(MARKED_OPTION, 10)},
        also=_OWN,
    ),
    "radio_buttons": record(
        "radio_buttons",
        required={"options": array(MARKED_OPTION, 10)},
        optional={**_ASKED, "initial_option": MARKED_OPTION},
        also=_OWN,
    ),
    "datepicker": record("datepicker", optional={**_ASKED, "initial_date": DATE}),
    "static_select": record(
        "static_select",
        required={"options": array(MENU_OPTION, 100)},
        optional={**_ASKED, "initial_option": MENU_OPTION},
        also=_OWN,
    ),
}
IN_ACTIONS: dict[str, Rule] = {"button": BUTTON, **CHOICES}
IN_AN_INPUT: dict[str, Rule] = {
    **CHOICES,
    "plain_text_input": record(
        "plain_text_input",
        optional={
            **_ASKED,
            "initial_value": string(3000, shortest=0),
            "multiline": boolean,
            "min_length": number(0, 3000, whole=True),
            "max_length": number(1, 3000, whole=True),
        },
        also=(_no_more_than_asked,),
    ),
}
