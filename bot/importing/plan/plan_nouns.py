"""Nodes of a plan file → the plan's nouns, validated by pydantic.

The shape of the file is the shape of the dataclasses: pydantic's own schema of `Plan` says which
keys there are, which are required and what nests in what. Its leaves are replaced, so that `5.10`
stays a text where a text is wanted, `on` never turns into a truth and `1_000` into no number.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError, ValidationInfo
from pydantic_core import (
    ErrorDetails,
    PydanticCustomError,
    PydanticOmit,
    PydanticUseDefault,
    SchemaValidator,
)

from bot.domain.plan import Plan
from bot.importing.plan.plan_leaves import LEAVES, member
from bot.importing.plan.yaml_tree import Keys, Node, PlanProblems
from bot.importing.texts import did_you_mean, quoted

Noun = TypeVar("Noun")
MOST_ITEMS = 500
_TOLD = "told"
"""The kind of error that has been added to the problems already."""
_WORDS = {
    "missing": "is missing; fill it in",
    "tuple_type": "must be a list; write each entry on its own line after '- '",
    "dict_type": "must be keys with values",
    "too_long": f"has more than {MOST_ITEMS} entries; shorten it",
}


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


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one reading adds to, handed by pydantic to every function below as its context."""

    problems: PlanProblems
    places: Places


def read_nouns(node: Node, problems: PlanProblems) -> tuple[Plan | None, Places]:
    """The plan, or None where one of its required fields could not be read, and every noun that
    could; adds a problem for everything that does not fit.
    """
    places = Places()
    try:
        plan: Plan = _validator().validate_python(node, context=_Reading(problems, places))
    except ValidationError:
        return None, places
    return plan, places


@cache
def _validator() -> SchemaValidator:
    return SchemaValidator(_with_own_leaves(TypeAdapter(Plan).core_schema))


def _with_own_leaves(schema: Any) -> Any:
    """The schema with its leaves read by our own functions and its problems told by path."""
    if isinstance(schema, list):
        return [_with_own_leaves(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kind = schema.get("type")
    if kind in LEAVES:
        return _replaced(schema, LEAVES[kind])
    if kind == "enum":
        return _replaced(schema, lambda value, _: member(schema["cls"], value))
    inner = {
        name: value if name == "default" else _with_own_leaves(value)
        for name, value in schema.items()
    }
    match kind:
        case "dataclass":
            return _wrapped(inner, _noun_of(schema["cls"]))
        case "tuple":
            items = [_wrapped(each, _or_left_out) for each in inner["items_schema"]]
            return {**inner, "items_schema": items, "max_length": MOST_ITEMS}
        case "default":
            return {**inner, "schema": _wrapped(inner["schema"], _or_default)}
    return inner


def _replaced(schema: Any, read: Callable[[Any, ValidationInfo], Any]) -> Any:
    function = {"type": "with-info", "function": read}
    return _named(schema, {"type": "function-plain", "function": function})


def _wrapped(schema: Any, function: Callable[..., Any]) -> Any:
    inside = {name: value for name, value in schema.items() if name != "ref"}
    told = {"type": "with-info", "function": function}
    return _named(schema, {"type": "function-wrap", "function": told, "schema": inside})


def _named(schema: Any, instead: Any) -> Any:
    """What stands in a schema's place keeps the name that other schemas know it by."""
    return {**instead, "ref": schema["ref"]} if "ref" in schema else instead


def _noun_of(kind: Any) -> Callable[..., Any]:
    known = [each.name for each in fields(kind) if not each.metadata.get("kept")]

    def noun(value: Node, read: Callable[[Any], Any], info: ValidationInfo[_Reading]) -> Any:
        reading = info.context
        if not isinstance(value, Keys):
            raise ValueError(f"must be keys with values, of {', '.join(known)}")  # noqa: TRY004
        for key in value:
            if key not in known:
                hint = did_you_mean(key, known) or f"; the keys here are {', '.join(known)}"
                reading.problems.at(value.below(key), f"there is no key {quoted(key)}{hint}")
        made = _tell(value, read, value.filled(known), reading)
        reading.places.all.append(Placed(value.path, made))
        return made

    return noun


def _or_left_out(value: Node, read: Callable[[Any], Any], info: ValidationInfo[_Reading]) -> Any:
    try:
        return _tell(value, read, value, info.context)
    except PydanticCustomError:
        raise PydanticOmit from None


def _or_default(value: Node, read: Callable[[Any], Any], info: ValidationInfo[_Reading]) -> Any:
    try:
        return _tell(value, read, value, info.context)
    except PydanticCustomError:
        raise PydanticUseDefault from None


def _tell(node: Node, read: Callable[[Any], Any], value: Any, reading: _Reading) -> Any:
    """What `read` makes of `value`. Raises the one error of kind `told` once its own are added."""
    try:
        return read(value)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            if each["type"] != _TOLD:
                reading.problems.at(_place(node.path, each), _words(each))
        raise PydanticCustomError(_TOLD, "told") from None


def _place(path: str, error: ErrorDetails) -> str:
    for step in error["loc"]:
        if isinstance(step, int):
            path = f"{path}[{step}]"
        elif step != "[key]":
            path = f"{path}.{step[:40]}" if path else step[:40]
    return path


def _words(error: ErrorDetails) -> str:
    said = error.get("ctx", {}).get("error")
    return str(said) if isinstance(said, ValueError) else _WORDS.get(error["type"], error["msg"])
