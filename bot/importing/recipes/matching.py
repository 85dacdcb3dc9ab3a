"""Which indicator a row is for: by its ref, its code or its name, and never by a guess."""

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz import process as fuzzy

from bot.domain.indicator import Indicator
from bot.domain.plan import Plan
from bot.domain.recipe import Means, Question
from bot.importing.recipes.words import plain_words, same_name
from bot.importing.tables.refs import twins
from bot.importing.texts import quoted

_LIKE = 60
"""A name beside a ref that is less like the indicator's own is asked about (0-100)."""
_NEAR = 75
"""A name without a ref that is as much like an indicator's own is asked about (0-100)."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a row was found to be. `word` is what to write for the indicator so that nothing can
    be doubted, None where that is the ref as the file has it.
    """

    indicator: Indicator | None = None
    word: str | None = None
    question: Question | None = None
    left_out: bool = False


class Matcher:
    """Knows the plan's indicators and what was answered about a file's words for them."""

    def __init__(self, plan: Plan, names: dict[str, str]) -> None:
        self._answers = names
        self._by_ref = {each.ref: each for each in plan.indicators}
        self._twins = twins(self._by_ref)
        self._named = _named(self._by_ref)
        self._names = {
            plain_words(name): each for each in plan.indicators for name in (each.title, each.short)
        }

    def exactly(self, text: str) -> Indicator | None:
        """The one indicator with this ref, code or name."""
        return self._by_ref.get(text.strip()) or self._named.get(same_name(text))

    def of_row(self, refs: tuple[str, ...], names: tuple[str, ...], row: int) -> Match:
        """The indicator of a row with these texts in its columns of refs and of names; a question
        where they do not agree or come near one.
        """
        words = " ".join(each for each in (*refs, *names) if each)
        if not words:
            return Match()
        if answer := self._answers.get(same_name(words)):
            return self._answered(answer)
        found = {each.ref: each for text in (*refs, *names) if (each := self.exactly(text))}
        if len(found) > 1:
            return Match(question=self._torn(words, list(found), row))
        if not found:
            return self._nearly(words, names or refs, row)
        (indicator,) = found.values()
        texts = [each for each in (*refs, *names) if each]
        if any(self._named.get(same_name(each)) for each in texts):
            return Match(indicator, self.sure(indicator))
        others = [each for each in names if each and each not in self._by_ref]
        twin = self._by_ref.get(self._twins.get(indicator.ref, ""))
        if twin and any(self._is_like(each, twin) for each in others):
            return Match(question=self._torn(words, [indicator.ref, twin.ref], row))
        if others and not any(self._is_like(each, indicator) for each in others):
            return Match(question=_other_name(words, others[0], indicator, row))
        return Match(indicator, self.sure(indicator) if twin and others else None)

    def sure(self, indicator: Indicator) -> str:
        """Gives a word for the indicator that no spreadsheet can have changed: its name, where no
        other has the same.
        """
        for name in (indicator.short, indicator.title):
            if self._named.get(same_name(name)) is indicator:
                return name
        return indicator.ref

    def _answered(self, answer: str) -> Match:
        if answer == Means.LEFT_OUT:
            return Match(left_out=True)
        indicator = self._by_ref.get(answer)
        return Match(indicator, self.sure(indicator)) if indicator else Match()

    def _is_like(self, name: str, indicator: Indicator) -> bool:
        words = plain_words(name)
        return any(
            fuzz.token_set_ratio(words, plain_words(each)) >= _LIKE
            for each in (indicator.title, indicator.short)
        )

    def _nearly(self, words: str, names: tuple[str, ...], row: int) -> Match:
        for name in names:
            near = fuzzy.extractOne(
                plain_words(name),
                list(self._names),
                scorer=fuzz.token_sort_ratio,
                score_cutoff=_NEAR,
            )
            if near:
                return Match(question=_is_it(words, self._names[near[0]], row))
        return Match()

    def _torn(self, words: str, refs: list[str], row: int) -> Question:
        said = " and ".join(f"{ref} {quoted(self._by_ref[ref].short)}" for ref in refs)
        return Question(
            f"name {words}",
            f"Row {row}, {quoted(words, 80)}, could be {said}; which is it?",
            (*refs, Means.LEFT_OUT.value),
        )


def _is_it(words: str, indicator: Indicator, row: int) -> Question:
    return Question(
        f"name {words}",
        f"Row {row}, {quoted(words, 80)}, is nearly {indicator.ref} "
        f"{quoted(indicator.title, 80)}; is it that one?",
        (indicator.ref, Means.LEFT_OUT.value),
    )


def _other_name(words: str, name: str, indicator: Indicator, row: int) -> Question:
    return Question(
        f"name {words}",
        f"Row {row} is called {quoted(name, 80)}, and the plan's {indicator.ref} is "
        f"{quoted(indicator.title, 80)}; are they the same?",
        (indicator.ref, Means.LEFT_OUT.value),
    )


def _named(by_ref: dict[str, Indicator]) -> dict[str, Indicator]:
    """The indicator of each code, short name and title that only one has."""
    found: dict[str, dict[str, Indicator]] = defaultdict(dict)
    for ref, each in by_ref.items():
        for name in (*each.code, each.short, each.title):
            found[same_name(name)][ref] = each
    return {name: next(iter(these.values())) for name, these in found.items() if len(these) == 1}
