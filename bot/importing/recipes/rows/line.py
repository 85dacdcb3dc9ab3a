"""A row below a header: what it is by itself, and the rows that it is one figure with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.indicator import Indicator
from bot.domain.plan import Plan
from bot.importing.recipes.layout import Layout, positions
from bot.importing.recipes.parts.block_counts import Counts
from bot.importing.recipes.rows.matching import Match, Matcher
from bot.importing.recipes.rows.rows_of_others import is_of_others
from bot.importing.recipes.rows.sections import Section
from bot.importing.recipes.words import plain_words, same_name
from bot.importing.tables.rows import Row
from bot.importing.tables.table import TOTALS

EVERY_ROW, EMPTY = "every row", "(empty)"
"""Answers to which rows are read: all, and those without a word there."""
_OF_SEVERAL = TOTALS | {"average", "avg", "mean"}
"""In the place of a period these say that the row is of several."""
_FIGURE = re.compile(r"[-<>~£(]*\s*[0-9]")
_NO_MATCH = Match()


class Kind(StrEnum):
    """What a row is. All but `OWN` are left out, and said to be."""

    OWN = "figures of an indicator"
    OTHER_AREA = "other areas"
    OF_OTHERS = "below a heading of others"
    TARGET = "targets and figures of others"
    TOTAL = "totals"
    BESIDE = "headings and notes"
    FIGURELESS = "a name and no figures"
    UNKNOWN = "no indicator of the plan"
    NAMELESS = "no name"
    LEFT_OUT = "left out by the recipe"
    COUNTS = "counts of the percentage below"
    KEPT = "counts kept with their percentage"
    PART = "numerators and denominators"


@dataclass(frozen=True, slots=True)
class Line:
    """A row, what it is, and the texts that say which indicator and which area it is for."""

    row: Row
    kind: Kind
    words: str = ""
    match: Match = _NO_MATCH
    area: str = ""
    below_a_name: bool = False
    """Whether it is nameless, and might share the name right above it: nobody has said."""
    counts: Counts | None = None
    """The rows with the counts of its percentages."""
    section: Section | None = None
    """The text that stands alone above it."""
    undecided: "Block | None" = None
    """The block whose percentages it holds: nobody has said whether those are the figures."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one indicator: `named` is the first, whose name it is, and `percent` the one with the
    percentages, which calls itself `word`. `parts` are the numbers of the others.
    """

    indicator: Indicator
    named: Line
    percent: Line
    word: str
    parts: frozenset[int]
    counts: Counts | None
    likely: bool
    """Whether the percentages are the figures, by what the rows say and come to."""
    told_apart: bool
    """Whether all rows have the name, and a column with a heading tells them apart."""
    by_itself: bool = False
    """Whether a row without a name that says it has the figures stands beneath a name alone."""
    bare: bool = False
    """Whether no figure stands beside the name, by what its row says of itself."""
    strange: tuple[str, ...] = ()
    """What rows between call themselves that are no known counts, and may be another measure."""

    @property
    def asks(self) -> bool:
        """Tells whether a person has to say which row is the figure."""
        return self.percent is not self.named and not (self.told_apart or self.by_itself)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of the rows are wanted: the own `area`, None where the file has one only, and by
    heading the one text that a row has to have there. `once` tells whether names are written once
    above the rows that share them, None where nobody has said. `rules` are what was answered.
    """

    plan: Plan
    area: str | None = None
    only: Mapping[str, str] | None = None
    once: bool | None = None
    rules: Mapping[str, str] = field(default_factory=dict)


def line_of(row: Row, laid: Layout, matcher: Matcher, chosen: Chosen) -> Line:
    """The row as it is by itself: for which indicator and area, or left out as what."""
    refs = tuple(text_at(row, each) for each in positions(laid.refs))
    names = tuple(text_at(row, each) for each in positions(laid.names))
    words = " ".join(each for each in (*refs, *names) if each)
    areas = [text_at(row, each) for each in positions(laid.areas)]
    area = next((each for each in reversed(areas) if each), "")
    if laid.areas and chosen.area not in (None, EVERY_ROW):
        wanted = same_name(chosen.area or "")
        if any(areas) and all(same_name(each) != wanted for each in areas):
            return Line(row, Kind.OTHER_AREA, words, matcher.of_row(refs, names, row.number), area)
        if not any(areas):
            return _nameless(row, laid, words)
    down = () if laid.across else positions(laid.periods)
    in_place_of_periods = [text_at(row, each) for each in down]
    if any(plain_words(each) in _OF_SEVERAL for each in in_place_of_periods):
        return Line(row, Kind.TOTAL, words or " ".join(in_place_of_periods))
    if any(is_of_others(each) for each in in_place_of_periods):
        return Line(row, Kind.TARGET, words or " ".join(in_place_of_periods))
    if laid.figures and laid.figures[0].indicator:
        return Line(row, Kind.OWN if any(row.cells) else Kind.BESIDE, words, area=area)
    if not words:
        return _nameless(row, laid, next((each for each in row.cells if each), ""))
    if plain_words(words) in TOTALS:
        return Line(row, Kind.TOTAL, words)
    return _matched(row, laid, matcher.of_row(refs, names, row.number), words, area)


def _nameless(row: Row, laid: Layout, words: str) -> Line:
    return Line(row, Kind.NAMELESS if has_figures(row, laid) else Kind.BESIDE, words)


def _matched(row: Row, laid: Layout, match: Match, words: str, area: str) -> Line:
    if match.left_out:
        return Line(row, Kind.LEFT_OUT, words, match)
    if match.indicator is not None or (match.doubt and _speaks(row, laid)):
        return Line(row, Kind.OWN, words, match, area)
    return Line(row, Kind.UNKNOWN if has_figures(row, laid) else Kind.BESIDE, words, match)


def has_figures(row: Row, laid: Layout) -> bool:
    """Tells whether a figure stands where one would."""
    return any(is_figure(each) for each in figures_in(row, laid))


def is_figure(text: str) -> bool:
    """Tells a figure from words and marks."""
    return bool(_FIGURE.match(text))


def figures_in(row: Row, laid: Layout) -> list[str]:
    """Lists what stands where figures would."""
    return [text_at(row, each.value.position) for each in laid.figures if each.value]


def _speaks(row: Row, laid: Layout) -> bool:
    """Whether anything stands where a figure would."""
    return any(figures_in(row, laid))


def is_figureless(row: Row, laid: Layout, *, section: bool) -> bool:
    """Tells a row that has a name, and no cell of its figures says anything: nothing else stands
    in it, or the name is a heading over the rows below.
    """
    held = [part.position for each in laid.figures for part in each.parts.values()]
    if any(text_at(row, each) or each in row.faults or each in row.struck for each in held):
        return False
    names = positions((*laid.refs, *laid.names))
    beside = (each for position, each in enumerate(row.cells) if position not in names)
    return section or (bool(names) and not any(beside))


def text_at(row: Row, position: int) -> str:
    """The text of the cell with single spaces; "" where the row ends before."""
    return " ".join(row.cells[position].split()) if position < len(row.cells) else ""
