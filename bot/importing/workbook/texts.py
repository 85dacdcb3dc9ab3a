"""The texts that cells share, and what is written inside a text that must not be read as digits."""

import re

from bot.importing.problems import Unreadable
from bot.importing.workbook.xml import Attributes, Listener

LONGEST_TEXT = 40_000
"""Characters of one cell; Excel keeps 32,767."""
_MOST_TEXTS = 300_000
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """The text with the format's own escapes (`_x000D_`) resolved. Source: ECMA-376, ST_Xstring."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def mark_of(name: str, attributes: Attributes) -> str:
    """The mark put before text that is raised, lowered or struck out, "" for other elements: a
    footnote, or what was crossed out, must not be read as digits of the figure beside it.
    """
    if name == "strike" and attributes.get("val", "1") not in ("0", "false"):
        return "~"
    if name == "vertAlign" and attributes.get("val") in ("superscript", "subscript"):
        return "^"
    return ""


class SharedTexts(Listener):
    """Hears the part that holds them. Phonetic readings are no part of a text."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._parts: list[str] = []
        self._length = 0
        self._heard = False
        self._spoken = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self._parts += mark_of(name, attributes)
        self._heard = name == "t" and not self._spoken
        self._spoken += name == "rPh"

    def end(self, name: str) -> None:
        self._heard = False
        self._spoken -= name == "rPh"
        if name == "si":
            self.all.append(unescaped("".join(self._parts)))
            self._parts.clear()
            self._length = 0
            if len(self.all) > _MOST_TEXTS:
                raise Unreadable("more than 300,000 texts; keep only the sheet with the figures")

    def text(self, text: str) -> None:
        if self._heard:
            self._parts.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise Unreadable("a cell holds too long a text; shorten it")
