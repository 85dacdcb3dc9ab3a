"""The small language the rules are written in.

A rule looks at one value and yields a sentence for everything that is wrong with it, with the JSON
pointer of the place, worded as Slack words it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any

Rule = Callable[[Any, str], Iterator[str]]


def fault(message: str, pointer: str) -> str:
    return f"[ERROR] {message} [json-pointer:{pointer}]"


def string(longest: int, *, shortest: int = 1, pattern: str = "") -> Rule:
    """Takes a text of `shortest` to `longest` code points that matches all of `pattern`."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield fault("must provide a string", at)
        elif len(value) < shortest:
            yield fault(f"must be more than {shortest - 1} characters", at)
        elif len(value) > longest:
            yield fault(f"must be less than {longest + 1} characters", at)
        elif pattern and not re.fullmatch(pattern, value, flags=re.DOTALL):
            yield fault("must match the required pattern", at)

    return check


def number(least: float | None = None, most: float | None = None, *, whole: bool = False) -> Rule:
    """Takes a finite number, not true or false, from `least` to `most`."""

    def check(value: Any, at: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
            yield fault("must provide a number", at)
        elif whole and value != int(value):
            yield fault("must provide an integer", at)
        elif least is not None and value < least:
            yield fault(f"must be at least {least}", at)
        elif most is not None and value > most:
            yield fault(f"must be at most {most}", at)

    return check


def boolean(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield fault("must provide a boolean", at)


def one_of(*allowed: object) -> Rule:
    def check(value: Any, at: str) -> Iterator[str]:
        if isinstance(value, (dict, list, bool)) or value not in allowed:
            yield fault(f"must be one of: {', '.join(map(str, allowed))}", at)

    return check


def array(item: Rule, most: int, *, least: int = 1) -> Rule:
    """Takes a list of `least` to `most` values, each of which follows `item`."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield fault("must provide an array", at)
            return
        if len(value) < least:
            yield fault(f"no less than {least} items allowed", at)
        if len(value) > most:
            yield fault(f"no more than {most} items allowed", at)
            return
        for index, each in enumerate(value):
            yield from item(each, f"{at}/{index}")

    return check


def record(
    kind: str | None,
    *,
    required: Mapping[str, Rule] | None = None,
    optional: Mapping[str, Rule] | None = None,
    also: tuple[Rule, ...] = (),
) -> Rule:
    """Takes an object with these fields and no other.

    `kind` is what its `type` must say (None: it has no `type`). The rules in `also` look at the
    whole object once its fields are in order.
    """
    needed = dict(required or {})
    known = needed | dict(optional or {})
    if kind is not None:
        needed["type"] = known["type"] = one_of(kind)

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must provide an object", at)
            return
        faults = [fault(f"missing required field: {name}", at) for name in needed.keys() - value]
        faults += [
            fault(f"no additional properties allowed: {name}", at) for name in value.keys() - known
        ]
        for name in value.keys() & known.keys():
            faults += known[name](value[name], f"{at}/{name}")
        yield from sorted(faults)
        if not faults:
            for rule in also:
                yield from rule(value, at)

    return check


def by_type(kinds: Mapping[str, Rule]) -> Rule:
    """Takes an object whose `type` says which of the rules it follows."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must provide an object", at)
        elif "type" not in value:
            yield fault("missing required field: type", at)
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            yield fault(f"unsupported type: {value['type']}", f"{at}/type")
        else:
            yield from kinds[value["type"]](value, at)

    return check
