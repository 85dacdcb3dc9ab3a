"""The rows below a header: those with the council's own figures, and what stands between them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.recipe import Means
from bot.importing.problems import Unreadable
from bot.importing.recipes.headings import is_of_others as is_heading_of_others
from bot.importing.recipes.headings import meaning_of
from bot.importing.recipes.layout import Layout, positions
from bot.importing.recipes.matching import Match, Matcher
from bot.importing.recipes.merged_rows import filled, merged_down, sections_of
from bot.importing.recipes.name_above import NameAbove
from bot.importing.recipes.percent_below import percent_rows
from bot.importing.recipes.rows_of_others import is_of_others, text_in, unheaded_columns
from bot.importing.recipes.shape import Heading, Table, shown
from bot.importing.recipes.stated_periods import stated_period
from bot.importing.recipes.words import plain_words, same_name
from bot.importing.tables.rows import MOST_ROWS, Row
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


_NAMES_THE_NEXT = (Kind.TARGET, Kind.LEFT_OUT, Kind.FIGURELESS)
_GIVES_ITS_NAME = (*_NAMES_THE_NEXT, Kind.OWN, Kind.OTHER_AREA, Kind.UNKNOWN)
_ENDS_NAMES = (Kind.BESIDE, Kind.TOTAL, Kind.OF_OTHERS)


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
    percent_of: int | None = None
    """The row of the name whose percentage it might be: nobody has said."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of the rows are wanted: the own `area`, None where the file has one only, and by
    heading the one text that a row has to have there. `once` tells whether names are written once
    above the rows that share them, `percent_below` whether rows headed "%" are the figures of the
    name above; None where nobody has said.
    """

    area: str | None = None
    only: Mapping[str, str] | None = None
    once: bool | None = None
    percent_below: bool | None = None


_NO_LINE = Line(Row(0, ()), Kind.BESIDE)


def lines(table: Table, laid: Layout, matcher: Matcher, chosen: Chosen) -> Iterator[Line]:
    """Yields every row below the header that holds anything, in its order. Raises Unreadable where
    a second header stands further down.
    """
    merged, sections = merged_down(table), sections_of(table, laid)
    tops = {top for above in merged.values() for top in above.values()}
    seen: dict[int, Row] = {}
    only = _only(table, chosen)
    of_others = False
    beside = unheaded_columns(table, laid)
    nameless = _Nameless(laid, matcher, chosen, only, beside)
    percents = _Percents(percent_rows(table, laid, matcher), matcher, chosen.percent_below)
    for done, read in enumerate(table.source.rows()):
        if done > MOST_ROWS:
            raise Unreadable(f"there are more than {MOST_ROWS:,} rows; split the file", read.number)
        if read.number <= table.header:
            continue
        row = filled(read, merged[read.number], seen) if read.number in merged else read
        if read.number in tops:
            seen[read.number] = row
        line = _line(row, laid, matcher, chosen)
        if line.kind is Kind.NAMELESS:
            line = nameless.read(line)
        if line.kind in (Kind.BESIDE, Kind.NAMELESS, Kind.UNKNOWN):
            _refuse_second_header(line, laid)
        if line.kind is Kind.BESIDE:
            of_others = is_heading_of_others(line.words) and len(line.words.split()) < 8
        elif line.kind is Kind.OWN:
            section = row.number in sections
            kind = Kind.OF_OTHERS if of_others else _kind(row, only, beside)
            bare = kind is Kind.OWN and _is_figureless(row, laid, section=section)
            line = replace(line, kind=Kind.FIGURELESS if bare else kind)
        line = percents.read(line)
        nameless.passed(line)
        yield line


def _kind(row: Row, only: list[tuple[int, str]], beside: tuple[int, ...]) -> Kind:
    """What a row for an indicator is, by what stands beside its figures."""
    if any(same_name(_text(row, position)) != wanted for position, wanted in only):
        return Kind.LEFT_OUT
    return Kind.TARGET if is_of_others(text_in(row, beside)) else Kind.OWN


class _Percents:
    """The rows headed "%", `below` the named rows whose counts those then are."""

    def __init__(self, below: Mapping[int, int], matcher: Matcher, said: bool | None) -> None:
        self._below, self._matcher, self._said = below, matcher, said
        self._named: dict[int, Line] = dict.fromkeys(below.values(), _NO_LINE)

    def read(self, line: Line) -> Line:
        """The row as what was said of it: the figures of the name above, or the counts of them."""
        number = line.row.number
        if number in self._named:
            self._named[number] = line
            counts = self._said and line.kind is Kind.OWN
            return replace(line, kind=Kind.COUNTS) if counts else line
        named = self._named.get(self._below.get(number, 0))
        if named is None or named.match.indicator is None or self._said is False:
            return line
        if self._said is None:
            return replace(line, percent_of=named.row.number)
        match = replace(named.match, word=self._matcher.sure(named.match.indicator))
        return replace(line, kind=Kind.OWN, match=match, words=named.words, area=named.area)


class _Nameless:
    """The rows with figures and no name: some are read under the name of a row above them."""

    def __init__(
        self,
        laid: Layout,
        matcher: Matcher,
        chosen: Chosen,
        only: list[tuple[int, str]],
        beside: tuple[int, ...],
    ) -> None:
        self._laid, self._matcher, self._chosen = laid, matcher, chosen
        self._only, self._beside = only, beside
        self._unread: Row | None = None
        self._names = NameAbove(laid, chosen.once)

    def read(self, line: Line) -> Line:
        """The nameless row under the name above it; as it is where that is not known to be its."""
        row, once = line.row, self._names.once
        above = self._names.row(row.number)
        if self._unread and self._is_wanted(row):
            above = self._unread
        elif above is None or is_of_others(text_in(row, self._beside)):
            return line
        elif not once:
            open_ = once is None and self._names.is_own
            asked = open_ and (not self._only or self._is_wanted(row))
            return replace(line, below_a_name=asked)
        return _line(self._names.named(row, above), self._laid, self._matcher, self._chosen)

    def passed(self, line: Line) -> None:
        """Takes note of a row, whose name those below it may share."""
        if line.kind is not Kind.NAMELESS:
            self._unread = line.row if line.kind in _NAMES_THE_NEXT else None
        gives = bool(line.words) and line.kind in _GIVES_ITS_NAME
        own = line.match.indicator is not None or line.match.doubt is not None
        ends = line.kind in _ENDS_NAMES
        self._names.passed(line.row, has_name=gives, is_own=own, ends=ends)

    def _is_wanted(self, row: Row) -> bool:
        """Whether a row without a name says that its figures are those to be read."""
        if self._only:
            return all(same_name(_text(row, position)) == text for position, text in self._only)
        return meaning_of(text_in(row, self._beside)) is Means.VALUE


def _line(row: Row, laid: Layout, matcher: Matcher, chosen: Chosen) -> Line:
    refs = tuple(_text(row, each) for each in positions(laid.refs))
    names = tuple(_text(row, each) for each in positions(laid.names))
    words = " ".join(each for each in (*refs, *names) if each)
    areas = [_text(row, each) for each in positions(laid.areas)]
    area = next((each for each in reversed(areas) if each), "")
    if laid.areas and chosen.area not in (None, EVERY_ROW):
        wanted = same_name(chosen.area or "")
        if any(areas) and all(same_name(each) != wanted for each in areas):
            return Line(row, Kind.OTHER_AREA, words, matcher.of_row(refs, names, row.number), area)
        if not any(areas):
            return _nameless(row, laid, words)
    down = () if laid.across else positions(laid.periods)
    in_place_of_periods = [_text(row, each) for each in down]
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
    return Line(row, Kind.NAMELESS if _has_figures(row, laid) else Kind.BESIDE, words)


def _matched(row: Row, laid: Layout, match: Match, words: str, area: str) -> Line:
    if match.left_out:
        return Line(row, Kind.LEFT_OUT, words, match)
    if match.indicator is not None or (match.doubt and _speaks(row, laid)):
        return Line(row, Kind.OWN, words, match, area)
    return Line(row, Kind.UNKNOWN if _has_figures(row, laid) else Kind.BESIDE, words, match)


def _has_figures(row: Row, laid: Layout) -> bool:
    return any(_FIGURE.match(each) for each in _values(row, laid))


def _values(row: Row, laid: Layout) -> list[str]:
    return [_text(row, each.value.position) for each in laid.figures if each.value]


def _speaks(row: Row, laid: Layout) -> bool:
    """Whether anything stands where a figure would."""
    return any(_values(row, laid))


def _is_figureless(row: Row, laid: Layout, *, section: bool) -> bool:
    """Whether a row has a name, and no cell of its figures says anything: nothing else stands in
    it, or the name is a heading over the rows below.
    """
    held = [part.position for each in laid.figures for part in each.parts.values()]
    if any(_text(row, each) or each in row.faults or each in row.struck for each in held):
        return False
    names = positions((*laid.refs, *laid.names))
    beside = (each for position, each in enumerate(row.cells) if position not in names)
    return section or (bool(names) and not any(beside))


def _refuse_second_header(line: Line, laid: Layout) -> None:
    """What stands below a header of its own is not what the first header says."""
    row = line.row
    names = [_text(row, each.position) for each in (*laid.refs, *laid.names)]
    several = sum(map(bool, row.cells)) > 1
    named = several and any(meaning_of(each) is Means.INDICATOR for each in names if each)
    periods = laid.across and any(_states_a_period(each) for each in _values(row, laid))
    if not (named or periods):
        return
    every = [*laid.refs, *laid.names] if named else []
    every += [each.value for each in laid.figures if each.value]
    if any(shown(row, each.position) != each.text for each in every):
        raise Unreadable(
            "a second header stands here; put its table on a sheet of its own", row.number
        )


def _states_a_period(text: str) -> bool:
    return not text.isdigit() and stated_period(text) is not None


def _text(row: Row, position: int) -> str:
    return " ".join(row.cells[position].split()) if position < len(row.cells) else ""


def _only(table: Table, chosen: Chosen) -> list[tuple[int, str]]:
    wanted = chosen.only or {}
    at: dict[str, Heading] = {each.key: each for each in table.headings}
    return [
        (at[key].position, same_name("" if text == EMPTY else text))
        for key, text in wanted.items()
        if key in at and text != EVERY_ROW
    ]
