"""Rich text: what is shown as it stands, in a frame.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
"""

from bot.playground.validation.composition import IDENTIFIER
from bot.playground.validation.grammar import array, by_type, record, string

_MANY = 1000
_TEXT = by_type({"text": record("text", required={"text": string(40_000)})})
_PREFORMATTED = record("rich_text_preformatted", required={"elements": array(_TEXT, _MANY)})

RICH_TEXT = record(
    "rich_text",
    required={"elements": array(by_type({"rich_text_preformatted": _PREFORMATTED}), _MANY)},
    optional={"block_id": IDENTIFIER},
)
