"""The parts blocks and elements are made of: texts and options.

Source: docs.slack.dev/reference/block-kit/composition-objects.
"""

from bot.playground.validation.grammar import Rule, boolean, by_type, record, string

IDENTIFIER = string(255)


def plain_text(longest: int) -> Rule:
    return record("plain_text", required={"text": string(longest)}, optional={"emoji": boolean})


def mrkdwn(longest: int) -> Rule:
    return record("mrkdwn", required={"text": string(longest)}, optional={"verbatim": boolean})


def any_text(longest: int) -> Rule:
    return by_type({"plain_text": plain_text(longest), "mrkdwn": mrkdwn(longest)})


def option(text: Rule) -> Rule:
    return record(None, required={"text": text, "value": string(150)})


MENU_OPTION = option(plain_text(75))
MARKED_OPTION = option(any_text(75))
