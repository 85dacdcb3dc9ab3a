"""YAML text → nodes that know their lines. A subset: what a person edits, and no machinery."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from bot.importing.problems import Problems, Unreadable
from bot.importing.texts import quoted

MOST_CHARACTERS = 2_000_000
_MOST_NODES = 100_000
_MOST_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """`text` as written; `bare` where it stands without quotation marks."""

    text: str
    bare: bool

    @property
    def empty(self) -> bool:
        return self.bare and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    items: dict[str, "Node"]


Node = Scalar | Listing | Mapping


class PlanProblems(Problems):
    """Problems by the path of a key: `recommendations[4].short`."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.lines: dict[str, int] = {}

    def at(self, path: str, text: str) -> None:
        """A problem at `path`, or at the nearest key above that is in the file."""
        place = path
        while place and place not in self.lines:
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        self.add(text, self.lines.get(place, 1), path or None)


def yaml_tree(text: str, problems: PlanProblems) -> Node | None:
    """The one document in `text`, its lines noted in `problems`. Adds a problem for aliases,
    anchors, tags, double keys, and whatever is no YAML; None where nothing could be read.
    """
    if len(text) > MOST_CHARACTERS:
        problems.add("a plan has at most 2,000,000 characters; shorten it")
        return None
    try:
        return _Builder(text, problems).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        row = mark.line + 1 if mark else None
        problems.add(f"this is not YAML ({error.problem}); check indents and quotation marks", row)
    except yaml.reader.ReaderError as error:
        row = text.count("\n", 0, error.position) + 1
        problems.add("the text holds a character that YAML does not allow; delete it", row)
    except Unreadable as error:
        problems.add(str(error), error.row)
    return None


class _Builder:
    def __init__(self, text: str, problems: PlanProblems) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._problems = problems
        self._nodes = 0

    def document(self) -> Node | None:
        root = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Unreadable("a second document starts here; keep one", _line(event))
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, "", 1)
        return root

    def _node(self, event: yaml.Event, path: str, depth: int) -> Node:
        self._nodes += 1
        self._problems.lines.setdefault(path, _line(event))
        if depth > _MOST_DEPTH:
            raise Unreadable(f"nested deeper than {_MOST_DEPTH}; a plan is not", _line(event))
        if self._nodes > _MOST_NODES:
            raise Unreadable(f"more than {_MOST_NODES:,} entries; a plan has fewer", _line(event))
        if isinstance(event, yaml.AliasEvent):
            self._problems.at(path, "an alias (*) is not understood; write the text out")
            return Scalar("", bare=True)
        self._refuse_machinery(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(path, depth)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, bare=not event.style)
        raise Unreadable("the plan breaks off", _line(event))

    def _refuse_machinery(self, event: yaml.Event, path: str) -> None:
        if getattr(event, "anchor", None) is not None:
            self._problems.at(path, "an anchor (&) is not understood; put the text in quotes")
        if getattr(event, "tag", None) is not None:
            self._problems.at(path, "a tag (!) is not understood; put the text in quotes")

    def _listing(self, path: str, depth: int) -> Listing:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, f"{path}[{len(items)}]", depth + 1))
        return Listing(tuple(items))

    def _mapping(self, path: str, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise Unreadable("a key must be a plain word; put it in quotes", _line(event))
            key = event.value
            below = f"{path}.{key[:40]}" if path else key[:40]
            self._problems.lines.setdefault(below, _line(event))
            self._refuse_machinery(event, below)
            node = self._node(next(self._events), below, depth + 1)
            if key in items:
                first = self._problems.lines[below]
                self._problems.add(
                    f"the key {quoted(key)} is there twice, in line {first} as well; keep one",
                    _line(event),
                    below,
                )
            else:
                items[key] = node
        return Mapping(items)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark else 1
