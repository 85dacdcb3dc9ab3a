"""Names of a plan that look like a slip for another one of the plan, or that no caseload knows.

Roles and teams are found by their names: a slip takes workers out of their range, a team from its
manager, a recommendation from its lead. None is refused: a name may well be meant as it is.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from bot.domain.caseload import CaseloadExtract
from bot.domain.plan import Plan
from bot.importing.plan_remarks import NearlyNamed, NobodyHas
from bot.importing.tables.teams import misspelt, slip
from bot.importing.texts import near

_POSTS = (
    "Social Worker",
    "Senior Social Worker",
    "Newly Qualified Social Worker",
    "Consultant Social Worker",
    "Advanced Social Worker",
    "Senior Practitioner",
    "Advanced Practitioner",
    "Practice Manager",
    "Practice Lead",
    "Team Manager",
    "Deputy Team Manager",
    "Assistant Team Manager",
    "Family Support Worker",
    "Social Work Assistant",
    "Personal Adviser",
    "Case Holder",
)
"""What posts with cases are usually called."""
_USUAL = "as such posts are usually called"
_RANGES, _PEOPLE, _TEAMS, _CHANNELS = "Caseload ranges", "People", "Teams", "Channels"


def near_names(plan: Plan) -> tuple[NearlyNamed, ...]:
    """Makes a remark for each role, team and lead that is a slip away from another name of its kind
    in the plan, and for each role of a range that is one away from its title or a usual post.
    """
    return (*_roles(plan), *_teams(plan), *_leads(plan))


def nobody_has(plan: Plan, extract: CaseloadExtract | None) -> tuple[NobodyHas, ...]:
    """Makes a remark for each role of a caseload range that no worker of the `extract` has, and for
    each team of a manager that it does not name; none without an extract.
    """
    if extract is None or not extract.caseloads:
        return ()
    roles = {each.role for each in extract.caseloads}
    teams = {each.team for each in extract.caseloads}
    teams |= {lot.team for lot in extract.unallocated}
    managed = [person.team for person in plan.people if person.team]
    wanted = [("role", each.role) for each in plan.caseload_ranges]
    # A source that tells no teams, as the workforce census does, misses none.
    wanted += [("team", team) for team in dict.fromkeys(managed) if len(teams) > 1]
    found = {"role": roles, "team": teams}
    return tuple(
        NobodyHas(what, name, extract.day, near(name, found[what], 80))
        for what, name in wanted
        if name.casefold() not in {each.casefold() for each in found[what]}
    )


def _roles(plan: Plan) -> Iterator[NearlyNamed]:
    roles = [each.role for each in plan.caseload_ranges]
    for one, other in combinations(roles, 2):
        if slip(one, other):
            yield NearlyNamed(_RANGES, "role", other, one, "the same sheet")
    for each in plan.caseload_ranges:
        if misspelt(each.role, each.title):
            yield NearlyNamed(_RANGES, "role", each.role, each.title, "its title")
        elif usual := _slipped(each.role, _POSTS):
            yield NearlyNamed(_RANGES, "role", each.role, usual, _USUAL)


def _teams(plan: Plan) -> Iterator[NearlyNamed]:
    named = [(_TEAMS, each) for each in plan.teams]
    named += [(_PEOPLE, each.team) for each in plan.people if each.team]
    first: dict[str, tuple[str, str]] = {}
    for where, name in named:
        first.setdefault(name.casefold(), (where, name))
    for (there, one), (where, other) in combinations(first.values(), 2):
        if slip(one, other):
            yield NearlyNamed(where, "team", other, one, there)
    for channel in plan.channels:
        if team := _slipped(channel.name, (name for _, name in first.values())):
            yield NearlyNamed(_CHANNELS, "name", channel.name, team, "a team")


def _leads(plan: Plan) -> Iterator[NearlyNamed]:
    titles = {each.title: None for each in plan.people}
    words = {
        word: f"{each.number}"
        for each in reversed(plan.recommendations)
        for word in (*each.lead_words, *(one.owner for one in each.indicators if one.owner))
        if word not in titles
    }
    for word, number in words.items():
        if title := _slipped(word, titles):
            yield NearlyNamed(f"Recommendation {number}", "lead", word, title, _PEOPLE)


def _slipped(name: str, others: Iterable[str]) -> str | None:
    """The one of the others that the name misspells; None where it is one of them."""
    known = list(others)
    if name.casefold() in {each.casefold() for each in known}:
        return None
    return next((each for each in known if misspelt(name, each)), None)
