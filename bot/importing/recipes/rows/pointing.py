"""What each text of a row stands for: by the plan, and by the rows of the last file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.indicator import Indicator, Unit
from bot.domain.plan import Plan
from bot.domain.recipe import KnownRow
from bot.importing.recipes.rows.bare_names import BareName, bare_name
from bot.importing.recipes.words import same_name

NONE = ""
"""Stands in the place of a ref for what is none of the plan's indicators."""
_NOTHING: frozenset[str] = frozenset()
_RUNNING = re.compile(r"\W*\d{1,3}\W*")
"""A number of a row, another one as soon as a row is put in."""
_REF_FIRST = re.compile(r"(\S+?)[.:)]?(?:\s+[-\u2013\u2014:]\s*|\s+)(\S.*)")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a row, and the refs of the indicators that it may stand for: none where nothing is
    known of it. `by_plan` tells whether it is the plan that says so.
    """

    text: str
    is_name: bool
    points: frozenset[str]
    by_plan: bool


class Pointers:
    """Knows the plan's refs, codes and names, and the `rows` of the last file."""

    def __init__(self, plan: Plan, rows: Sequence[KnownRow] = ()) -> None:
        self._by_ref = {each.ref: each for each in plan.indicators}
        self._titled: dict[str, set[str]] = defaultdict(set)
        self._coded: dict[str, set[str]] = defaultdict(set)
        self._bare: dict[str, set[str]] = defaultdict(set)
        self._own_names: dict[str, list[str]] = {}
        for each in plan.indicators:
            self._own_names[each.ref] = [each.title, each.short]
            for code in each.code:
                self._coded[same_name(code)].add(each.ref)
            for name in (each.title, each.short):
                self._titled[same_name(name)].add(each.ref)
                self._bare[bare_name(name).key].add(each.ref)
        self._last: dict[str, set[str]] = defaultdict(set)
        self._rows: dict[str, list[tuple[tuple[BareName, ...], str]]] = defaultdict(list)
        self._called: dict[str, str] = {}
        for row in rows:
            self._remember(row)

    def exactly(self, text: str) -> Indicator | None:
        """The one indicator with this ref, code or name, or with this ref before its name."""
        if found := self._by_ref.get(text.strip()):
            return found
        name = same_name(text)
        refs = self._coded.get(name, set()) | self._titled.get(name, set())
        if not refs and (first := _REF_FIRST.fullmatch(text.strip())) and self._is_ref(first[1]):
            one, other = self.exactly(first[1]), self.exactly(first[2])
            return one if one is other else None
        return self._by_ref[next(iter(refs))] if len(refs) == 1 else None

    def per_another(self, text: str) -> str | None:
        """The indicator that the name is, but for every how many its rate is: a rate, where any."""
        bare = bare_name(text)
        refs = self._bare.get(bare.key, _NOTHING) if bare.per is not None else _NOTHING
        return min(
            refs, key=lambda ref: (self._by_ref[ref].unit is not Unit.RATE, ref), default=None
        )

    def names_of(self, ref: str) -> list[str]:
        """The indicator's title and short name, and what files called it."""
        return self._own_names[ref]

    def said(self, refs: Iterable[str], names: Iterable[str]) -> list[Said]:
        """Gives what a row with these texts in its columns of refs and of names says of itself."""
        columns = [(each, False) for each in refs] + [(each, True) for each in names]
        return [said for text, is_name in columns if text for said in self._said_by(text, is_name)]

    def as_last_time(
        self, refs: Iterable[str], names: Iterable[str], said: Iterable[Said]
    ) -> str | None:
        """The indicator of a row that stood there last time, or NONE; None for one that did not, or
        of which the plan says something else since.
        """
        texts = tuple(bare_name(each) for each in (*refs, *names) if each)
        found = {
            ref
            for known, ref in self._rows.get(_key(texts), ())
            if all(one.agrees(other) for one, other in zip(known, texts, strict=True))
        }
        by_plan = [each.points for each in said if each.by_plan]
        if len(found) != 1:
            return None
        (ref,) = found
        return ref if all(ref in each for each in by_plan) else None

    def name_before(self, ref: str) -> str:
        """The name that stood by the text of a ref last time; "" where none did."""
        return self._called.get(same_name(ref), "")

    def _remember(self, row: KnownRow) -> None:
        texts = [each for each in (*row.refs, *row.names) if each]
        said = self.said(row.refs, row.names)
        if row.indicator not in {NONE, *self._by_ref}:
            return
        if row.indicator == NONE and any(each.by_plan for each in said):
            # The plan knows of it since, or somebody left it out: its own words say which.
            return
        bare = tuple(map(bare_name, texts))
        self._rows[_key(bare)].append((bare, row.indicator))
        called = " ".join(each.text for each in said if each.is_name)
        for each in texts:
            if not _RUNNING.fullmatch(each):
                self._last[same_name(each)].add(row.indicator)
        for one in said:
            if called and not one.is_name:
                self._called.setdefault(same_name(one.text), called)
        if row.indicator:
            unknown = [each.text for each in said if each.is_name and not each.by_plan]
            self._own_names[row.indicator] += unknown

    def _said_by(self, text: str, is_name: bool) -> list[Said]:
        name = same_name(text)
        if text.strip() in self._by_ref:
            return [Said(text, False, frozenset([text.strip()]), True)]
        if name in self._coded:
            return [Said(text, False, frozenset(self._coded[name]), True)]
        if name in self._titled:
            return [Said(text, True, frozenset(self._titled[name]), True)]
        if (first := _REF_FIRST.fullmatch(text)) and self._is_ref(first[1]):
            return [*self._said_by(first[1], False), *self._said_by(first[2], True)]
        if points := self._barely(text):
            return [Said(text, True, points, True)]
        last = self._last.get(name, _NOTHING)
        points = frozenset(last) if len(last) == 1 else _NOTHING
        return [Said(text, _is_name(text, is_name), points, False)]

    def _is_ref(self, text: str) -> bool:
        return text in self._by_ref or same_name(text) in self._coded

    def _barely(self, text: str) -> frozenset[str]:
        """The indicators whose names are this one but for marks, units and a month."""
        bare = bare_name(text)
        refs = self._bare.get(bare.key, _NOTHING)
        return frozenset(each for each in refs if bare.suits(self._by_ref[each]))


def _key(texts: Iterable[BareName]) -> str:
    return "\n".join(each.key for each in texts)


def _is_name(text: str, among_names: bool) -> bool:
    """Whether a text is a name, whatever column it stands in: the heading of names may be "Item",
    and that of codes "KPI".
    """
    has_digit = any(map(str.isdigit, text))
    several = len(text.split()) > 1
    return (several or not has_digit) if among_names else (several and not has_digit)
