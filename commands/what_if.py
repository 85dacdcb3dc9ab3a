"""`/caseloads what if …`: the words, read as a change to a team."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.access import sees_workers
from bot.domain.message import Message
from bot.domain.people import Audience
from bot.messages.answers import refusal, which_one
from bot.messages.caseloads_what_if import (
    NOT_HERE,
    NOT_READ,
    no_such_team,
    not_so_many,
    same_team,
    too_many_workers,
    what_if_help,
    what_if_message,
)
from bot.messages.text import imported
from bot.rules.caseload_bands import CaseloadSummary
from bot.rules.caseload_what_if import (
    MOST_WORKERS,
    Arrive,
    Change,
    Leave,
    Move,
    TooManyError,
    what_if,
)
from commands.asked import Asked
from commands.teams import teams_meant, teams_near

BEGINS = re.compile(r"what[\s-]*if\b\s*", re.IGNORECASE)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEAM = r"(?P<team>\S.*?)"
_TO = r"(?P<to>\S.*)"
_COUNT = rf"(?P<count>[0-9]{{1,6}}|{'|'.join(_NUMBERS)})"
_WORKERS = r"(?:\s+(?:more\s+)?(?:full[\s-]time\s+)?(?:social\s+)?(?:workers?|people|staff))?"
_HAD = r"(?:\s+(?:had|has|got|gets))?"
_JOIN = r"(?:join|joins|joined|come|comes|came|arrive|arrived)"
_LEAVE = r"(?:leave|leaves|left|go|went)"
_MOVE = r"(?:(?:move|moves|moved|go|went)\s+)?"
_FORMS = (
    (Arrive, rf"{_TEAM}{_HAD}\s*(?:\+|\bplus\b)\s*{_COUNT}{_WORKERS}"),
    (Arrive, rf"{_TEAM}{_HAD}\s+{_COUNT}\s+more{_WORKERS}"),
    (Arrive, rf"{_TEAM}\s+{_COUNT}{_WORKERS}\s+{_JOIN}"),
    (Arrive, rf"\+?{_COUNT}{_WORKERS}\s+(?:{_JOIN}(?:\s+to)?|in|to)\s+{_TEAM}"),
    (Leave, rf"{_TEAM}\s+{_COUNT}{_WORKERS}\s+{_LEAVE}"),
    (Leave, rf"{_TEAM}\s+[-\u2212\u2013]\s*{_COUNT}{_WORKERS}"),
    (Leave, rf"{_COUNT}{_WORKERS}\s+{_LEAVE}\s+{_TEAM}"),
    (Move, rf"{_COUNT}\s+cases?\s+{_MOVE}from\s+{_TEAM}\s+to\s+{_TO}"),
    (Move, rf"{_TEAM}\s+{_COUNT}\s+cases?\s+{_MOVE}to\s+{_TO}"),
)
_READ = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _FORMS)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, its teams still to be found."""

    kind: type[Arrive] | type[Leave] | type[Move]
    count: int
    teams: tuple[str, ...]

    def of(self, meant: Mapping[str, str]) -> Change:
        team, *others = (meant[each] for each in self.teams)
        if self.kind is Move:
            return Move(team, self.count, others[0])
        return Arrive(team, self.count) if self.kind is Arrive else Leave(team, self.count)

    def command(self, said: str, meant: str) -> str:
        """The same with the team that was `said` by the name of the one that is `meant`."""
        team, *others = (meant if each == said else imported(each, 60) for each in self.teams)
        several = "" if self.count == 1 else "s"
        if self.kind is Move:
            change = f"{self.count} case{several} move to {others[0]}"
        elif self.kind is Arrive:
            change = f"+{self.count} worker{several}"
        else:
            change = f"{self.count} leave"
        return f"/caseloads what if {team} {change}"


def what_if_answer(asked: Asked, summary: CaseloadSummary, words: str) -> Message:
    """Says what the change in `words`, those after "what if", would do."""
    view = asked.view
    typed = _typed(words)
    if typed is None or not typed.count:
        return what_if_help(NOT_READ, summary)
    if typed.kind is not Move and typed.count > MOST_WORKERS:
        return too_many_workers(summary)
    titles = [each.title for each in summary.teams]
    meant: dict[str, str] = {}
    for said in typed.teams:
        found = teams_meant(said, titles)
        if len(found) != 1:
            return _which_team(typed, said, summary)
        meant[said] = found[0]
    change = typed.of(meant)
    if isinstance(change, Move) and change.to == change.team:
        return same_team(change.team, summary)
    theirs = all(sees_workers(view.reader, each) for each in meant.values())
    if view.audience is Audience.WIDE and not theirs:
        return refusal(NOT_HERE)
    assessment = view.assessment
    try:
        found_out = what_if(
            assessment.snapshot.caseloads, assessment.plan.caseload_ranges, summary, change
        )
    except TooManyError as error:
        return not_so_many(change, error, summary)
    return what_if_message(view, summary, found_out)


def _typed(words: str) -> _Typed | None:
    for kind, form in _READ:
        if found := form.fullmatch(words):
            teams = [found["team"], *([found["to"]] if kind is Move else [])]
            return _Typed(kind, _number(found["count"]), tuple(teams))
    return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.index(text.casefold()) + 1


def _which_team(typed: _Typed, said: str, summary: CaseloadSummary) -> Message:
    """Offers the same question of each team that may be meant."""
    titles = [each.title for each in summary.teams]
    meant = teams_meant(said, titles)
    names = [imported(each, 60) for each in meant or teams_near(said, titles)]
    choices = [(each, typed.command(said, each)) for each in names]
    return which_one(said, choices) if meant else no_such_team(said, choices, summary)
