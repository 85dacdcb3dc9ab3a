"""Months or quarters in their order of which one is as if of another year: Apr-25 before May-26."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bot.domain.period import Period, PeriodKind
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.layout import Layout
from bot.importing.texts import quoted

YEAR_IN_ORDER = "year "
"""What a rule begins with that says that a period is of the year that it names."""
AS_IT_STANDS = "as it stands"
_A_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}
_FEWEST = 4
"""Of fewer no order can be told, where they are in none as they stand."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A period and where the file states it: "'Apr-25' in column C"."""

    period: Period
    where: str

    @property
    def number(self) -> int:
        """The periods of its kind that passed before it, of which the next one has one more."""
        months = self.period.end.year * 12 + self.period.end.month
        return months * _A_YEAR[self.period.kind] // 12


def placed(code: str, where: str) -> Placed | None:
    """Makes a place of a written period; None where it is neither a month nor a quarter."""
    try:
        period = Period.parse(code)
    except ValueError:
        return None
    return Placed(period, where) if period.kind in _A_YEAR else None


def periods_of_headings(laid: Layout) -> list[Placed]:
    """Lists the months and quarters that stand across, from the left."""
    found = [
        placed(each.period.code, f"{quoted(each.value.text)} in column {each.value.letter}")
        for each in sorted(laid.figures, key=lambda each: each.value.position if each.value else 0)
        if each.value and each.period and each.period.code and not each.period.to_date
    ]
    return [each for each in found if each]


def about_years_in_order(runs: Iterable[Sequence[Placed]], recipe: Recipe) -> Iterator[Question]:
    """Asks of each run of periods whether one is of the year that it says, where another year would
    put it in its order, or beside the next one.
    """
    for run in runs:
        for kind in _A_YEAR:
            of_kind = [each for each in run if each.period.kind is kind]
            if (question := _question(of_kind)) and question.about not in recipe.rules:
                yield question


def _question(run: Sequence[Placed]) -> Question | None:
    pair = _odd(run)
    if pair is None:
        return None
    odd, beside = (run[each] for each in pair)
    stands = "before" if pair[0] < pair[1] else "after"
    return Question(
        f"{YEAR_IN_ORDER}of {odd.period.code} {stands} {beside.period.code}",
        f"{odd.where} is {odd.period.code}, {stands} {beside.where}, {beside.period.code}, as if "
        "it were of another year; where its year is wrong, correct the file. Is it right as it "
        "stands?",
        (AS_IT_STANDS,),
    )


def _odd(run: Sequence[Placed]) -> tuple[int, int] | None:
    """The place of the period that another year may be meant for, and of the one beside it."""
    if not run:
        return None
    year = _A_YEAR[run[0].period.kind]
    oldest_first = [each.number for each in run]
    newest_first = [-each for each in oldest_first]
    for numbers in (oldest_first, newest_first):
        if found := _out_of_order(numbers, year):
            return found
    if found := _far_apart(oldest_first, year):
        return found
    return _far_apart(newest_first, year) if _ascend(newest_first) else None


def _out_of_order(numbers: Sequence[int], year: int) -> tuple[int, int] | None:
    """The one that is in the order of all others, and next to one of them, with another year."""
    falls = [place for place, (one, other) in enumerate(pairwise(numbers)) if one >= other]
    if len(numbers) < _FEWEST or len(falls) not in (1, 2):
        return None
    best: list[tuple[int, int, int]] = []
    for place in sorted({end for fall in falls for end in (fall, fall + 1)}):
        for moved in (numbers[place] + year, numbers[place] - year):
            beside = [
                other
                for other in (place - 1, place + 1)
                if 0 <= other < len(numbers) and abs(numbers[other] - moved) == 1
            ]
            if beside and _ascend([*numbers[:place], moved, *numbers[place + 1 :]]):
                best.append((len(beside), place, beside[0]))
    return max(best, key=lambda each: each[0])[1:] if best else None


def _far_apart(numbers: Sequence[int], year: int) -> tuple[int, int] | None:
    """The one at the shorter side of a step of more than a year, where most others are of one."""
    steps = [other - one for one, other in pairwise(numbers)]
    single = steps.count(1)
    for place, step in enumerate(steps):
        if step > year and single and single * 2 >= len(steps) - 1:
            before, after = _singles(reversed(steps[:place])), _singles(steps[place + 1 :])
            return (place, place + 1) if before <= after else (place + 1, place)
    return None


def _singles(steps: Iterable[int]) -> int:
    """How many steps of one there are before any other."""
    return sum(1 for _ in takewhile(lambda step: step == 1, steps))


def _ascend(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))
