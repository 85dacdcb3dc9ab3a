"""What a plan must mean, beyond its shape: recommendations, ratings, caseload ranges, figures."""

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from bot.domain.action import Action
from bot.domain.caseload import CaseloadRange
from bot.domain.indicator import Indicator, Unit
from bot.domain.plan import Plan, PrintedFigure, Recommendation
from bot.domain.rag import Rag, Rating
from bot.importing.plan.plan_nouns import Places
from bot.importing.plan.yaml_tree import PlanProblems
from bot.importing.tables.numbers import agrees, plain, say_share

MOST_RECOMMENDATIONS = 100
MOST_INDICATORS = 500
_ACTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,11}")
_REF = re.compile(r"[1-9][0-9]{0,2}\.[1-9][0-9]{0,2}")
Item = TypeVar("Item")


def check_plan(places: Places, problems: PlanProblems, at: date) -> None:
    """Adds a problem for each thing in the plan that contradicts another. `at` is the day of the
    import: a plan cannot speak as of a later one.
    """
    for _, plan in places.of(Plan):
        _check_head(plan, problems, at)
    _check_numbers(places, problems)
    _check_refs(places, problems)
    _check_codes(places, problems)
    _check_action_ids(places, problems)
    as_of = next((plan.as_of for _, plan in places.of(Plan)), at)
    for path, recommendation in places.of(Recommendation):
        _check_ratings(path, recommendation.ratings, as_of, problems)
    _check_caseload_ranges(places, problems)
    for path, figure in places.of(PrintedFigure):
        _check_figure(path, figure, places, problems)


def unique(
    items: Iterable[tuple[str, Item]],
    key: Callable[[Item], Hashable],
    what: str,
    problems: PlanProblems,
) -> None:
    """Adds a problem at the path of each item whose key an earlier one has."""
    first: dict[Hashable, str] = {}
    for path, item in items:
        before = first.setdefault(key(item), path)
        if before != path:
            where = problems.where(before)
            named = f"{what} {key(item)}".removesuffix(f" {item!r}")
            problems.at(path, f"{named} is there twice, in {where} as well; keep one")


def _check_head(plan: Plan, problems: PlanProblems, at: date) -> None:
    if plan.as_of > at:
        problems.at("as_of", f"{plan.as_of} is after {at}, the day of this import; correct it")
    rated = {rating.rag for each in plan.recommendations for rating in each.ratings}
    used = [rag for rag in Rag if rag is not Rag.BLUE or rag in rated]
    missing = [rag.value for rag in used if rag not in plan.meanings]
    if missing:
        problems.at("meanings", f"say what {' and '.join(missing)} means, in the plan's words")
    if not plan.recommendations:
        problems.at("recommendations", "a plan has at least one recommendation; add it")


def _check_action_ids(places: Places, problems: PlanProblems) -> None:
    ids = [(f"{path}.id", each.id) for path, each in places.of(Action) if each.id is not None]
    unique(((path, name.casefold()) for path, name in ids), str, "the action", problems)
    for path, name in ids:
        if not _ACTION.fullmatch(name):
            problems.at(path, "must be up to 12 letters, digits, dots and dashes, such as A12")
    for path, each in places.of(Action):
        if each.slips < 0:
            problems.at(f"{path}.slips", "cannot be below 0")


def _check_numbers(places: Places, problems: PlanProblems) -> None:
    numbered = [(f"{path}.number", each.number) for path, each in places.of(Recommendation)]
    unique(numbered, lambda number: number, "recommendation", problems)
    for path, number in numbered:
        if not 1 <= number <= 999:
            problems.at(path, f"{number} is not a recommendation's number; number them from 1")
    if len(numbered) > MOST_RECOMMENDATIONS:
        problems.at("recommendations", f"more than {MOST_RECOMMENDATIONS}; split the plan")


def _check_refs(places: Places, problems: PlanProblems) -> None:
    numbers = {path: each.number for path, each in places.of(Recommendation)}
    refs = [(f"{path}.ref", each.ref) for path, each in places.of(Indicator)]
    unique(refs, lambda ref: ref, "indicator", problems)
    for path, ref in refs:
        number = numbers.get(path.partition(".")[0])
        if not _REF.fullmatch(ref):
            problems.at(
                path,
                f"'{ref}' is not a ref; write the recommendation and a place as 5.1, and what your "
                "own files call it under code",
            )
        elif number is not None and int(ref.partition(".")[0]) != number:
            problems.at(
                path, f"{ref} stands under recommendation {number}; write {number}.1, {number}.2, …"
            )
    if len(refs) > MOST_INDICATORS:
        problems.at("recommendations", f"more than {MOST_INDICATORS} indicators; split the plan")


def _check_codes(places: Places, problems: PlanProblems) -> None:
    """A code names one indicator, and is no other's ref or name."""
    named: dict[str, str] = {}
    for _, each in places.of(Indicator):
        for name in (each.ref, each.short, each.title):
            named.setdefault(name.casefold(), each.ref)
    for path, each in places.of(Indicator):
        for place, code in enumerate(each.code):
            other = named.setdefault(code.casefold(), each.ref)
            if other != each.ref:
                problems.at(
                    f"{path}.code[{place}]", f"{code} is what {other} is called; give each its own"
                )


def _check_ratings(
    path: str, ratings: tuple[Rating, ...], as_of: date, problems: PlanProblems
) -> None:
    placed = [(f"{path}.ratings[{place}].judged", each) for place, each in enumerate(ratings)]
    unique(placed, lambda each: f"by {each.by} of {each.judged}", "a rating", problems)
    for where, rating in placed:
        if rating.judged > as_of:
            problems.at(where, f"{rating.judged} is after the plan's as_of {as_of}; correct one")


def _check_caseload_ranges(places: Places, problems: PlanProblems) -> None:
    ranges = list(places.of(CaseloadRange))
    unique(
        ((f"{path}.role", each.role) for path, each in ranges), str.casefold, "the role", problems
    )
    for path, each in ranges:
        if each.low > each.high:
            problems.at(f"{path}.low", f"{each.low} is over high, {each.high}; swap them")
        if each.high > 200:
            problems.at(f"{path}.high", f"{each.high} cases for one worker; correct it")


def _check_figure(path: str, figure: PrintedFigure, places: Places, problems: PlanProblems) -> None:
    refs = {each.ref for _, each in places.of(Indicator)}
    numbers = {each.number for _, each in places.of(Recommendation)}
    if figure.indicator is not None and figure.indicator not in refs:
        problems.at(
            f"{path}.indicator", f"the plan has no indicator {figure.indicator}; correct it"
        )
    if figure.recommendation is not None and figure.recommendation not in numbers:
        problems.at(f"{path}.recommendation", f"there is no recommendation {figure.recommendation}")
    if figure.denominator is not None and not figure.denominator:
        problems.at(f"{path}.denominator", "the denominator is 0; leave it out")
    elif figure.value < 0:
        problems.at(f"{path}.value", f"'{figure.value:f}' is negative; write a number of 0 or more")
    elif figure.unit is Unit.PERCENT:
        _check_percentage(path, figure, problems)


def _check_percentage(path: str, figure: PrintedFigure, problems: PlanProblems) -> None:
    check_percent(f"{path}.value", figure.value, problems)
    if figure.numerator is None or figure.denominator is None:
        return
    share = Fraction(figure.numerator) / Fraction(figure.denominator)
    if not agrees(figure.value, share):
        told = say_share(share, figure.value)
        problems.at(
            f"{path}.value",
            f"{plain(figure.value)}% does not agree with {plain(figure.numerator)} of "
            f"{plain(figure.denominator)}, which is {told}%; correct one of them",
        )


def check_percent(
    path: str, value: Decimal | None, problems: PlanProblems, most: Decimal | None = None
) -> None:
    """Adds a problem where `value` is no percentage of 0-100, or reads like a share of 1."""
    if value is None:
        return
    if value > (most or 100):
        problems.at(path, f"{plain(value)} is over 100%; write a percentage from 0 to 100")
    elif 0 < value < 1:
        problems.at(
            path, f"{plain(value)} would be under one per cent; write {plain(value.scaleb(2))}"
        )
