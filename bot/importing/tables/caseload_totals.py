"""Rows of totals in a caseload report: held against the rows above them, and not stored."""

import re
from dataclasses import dataclass, field

from bot.importing.problems import Unreadable
from bot.importing.tables.numbers import number
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted

_SUM = re.compile(r"\b(grand |sub-?|overall )?totals?\b|^(overall|all (teams|workers|staff))$")
_MEAN = re.compile(r"\b(average|averages|mean|median)\b")
_NOTE = re.compile(r"(sources?|notes?|n\.?b\.?|\*|key|produced|printed|extracted|report|data)\b")
_WHO = ("worker", "team", "role")


@dataclass(slots=True)
class Totals:
    """The open cases read so far, and the rows that were left out because of what they are."""

    summed: list[int] = field(default_factory=list)
    averages: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    _rows: list[tuple[str, int, bool]] = field(default_factory=list)
    _last: int = 0

    def add(self, team: str, open_cases: int, held: bool) -> None:
        """Adds a row's open cases; `held` is False where nobody holds them."""
        self._rows.append((team.casefold(), open_cases, held))

    def takes(self, cells: Cells, sound: bool) -> bool:
        """Tells whether the row is no worker's: a sum, an average or a note. A sum that is not the
        sum of its rows is refused, unless the rows are not all `sound`.
        """
        if _is_note(cells):
            self.notes.append(cells.row)
            return True
        who = next((text for name in _WHO if (text := cells.text(name))), "").casefold()
        if _MEAN.search(who):
            self.averages.append(cells.row)
            return True
        if not _SUM.search(who):
            return False
        self.summed.append(cells.row)
        if sound and (stated := _stated(cells)) is not None:
            self._check(cells, stated)
        self._last = len(self._rows)
        return True

    def _check(self, cells: Cells, stated: int) -> None:
        named = {cells.text(each).casefold() for each in _WHO}
        named |= {_SUM.sub("", each).strip(" :-") for each in named}
        of_team = [each for each in self._rows if each[0] in named]
        lots = (of_team,) if of_team else (self._rows, self._rows[self._last :])
        sums = {_of(lot, held) for lot in lots for held in (False, True)}
        if stated not in sums:
            whole = _of(lots[0], only_held=False)
            cells.refuse(
                "open_cases" if cells.has("open_cases") else "worker",
                f"this row says {stated} in all, and the rows above it make {whole}; a row is "
                "missing or counted twice: correct it, or delete the row of totals",
            )


def _of(lot: list[tuple[str, int, bool]], only_held: bool) -> int:
    return sum(cases for _, cases, held in lot if held or not only_held)


def _stated(cells: Cells) -> int | None:
    text = cells.text("open_cases")
    if not text:
        return None
    try:
        return int(number(text))
    except Unreadable:
        cells.refuse("open_cases", f"{quoted(text)} in a row of totals is not a number")
        return None


def _is_note(cells: Cells) -> bool:
    filled = cells.filled
    return len(filled) == 1 and bool(_NOTE.match(filled[0].casefold()))
