"""Teams of caseloads: a slip in a team's name would part its workers from their team."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from bot.domain.caseload import CaseloadExtract
from bot.domain.snapshot import Snapshot
from bot.importing.caseload_remarks import NewTeams
from bot.importing.remarks import Remark
from bot.importing.tables.table import Cells
from bot.importing.texts import near, quoted

MOST_TEAMS = 300
_SHORTEST = 4
"""Letters of a word in which one wrong letter is a slip: North is not South, nor East West, but
Team A and Team B, or 1 and 2, are one letter apart and two teams.
"""


def check_teams(found: Mapping[str, Cells], planned: Iterable[str], earlier: Iterable[str]) -> None:
    """Adds a problem for each team that is a slip away from one that is known, or that stands
    further up. `found` has each team with the row where it first stands; `planned` are those of
    the plan's people: they are right however much they are like another.
    """
    if len(found) > MOST_TEAMS:
        last = list(found.values())[MOST_TEAMS]
        last.refuse("team", f"there are more than {MOST_TEAMS} teams; is this the right column?")
        return
    plans = {name.casefold(): name for name in planned}
    names = {name.casefold(): name for name in earlier} | plans
    for team, cells in found.items():
        if team.casefold() in names:
            continue
        name = next((name for name in names.values() if slip(team, name)), None)
        if name is None:
            names[team.casefold()] = team
            continue
        of_plan = name.casefold() in plans
        slip_there = "where the plan has the slip, mend it there, else " if of_plan else ""
        cells.refuse(
            "team",
            f"{quoted(team)} is nearly the team {quoted(name)}{' of the plan' if of_plan else ''}; "
            f"{slip_there}write it the same way, or, where it is a team of its own, give it to one "
            "of the plan's people first",
        )


def new_teams(extracts: Sequence[CaseloadExtract], before: Snapshot) -> tuple[Remark, ...]:
    """Makes a remark on the teams that neither the plan nor the extracts of other days know, each
    with the team it is like; nothing where there are none, or no such extract to know any.
    """
    days = {each.day for each in extracts}
    known = {
        row.team for each in before.caseloads if each.day not in days for row in each.caseloads
    }
    if not known:
        return ()
    known |= {each.team for each in before.plan.people if each.team}
    folded = {team.casefold() for team in known}
    found = {row.team: None for each in extracts for row in each.caseloads}
    new = [team for team in found if team.casefold() not in folded]
    return (NewTeams(tuple(_with_likeness(each, known) for each in new)),) if new else ()


def _with_likeness(team: str, known: Iterable[str]) -> str:
    like = near(team, known)
    return f"{quoted(team)} (a misspelling of {quoted(like)}?)" if like else quoted(team)


def slip(one: str, other: str) -> bool:
    """Tells whether two names differ only in spaces, punctuation, the order of words or the word
    team, or by a wrong, missing or swapped letter in words that are long enough.
    """
    ours, theirs = _words(one), _words(other)
    if "".join(ours) == "".join(theirs) or sorted(ours) == sorted(theirs):
        return True
    ours, theirs = _named(ours), _named(theirs)
    return len(ours) == len(theirs) and all(map(_nearly, ours, theirs))


def misspelt(one: str, other: str) -> bool:
    """Tells whether two names differ by a wrong, missing or swapped letter, and not in spaces,
    punctuation or the order of words alone.
    """
    return sorted(_words(one)) != sorted(_words(other)) and slip(one, other)


def _nearly(one: str, other: str) -> bool:
    if one == other:
        return True
    letters = one.isalpha() and other.isalpha()
    return letters and min(len(one), len(other)) >= _SHORTEST and OSA.distance(one, other) == 1


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold().replace("&", " and "))


def _named(words: list[str]) -> list[str]:
    return [each for each in words if each not in {"team", "the"}] or words
