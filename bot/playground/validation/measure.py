"""How much text a payload shows, which is what Slack's limits for a whole message count."""

from typing import Any

_SHOWN = ("text", "alt_text", "caption", "title", "label", "name")


def characters(value: Any) -> int:
    """The characters (code points) of every text somewhere inside `value`."""
    if isinstance(value, list):
        return sum(map(characters, value))
    if not isinstance(value, dict):
        return 0
    own = sum(len(value[name]) for name in _SHOWN if isinstance(value.get(name), str))
    return own + sum(characters(each) for each in value.values())
