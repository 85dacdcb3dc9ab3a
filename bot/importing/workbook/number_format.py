"""What a number format such as `0.0%;-0.0%;"n/a"` makes of a number.

Source: ECMA-376, 18.8.31 numFmts. Of PyPI's libraries for it none is kept up; only what decides
whether a figure is shown as it is held is here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import lru_cache

from bot.importing.tables.numbers import plain
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
_BETWEEN_DIGITS = frozenset(" '\u00a0\u202f\u2019")
"""What may part thousands without changing the number."""
_INKS = {
    "black": "000000",
    "color1": "000000",
    "white": "FFFFFF",
    "color2": "FFFFFF",
} | dict.fromkeys(("red", "green", "blue", "yellow", "magenta", "cyan"), "another")
"""Colours that a format may ask for, as `styles.py` calls them."""
_LARGE = Decimal(10) ** 15
"""From here on a spreadsheet has no digits left to place."""


class Form(Enum):
    """What a number format takes a number for."""

    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Shown:
    text: str
    veil: Veil | None = None


Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format. `takes` says for which numbers it is."""

    tokens: tuple[Token, ...]
    takes: Callable[[Decimal], bool]
    signs: bool
    """True where a minus is put before a number below zero."""

    @property
    def form(self) -> Form:
        letters = {text[0].casefold() for kind, text in self.tokens if kind == "date"}
        if letters:
            months = {"y", "m"} <= letters and not letters & set("dhs")
            return Form.MONTH if months else Form.DAY
        return Form.PERCENT if ("sign", "%") in self.tokens else Form.NUMBER

    @property
    def ink(self) -> str | None:
        """The colour that the section writes in, whatever the cell's own."""
        return next((text for kind, text in self.tokens if kind == "ink"), None)

    def number(self, value: Decimal) -> Shown:
        """What the section shows of a number that is no date."""
        kinds = [kind for kind, _ in self.tokens]
        minus = "-" if self.signs and value < 0 else ""
        if ("sign", "@") in self.tokens or "general" in kinds:
            return self._around(minus + plain(abs(value)), "general", "sign@")
        if "digit" not in kinds:
            return Shown(self._literals(self.tokens).strip(), Veil.FORMAT)
        if "power" in kinds or self._is_fraction() or abs(value) >= _LARGE:
            return Shown(plain(value))
        return self._digits(value, minus)

    def _digits(self, value: Decimal, minus: str) -> Shown:
        first, last = self._span()
        inner = self.tokens[first : last + 1]
        scale = 0
        while self._token(last + 1 + scale) == ("sign", ","):
            scale += 1
        point = inner.index(("sign", ".")) if ("sign", ".") in inner else len(inner)
        whole, part = inner[:point], inner[point + 1 :]
        while whole and whole[-1] == ("sign", ","):
            scale, whole = scale + 1, whole[:-1]
        percents = self.tokens.count(("sign", "%"))
        number = _placed(
            abs(value).scaleb(2 * percents - 3 * scale),
            "".join(text for kind, text in whole if kind == "digit"),
            "".join(text for kind, text in part if kind == "digit"),
            ("sign", ",") in whole,
        )
        between = self._literals(inner, signs=False)
        if between:
            number = _interspersed(inner, number)
        before = self._literals(self.tokens[:first])
        after = self._literals(self.tokens[last + 1 :])
        text = f"{before}{minus}{number}{after}".strip()
        if not any(each.isdigit() for each in number):
            return Shown(text, Veil.FORMAT)
        astray = set(between) - _BETWEEN_DIGITS
        joined = before[-1:].isdigit() or re.match(r"[.,]?[0-9]", after)
        return Shown(text, Veil.SCALE if scale or percents > 1 or astray or joined else None)

    def _around(self, number: str, *holders: str) -> Shown:
        at = next(
            n
            for n, (kind, text) in enumerate(self.tokens)
            if kind in holders or kind + text in holders
        )
        before, after = self._literals(self.tokens[:at]), self._literals(self.tokens[at + 1 :])
        joined = before[-1:].isdigit() or re.match(r"[.,]?[0-9]", after)
        return Shown(f"{before}{number}{after}".strip(), Veil.SCALE if joined else None)

    def _span(self) -> tuple[int, int]:
        places = [place for place, (kind, _) in enumerate(self.tokens) if kind == "digit"]
        first = places[0]
        if self._token(first - 1) == ("sign", "."):
            first -= 1
        return first, places[-1]

    def _token(self, place: int) -> Token | None:
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def _is_fraction(self) -> bool:
        first, last = self._span()
        return ("sign", "/") in self.tokens[first : last + 1]

    @staticmethod
    def _literals(tokens: tuple[Token, ...], *, signs: bool = True) -> str:
        shown = {"literal"} | ({"sign"} if signs else set())
        hidden = ("sign", ","), ("sign", "@")
        return "".join(
            text for kind, text in tokens if kind in shown and (kind, text) not in hidden
        )


@dataclass(frozen=True, slots=True)
class NumberFormat:
    sections: tuple[Section, ...]
    words: Section | None
    """The fourth section, for text; without one text is shown as it is."""

    def section(self, value: Decimal) -> Section | None:
        """The section that shows `value`, or None where no section does."""
        return next((each for each in self.sections if each.takes(value)), None)

    def text(self, text: str) -> Shown:
        """What is shown of a text."""
        if self.words is None or ("sign", "@") in self.words.tokens:
            return Shown(text)
        return Shown(Section._literals(self.words.tokens), Veil.FORMAT)  # noqa: SLF001 - its own file


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


def _placed(value: Decimal, whole: str, part: str, thousands: bool) -> str:
    """The digits of `value` in the places that a format has: 0 is always shown, # and ? only where
    they are needed.
    """
    rounded = value.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    digits, _, decimals = f"{rounded:f}".partition(".")
    least = len(whole) - whole.find("0") if "0" in whole else 0
    digits = digits.lstrip("0").rjust(least, "0")
    if thousands and digits:
        digits = f"{int(digits):,}".rjust(len(digits), "0")
    kept = part.rfind("0") + 1
    decimals = decimals[:kept] + decimals[kept:].rstrip("0")
    return f"{digits}.{decimals}" if part else digits


def _interspersed(tokens: tuple[Token, ...], number: str) -> str:
    """The digits of `number` from the right into their places, with what stands between these."""
    digits = [each for each in number if each.isdigit()]
    parts: list[str] = []
    for kind, text in reversed(tokens):
        if kind == "digit":
            parts.append(digits.pop() if digits else "")
        elif text != ",":
            parts.append(text)
    return "".join([*digits, *reversed(parts)])
