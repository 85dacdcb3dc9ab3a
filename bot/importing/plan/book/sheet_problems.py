"""Where in a workbook each key of a plan stands, and what stands against it there."""

from dataclasses import dataclass

from bot.domain.plan_sheets import PLAN_SHEET, SHEETS
from bot.importing.plan.yaml_tree import PlanProblems
from bot.importing.problems import Problem, Problems

_ORDER = {name: place for place, name in enumerate((PLAN_SHEET, *(each.name for each in SHEETS)))}


@dataclass(frozen=True, slots=True)
class Place:
    """`sheet` is its name, `letter` the column's, `heading` what stands over the cell, or None."""

    sheet: str
    row: int
    letter: str
    heading: str | None = None

    def __str__(self) -> str:
        return f"{self.sheet}, {self.letter}{self.row}"


class SheetProblems(PlanProblems):
    """Problems by the path of a key, told by sheet and cell."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.places: dict[str, Place] = {}
        self._told_of: set[Place] = set()

    def note(self, path: str, place: Place) -> None:
        """Keeps where the key at `path` stands, or would; and those above it, unless they are."""
        while path:
            self.places.setdefault(path, place)
            path = path[: max(path.rfind("."), path.rfind("["), 0)]

    def likeness(self, problem: Problem) -> tuple[str, str]:
        """Gives what is the same in problems of one column: they are told as one."""
        return Problems.likeness(self, problem)

    def at(self, path: str, text: str) -> None:
        known = self.nearest(path, self.places)
        if known is None:
            self.add(text)
        elif self.places[known] not in self._told_of or known != path:
            # Of a cell that could not be read, what follows from that is not told.
            self.at_place(self.places[known], text)

    def at_place(self, place: Place, text: str) -> None:
        """Adds a problem in a cell."""
        self._told_of.add(place)
        self.tell(Problem(self.file, place.row, place.letter, text, place.sheet, place.heading))

    def where(self, path: str) -> str:
        place = self.places.get(path)
        return str(place) if place else super().where(path)

    def place_of(self, problem: Problem) -> tuple[int, int]:
        return _ORDER.get(problem.sheet or "", -1), problem.row or 0
