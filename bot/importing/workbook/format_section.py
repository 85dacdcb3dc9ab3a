"""One section of a number format: what it makes of a number, and whether that is the number still.

Source: ECMA-376, 18.8.31 numFmts.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum

from bot.importing.tables.numbers import plain
from bot.importing.workbook.grid import Veil

_BETWEEN_DIGITS = frozenset(" '\u00a0\u202f\u2019")
"""What may part thousands without changing the number."""
_MULTIPLES = re.compile(r"'?(?:k|mn?|bn|thousands?|millions?|billions?|000'?s?)\W*", re.IGNORECASE)
"""What behind a number makes another of it: 1,291 "k" is 1,291,000."""
_LARGE = Decimal(10) ** 15
"""From here on a spreadsheet has no digits left to place."""
_ROUNDING = Context(prec=1000, rounding=ROUND_HALF_UP)
"""A format has 255 characters, so that no more digits are asked for."""


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
        """Tells what the section shows of a number that is no date."""
        kinds = [kind for kind, _ in self.tokens]
        minus = "-" if self.signs and value < 0 else ""
        if ("sign", "@") in self.tokens or "general" in kinds:
            return self._around(minus + plain(abs(value)), "general", "sign@")
        if "digit" not in kinds:
            return Shown(literals(self.tokens).strip(), Veil.FORMAT)
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
        between = literals(inner, signs=False)
        if between:
            number = _interspersed(inner, number)
        before = literals(self.tokens[:first])
        after = literals(self.tokens[last + 1 :])
        text = f"{before}{minus}{number}{after}".strip()
        if not any(each.isdigit() for each in number):
            return Shown(text, Veil.FORMAT)
        astray = set(between) - _BETWEEN_DIGITS
        other = scale or percents > 1 or astray or _is_another(before, after)
        return Shown(text, Veil.SCALE if other else None)

    def _around(self, number: str, *holders: str) -> Shown:
        at = next(
            n
            for n, (kind, text) in enumerate(self.tokens)
            if kind in holders or kind + text in holders
        )
        before, after = literals(self.tokens[:at]), literals(self.tokens[at + 1 :])
        other = _is_another(before, after)
        return Shown(f"{before}{number}{after}".strip(), Veil.SCALE if other else None)

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


def _is_another(before: str, after: str) -> bool:
    """Tells whether what stands around a number makes another of it, with digits or multiples."""
    behind = after.strip()
    more = re.match(r"[.,]?[0-9]", after) or _MULTIPLES.fullmatch(behind)
    return before[-1:].isdigit() or more is not None


def literals(tokens: tuple[Token, ...], *, signs: bool = True) -> str:
    """Keeps what is shown whatever the number; without `signs` no point and no per cent."""
    shown = {"literal"} | ({"sign"} if signs else set())
    hidden = ("sign", ","), ("sign", "@")
    return "".join(text for kind, text in tokens if kind in shown and (kind, text) not in hidden)


def _placed(value: Decimal, whole: str, part: str, thousands: bool) -> str:
    """The digits of `value` in the places that a format has: 0 is always shown, # and ? only where
    they are needed.
    """
    rounded = value.quantize(Decimal(1).scaleb(-len(part)), context=_ROUNDING)
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
