"""The single values of a plan file, each read as its field's type wants it."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import ValidationInfo

from bot.domain.indicator import UNITS_IN_OTHER_WORDS, Unit
from bot.domain.period import Period
from bot.importing.plan.yaml_tree import Leaf
from bot.importing.problems import Unreadable
from bot.importing.tables.dates import iso_day
from bot.importing.tables.numbers import number, signed, whole
from bot.importing.texts import LONGEST, clean, did_you_mean, quoted

LENGTHS = {
    "title": 150,
    "short": 40,
    "ref": 12,
    "role": 60,
    "name": 80,
    "team": 60,
    "kind": 40,
    "period": 80,
    "reason": 4000,
}
"""The most characters of a text, by its key."""
_IN_FIGURES = ("after", "back_after")
"""Whole numbers that may be written as "2 periods"."""
_MAY_BE_BELOW_ZERO = ("value", "low", "high", "least", "most")
_EMPTY = "is empty; fill it in, or delete the line"


def member(wanted: type[StrEnum], value: Any) -> StrEnum:
    """The member that is written so. Raises ValueError with what can be written."""
    text = _single(value)
    if text in list(wanted):
        return wanted(text)
    if wanted is Unit and text in UNITS_IN_OTHER_WORDS:
        return UNITS_IN_OTHER_WORDS[text]
    hint = did_you_mean(text, wanted) or f"; write one of {', '.join(wanted)}"
    raise Unreadable(f"{quoted(text)} is not known here{hint}")


def _single(value: Any) -> str:
    if not isinstance(value, str):
        raise Unreadable("must be a single value, not a list or keys")
    if isinstance(value, Leaf) and value.empty:
        raise Unreadable(_EMPTY)
    return str(value)


def _text(value: Any, info: ValidationInfo) -> str:
    read = clean(_single(value), LENGTHS.get(info.field_name or "", LONGEST))
    if not read:
        raise Unreadable(_EMPTY)
    return read


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise Unreadable(f"{quoted(text)} is neither true nor false; write true or false")
    return text == "true"


def _hour(text: str) -> time:
    hours, colon, minutes = text.partition(":")
    plain = text.isascii() and len(text) == 5 and colon and (hours + minutes).isdigit()
    if not plain or int(hours) > 23 or int(minutes) > 59:
        raise Unreadable(f"{quoted(text)} is not a time of day; write it as 08:30")
    return time(int(hours), int(minutes))


def _decimal(value: Any, info: ValidationInfo) -> Decimal:
    """A number, below zero where an indicator may be: its own checks say whether it is."""
    below = info.field_name in _MAY_BE_BELOW_ZERO
    return (signed if below else number)(_single(value))


def _whole(value: Any, info: ValidationInfo) -> int:
    text = _single(value)
    if info.field_name in _IN_FIGURES:
        text = text.removesuffix("s").removesuffix(" period")
    return int(whole(text))


def _day(value: Any, info: ValidationInfo) -> date:
    """A day; of what begins with a period, the first day of that one."""
    text = _single(value)
    if info.field_name != "since":
        return iso_day(text)
    try:
        return Period.parse(text).start
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _of(read: Callable[[str], Any]) -> Callable[[Any, ValidationInfo], Any]:
    return lambda value, _: read(_single(value))


LEAVES: dict[str, Callable[[Any, ValidationInfo], Any]] = {
    "str": _text,
    "bool": _of(_truth),
    "int": _whole,
    "decimal": _decimal,
    "date": _day,
    "time": _of(_hour),
}
"""How each of pydantic's kinds of single value is read. Each raises ValueError in words."""
