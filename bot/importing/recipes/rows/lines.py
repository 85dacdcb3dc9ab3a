"""The rows below a header: those with the council's own figures, and what stands between them."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.indicator import Unit
from bot.importing.problems import Unreadable
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.parts.block_lines import BlockLines
from bot.importing.recipes.parts.blocks import in_blocks
from bot.importing.recipes.parts.part_words import RowWords
from bot.importing.recipes.rows.headers_between import is_header_again, is_text_between
from bot.importing.recipes.rows.line import (
    EMPTY,
    EVERY_ROW,
    Chosen,
    Kind,
    Line,
    is_figureless,
    line_of,
    text_at,
)
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.rows.merged_rows import filled, merged_down, sections_of
from bot.importing.recipes.rows.nameless_rows import NamelessRows
from bot.importing.recipes.rows.rows_of_others import is_of_others, text_in
from bot.importing.recipes.rows.sections import Sections
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import same_name
from bot.importing.tables.rows import MOST_ROWS, Row

_MAY_BE_HEADER = (Kind.BESIDE, Kind.NAMELESS, Kind.UNKNOWN)
_IN_PARTS = (Unit.PERCENT, Unit.RATE)


def lines(table: Table, laid: Layout, matcher: Matcher, chosen: Chosen) -> Iterator[Line]:
    """Yields every row below the header that holds anything, in its order. Raises Unreadable where
    a second header stands further down.
    """
    sections = sections_of(table, laid)
    only = _only(table, chosen)
    above = Sections(table, laid, chosen.plan, chosen.rules)
    words = RowWords.of_table(table, laid)
    nameless = NamelessRows(laid, matcher, chosen, only, words)
    blocks = BlockLines(matcher, chosen.rules, only)
    for alone, block in in_blocks(_alone(table, laid, matcher, chosen), laid, words):
        line = alone
        if line.kind is Kind.NAMELESS:
            line = nameless.read(line)
        if line.kind in (Kind.OWN, Kind.TARGET) and is_text_between(line.row, laid):
            line = replace(line, kind=Kind.BESIDE)
        if block is None and line.kind in _MAY_BE_HEADER and is_header_again(line.row, laid):
            above.header_again()
        elif block is None and line.kind is Kind.BESIDE:
            above.heading(line.row, line.words)
        elif section := above.above(line.row):
            line = replace(line, section=section)
        if line.kind is Kind.OWN:
            of_others = line.section is not None and line.section.of_others
            kind = Kind.OF_OTHERS if of_others else _kind(line, only, words)
            is_over = line.row.number in sections
            bare = kind is Kind.OWN and is_figureless(line.row, laid, section=is_over)
            line = replace(line, kind=Kind.FIGURELESS if bare else kind)
        nameless.passed(line)
        yield line if block is None else blocks.read(line, block)


def _alone(table: Table, laid: Layout, matcher: Matcher, chosen: Chosen) -> Iterator[Line]:
    """Every row below the header as it is by itself, with what its merged cells hold."""
    merged = merged_down(table)
    tops = {top for each in merged.values() for top in each.values()}
    seen: dict[int, Row] = {}
    for done, read in enumerate(table.source.rows()):
        if done > MOST_ROWS:
            raise Unreadable(f"there are more than {MOST_ROWS:,} rows; split the file", read.number)
        if read.number <= table.header or (table.within and read.number not in table.within):
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


def _only(table: Table, chosen: Chosen) -> list[tuple[int, str]]:
    wanted = chosen.only or {}
    at: dict[str, Heading] = {each.key: each for each in table.headings}
    return [
        (at[key].position, same_name("" if text == EMPTY else text))
        for key, text in wanted.items()
        if key in at and text != EVERY_ROW
    ]
