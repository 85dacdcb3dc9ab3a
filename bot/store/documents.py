"""Records as JSON, and back: written by pydantic, read by the types that the nouns themselves name.

What is read was written here, so that there is nothing to be told about it but that it is none. To
build pydantic's schema of a plan takes longer than all else that is read at a start.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_T = TypeVar("_T")
_Read = Callable[[Any], Any]


def document_of(record: object, without: Any = None) -> str:
    """The record as JSON, but for the fields that `without` names as pydantic's `exclude` does."""
    kind: Any = type(record)
    return _writer(kind).dump_json(record, exclude=without).decode()


@cache
def _writer(kind: type) -> "TypeAdapter[object]":
    # Loaded by the first change of a plan, a recipe or a target: whoever only reads needs none.
    from pydantic import TypeAdapter  # noqa: PLC0415 - see above

    return TypeAdapter(kind)


def read_document(kind: type[_T], text: str) -> _T:
    """The record of that kind that `text` holds: texts, numbers, days, words of an Enum, and
    tuples, dicts and dataclasses of such. Fields it does not know are left. Raises ValueError for
    a text that is none.
    """
    wanted: Any = kind
    try:
        record: _T = _reader(wanted)(json.loads(text))
    except (AttributeError, KeyError, TypeError, InvalidOperation) as error:
        raise ValueError(f"it is no {kind.__name__}: {error!r}") from error
    return record


@cache
def _reader(kind: Any) -> _Read:
    if is_dataclass(kind):
        return _of_dataclass(kind)
    origin, of = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _of_all(_reader(of[0])) if of[-1] is Ellipsis else _of_each([*map(_reader, of)])
    if origin is dict:
        return _of_dict(*map(_reader, of))
    if NoneType in of:
        (held,) = (each for each in of if each is not NoneType)
        return _or_none(_reader(held))
    return kind if issubclass(kind, Enum) else _SCALARS[kind]


def _of_dataclass(kind: Any) -> _Read:
    hints = get_type_hints(kind)
    readers = [(each.name, _reader(hints[each.name])) for each in fields(kind)]

    def read(held: Any) -> Any:
        _exactly(dict, held)
        return kind(**{name: of(held[name]) for name, of in readers if name in held})

    return read


def _of_all(read: _Read) -> _Read:
    return lambda held: tuple([read(each) for each in _exactly(list, held)])


def _of_each(readers: list[_Read]) -> _Read:
    return lambda held: tuple(
        read(each) for read, each in zip(readers, _exactly(list, held), strict=True)
    )


def _of_dict(key: _Read, value: _Read) -> _Read:
    return lambda held: {key(name): value(each) for name, each in held.items()}


def _or_none(read: _Read) -> _Read:
    return lambda held: None if held is None else read(held)


def _exactly(kind: type, held: Any) -> Any:
    if type(held) is not kind:
        raise TypeError(f"{held!r} is no {kind.__name__}")
    return held


def _as(kind: type) -> _Read:
    return lambda held: _exactly(kind, held)


_SCALARS: dict[type, _Read] = {
    str: _as(str),
    int: _as(int),
    bool: _as(bool),
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
    Decimal: lambda held: Decimal(_exactly(str, held)),
}
