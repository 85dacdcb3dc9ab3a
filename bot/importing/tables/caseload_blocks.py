"""Reports in blocks, a team each: its name stands in the first row of the block, or above it."""

import re
from dataclasses import dataclass, field

from bot.importing.tables.caseload_labels import alone, is_note
from bot.importing.tables.caseload_words import plain_name, reads_as_worker, says_nobody
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted

_TEAM = re.compile(r"^(?:team(?: name)?|service|locality) ?[:-] ?", re.IGNORECASE)


@dataclass(slots=True)
class Blocks:
    """The team of the block that is being read, and the rows that were given it. Where the table
    has no column of teams, they stand in rows of their own.
    """

    notes: list[int] = field(default_factory=list)
    filled: list[Cells] = field(default_factory=list)
    _team: str = ""
    _heading: int | None = None
    _stated_again: bool = False
    """Whether a team is named in several rows of its block, so that an empty cell is a gap."""

    def takes(self, cells: Cells) -> bool:
        """Tells whether the row is a text around the table, or names the team of what follows."""
        text = alone(cells)
        if text is None:
            if note := is_note(cells):
                self.notes.append(cells.row)
            return note
        if cells.text("worker") and reads_as_worker(text, strictly=not cells.has("team")):
            return False
        self.notes.append(cells.row)
        if not is_note(cells) and plain_name(text):
            self._team, self._heading = _TEAM.sub("", text), cells.row
        return True

    def heads(self, cells: Cells) -> str | None:
        """The team that a row names where it holds the numbers of the team as a whole; None for
        any other row.
        """
        worker = cells.text("worker")
        if cells.has("team") or cells.text("role") or cells.text("agency"):
            return None
        if not worker or says_nobody(worker) or reads_as_worker(worker, strictly=True):
            return None
        self._team, self._heading = _TEAM.sub("", worker), None
        return self._team

    def place(self, cells: Cells) -> None:
        """Gives a row without a team that of its block."""
        team = cells.text("team")
        if team:
            self._stated_again |= team == self._team and self._heading is None
            self._team, self._heading = team, None
        elif self._team and "team" not in cells.spoiled:
            if self._heading in self.notes:
                self.notes.remove(self._heading)
            cells.fill("team", self._team)
            self.filled.append(cells)

    def finish(self) -> None:
        """Adds a problem for each row that was given a team, where other rows of blocks have it
        themselves.
        """
        for cells in self.filled if self._stated_again else ():
            cells.refuse(
                "team", f"is empty; write the team, {quoted(cells.text('team'))} or another"
            )
