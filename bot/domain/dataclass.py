"""`dataclass` as the standard library's own, whose methods are made when one is first called.

The library writes a frozen class's six methods as source and compiles them as the class is made:
half a millisecond of each of 300 nouns at every start, of which an answer uses a few.
"""

import dataclasses
from collections.abc import Callable, Mapping
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
    no dataclass above it, are the library's own, made at the first call of any.
    """
    whole = dataclasses.dataclass(frozen=frozen, slots=slots)
    bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)

    def decorated(cls: type[_T]) -> type[_T]:
        if not (frozen and slots) or any(map(dataclasses.is_dataclass, cls.__bases__)):
            return whole(cls)
        written = {name: of for name, of in vars(cls).items() if name not in _OF_ITS_OWN}
        light = bare(cls)
        vars(light)["__dataclass_params__"].frozen = True

        def complete() -> None:
            made = vars(whole(_again(cls, written)))
            for name in awaited:
                setattr(light, name, made[name])

        awaited = [name for name in _METHODS if name not in written]
        for name in awaited:
            setattr(light, name, _first(light, name, complete))
        return light

    return decorated


def _again(cls: type, written: Mapping[str, Any]) -> type:
    """The class once more, as it was written."""
    body = {**written, "__qualname__": cls.__qualname__}
    made_by = {"metaclass": type(cls)}
    return new_class(cls.__name__, cls.__bases__, made_by, lambda empty: empty.update(body))


def _first(light: type, name: str, complete: Callable[[], None]) -> Callable[..., Any]:
    """The method until it is called: then it is made, with all others, and called."""

    def method(self: Any, *given: Any, **named: Any) -> Any:
        complete()
        return getattr(light, name)(self, *given, **named)

    return method


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _made_later
