"""Rich text: sections, lists, quotes and code, and what may stand in them.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
"""

from bot.playground.validation.composition import IDENTIFIER, WEB_ADDRESS
from bot.playground.validation.grammar import (
    Rule,
    array,
    boolean,
    by_type,
    number,
    one_of,
    record,
    string,
)

_MARKS = ("bold", "italic", "strike", "code", "underline")
_STYLE = record(None, optional=dict.fromkeys(_MARKS, boolean))
_MENTION_STYLE = record(
    None,
    optional=dict.fromkeys(
        ("bold", "italic", "strike", "highlight", "client_highlight", "unlink"), boolean
    ),
)
_BORDER = one_of(0, 1)
_MANY = 1000


def _mention(kind: str, name: str) -> Rule:
    return record(kind, required={name: string(255)}, optional={"style": _MENTION_STYLE})


TEXT = record("text", required={"text": string(40_000)}, optional={"style": _STYLE})
LINK = record(
    "link",
    required={"url": string(3000)},
    optional={"text": string(40_000), "unsafe": boolean, "style": _STYLE},
)
LEAVES = by_type(
    {
        "text": TEXT,
        "link": LINK,
        "user": _mention("user", "user_id"),
        "usergroup": _mention("usergroup", "usergroup_id"),
        "team": _mention("team", "team_id"),
        "channel": _mention("channel", "channel_id"),
        "emoji": record(
            "emoji",
            required={"name": string(255)},
            optional={
                "unicode": string(255),
                "skin_tone": number(1, 6, whole=True),
                "style": _STYLE,
            },
        ),
        "broadcast": record(
            "broadcast",
            required={"range": one_of("here", "channel", "everyone")},
            optional={"style": _STYLE},
        ),
        "color": record(
            "color",
            required={"value": string(7, pattern="#[0-9A-Fa-f]{6}")},
            optional={"style": _STYLE},
        ),
        "date": record(
            "date",
            required={"timestamp": number(0, whole=True), "format": string(255)},
            optional={"url": WEB_ADDRESS, "fallback": string(255), "style": _STYLE},
        ),
    }
)
SECTION = record("rich_text_section", required={"elements": array(LEAVES, _MANY, least=0)})
_PARTS = by_type(
    {
        "rich_text_section": SECTION,
        "rich_text_list": record(
            "rich_text_list",
            required={"style": one_of("bullet", "ordered"), "elements": array(SECTION, _MANY)},
            optional={
                "indent": number(0, 8, whole=True),
                "offset": number(0, whole=True),
                "border": _BORDER,
            },
        ),
        "rich_text_preformatted": record(
            "rich_text_preformatted",
            required={"elements": array(by_type({"text": TEXT, "link": LINK}), _MANY)},
            optional={"border": _BORDER, "language": string(255)},
        ),
        "rich_text_quote": record(
            "rich_text_quote",
            required={"elements": array(LEAVES, _MANY)},
            optional={"border": _BORDER},
        ),
    }
)
RICH_TEXT = record(
    "rich_text",
    required={"elements": array(_PARTS, _MANY)},
    optional={"block_id": IDENTIFIER},
)
