"""What stands against taking a file in: said all at once, each with its place and its remedy."""

from dataclasses import dataclass

MOST = 200
"""Problems told of one file; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do about it.

    `row` is the row as a spreadsheet numbers it, or the line of a plan; `column` a header, a
    column's letter, or the key of a plan as `recommendations[4].indicators[0].unit`. Of a plan kept
    as a workbook `sheet` is the sheet's name, and `heading` what stands over the cell.
    """

    file: str
    row: int | None
    column: str | None
    text: str
    sheet: str | None = None
    heading: str | None = None

    def __str__(self) -> str:
        if self.sheet is not None:
            heading = f" ({self.heading})" if self.heading else ""
            return f"{self.file}, {self.sheet}, {self.column}{self.row}{heading}: {self.text}"
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.text}"


class Refused(Exception):  # noqa: N818 - a refusal is the outcome, not a failure of the program
    """Nothing of the file is taken in. `problems` are sorted by row."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class Unreadable(ValueError):  # noqa: N818 - says what the text is
    """A cell, a row or a file cannot be read; the message says what is wrong and what to do."""

    def __init__(self, text: str, row: int | None = None) -> None:
        super().__init__(text)
        self.row = row


class Problems:
    """The problems of one file while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self._told: list[Problem] = []

    def add(self, text: str, row: int | None = None, column: str | None = None) -> None:
        self.tell(Problem(self.file, row, column, text))

    def tell(self, problem: Problem) -> None:
        self.count += 1
        if len(self._told) < MOST:
            self._told.append(problem)

    def place_of(self, problem: Problem) -> tuple[int, int]:
        """The place by which problems are sorted."""
        return 0, problem.row or 0

    def refuse(self) -> None:
        """Raises Refused where there is any problem."""
        if self.count:
            raise self.refused()

    def refused(self) -> Refused:
        """Holds every problem so far, sorted by place, to be raised."""
        told = sorted(self._told, key=self.place_of)
        if rest := self.count - len(told):
            more = f"and {rest} more; put these right and import the file again to see them"
            told.append(Problem(self.file, None, None, more))
        return Refused(tuple(told))
