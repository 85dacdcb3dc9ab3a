"""A plan as one file can hold it, so that reading the file gives the same plan again."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date

from bot.domain.action import Action
from bot.domain.plan import Plan, Recommendation
from bot.domain.rag import Rating

WRITTEN_LIKE_A_ROLE = re.compile("[a-z0-9]+(-[a-z0-9]+)+")
"""What is written like a role's id, and so is meant as one."""


def as_a_file(plan: Plan) -> Plan:
    """The plan with each judgement in its last wording, oldest first, `as_of` no earlier than any
    of them, and leads and owners so named that they are found again among its people.
    """
    named = _names_that_read_back(plan)
    recommendations = tuple(_recommendation(each, named) for each in plan.recommendations)
    judged = [rating.judged for each in recommendations for rating in each.ratings]
    as_of: date = max([plan.as_of, *judged])
    return replace(plan, as_of=as_of, recommendations=recommendations)


def as_a_file_reads(text: str) -> str:
    """The text on one line, its white space single and without control characters: as a plan file
    gives it back.
    """
    unprinted = ("Cc", "Cs")
    printed = "".join(" " if unicodedata.category(each) in unprinted else each for each in text)
    return " ".join(printed.split())


def reworded(plan: Plan) -> int:
    """Counts how many ratings a file of the plan leaves out: each was put in other words, or given
    another letter, by whoever judged, for the same day.
    """
    return sum(len(each.ratings) - len(_last_words(each.ratings)) for each in plan.recommendations)


def _last_words(ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
    last = {(each.judged, each.by): each for each in ratings}
    return tuple(sorted(last.values(), key=lambda each: each.judged))


def _recommendation(recommendation: Recommendation, named: dict[str, str]) -> Recommendation:
    return replace(
        recommendation,
        lead=tuple(named.get(each, each) for each in recommendation.lead),
        ratings=_last_words(recommendation.ratings),
        indicators=tuple(
            replace(each, owner=_owner(each.owner, named)) for each in recommendation.indicators
        ),
        actions=tuple(_action(each, named) for each in recommendation.actions),
    )


def _action(action: Action, named: dict[str, str]) -> Action:
    return replace(action, owner=_owner(action.owner, named))


def _owner(owner: str | None, named: dict[str, str]) -> str | None:
    return None if owner is None else named.get(owner, owner)


def _names_that_read_back(plan: Plan) -> dict[str, str]:
    """Each title that would not be found again as what it is, with the id of its role."""
    roles = {each.role for each in plan.people}
    titles = Counter(each.title.casefold() for each in plan.people)
    return {
        each.title: each.role
        for each in plan.people
        if titles[each.title.casefold()] > 1
        or each.title in roles
        or each.title.casefold() in roles
        or WRITTEN_LIKE_A_ROLE.fullmatch(each.title)
    }
