"""The team or locality that a row of outturns is for, held against those that the plan lists."""

from bot.domain.plan import Plan
from bot.importing.problems import Unreadable
from bot.importing.tables.table import TOTALS
from bot.importing.texts import did_you_mean, listed_few, quoted

_WHOLE = TOTALS | {"all teams", "all localities", "whole council", "council", "whole service"}
"""What stands in the place of a team where the row is for the whole council."""


class OutturnTeams:
    """Reads names of teams as the plan writes them, whatever their capitals."""

    def __init__(self, plan: Plan) -> None:
        named = (*plan.teams, *(each.team for each in plan.people if each.team))
        self._listed = {name.casefold(): name for name in named}

    def read(self, text: str) -> str | None:
        """The team; None for the whole council. Raises Unreadable for one that nobody knows."""
        name = text.casefold()
        if name in self._listed:
            return self._listed[name]
        if name in _WHOLE:
            return None
        known = listed_few(sorted(self._listed.values()))
        has = f"; the plan has {known}" if known else ""
        hint = did_you_mean(text, self._listed.values()) or has
        raise Unreadable(
            f"{quoted(text)} is no team of the plan: correct it, or list it under the plan's "
            f"teams{hint}"
        )
