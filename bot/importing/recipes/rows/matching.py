"""Which indicator a row is for: by all that says who it is, and never by a guess.

Its ref or code, its name, and what each of them stood for the last time have to go together.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from rapidfuzz import fuzz
from rapidfuzz import process as fuzzy

from bot.domain.indicator import Indicator
from bot.domain.plan import Plan
from bot.domain.recipe import KnownRow, Means, Recipe
from bot.importing.recipes.rows.bare_names import BareName, bare_name
from bot.importing.recipes.rows.likeness import adds_nothing
from bot.importing.recipes.rows.pointing import NONE, Pointers, Said
from bot.importing.recipes.words import plain_words, same_name
from bot.importing.tables.refs import twins

_NEAR = 75
"""A name that is as much like an indicator's own may be meant for it (0-100)."""
_REMEMBERED = 5_000


class Kind(Enum):
    """Why a row is not taken for an indicator."""

    TORN = auto()
    """What it says of itself stands for several."""
    OTHER_WORDS = auto()
    """Its ref stands by words that are not its indicator's."""
    NEAR = auto()
    """It has a name that is nearly an indicator's."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The row that could be one indicator or another. `words` are all that it says of itself: what
    an answer names it by. Its `ref` and `name` stand for the indicators `by_ref` and `by_name`, ""
    for none of the plan's; `before` is the name that the ref stood by the last time, if any.
    """

    kind: Kind
    row: int
    words: str
    ref: str
    name: str
    by_name: tuple[str, ...]
    by_ref: tuple[str, ...]
    before: str = ""
    sheet: str = ""
    """Named where several are read together."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a row was found to be. `word` is what to write for the indicator so that nothing can
    be doubted, None where that is the ref as the file has it.
    """

    indicator: Indicator | None = None
    word: str | None = None
    doubt: Doubt | None = None
    left_out: bool = False
    known: KnownRow | None = None
    """How the row is remembered."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The texts of a row, and what each of them stands for."""

    number: int
    refs: tuple[str, ...]
    names: tuple[str, ...]
    said: list[Said]

    @property
    def first(self) -> str:
        return next(each for each in (*self.refs, *self.names) if each)

    @property
    def pointing(self) -> list[Said]:
        return [each for each in self.said if each.points]

    @property
    def others(self) -> list[str]:
        """The names of which nothing is known."""
        return [each.text for each in self.said if each.is_name and not each.points]


class Matcher:
    """Knows the plan's indicators, what was answered about a file's words for them, and what the
    rows of the last file were.
    """

    def __init__(self, plan: Plan, recipe: Recipe | None = None) -> None:
        self._pointers = Pointers(plan, recipe.rows if recipe else ())
        self._by_ref = {each.ref: each for each in plan.indicators}
        self._twins = twins(self._by_ref)
        self._answers = {} if recipe is None else dict(recipe.names)
        self._bare_answers: dict[str, list[tuple[BareName, str]]] = defaultdict(list)
        for words, answer in self._answers.items():
            bare = bare_name(words)
            self._bare_answers[bare.key].append((bare, answer))
        self._names = {
            plain_words(name): each for each in plan.indicators for name in (each.title, each.short)
        }
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], Match] = {}

    def exactly(self, text: str) -> Indicator | None:
        """The one indicator with this ref, code or name."""
        return self._pointers.exactly(text)

    def of_row(self, refs: tuple[str, ...], names: tuple[str, ...], row: int) -> Match:
        """The indicator of a row with these texts in its columns of refs and of names; a doubt
        where they do not go together, or come near one.
        """
        match = self._known.get((refs, names))
        if match is None:
            match = self._found(refs, names, row)
            if match.doubt is None and any((*refs, *names)):
                ref = match.indicator.ref if match.indicator else NONE
                match = replace(match, known=KnownRow(refs, names, ref))
            if len(self._known) < _REMEMBERED:
                self._known[refs, names] = match
        return match

    def sure(self, indicator: Indicator) -> str:
        """Gives a word for the indicator that no spreadsheet can have changed: its name, where no
        other has the same.
        """
        for name in (indicator.short, indicator.title):
            if self.exactly(name) is indicator:
                return name
        return indicator.ref

    def _found(self, refs: tuple[str, ...], names: tuple[str, ...], number: int) -> Match:
        words = " ".join(each for each in (*refs, *names) if each)
        if not words:
            return Match()
        if (answer := self._answer(words)) is not None:
            return answer
        row = _Row(number, refs, names, self._pointers.said(refs, names))
        if (ref := self._pointers.as_last_time(refs, names, row.said)) is not None:
            return self._taken(ref, row)
        if not row.pointing:
            return self._nearly(row)
        common = _in_all(row.pointing)
        if len(common) != 1:
            by_name = _of_these(each for each in row.pointing if each.is_name)
            by_ref = _of_these(each for each in row.pointing if not each.is_name)
            return self._doubt(Kind.TORN, row, by_name, by_ref)
        (ref,) = common
        if ref == NONE:
            return self._nearly(row) if row.others else Match()
        if not row.others or any(each.is_name for each in row.pointing):
            return self._taken(ref, row)
        return self._by_its_ref(ref, row)

    def _answer(self, words: str) -> Match | None:
        """What was answered about a row of these words, or of the same but for marks and units."""
        answer = self._answers.get(same_name(words))
        if answer is None:
            bare = bare_name(words)
            said = {each for known, each in self._bare_answers[bare.key] if known.agrees(bare)}
            answer = next(iter(said)) if len(said) == 1 else None
        if answer == Means.LEFT_OUT:
            return Match(left_out=True)
        indicator = self._by_ref.get(answer or NONE)
        return Match(indicator, self.sure(indicator)) if indicator else None

    def _taken(self, ref: str, row: _Row) -> Match:
        if ref == NONE:
            return Match()
        indicator = self._by_ref[ref]
        named = any(each.is_name for each in row.pointing)
        as_it_stands = row.first == ref and not named and not (row.others and ref in self._twins)
        return Match(indicator, None if as_it_stands else self.sure(indicator))

    def _by_its_ref(self, ref: str, row: _Row) -> Match:
        """A row whose ref alone is known: taken where the words beside it are its indicator's."""
        twin = self._twins.get(ref)
        if twin and any(self._suits(each, twin) for each in row.others):
            return self._doubt(Kind.TORN, row, (twin,), (ref,))
        suits = any(self._suits(each, ref) for each in row.others)
        if rival := self._rival(ref, row.others, suits):
            return self._doubt(Kind.TORN, row, (rival,), (ref,))
        return self._taken(ref, row) if suits else self._doubt(Kind.OTHER_WORDS, row, (), (ref,))

    def _rival(self, own: str, names: Iterable[str], suits: bool) -> str | None:
        """The indicator that the names suit better than the one with the ref `own`."""
        scored = []
        for name in names:
            mine = self._score(name, own)
            for ref in self._by_ref.keys() - {own}:
                score = self._score(name, ref)
                nearer = score > mine or (score == mine and not suits)
                if nearer and (score >= _NEAR or self._suits(name, ref)):
                    scored.append((score, ref))
        return max(scored)[1] if scored else None

    def _suits(self, name: str, ref: str) -> bool:
        bare = bare_name(name)
        own = self._pointers.names_of(ref)
        return bare.suits(self._by_ref[ref]) and adds_nothing(bare.words, own)

    def _score(self, name: str, ref: str) -> float:
        words = bare_name(name).words
        own = self._pointers.names_of(ref)
        return max(fuzz.token_sort_ratio(words, bare_name(each).words) for each in own)

    def _nearly(self, row: _Row) -> Match:
        for name in row.names or row.refs:
            if ref := self._pointers.per_another(name):
                return self._doubt(Kind.NEAR, row, (ref,), ())
            near = fuzzy.extractOne(
                plain_words(name),
                list(self._names),
                scorer=fuzz.token_sort_ratio,
                score_cutoff=_NEAR,
            )
            if near:
                return self._doubt(Kind.NEAR, row, (self._names[near[0]].ref,), ())
        return Match()

    def _doubt(
        self, kind: Kind, row: _Row, by_name: tuple[str, ...], by_ref: tuple[str, ...]
    ) -> Match:
        words = " ".join(each for each in (*row.refs, *row.names) if each)
        ref = next((each.text for each in row.pointing if not each.is_name), "")
        name = " ".join(each.text for each in row.said if each.text != ref) or words
        before = self._pointers.name_before(ref)
        return Match(doubt=Doubt(kind, row.number, words, ref, name, by_name, by_ref, before))


def _in_all(pointing: Iterable[Said]) -> frozenset[str]:
    first, *others = (each.points for each in pointing)
    return first.intersection(*others)


def _of_these(pointing: Iterable[Said]) -> tuple[str, ...]:
    """What all of them stand for; where they do not go together, what each does."""
    said = list(pointing)
    if not said:
        return ()
    found = _in_all(said) or frozenset().union(*(each.points for each in said))
    return tuple(sorted(found))
