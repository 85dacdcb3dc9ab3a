"""What holds for every message, whatever was imported."""

import re
import unicodedata

from bot.playground.validation import check_message

MENTION = re.compile(r"<[!@#]")
ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")
# Of two digits there is none: they are minutes.
EMOJI_CODE = re.compile(r":(?![0-9]{2}:)[a-z0-9_+'-]+:", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# Inside a word Slack leaves an underscore alone.
MARK_UP = re.compile(r"[`~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")


def faults_of(message):
    """Everything that is wrong with `message`; an empty list means that it is sound."""
    payload = {"text": message.text, "blocks": list(message.blocks)}
    found = [str(each) for each in check_message(payload)]
    found += [str(each) for each in check_message(payload, edit=True)]
    found += [
        f"mention: {each[:40]!r}" for each in _strings(_shown(payload)) if MENTION.search(each)
    ]
    found += [f"invisible: {each[:60]!r}" for each in _strings(payload) if _invisible(each)]
    for each in [message.text, *marked_up(message.blocks)]:
        found += [f"not escaped: {each[:60]!r}" for _ in _unescaped(each)]
        found += [f"emoji code: {each[:60]!r}" for _ in EMOJI_CODE.findall(each)]
        found += [f"mark-up: {each[:60]!r}" for _ in MARK_UP.findall(each)]
        found += [f"unpaired *: {line[:60]!r}" for line in each.split("\n") if line.count("*") % 2]
    if "\n" in message.text or not message.text.strip():
        found.append(f"text is not one line: {message.text[:60]!r}")
    found += [f"not in plain: {each}" for each in _figures_left_out(message)]
    return found


def marked_up(blocks):
    """Every text that Slack reads mark-up in."""
    return [
        text["text"]
        for block in blocks
        for text in (block.get("text"), *block.get("elements", ()))
        if isinstance(text, dict) and text.get("type") == "mrkdwn"
    ]


def shown_text(blocks):
    """Every text that a reader sees, buttons apart, as they see it."""
    readable = [block for block in blocks if block["type"] != "actions"]
    return [_unescape(text) for text in _strings(readable, key="text")]


def _figures_left_out(message):
    if not message.plain.strip():
        return ["anything"]
    said = set(NUMBER.findall(message.plain))
    shown = {each for text in shown_text(message.blocks) for each in NUMBER.findall(text)}
    return sorted(shown - said)


def _unescaped(text):
    return [*ENTITY.findall(text), *re.findall(r"[<>]", text)]


def _invisible(text):
    return any(
        unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char != "\n"
        for char in text
    )


def _unescape(text):
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _shown(part):
    """Without the values of buttons: they come back as they were sent, and are never shown."""
    match part:
        case list() | tuple():
            return [_shown(each) for each in part]
        case dict():
            return {name: _shown(each) for name, each in part.items() if name != "value"}
        case _:
            return part


def _strings(value, key=None):
    match value:
        case str():
            return [value]
        case list() | tuple():
            return [text for each in value for text in _strings(each, key)]
        case dict():
            return [
                text
                for name, each in value.items()
                if not (isinstance(each, str) and key not in (None, name))
                for text in _strings(each, key)
            ]
        case _:
            return []
