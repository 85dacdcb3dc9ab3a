"""Nodes of a plan file → the plan's nouns. The shape of the file is the shape of the dataclasses.

A field's type decides how its text is read, so `5.10` stays a text where a text is wanted and
`on` never turns into a truth.
"""

import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from bot.importing.plan.yaml_tree import Listing, Mapping, Node, PlanProblems, Scalar
from bot.importing.problems import Unreadable
from bot.importing.tables.dates import iso_day
from bot.importing.tables.numbers import number, whole
from bot.importing.texts import LONGEST, clean, did_you_mean, quoted

Noun = TypeVar("Noun")
_MOST_ITEMS = 500
_LENGTHS = {"title": 150, "short": 40, "ref": 12, "role": 60, "name": 80, "team": 60, "kind": 40}


@dataclass(frozen=True, slots=True)
class Placed:
    """A noun and the path of its key in the file: `recommendations[4]`."""

    path: str
    noun: Any


class Places:
    """Every noun that could be read, also those whose surroundings could not."""

    def __init__(self) -> None:
        self.all: list[Placed] = []

    def of(self, kind: type[Noun]) -> Iterator[tuple[str, Noun]]:
        for placed in self.all:
            if isinstance(placed.noun, kind):
                yield placed.path, placed.noun


class _Unread:
    """What stands for a value against which a problem has been added."""


_UNREAD = _Unread()


class NounReader:
    """Reads nodes into dataclasses, adding a problem for everything that does not fit."""

    def __init__(self, problems: PlanProblems) -> None:
        self.places = Places()
        self._problems = problems

    def read(self, kind: type[Noun], node: Node, path: str = "") -> Noun | None:
        """The noun, or None where one of its required fields could not be read."""
        noun = self._noun(kind, node, path)
        return noun if isinstance(noun, kind) else None

    def _value(self, wanted: Any, node: Node, path: str) -> Any:
        if is_dataclass(wanted) and isinstance(wanted, type):
            return self._noun(wanted, node, path)
        if typing.get_origin(wanted) is tuple:
            return self._tuple(typing.get_args(wanted)[0], node, path)
        if typing.get_origin(wanted) is dict:
            key_kind, value_kind = typing.get_args(wanted)
            return self._dict(key_kind, value_kind, node, path)
        return self._scalar(wanted, node, path)

    def _noun(self, kind: type, node: Node, path: str) -> Any:
        if not isinstance(node, Mapping):
            names = ", ".join(field.name for field in _keys(kind))
            return self._unread(path, f"must be keys with values, of {names}")
        known = {field.name: field for field in _keys(kind)}
        for key in node.items:
            if key not in known:
                hint = did_you_mean(key, known) or f"; the keys here are {', '.join(known)}"
                self._problems.at(_below(path, key), f"there is no key {quoted(key)}{hint}")
        values = {name: self._field(kind, field, node, path) for name, field in known.items()}
        if any(value is _UNREAD for value in values.values()):
            return _UNREAD
        noun = kind(**{name: value for name, value in values.items() if value is not MISSING})
        self.places.all.append(Placed(path, noun))
        return noun

    def _field(self, kind: type, field: "Field[Any]", node: Mapping, path: str) -> Any:
        """The field's value, MISSING for its default, or _UNREAD where it is required."""
        below = _below(path, field.name)
        found = node.items.get(field.name)
        required = field.default is MISSING and field.default_factory is MISSING
        if found is None or (isinstance(found, Scalar) and found.empty):
            return self._unread(below, "is missing; fill it in") if required else MISSING
        value = self._value(_wanted(kind)[field.name], found, below)
        return MISSING if value is _UNREAD and not required else value

    def _tuple(self, wanted: Any, node: Node, path: str) -> Any:
        if not isinstance(node, Listing):
            return self._unread(path, "must be a list; write each entry on its own line after '- '")
        if len(node.items) > _MOST_ITEMS:
            return self._unread(path, f"has more than {_MOST_ITEMS} entries; shorten it")
        values = [
            self._value(wanted, item, f"{path}[{place}]") for place, item in enumerate(node.items)
        ]
        return tuple(value for value in values if value is not _UNREAD)

    def _dict(self, key_kind: Any, wanted: Any, node: Node, path: str) -> Any:
        if not isinstance(node, Mapping):
            return self._unread(path, "must be keys with values")
        read = {
            self._scalar(key_kind, Scalar(key, bare=False), _below(path, key)): self._value(
                wanted, item, _below(path, key)
            )
            for key, item in node.items.items()
        }
        return {
            key: value for key, value in read.items() if key is not _UNREAD and value is not _UNREAD
        }

    def _scalar(self, wanted: Any, node: Node, path: str) -> Any:
        if not isinstance(node, Scalar):
            return self._unread(path, "must be a single value, not a list or keys")
        if node.empty:
            return self._unread(path, "is empty; fill it in, or delete the line")
        try:
            return _reader(wanted)(node.text, path)
        except ValueError as error:
            return self._unread(path, str(error))

    def _unread(self, path: str, text: str) -> _Unread:
        self._problems.at(path, text)
        return _UNREAD


@cache
def _wanted(kind: type) -> dict[str, Any]:
    """The type of each field, an optional one's without its None."""
    return {name: _without_none(hint) for name, hint in typing.get_type_hints(kind).items()}


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(each for each in typing.get_args(hint) if each is not types.NoneType)
    return hint


def _below(path: str, key: str) -> str:
    return f"{path}.{key[:40]}" if path else key[:40]


def _reader(wanted: Any) -> Callable[[str, str], Any]:
    if issubclass(wanted, StrEnum):
        return lambda text, _: _member(wanted, text)
    return _READERS[wanted]


def _member(wanted: type[StrEnum], text: str) -> StrEnum:
    if text in list(wanted):
        return wanted(text)
    hint = did_you_mean(text, wanted) or f"; write one of {', '.join(wanted)}"
    raise Unreadable(f"{quoted(text)} is not known here{hint}")


def _text(text: str, path: str) -> str:
    key = path.rpartition(".")[2].partition("[")[0]
    read = clean(text, _LENGTHS.get(key, LONGEST))
    if not read:
        raise Unreadable("is empty; fill it in, or delete the line")
    return read


def _integer(text: str) -> int:
    return int(whole(text))


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


_READERS: dict[type, Callable[[str, str], Any]] = {
    str: _text,
    bool: lambda text, _: _truth(text),
    int: lambda text, _: _integer(text),
    Decimal: lambda text, _: number(text),
    date: lambda text, _: iso_day(text),
    time: lambda text, _: _hour(text),
}


def _keys(kind: type) -> "list[Field[Any]]":
    return [field for field in fields(kind) if not field.metadata.get("kept")]
