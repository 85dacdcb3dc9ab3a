"""The rows below a header: those with the council's own figures, and what stands between them."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.indicator import Unit
from bot.domain.recipe import Means
from bot.importing.problems import Unreadable
from bot.importing.recipes.block_lines import BlockLines
from bot.importing.recipes.blocks import in_blocks
from bot.importing.recipes.header_cells import shown
from bot.importing.recipes.headings import is_of_others as is_heading_of_others
from bot.importing.recipes.headings import meaning_of
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.line import (
    EMPTY,
    EVERY_ROW,
    Chosen,
    Kind,
    Line,
    figures_in,
    is_figureless,
    line_of,
    text_at,
)
from bot.importing.recipes.matching import Matcher
from bot.importing.recipes.merged_rows import filled, merged_down, sections_of
from bot.importing.recipes.nameless_rows import NamelessRows
from bot.importing.recipes.part_words import RowWords
from bot.importing.recipes.rows_of_others import is_of_others, text_in
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.stated_periods import stated_period
from bot.importing.recipes.words import same_name
from bot.importing.tables.rows import MOST_ROWS, Row

_IN_PARTS = (Unit.PERCENT, Unit.RATE)


def lines(table: Table, laid: Layout, matcher: Matcher, chosen: Chosen) -> Iterator[Line]:
    """Yields every row below the header that holds anything, in its order. Raises Unreadable where
    a second header stands further down.
    """
    sections = sections_of(table, laid)
    only = _only(table, chosen)
    of_others = False
    words = RowWords.of_table(table, laid)
    nameless = NamelessRows(laid, matcher, chosen, only, words)
    blocks = BlockLines(matcher, chosen.rules, only)
    for alone, block in in_blocks(_alone(table, laid, matcher, chosen), laid, words):
        line = alone
        if line.kind is Kind.NAMELESS:
            line = nameless.read(line)
        if block is None and line.kind in (Kind.BESIDE, Kind.NAMELESS, Kind.UNKNOWN):
            _refuse_second_header(line, laid)
        if line.kind is Kind.BESIDE and block is None:
            of_others = is_heading_of_others(line.words) and len(line.words.split()) < 8
        elif line.kind is Kind.OWN:
            section = line.row.number in sections
            kind = Kind.OF_OTHERS if of_others else _kind(line, only, words)
            bare = kind is Kind.OWN and is_figureless(line.row, laid, section=section)
            line = replace(line, kind=Kind.FIGURELESS if bare else kind)
        nameless.passed(line)
        yield line if block is None else blocks.read(line, block)


def _alone(table: Table, laid: Layout, matcher: Matcher, chosen: Chosen) -> Iterator[Line]:
    """Every row below the header as it is by itself, with what its merged cells hold."""
    merged = merged_down(table)
    tops = {top for above in merged.values() for top in above.values()}
    seen: dict[int, Row] = {}
    for done, read in enumerate(table.source.rows()):
        if done > MOST_ROWS:
            raise Unreadable(f"there are more than {MOST_ROWS:,} rows; split the file", read.number)
        if read.number <= table.header:
            continue
        row = filled(read, merged[read.number], seen) if read.number in merged else read
        if read.number in tops:
            seen[read.number] = row
        yield line_of(row, laid, matcher, chosen)


def _kind(line: Line, only: list[tuple[int, str]], words: RowWords) -> Kind:
    """What a row for an indicator is, by what stands beside its figures."""
    row, indicator = line.row, line.match.indicator
    if any(same_name(text_at(row, position)) != wanted for position, wanted in only):
        return Kind.LEFT_OUT
    if is_of_others(text_in(row, words.bare)):
        return Kind.TARGET
    in_parts = indicator is not None and indicator.unit in _IN_PARTS
    return Kind.PART if in_parts and words.calls_itself_a_part(row) else Kind.OWN


def _refuse_second_header(line: Line, laid: Layout) -> None:
    """What stands below a header of its own is not what the first header says."""
    row = line.row
    names = [text_at(row, each.position) for each in (*laid.refs, *laid.names)]
    several = sum(map(bool, row.cells)) > 1
    named = several and any(meaning_of(each) is Means.INDICATOR for each in names if each)
    periods = laid.across and any(_states_a_period(each) for each in figures_in(row, laid))
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


def _only(table: Table, chosen: Chosen) -> list[tuple[int, str]]:
    wanted = chosen.only or {}
    at: dict[str, Heading] = {each.key: each for each in table.headings}
    return [
        (at[key].position, same_name("" if text == EMPTY else text))
        for key, text in wanted.items()
        if key in at and text != EVERY_ROW
    ]
