"""What a number format such as `0.0%;-0.0%;"n/a"` makes of a number.

Source: ECMA-376, 18.8.31 numFmts. Of PyPI's libraries for it none is kept up; only what decides
whether a figure is shown as it is held is here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.importing.workbook.format_section import Section, Shown, Token, literals
from bot.importing.workbook.grid import Veil

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<gap>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general)|(?P<noon>am/pm|a/p)|(?P<power>e[+-](?=[0#?]))"
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?)|(?P<digit>[0#?])|(?P<sign>[.,%@/])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTIONS = re.compile(r'(?:"[^"]*"?|\\.|[_*].|\[[^\]]*\]|[^;])*', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_HOLDS = {
    "<": Decimal.__lt__,
    "<=": Decimal.__le__,
    ">": Decimal.__gt__,
    ">=": Decimal.__ge__,
    "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}
_INKS = {
    "black": "000000",
    "color1": "000000",
    "white": "FFFFFF",
    "color2": "FFFFFF",
} | dict.fromkeys(("red", "green", "blue", "yellow", "magenta", "cyan"), "another")
"""Colours that a format may ask for, as `styles.py` calls them."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    sections: tuple[Section, ...]
    words: Section | None
    """The fourth section, for text; without one text is shown as it is."""

    def section(self, value: Decimal) -> Section | None:
        """The section that shows `value`, or None where no section does."""
        return next((each for each in self.sections if each.takes(value)), None)

    def text(self, text: str) -> Shown:
        """Tells what is shown of a text."""
        if self.words is None or ("sign", "@") in self.words.tokens:
            return Shown(text)
        return Shown(literals(self.words.tokens), Veil.FORMAT)


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """The format that `code` describes."""
    texts = _parts(code)
    conditions = [_condition(each) for each in texts]
    tokens = [_tokens(each) for each in texts]
    words = tokens.pop() if len(tokens) > 3 else None
    count = len(tokens)
    told = any(conditions[:count])
    sections = tuple(
        Section(each, conditions[n] or _implied(n, count, told), count == 1 or told)
        for n, each in enumerate(tokens)
    )
    return NumberFormat(
        sections, Section(words, lambda _: False, False) if words is not None else None
    )


def _parts(code: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while len(parts) < 4:
        match = _SECTIONS.match(code, at)
        parts.append(match[0] if match else "")
        at += len(parts[-1]) + 1
        if at > len(code):
            break
    return parts


def _condition(text: str) -> Callable[[Decimal], bool] | None:
    for match in _TOKEN.finditer(text):
        if match["bracket"] and (found := _CONDITION.fullmatch(match["bracket"].strip())):
            holds, bound = _HOLDS[found[1]], Decimal(found[2])
            return lambda value: bool(holds(value, bound))
    return None


def _implied(place: int, count: int, told: bool) -> Callable[[Decimal], bool]:
    """For which numbers a section without a condition is: above zero, below it, and the rest."""
    if place == count - 1:
        return lambda _: True
    if place == 1:
        return lambda value: value < 0
    return (lambda value: value > 0) if count > 2 and not told else (lambda value: value >= 0)


def _tokens(text: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        part = match[kind] if kind else ""
        match kind:
            case "quoted" | "escaped" | "other" if part:
                tokens.append(("literal", part))
            case "gap":
                tokens.append(("literal", " " if part[0] == "_" else ""))
            case "bracket":
                tokens.extend(_bracket(part))
            case "general" | "noon" | "power" | "date" | "digit" | "sign":
                tokens.append((kind, part))
    return tuple(tokens)


def _bracket(text: str) -> list[Token]:
    if ink := _INKS.get(text.casefold()):
        return [("ink", ink)]
    if re.fullmatch("h+|m+|s+", text, re.IGNORECASE):
        return [("date", text)]
    return [("literal", text[1:].partition("-")[0])] if text.startswith("$") else []
