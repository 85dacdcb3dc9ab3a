"""By which number an action goes that a file gives no id: it keeps it while its words are much the
same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Clash:
    """An id that a file gives to one action, and by which another goes already: `goes` are the
    words of that one, in the recommendation of the number `of`.
    """

    id: str
    recommendation: int
    text: str
    of: int
    goes: str


def clashes(plan: Plan, known: Texts, added: Mapping[str, tuple[int, str]]) -> Iterator[Clash]:
    """Yields the ids that `plan` gives to an action while another goes by them: one that stands in
    it with no id, or one that people added; `added` are those by their id.
    """
    # Loaded with the first plan that comes in: no reading of the store needs it.
    from rapidfuzz import fuzz  # noqa: PLC0415 - see above

    given = {
        each.id.casefold(): (one.number, each.text, each.id)
        for one in plan.recommendations
        for each in one.actions
        if each.id is not None
    }
    for one in plan.recommendations:
        for each in one.actions:
            number = known.get((one.number, each.text)) if each.id is None else None
            if number is not None and (taken := given.get(f"a{number}")) is not None:
                recommendation, text, name = taken
                yield Clash(name, recommendation, text, one.number, each.text)
    for added_id, (of, goes) in added.items():
        if (taken := given.get(added_id.casefold())) is not None:
            recommendation, text, name = taken
            if recommendation != of or fuzz.ratio(text, goes) < LIKE:
                yield Clash(name, recommendation, text, of, goes)


def numbered(plan: Plan, known: Texts, taken: Iterable[str]) -> tuple[Numbered, ...]:
    """Gives a number to each action of `plan` that has no id and is not known by its words; `taken`
    are ids that are in use already, such as "A12".
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - as above

    given = [each.id for one in plan.recommendations for each in one.actions if each.id]
    used = {_number(each) for each in given}
    free = max([0, *known.values(), *map(_number, [*given, *taken])]) + 1
    found: list[Numbered] = []
    for recommendation in plan.recommendations:
        own = recommendation.number
        here = {text: number for (rec, text), number in known.items() if rec == own}
        texts = [each.text for each in recommendation.actions if each.id is None]
        kept = {here[each] for each in texts if each in here}
        gone = {text: number for text, number in here.items() if number not in kept | used}
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
