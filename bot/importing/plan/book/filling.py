"""What the cells of a row say → the keys of its node."""

from collections.abc import Iterable, Mapping

from bot.domain.indicator import ToleranceKind, Unit
from bot.domain.plan_sheets import Column, Kind
from bot.domain.plan_sheets.columns import OWNER
from bot.importing.plan.yaml_tree import Items, Keys, Leaf


def fill(
    keys: Keys, columns: Iterable[Column], said: Mapping[str, str], above: Keys | None = None
) -> None:
    """Puts each text of `said` (by path) under its key. `above` are the keys of what the row stands
    under: a target's numbers are in its indicator's unit.
    """
    for column in columns:
        if column.path == OWNER:
            continue
        inner, _, last = column.path.rpartition(".")
        if column.kind is Kind.LINES and not inner:
            keys[last] = _lines(said.get(column.path, ""), keys.below(last))
        elif column.path in said:
            into = _below(keys, inner)
            text = said[column.path]
            if column.kind is Kind.LINES:
                into[last] = _lines(text, into.below(last))
                continue
            if column.kind is Kind.NUMBER and _in_percent(inner, said, above):
                text = text.removesuffix("%").rstrip()
            into[last] = Leaf(text, into.below(last), bare=False)


def _below(keys: Keys, path: str) -> Keys:
    for step in filter(None, path.split(".")):
        below = keys.setdefault(step, Keys(keys.below(step)))
        if not isinstance(below, Keys):
            raise TypeError(f"{keys.below(step)} is no key with keys below")
        keys = below
    return keys


def _lines(text: str, path: str) -> Items:
    items = Items(path)
    for line in filter(None, map(str.strip, text.split("\n"))):
        items.append(Leaf(line, f"{path}[{len(items)}]", bare=False))
    return items


def _in_percent(inner: str, said: Mapping[str, str], above: Keys | None) -> bool:
    """True where a number may have a per cent sign, being a percentage of 0 to 100."""
    if kind := said.get(f"{inner}.kind"):
        return kind == ToleranceKind.PERCENT
    return (said.get("unit") or (above and above.get("unit"))) == Unit.PERCENT
