"""YAML text → nodes that know their lines. A subset: what a person edits, and no machinery."""

from collections.abc import Collection, Iterable, Iterator
from typing import Self

import yaml

from bot.importing.problems import Problem, Problems, Unreadable
from bot.importing.texts import quoted

MOST_CHARACTERS = 2_000_000
MOST_NODES = 100_000
MOST_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Leaf(str):
    """A single value as written; `bare` where it stands without quotation marks."""

    __slots__ = ("bare", "path")
    bare: bool
    path: str

    def __new__(cls, text: str, path: str, *, bare: bool) -> Self:
        """A text that knows the path of its key."""
        leaf = super().__new__(cls, text)
        leaf.path, leaf.bare = path, bare
        return leaf

    @property
    def empty(self) -> bool:
        return self.bare and self in ("", "~", "null", "Null", "NULL")


class Items(list["Node"]):
    """A list, at the path of its key."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class Keys(dict[str, "Node"]):
    """Keys with values, at the path of the key that they stand under."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def below(self, key: str) -> str:
        """The path of a key of its own."""
        return f"{self.path}.{key[:40]}" if self.path else key[:40]

    def filled(self, known: Iterable[str]) -> dict[str, "Node"]:
        """The keys of `known` that stand there and are not left empty."""
        found = ((key, self.get(key)) for key in known)
        return {
            key: value
            for key, value in found
            if value is not None and not (isinstance(value, Leaf) and value.empty)
        }


Node = Leaf | Items | Keys


class PlanProblems(Problems):
    """Problems by the path of a key: `recommendations[4].short`."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.lines: dict[str, int] = {}

    def likeness(self, problem: Problem) -> tuple[str, str]:
        """Gives the problem's own place: each key of a plan is put right by itself."""
        return f"{problem.sheet} {problem.column} {problem.row}", problem.text

    def at(self, path: str, text: str) -> None:
        """Adds a problem at `path`, or at the nearest key above that is in the file."""
        known = self.nearest(path, self.lines)
        self.add(text, 1 if known is None else self.lines[known], path or None)

    def where(self, path: str) -> str:
        """Says where the key stands, to be said in a problem of another: "line 12"."""
        line = self.lines.get(path)
        return f"line {line}" if line else path

    @staticmethod
    def nearest(path: str, known: Collection[str]) -> str | None:
        """The path, or the nearest above it, that is known; None where none is."""
        while path and path not in known:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return path if path in known else None


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
        # What is never closed is found missing at the end, and to be mended where it opens.
        unclosed = "end of stream" in str(error.problem) and error.context_mark
        mark = unclosed or error.problem_mark or error.context_mark
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
        if depth > MOST_DEPTH:
            raise Unreadable(f"nested deeper than {MOST_DEPTH}; a plan is not", _line(event))
        if self._nodes > MOST_NODES:
            raise Unreadable(f"more than {MOST_NODES:,} entries; a plan has fewer", _line(event))
        if isinstance(event, yaml.AliasEvent):
            self._problems.at(path, "an alias (*) is not understood; write the text out")
            return Leaf("", path, bare=True)
        self._refuse_machinery(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._keys(path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(path, depth)
        if isinstance(event, yaml.ScalarEvent):
            return Leaf(event.value, path, bare=not event.style)
        raise Unreadable("the plan breaks off", _line(event))

    def _refuse_machinery(self, event: yaml.Event, path: str) -> None:
        if getattr(event, "anchor", None) is not None:
            self._problems.at(path, "an anchor (&) is not understood; put the text in quotes")
        if getattr(event, "tag", None) is not None:
            self._problems.at(path, "a tag (!) is not understood; put the text in quotes")

    def _items(self, path: str, depth: int) -> Items:
        items = Items(path)
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, f"{path}[{len(items)}]", depth + 1))
        return items

    def _keys(self, path: str, depth: int) -> Keys:
        keys = Keys(path)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise Unreadable("a key must be a plain word; put it in quotes", _line(event))
            key = event.value
            below = keys.below(key)
            self._problems.lines.setdefault(below, _line(event))
            self._refuse_machinery(event, below)
            node = self._node(next(self._events), below, depth + 1)
            if key in keys:
                first = self._problems.lines[below]
                self._problems.add(
                    f"the key {quoted(key)} is there twice, in line {first} as well; keep one",
                    _line(event),
                    below,
                )
            else:
                keys[key] = node
        return keys


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark else 1
