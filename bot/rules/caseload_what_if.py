"""What a change of staff or cases would do to a team's caseloads: nothing is stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.caseload import UNTYPED, Caseload, CaseloadExtract, CaseloadRange
from bot.rules.caseload_bands import (
    CaseloadSummary,
    Group,
    Placed,
    group,
    placed,
    ranges_by_role,
    summed_up,
)

MOST_WORKERS = 100
"""Workers that may come or leave at once."""


@dataclass(frozen=True, slots=True)
class Arrive:
    """Full-time workers, `count` of them, come to `team`."""

    team: str
    count: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Workers, `count` of them, leave `team`; their cases stay."""

    team: str
    count: int


@dataclass(frozen=True, slots=True)
class Move:
    """Cases, `count` of them, go from `team` to the team `to`."""

    team: str
    count: int
    to: str


Change = Arrive | Leave | Move


@dataclass(frozen=True, slots=True)
class Effect:
    """A team's counts before and after a change, and how many cases each of its workers holds, in
    all teams.
    """

    before: Group
    after: Group
    held_before: tuple[int, ...]
    held_after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`effects` are of the team that changes and, of a move, then of the other one; `role` is what
    most workers of the first are, and `handed` how many cases change hands. `leaving` is the FTE of
    those who leave, 0 where nobody does.
    """

    change: Change
    effects: tuple[Effect, ...]
    role: str
    handed: int
    leaving: Decimal


class TooManyError(ValueError):
    """More leave than can, or more cases move than the team's workers hold: at most `most`."""

    def __init__(self, most: int) -> None:
        super().__init__(f"at most {most}")
        self.most = most


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Posts of the teams that change, as they would be, the cases that change hands, and the FTE
    of those who leave.
    """

    posts: tuple[Caseload, ...]
    handed: int
    leaving: Decimal = Decimal(0)


def what_if(
    extracts: Sequence[CaseloadExtract],
    ranges: Sequence[CaseloadRange],
    summary: CaseloadSummary,
    change: Change,
) -> WhatIf:
    """Works out `change` on the day of `summary`, in whole cases.

    Only workers at work who hold a case take part, as in the average. Whoever comes is full-time,
    of the team's commonest role, and gets the new average: each of the others hands over the same
    share of their cases, as they do in a move. Whoever leaves is full-time, of that role, with a
    caseload near the average, or the nearest to it. Cases are taken over evenly by FTE.

    Raises TooManyError where the team has not so many, and LookupError for an unknown team.
    """
    extract = summed_up(extracts, summary)
    agreed = ranges_by_role(ranges)
    known = placed(extract.caseloads, agreed)
    names = (change.team, change.to) if isinstance(change, Move) else (change.team,)

    def held(name: str) -> tuple[Caseload, ...]:
        return tuple(
            each
            for each in extract.caseloads
            if each.team == name and each.open_cases and known.workers.at_work(each)
        )

    before = {name: held(name) for name in names}
    if empty := next((name for name, posts in before.items() if not posts), None):
        raise LookupError(f"no team {empty} on {summary.day}")
    role = _commonest(before[change.team])
    outcome = _outcome(change, before, role)
    touched = {each for posts in before.values() for each in posts}
    rest = [each for each in extract.caseloads if each not in touched]
    after = placed([*rest, *outcome.posts], agreed)
    return WhatIf(
        change=change,
        effects=tuple(
            _effect(name, posts, outcome.posts, known, after) for name, posts in before.items()
        ),
        role=agreed[role.casefold()].title if role.casefold() in agreed else role,
        handed=outcome.handed,
        leaving=outcome.leaving,
    )


def _effect(
    name: str,
    before: Sequence[Caseload],
    changed: Sequence[Caseload],
    now: Placed,
    then: Placed,
) -> Effect:
    after = [each for each in changed if each.team == name and each.open_cases]
    return Effect(
        before=group(name, before, now),
        after=group(name, after, then),
        held_before=tuple(now.workers.whole(each).open_cases for each in before),
        held_after=tuple(then.workers.whole(each).open_cases for each in after),
    )


def _outcome(change: Change, before: Mapping[str, tuple[Caseload, ...]], role: str) -> _Outcome:
    team = before[change.team]
    held = sum(each.open_cases for each in team)
    match change:
        case Arrive(count=count):
            return _arrived(team, role, count)
        case Leave(count=count):
            if count >= len(team):
                raise TooManyError(len(team) - 1)
            leaving = sorted(team, key=_likeliest(team, role))[:count]
            left, fte = _totals(leaving)
            staying = [each for each in team if each not in leaving]
            return _Outcome(_given(staying, left), left, fte)
        case Move(count=count, to=to):
            if count > held:
                raise TooManyError(held)
            return _Outcome((*_taken(team, count), *_given(before[to], count)), count)


def _arrived(team: Sequence[Caseload], role: str, count: int) -> _Outcome:
    held, fte = _totals(team)
    theirs = int(held * count / (fte + count) + Decimal("0.5"))
    # No worker's reference begins with a plus sign.
    new = [
        Caseload(f"+{number}", role, team[0].team, Decimal(1), agency=False, open_cases=0)
        for number in range(count)
    ]
    return _Outcome((*_taken(team, theirs), *_given(new, theirs)), theirs)


def _commonest(team: Sequence[Caseload]) -> str:
    roles = [each.role for each in team]
    return min(set(roles), key=lambda role: (-roles.count(role), role))


def _likeliest(
    team: Sequence[Caseload], role: str
) -> Callable[[Caseload], tuple[bool, Decimal, Decimal, str]]:
    held, fte = _totals(team)
    average = held / fte if fte else Decimal(0)

    def likeness(post: Caseload) -> tuple[bool, Decimal, Decimal, str]:
        off = abs(post.open_cases - average * post.fte)
        return post.role != role, abs(post.fte - 1), off, post.worker

    return likeness


def _totals(team: Sequence[Caseload]) -> tuple[int, Decimal]:
    return sum(each.open_cases for each in team), sum((each.fte for each in team), Decimal(0))


def _taken(posts: Sequence[Caseload], cases: int) -> tuple[Caseload, ...]:
    """Takes the same share of the cases that each one holds."""
    shares = _shared(cases, [Decimal(each.open_cases) for each in posts])
    return _with(posts, [-share for share in shares])


def _given(posts: Sequence[Caseload], cases: int) -> tuple[Caseload, ...]:
    """Hands them out evenly by FTE; to each alike where no post has any."""
    ftes = [each.fte for each in posts]
    return _with(posts, _shared(cases, ftes if any(ftes) else [Decimal(1)] * len(posts)))


def _with(posts: Sequence[Caseload], more: Sequence[int]) -> tuple[Caseload, ...]:
    return tuple(
        replace(post, open_cases=post.open_cases + count, mix=UNTYPED)
        for post, count in zip(posts, more, strict=True)
    )


def _shared(cases: int, weights: Sequence[Decimal]) -> list[int]:
    """Splits `cases` by weight into whole ones, the largest remainders rounded up, the first of
    equal ones first.
    """
    total = sum(weights, Decimal(0))
    exact = [cases * each / total for each in weights]
    shares = [int(each) for each in exact]
    left = cases - sum(shares)
    for place in sorted(range(len(exact)), key=lambda each: shares[each] - exact[each])[:left]:
        shares[place] += 1
    return shares
