"""`dataclass` as the standard library's own, whose methods are made when they are first called.

The library writes a frozen class's six methods as source and compiles them as the class is made:
half a millisecond of each of 300 nouns at every start, of which an answer uses a few.
"""

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial
from types import new_class
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

_METHODS = (
    "__init__",
    "__repr__",
    "__eq__",
    "__hash__",
    "__setattr__",
    "__delattr__",
    "__getstate__",
    "__setstate__",
)
_OF_ITS_OWN = ("__dict__", "__weakref__")
"""What a class has for its instances, and no other class can be made with."""
_T = TypeVar("_T")


def _made_later(*, frozen: bool = False, slots: bool = False) -> Callable[[type[_T]], type[_T]]:
    """Gives what `dataclasses.dataclass` gives. The methods of a frozen class with slots, and with
    no dataclass above it, are the library's own too, each made when it is called first.
    """
    whole = dataclasses.dataclass(frozen=frozen, slots=slots)
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)

    def decorated(cls: type[_T]) -> type[_T]:
        if not (frozen and slots) or any(map(dataclasses.is_dataclass, cls.__bases__)):
            return whole(cls)
        written = {name: of for name, of in vars(cls).items() if name not in _OF_ITS_OWN}
        light = bare(cls)
        vars(light)["__dataclass_params__"].frozen = True
        for name in _METHODS:
            # Python puts None for the hash of a class with an equality of its own.
            if written.get(name) is None:
                setattr(light, name, _first(light, name, partial(_made, cls, written, name)))
        return light

    return decorated


def _made(cls: type, written: Mapping[str, Any], name: str) -> Any:
    """The method of that name, as the library makes it for the class."""
    alone = dataclasses.dataclass(
        init=name == "__init__",
        repr=name == "__repr__",
        eq=name in ("__eq__", "__hash__"),
        frozen=True,
        slots=name in ("__getstate__", "__setstate__"),
    )
    return vars(alone(_again(cls, written)))[name]


def _again(cls: type, written: Mapping[str, Any]) -> type:
    """The class once more, as it was written."""
    body = {**written, "__qualname__": cls.__qualname__}
    made_by = {"metaclass": type(cls)}
    return new_class(cls.__name__, cls.__bases__, made_by, lambda empty: empty.update(body))


def _first(light: type, name: str, made: Callable[[], Any]) -> Callable[..., Any]:
    """The method until it is called: then it is made, and called."""

    def method(self: Any, *given: Any, **named: Any) -> Any:
        setattr(light, name, made())
        return getattr(light, name)(self, *given, **named)

    return method


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _made_later
