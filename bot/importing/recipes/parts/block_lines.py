"""The rows of a name, its counts and its percentage, as they were said to be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.importing.recipes.parts.percent_below import said_of
from bot.importing.recipes.rows.line import Block, Kind, Line, text_at
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.words import same_name
from bot.importing.tables.rows import Row

_HAS_A_FIGURE = (Kind.OWN, Kind.PART, Kind.FIGURELESS)


class BlockLines:
    """Reads the rows of blocks. `rules` are what was answered, `only` the texts that rows to be
    read have at a place.
    """

    def __init__(
        self, matcher: Matcher, rules: Mapping[str, str], only: Sequence[tuple[int, str]]
    ) -> None:
        self._matcher, self._rules, self._only = matcher, rules, only
        self._named = Kind.OWN

    def read(self, line: Line, block: Block) -> Line:
        """The row of the block as what was said of it: the figures, or the counts of them."""
        is_named = line.row.number == block.named.row.number
        if is_named:
            self._named = line.kind
        if not block.asks or self._tells_apart(block):
            return self._settled(line, block)
        if self._named not in _HAS_A_FIGURE:
            return line
        said = said_of(block, self._rules)
        if said is False:
            return line if is_named else replace(line, kind=Kind.LEFT_OUT, below_a_name=False)
        if line.row.number == block.percent.row.number:
            return self._figures(line, block) if said else _open(line, block)
        if is_named and line.kind is Kind.FIGURELESS:
            return line
        kept = bool(said) and _is_counts(line, block)
        return replace(line, kind=Kind.KEPT if kept else Kind.COUNTS, below_a_name=False)

    def _figures(self, line: Line, block: Block) -> Line:
        """The percentages under the name of the block."""
        named = block.named
        match = replace(named.match, word=self._matcher.sure(block.indicator))
        return replace(
            line,
            kind=Kind.OWN,
            match=match,
            words=named.words,
            area=named.area,
            below_a_name=False,
            counts=block.counts,
        )

    def _settled(self, line: Line, block: Block) -> Line:
        """A row of a block of which nobody needs to say which row is the figure: its counts are
        kept where they are sure to be.
        """
        counts = block.counts
        if counts is None or not counts.sure:
            return line
        if line.row.number == block.percent.row.number:
            return replace(line, counts=counts) if line.kind is Kind.OWN else line
        if block.told_apart and not self._tells_apart(block):
            return line
        beneath = block.percent is not block.named
        is_read = self._is_wanted(block.percent.row) if beneath else self._named is Kind.OWN
        is_left = line.kind not in (Kind.OF_OTHERS, Kind.OTHER_AREA, Kind.OWN)
        kept = is_read and is_left and _is_counts(line, block)
        return replace(line, kind=Kind.KEPT, below_a_name=False) if kept else line

    def _tells_apart(self, block: Block) -> bool:
        """Whether an answer about a column says which of the rows is read."""
        named, percent = (self._is_wanted(each.row) for each in (block.named, block.percent))
        return named != percent

    def _is_wanted(self, row: Row) -> bool:
        return all(same_name(text_at(row, position)) == text for position, text in self._only)


def _open(line: Line, block: Block) -> Line:
    return replace(line, kind=Kind.COUNTS, below_a_name=False, undecided=block)


def _is_counts(line: Line, block: Block) -> bool:
    counts = block.counts
    numbers = (counts.numerator.number, counts.denominator.number) if counts else ()
    return line.row.number in numbers
