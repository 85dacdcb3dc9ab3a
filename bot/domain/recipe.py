"""How a council's own file is read: which column is what, and how indicators are called there.

A recipe is data. It says of each heading what stands below it, and holds what a person answered;
the figures of a file are never part of it. It is kept under the fingerprint of a file's shape, so
that the file of the next month is read by it without a question.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

PERIOD = "{period}"
"""What stands in a heading, or in the name of a sheet, for any month, quarter or year."""


class Means(StrEnum):
    """What stands in a column. Of a column whose heading is a period, what its figures are."""

    INDICATOR = "indicator"
    """What tells which indicator a row is for: its ref, one of its codes, or its name."""
    PERIOD = "period"
    PERIOD_KIND = "kind of period"
    """What a table of the DfE says of its periods: "Financial year", "Reporting year"."""
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    PROVISIONAL = "provisional"
    SOURCE = "source"
    NOTE = "note"
    UNIT = "unit"
    ILLUSTRATIVE = "illustrative"
    PUBLISHED = "published"
    PRINTED = "printed"
    UPDATED = "updated"
    AREA = "area"
    LEFT_OUT = "left out"
    ASKED = "?"
    """Nobody has said yet."""


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` is what the file writes above it, in small letters, with `{period}` for a period,
    and `group / heading` where a heading stands above several columns. `letter` is where it stood
    in the file that the recipe was made from, and `also` are the others that are headed so but for
    the period; `means` is one of `Means`, or `value of REF` where the heading itself is an
    indicator. What is said of it holds for all of them.
    """

    heading: str
    means: str
    letter: str
    also: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class KnownRow:
    """What a row wrote of who it is, when it was last read: its `refs` or codes and its `names`;
    and the `indicator` that it was taken for, by ref, "" where that was none of the plan's.
    """

    refs: tuple[str, ...]
    names: tuple[str, ...]
    indicator: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """`sheets` are the names of those read, of the only one where there are none. `names` are the
    file's words for indicators and what they are in the plan: a ref, or `left out`. `rules` are
    answers to what the file leaves open, by what was asked: `year` to `31 March`.

    What its files held last, and what is being asked, are no part of how a file is read: a file is
    the same one whatever they say, which its `repr` tells.
    """

    columns: tuple[Column, ...]
    sheets: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    area: str | None = None
    """The plan's own area, where a file has many and the plan does not name it."""
    rows: tuple[KnownRow, ...] = field(default=(), repr=False)
    """The rows of the files read by it, each as it stood in the last one that had it."""
    asked: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict, repr=False)
    """What is asked of several rows at once, by how an answer names it: the words of each row, with
    what it is by its name and what by its ref.
    """

    def means(self, heading: str) -> str | None:
        """Tells what stands below the heading; None where the recipe does not know it."""
        return next((each.means for each in self.columns if each.heading == heading), None)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headings whose columns are not read."""
        return tuple(each.heading for each in self.columns if each.means == Means.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can say of a file. `about` is how an answer names it: `column D`,
    `name Re-referals`; `choices` are the answers that may be given.
    """

    about: str
    text: str
    choices: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.text} ({self.about}: {', '.join(self.choices)})"

    def instead(self, most: int) -> str:
        """Says which other answers there are, `most` of them: "or instead of value: left out";
        empty where there is one alone.
        """
        first, *others = self.choices or ("",)
        if not others:
            return ""
        more = f" and {len(others) - most} more" if len(others) > most else ""
        if ", " in first:
            return f"or instead one of them: {'; '.join(others[:most])}{more}"
        return f"or instead of {first}: {', '.join(others[:most])}{more}"


@dataclass(frozen=True, slots=True)
class KeptRecipe:
    """A recipe under its name. `fingerprint` is that of the shape of the files it reads;
    `confirmed_at` is None while questions are open.
    """

    name: str
    fingerprint: str
    recipe: Recipe
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
