"""A plan → the text of its YAML file."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

import yaml

from bot.domain.plan import Plan
from bot.domain.plan_as_file import as_a_file
from bot.domain.plan_sheets.rows import said_at

_WIDTH = 110
_ON_A_LINE = (
    "name",
    "title",
    "as_of",
    "source",
    "workspace",
    "review",
    "retention",
    "escalate_after",
    "escalate_to",
    "authority",
    "sample",
)
_OPENING = """\
# The improvement plan as planbot has it, with every rating that was given. It is meant to be
# edited: change it, and bring it back with `planbot import`. A line that is left out means that the
# source says nothing.
"""


def plan_yaml(plan: Plan) -> str:
    """The plan as a file that reads back as the same plan: each thing on its own line, in the
    reference's order, what it says by saying nothing left out.
    """
    said = _keys(as_a_file(plan))
    parts = [_OPENING, "".join(_dumped({name: said[name]}) for name in said if name in _ON_A_LINE)]
    for name, value in said.items():
        if name == "recommendations":
            parts += [f"{name}:\n", *(_item(each) for each in value)]
        elif name not in _ON_A_LINE:
            parts.append(_dumped({name: value}))
    return "\n".join(parts)


def _item(value: Any) -> str:
    """One recommendation of the list, with room to its neighbours."""
    lines = _dumped([value]).splitlines(keepends=True)
    return "".join(f"  {line}" if line.strip() else line for line in lines)


def _keys(noun: Any) -> dict[str, Any]:
    names = [each.name for each in fields(noun) if not each.metadata.get("kept")]
    said = {name: said_at(noun, name) for name in names}
    return {name: _plain(value) for name, value in said.items() if value is not None}


def _plain(value: Any) -> Any:
    match value:
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
        case bool() | int() | date() | Decimal():
            return value
        case time():
            return f"{value:%H:%M}"
        case str():
            return str(value)
        case _ if is_dataclass(value):
            return _keys(value)
    raise TypeError(f"a plan holds no {type(value).__name__}")


class _Dumper(yaml.SafeDumper):
    """Lists stand indented under their key, and nothing is said by reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - never indentless
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _number(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    text = f"{value:f}"
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(Decimal, _number)


def _dumped(value: Any) -> str:
    return str(
        yaml.dump(
            value,
            Dumper=_Dumper,
            allow_unicode=True,
            default_flow_style=False,
            sort_keys=False,
            width=_WIDTH,
        )
    )
