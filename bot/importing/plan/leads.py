"""Lead officers and owners: roles of the plan's people, or free words that nobody is asked by."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.action import Action
from bot.domain.plan import Plan, Recommendation
from bot.importing.plan.plan_nouns import Places
from bot.importing.plan.yaml_tree import PlanProblems
from bot.importing.texts import did_you_mean, quoted

_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)+")
"""What is written like a role's id, and so is meant as one."""


def check_leads(plan: Plan, places: Places, problems: PlanProblems) -> None:
    """Adds a problem for each lead or owner that is written as a role's id and is none."""
    ids = [person.role for person in plan.people]
    for path, text in _named(places):
        if _ID.fullmatch(text) and text not in ids:
            hint = did_you_mean(text, ids) or f"; the roles there are {', '.join(ids)}"
            problems.at(path, f"there is no role {quoted(text)} among people{hint}")


def with_roles(plan: Plan) -> Plan:
    """The plan in which `lead` holds the titles of its people's roles, in their order, and
    `lead_words` whatever else was named; an owner named by a role's id has its title too.
    """
    titles = {person.title.casefold(): person.title for person in plan.people}
    titles |= {person.role: person.title for person in plan.people}
    return replace(
        plan,
        recommendations=tuple(_with_roles(each, titles) for each in plan.recommendations),
    )


def _with_roles(recommendation: Recommendation, titles: dict[str, str]) -> Recommendation:
    lead = tuple(titles[key] for each in recommendation.lead if (key := _key(each, titles)))
    words = tuple(each for each in recommendation.lead if not _key(each, titles))
    return replace(
        recommendation,
        lead=lead,
        lead_words=(*words, *recommendation.lead_words),
        indicators=tuple(
            replace(each, owner=_owner(each.owner, titles)) for each in recommendation.indicators
        ),
        actions=tuple(_action(each, titles) for each in recommendation.actions),
    )


def _action(action: Action, titles: dict[str, str]) -> Action:
    return replace(action, owner=_owner(action.owner, titles))


def _owner(owner: str | None, titles: dict[str, str]) -> str | None:
    key = _key(owner, titles) if owner is not None else None
    return titles[key] if key else owner


def _key(text: str, titles: dict[str, str]) -> str | None:
    return next((key for key in (text, text.casefold()) if key in titles), None)


def _named(places: Places) -> Iterator[tuple[str, str]]:
    for path, recommendation in places.of(Recommendation):
        for number, text in enumerate(recommendation.lead):
            yield f"{path}.lead[{number}]", text
        for place, indicator in enumerate(recommendation.indicators):
            if indicator.owner is not None:
                yield f"{path}.indicators[{place}].owner", indicator.owner
        for place, action in enumerate(recommendation.actions):
            if action.owner is not None:
                yield f"{path}.actions[{place}].owner", action.owner
