"""By which number an action goes that a file gives no id: it keeps it while its words are much the
same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from bot.domain.plan import Plan, Recommendation

LIKE = 80
"""Likeness (0-100) from which other words are taken for the same action, and that is said."""

Texts = Mapping[tuple[int, str], int]
"""The number of each action, by its recommendation's and its words."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An action's words that no number is kept for. `before` are the words that the number was
    kept for, where they were only nearly the same.
    """

    recommendation: int
    text: str
    number: int
    before: str | None = None


def numbered(plan: Plan, known: Texts, taken: Iterable[str]) -> tuple[Numbered, ...]:
    """Gives a number to each action of `plan` that has no id and is not known by its words; `taken`
    are ids that are in use already, such as "A12".
    """
    given = [each.id for one in plan.recommendations for each in one.actions if each.id]
    free = max([0, *known.values(), *map(_number, [*given, *taken])]) + 1
    found: list[Numbered] = []
    for recommendation in plan.recommendations:
        own = recommendation.number
        here = {text: number for (rec, text), number in known.items() if rec == own}
        texts = [each.text for each in recommendation.actions if each.id is None]
        kept = {here[each] for each in texts if each in here}
        gone = {text: number for text, number in here.items() if number not in kept}
        for text in dict.fromkeys(each for each in texts if each not in here):
            near = process.extractOne(text, list(gone), scorer=fuzz.ratio, score_cutoff=LIKE)
            if near is not None:
                found.append(Numbered(recommendation.number, text, gone.pop(near[0]), near[0]))
            else:
                found.append(Numbered(recommendation.number, text, free))
                free += 1
    return tuple(found)


def with_ids(recommendation: Recommendation, known: Texts) -> Recommendation:
    """The recommendation with an id for each action: the file's own, or "A" and its number."""
    actions = (
        each
        if each.id is not None or (recommendation.number, each.text) not in known
        else replace(each, id=f"A{known[recommendation.number, each.text]}")
        for each in recommendation.actions
    )
    return replace(recommendation, actions=tuple(actions))


def _number(name: str) -> int:
    return int(name[1:]) if name[:1] in "Aa" and name[1:].isdecimal() and len(name) < 9 else 0
