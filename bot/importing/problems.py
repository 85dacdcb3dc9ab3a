"""What stands against taking a file in: said all at once, each with its place and its remedy."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from bot.messages.words import counted

_EXAMPLES = 3
_PARTICULAR = re.compile(r"'[^']*'|[0-9][0-9.,/%-]*")
_LETTER = re.compile(r"^[A-Z]{1,3} (?=')")
"""The letter of a column that a council's own file calls otherwise: D 'Sep-18'."""
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
    """The problems of one file while it is read. Those that are alike are one, told with how many
    there are and where the first three stand.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self._alike: dict[tuple[str, str], list[Problem]] = {}
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, text: str, row: int | None = None, column: str | None = None) -> None:
        self.tell(Problem(self.file, row, column, text))

    def tell(self, problem: Problem) -> None:
        self.count += 1
        key = self.likeness(problem)
        if key not in self._alike and len(self._alike) >= MOST:
            return
        self._counts[key] += 1
        first = self._alike.setdefault(key, [])
        if len(first) < _EXAMPLES:
            first.append(problem)

    def likeness(self, problem: Problem) -> tuple[str, str]:
        """Gives what is the same in problems that are told as one: all but figures and words, and
        the letters of a council's own columns.
        """
        column = _LETTER.sub("_ ", problem.column or "")
        place = f"{problem.sheet} {problem.heading} {_PARTICULAR.sub('_', column)}"
        return place, _PARTICULAR.sub("_", problem.text)

    def place_of(self, problem: Problem) -> tuple[int, int]:
        """The place by which problems are sorted."""
        return 0, problem.row or 0

    def refuse(self) -> None:
        """Raises Refused where there is any problem."""
        if self.count:
            raise self.refused()

    def refused(self) -> Refused:
        """Holds every problem so far, sorted by place, to be raised."""
        told = [
            problem
            for key, first in self._alike.items()
            for problem in _told(first, self._counts[key])
        ]
        told.sort(key=self.place_of)
        if rest := self.count - self._counts.total():
            more = f"and {rest} more; put these right and import the file again to see them"
            told.append(Problem(self.file, None, None, more))
        return Refused(tuple(told))


def _told(first: list[Problem], count: int) -> list[Problem]:
    """The problems, or one in the place of more than three that are alike."""
    if count <= _EXAMPLES:
        return first
    if len({each.column for each in first}) == 1 and first[0].sheet is None:
        where = f"rows {', '.join(str(each.row) for each in first)}"
    else:
        where = ", ".join(f"{_letter(each)}{each.row}" for each in first)
    more = f"{counted(count, 'cell')} like it, as in {where}"
    return [replace(first[0], text=f"{first[0].text} ({more})")]


def _letter(problem: Problem) -> str:
    return (problem.column or "").partition(" ")[0]
