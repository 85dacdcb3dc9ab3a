"""What rows call themselves that hold a part of one figure: "Numerator", "Out of", "%"."""

from dataclasses import dataclass

from bot.domain.recipe import Means
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.layout import Layout, positions
from bot.importing.recipes.rows.line import text_at
from bot.importing.recipes.rows.rows_of_others import telling_columns, text_in, unheaded_columns
from bot.importing.recipes.shape import NUMBER, Table
from bot.importing.recipes.words import plain_words
from bot.importing.tables.rows import Row

PARTS = (Means.NUMERATOR, Means.DENOMINATOR)
_SAY_LITTLE = frozenset(["n", "cohort", "out of"])
"""Words for counts among others of a figure, which alone may say something else."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """Where the rows of a table say what they are: their columns of `refs` and `name`, those
    without a heading, and those with one that may tell.
    """

    refs: tuple[int, ...]
    name: tuple[int, ...]
    bare: tuple[int, ...]
    headed: tuple[int, ...]

    @classmethod
    def of_table(cls, table: Table, laid: Layout) -> "RowWords":
        """The places of one table, as it is laid out."""
        first = min((each.value.position for each in laid.figures if each.value), default=0)
        refs, names = positions(laid.refs), positions(laid.names)
        told = tuple(each for each in positions(telling_columns(laid)) if each < first)
        bare = unheaded_columns(table, laid)
        return cls(refs, names, bare, told) if names else cls((), refs, bare, told)

    def names(self, row: Row) -> str:
        """Joins all that the row says of who it is."""
        return " ".join(filter(None, (text_at(row, each) for each in (*self.refs, *self.name))))

    def unheaded(self, row: Row) -> str:
        """The text in a column without a heading."""
        return " ".join(text_in(row, self.bare).split())

    def beside(self, row: Row) -> str:
        """The text beside the name that is no number."""
        told = (text_at(row, each) for each in self.headed)
        found = (each for each in (self.unheaded(row), *told) if each)
        return next((each for each in found if not NUMBER.fullmatch(each)), "")

    def of(self, row: Row, named: Row) -> str:
        """Gives what the row calls itself below that with the name."""
        own, above = (
            " ".join(filter(None, (text_at(each, place) for place in self.name)))
            for each in (row, named)
        )
        return own if own and own != above else self.beside(row)

    def part(self, word: str) -> Means | None:
        """Gives the part of a figure that `word` names; None where it names none."""
        means = meaning_of(word)
        return means if means in PARTS else None

    def calls_itself_a_part(self, row: Row) -> bool:
        """Tells whether the row says beside its name that it holds a numerator or denominator."""
        told = (self.unheaded(row), *(text_at(row, each) for each in self.headed))
        return any(
            self.part(each) is not None and plain_words(each) not in _SAY_LITTLE for each in told
        )
