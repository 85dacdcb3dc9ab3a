"""The parts blocks and elements are made of: text, options, confirmations.

Source: docs.slack.dev/reference/block-kit/composition-objects.
"""

from bot.playground.validation.grammar import (
    Rule,
    array,
    boolean,
    by_type,
    exactly_one_of,
    one_of,
    record,
    string,
)

IDENTIFIER = string(255)
WEB_ADDRESS = string(3000, pattern=r"https?://\S+")


def plain_text(longest: int) -> Rule:
    return record("plain_text", required={"text": string(longest)}, optional={"emoji": boolean})


def mrkdwn(longest: int) -> Rule:
    return record("mrkdwn", required={"text": string(longest)}, optional={"verbatim": boolean})


def any_text(longest: int) -> Rule:
    return by_type({"plain_text": plain_text(longest), "mrkdwn": mrkdwn(longest)})


CONFIRMATION = record(
    None,
    required={
        "title": plain_text(100),
        "text": any_text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
    },
    optional={"style": one_of("primary", "danger")},
)

SLACK_FILE = record(
    None, optional={"id": string(255), "url": WEB_ADDRESS}, also=(exactly_one_of("id", "url"),)
)


def option(text: Rule) -> Rule:
    return record(
        None,
        required={"text": text, "value": string(150)},
        optional={"description": plain_text(75)},
    )


MENU_OPTION = option(plain_text(75))
MARKED_OPTION = option(any_text(75))
OVERFLOW_OPTION = record(
    None,
    required={"text": plain_text(75), "value": string(150)},
    optional={"description": plain_text(75), "url": WEB_ADDRESS},
)
OPTION_GROUP = record(None, required={"label": plain_text(75), "options": array(MENU_OPTION, 100)})
CONVERSATION_FILTER = record(
    None,
    optional={
        "include": array(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
DISPATCH = record(
    None,
    optional={
        "trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2),
    },
)
