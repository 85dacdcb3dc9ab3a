"""What people press, pick and fill in.

Source: docs.slack.dev/reference/block-kit/block-elements.
"""

from collections.abc import Iterator
from typing import Any

from bot.playground.validation.composition import (
    CONFIRMATION,
    CONVERSATION_FILTER,
    DISPATCH,
    IDENTIFIER,
    MARKED_OPTION,
    MENU_OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    SLACK_FILE,
    WEB_ADDRESS,
    plain_text,
)
from bot.playground.validation.grammar import (
    Rule,
    array,
    boolean,
    exactly_one_of,
    fault,
    number,
    one_of,
    record,
    string,
)
from bot.playground.validation.rich_text import RICH_TEXT

DATE = string(10, pattern=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
TIME = string(5, pattern=r"([01]\d|2[0-3]):[0-5]\d")
SLACK_ID = string(255, pattern=r"[A-Z0-9]+")
AT_LEAST_ONE = number(1, whole=True)

BUTTON = record(
    "button",
    required={"text": plain_text(75)},
    optional={
        "action_id": IDENTIFIER,
        "url": WEB_ADDRESS,
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRMATION,
        "accessibility_label": string(75),
    },
)
IMAGE = record(
    "image",
    required={"alt_text": string(2000)},
    optional={"image_url": WEB_ADDRESS, "slack_file": SLACK_FILE},
    also=(exactly_one_of("image_url", "slack_file"),),
)
OVERFLOW = record(
    "overflow",
    required={"options": array(OVERFLOW_OPTION, 5, least=2)},
    optional={"action_id": IDENTIFIER, "confirm": CONFIRMATION},
)

_ASKED = {"action_id": IDENTIFIER, "focus_on_load": boolean}
_PICKED = {**_ASKED, "confirm": CONFIRMATION}
_MENU = {**_PICKED, "placeholder": plain_text(150)}
_TYPED = {
    **_ASKED,
    "placeholder": plain_text(150),
    "dispatch_action_config": DISPATCH,
}
_ONE_SOURCE = (exactly_one_of("options", "option_groups"),)
_LISTED = {"options": array(MENU_OPTION, 100), "option_groups": array(OPTION_GROUP, 100)}
_SEVERAL = {**_MENU, "max_selected_items": AT_LEAST_ONE}


def _starts_with_its_own(value: Any, at: str) -> Iterator[str]:
    options = [*value.get("options", ())]
    options += [each for group in value.get("option_groups", ()) for each in group["options"]]
    for name in ("initial_option", "initial_options"):
        initial = value.get(name, [])
        for each in initial if isinstance(initial, list) else [initial]:
            if each not in options:
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
        optional={**_PICKED, "initial_options": array(MARKED_OPTION, 10)},
        also=_OWN,
    ),
    "radio_buttons": record(
        "radio_buttons",
        required={"options": array(MARKED_OPTION, 10)},
        optional={**_PICKED, "initial_option": MARKED_OPTION},
        also=_OWN,
    ),
    "datepicker": record("datepicker", optional={**_MENU, "initial_date": DATE}),
    "timepicker": record(
        "timepicker", optional={**_MENU, "initial_time": TIME, "timezone": string(255)}
    ),
    "static_select": record(
        "static_select",
        optional={**_MENU, **_LISTED, "initial_option": MENU_OPTION},
        also=(*_ONE_SOURCE, *_OWN),
    ),
    "external_select": record(
        "external_select",
        optional={
            **_MENU,
            "initial_option": MENU_OPTION,
            "min_query_length": number(0, whole=True),
        },
    ),
    "users_select": record("users_select", optional={**_MENU, "initial_user": SLACK_ID}),
    "conversations_select": record(
        "conversations_select",
        optional={
            **_MENU,
            "initial_conversation": SLACK_ID,
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": CONVERSATION_FILTER,
        },
    ),
    "channels_select": record(
        "channels_select",
        optional={**_MENU, "initial_channel": SLACK_ID, "response_url_enabled": boolean},
    ),
    "multi_static_select": record(
        "multi_static_select",
        optional={**_SEVERAL, **_LISTED, "initial_options": array(MENU_OPTION, 100)},
        also=(*_ONE_SOURCE, *_OWN),
    ),
    "multi_external_select": record(
        "multi_external_select",
        optional={
            **_SEVERAL,
            "initial_options": array(MENU_OPTION, 100),
            "min_query_length": number(0, whole=True),
        },
    ),
    "multi_users_select": record(
        "multi_users_select", optional={**_SEVERAL, "initial_users": array(SLACK_ID, 100)}
    ),
    "multi_conversations_select": record(
        "multi_conversations_select",
        optional={
            **_SEVERAL,
            "initial_conversations": array(SLACK_ID, 100),
            "default_to_current_conversation": boolean,
            "filter": CONVERSATION_FILTER,
        },
    ),
    "multi_channels_select": record(
        "multi_channels_select", optional={**_SEVERAL, "initial_channels": array(SLACK_ID, 100)}
    ),
}
_EXACT_TIME = {
    "datetimepicker": record(
        "datetimepicker",
        optional={**_PICKED, "initial_date_time": number(1_000_000_000, 9_999_999_999, whole=True)},
    )
}
_FIELDS: dict[str, Rule] = {
    "plain_text_input": record(
        "plain_text_input",
        optional={
            **_TYPED,
            "initial_value": string(3000, shortest=0),
            "multiline": boolean,
            "min_length": number(0, 3000, whole=True),
            "max_length": number(1, 3000, whole=True),
        },
        also=(_no_more_than_asked,),
    ),
    "email_text_input": record(
        "email_text_input", optional={**_TYPED, "initial_value": string(3000, shortest=0)}
    ),
    "url_text_input": record(
        "url_text_input", optional={**_TYPED, "initial_value": string(3000, shortest=0)}
    ),
    "number_input": record(
        "number_input",
        required={"is_decimal_allowed": boolean},
        optional={
            **_TYPED,
            "initial_value": string(255),
            "min_value": string(255),
            "max_value": string(255),
        },
    ),
    "rich_text_input": record("rich_text_input", optional={**_TYPED, "initial_value": RICH_TEXT}),
    "file_input": record(
        "file_input",
        optional={
            "action_id": IDENTIFIER,
            "filetypes": array(string(255), 100),
            "max_files": number(1, 10, whole=True),
        },
    ),
}

IN_A_SECTION: dict[str, Rule] = {"button": BUTTON, "image": IMAGE, "overflow": OVERFLOW, **CHOICES}
IN_ACTIONS: dict[str, Rule] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    **CHOICES,
    **_EXACT_TIME,
}
IN_AN_INPUT: dict[str, Rule] = {**_FIELDS, **CHOICES, **_EXACT_TIME}
