"""What a sheet of the plan is made of."""

from dataclasses import dataclass
from enum import StrEnum

OWNER = "^"
"""The path of a column that names what its row stands under, and is no part of the row's noun."""


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LINES = "lines"
    """Several texts, each on its own line of the cell."""
    REF = "ref"
    """An indicator's ref: a text, since 5.1 and 5.10 are one number."""
    NUMBER = "number"
    WHOLE = "whole number"
    DAY = "day"
    HOUR = "hour"
    YES_NO = "yes or no"
    CHOICE = "choice"


class Under(StrEnum):
    """What the rows of a sheet stand under."""

    PLAN = "plan"
    RECOMMENDATION = "recommendation"
    EITHER = "recommendation or plan"
    """The recommendation that the row names, or the plan where it names none."""
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is said of each row; of the plan's head, one row.

    `path` is where it stands in the row's noun, "baseline.value"; "" is the row itself, where that
    is a text. `width` is about how many characters its column shows.
    """

    heading: str
    help: str
    path: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    choices: tuple[str, ...] = ()
    """What may be chosen: of a CHOICE nothing else is known, of a text it is a proposal."""
    choices_from: tuple[str, str] | None = None
    """Sheet and heading whose cells may be chosen."""
    width: int = 18
    telling: bool = False
    """True where it takes part in telling a row from the others."""
    seldom: bool = False
    """True for a row of the plan's head that is written only where it says something."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list of the plan: `field` of what the rows stand `under`.

    `by` is the path of the column that names that: a column of its own, or an indicator's ref.
    """

    name: str
    about: str
    field: str
    under: Under
    columns: tuple[Column, ...]
    by: str = OWNER

    @property
    def of_texts(self) -> bool:
        """Tells where a row is a text and no noun with fields."""
        return any(column.path == "" for column in self.columns)

    def column(self, heading: str) -> Column | None:
        """The column under that heading."""
        return next((each for each in self.columns if each.heading == heading), None)


def help_of(column: Column) -> str:
    """The line of help below a heading. Its brackets tell it from what people write there."""
    needed = "needed" if column.needed else ""
    return f"({': '.join(filter(None, (needed, column.help)))})"


def is_help(text: str) -> bool:
    """Tells a text that stands in brackets, as help does."""
    return text.startswith("(") and text.endswith(")")
