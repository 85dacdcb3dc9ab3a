"""A document before it is Word: headings, paragraphs, tables and remarks, as plain records.

Texts are those of messages: what people wrote stands between its marks, *bold* between asterisks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.domain.rag import Rag


class Look(StrEnum):
    """How a paragraph looks."""

    BODY = "body"
    BULLET = "bullet"
    SMALL = "small"
    """In a table, and for what explains one."""
    FINE = "fine"
    """In a table of many columns, whose paragraphs it makes finer."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 for a chapter, 2 and 3 below it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Remark:
    """What planbot noticed and people decide on: it stands apart from what the plan says."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """`rag` colours it; the text says the same. One that `goes_on` has no line above: it belongs to
    the cell above it, which no merged cell has to say.
    """

    lines: tuple[Paragraph, ...] = ()
    rag: Rag | None = None
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The lines below each other."""
        return "\n".join(each.text for each in self.lines)


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in millimetres."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has a cell for each column; none is merged, so that it can be read aloud."""

    title: str
    """What it is called to whoever cannot see it."""
    about: str
    """What it shows, in a sentence."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    look: Look = Look.SMALL
    """Of the headings, and how large small paragraphs are."""


Part = Heading | Paragraph | Remark | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one kind: A4, upright or `landscape`."""

    parts: tuple[Part, ...]
    landscape: bool = False

    def __post_init__(self) -> None:
        """Holds that words follow each table. Raises ValueError."""
        after = (*self.parts[1:], None)
        for part, follows in zip(self.parts, after, strict=True):
            if isinstance(part, Table) and (follows is None or isinstance(follows, Table)):
                raise ValueError(f"no words follow the table “{part.title}”")


@dataclass(frozen=True, slots=True)
class Document:
    """`day` is the one that it speaks of; `footer` stands on every page, beside its number."""

    title: str
    subtitle: str
    subject: str
    day: date
    sections: tuple[Section, ...]
    footer: str = ""
    lead: tuple[str, ...] = field(default=())
    """Sentences below the title."""


def texts_in(parts: Iterable[Part]) -> Iterator[str]:
    """Yields every text of the parts, a table's cells among them."""
    for part in parts:
        if isinstance(part, Table):
            yield from (each.text for row in part.rows for each in row)
        else:
            yield part.text


def cell(*texts: str, look: Look = Look.SMALL, rag: Rag | None = None) -> Cell:
    """Makes a cell with a line for each text that is not empty."""
    return Cell(tuple(Paragraph(each, look) for each in texts if each), rag)
