"""The team or locality that a row of outturns is for, held against those that the plan lists."""

from bot.domain.plan import Plan
from bot.importing.problems import Unreadable
from bot.importing.tables.caseloads import LONGEST_TEAM
from bot.importing.tables.table import TOTALS
from bot.importing.tables.teams import MOST_TEAMS, slip
from bot.importing.texts import did_you_mean, listed_few, quoted

_WHOLE = TOTALS | {"all teams", "all localities", "whole council", "council", "whole service"}
"""What stands in the place of a team where the row is for the whole council."""


class OutturnTeams:
    """Reads names of teams as the plan writes them; where it lists none, as the file did first."""

    def __init__(self, plan: Plan) -> None:
        named = (*plan.teams, *(each.team for each in plan.people if each.team))
        self._listed = {name.casefold(): name for name in named}
        self._seen: dict[str, str] = {}

    def read(self, text: str) -> str | None:
        """The team; None for the whole council. Raises Unreadable for one that nobody knows, and
        for one that is a slip away from another.
        """
        name = text.casefold()
        if name in _WHOLE and name not in self._listed:
            return None
        if self._listed:
            if name in self._listed:
                return self._listed[name]
            hint = did_you_mean(text, self._listed.values())
            known = f"; the plan has {listed_few(sorted(self._listed.values()))}"
            raise Unreadable(
                f"{quoted(text)} is no team of the plan{hint or known}; add it to the plan's "
                "teams, or correct it"
            )
        return self._unlisted(name, text)

    def _unlisted(self, name: str, text: str) -> str:
        if name in self._seen:
            return self._seen[name]
        if len(text) > LONGEST_TEAM:
            raise Unreadable(f"{quoted(text)} is no team's name: shorten it to {LONGEST_TEAM}")
        if len(self._seen) >= MOST_TEAMS:
            raise Unreadable(f"there are more than {MOST_TEAMS} teams; is this the right column?")
        like = next((other for other in self._seen.values() if slip(text, other)), None)
        if like is not None:
            raise Unreadable(
                f"{quoted(text)} is nearly the team {quoted(like)}; write it the same way, or list "
                "both under the plan's teams"
            )
        return self._seen.setdefault(name, text)
