"""A name, its counts and its percentage in rows right below each other: one figure, in blocks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means
from bot.importing.recipes.doubts.units_said import contradicts
from bot.importing.recipes.headings.headings import is_of_others as speaks_of_others
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.parts.block_counts import Counts, PartRow, counts_of, figure_at
from bot.importing.recipes.parts.part_words import PARTS, RowWords
from bot.importing.recipes.parts.percent_words import is_percentage
from bot.importing.recipes.rows.line import (
    Block,
    Kind,
    Line,
    figures_in,
    has_figures,
    is_figure,
    text_at,
)
from bot.importing.tables.rows import Row

_REACH = 4
"""So far beneath the name its counts and its percentage stand at most."""
_WHOLE = re.compile(r"[0-9][0-9,]*")


def in_blocks(
    lines: Iterable[Line], laid: Layout, words: RowWords
) -> Iterator[tuple[Line, Block | None]]:
    """Gives each of the lines with the block that it is of."""
    held: list[Line] = []
    for line in lines:
        if held and not _continues(held, line, laid, words):
            yield from _closed(held, laid, words)
            held = []
        if held or _begins(line):
            held.append(line)
        else:
            yield line, None
    yield from _closed(held, laid, words)


def _begins(line: Line) -> bool:
    indicator = line.match.indicator if line.kind is Kind.OWN else None
    return indicator is not None and indicator.unit in (Unit.PERCENT, Unit.RATE)


def _continues(held: Sequence[Line], line: Line, laid: Layout, words: RowWords) -> bool:
    """Whether the line may hold a part of what the first of those `held` is for: it is for no
    indicator of its own.
    """
    named = held[0]
    if line.row.number - named.row.number > _REACH or line.kind is Kind.OTHER_AREA:
        return False
    if any(_is_apart(named.row, line.row, each.position) for each in (*laid.periods, *laid.areas)):
        return False
    own = line.match.indicator
    if line.kind is Kind.OWN and own is not None:
        apart = words.beside(line.row)
        return own is named.match.indicator and bool(apart) and apart != words.beside(named.row)
    if not words.names(line.row):
        return line.kind is Kind.NAMELESS or words.part(words.beside(line.row)) is not None
    doubt = line.match.doubt
    of = named.match.indicator.ref if named.match.indicator else ""
    if doubt and (doubt.by_name or doubt.by_ref != (of,)):
        return False
    if line.kind is Kind.TARGET or not has_figures(line.row, laid):
        return False
    return not any(_is_apart(named.row, line.row, each) for each in words.refs)


def _is_apart(named: Row, row: Row, position: int) -> bool:
    text = text_at(row, position)
    return bool(text) and text != text_at(named, position)


def _closed(
    held: Sequence[Line], laid: Layout, words: RowWords
) -> Iterator[tuple[Line, Block | None]]:
    block = _block(held, laid, words) if len(held) > 1 else None
    for line in held:
        is_of = block is not None and line.row.number in {
            *block.parts,
            block.named.row.number,
            block.percent.row.number,
        }
        yield line, block if is_of else None


def _block(held: Sequence[Line], laid: Layout, words: RowWords) -> Block | None:
    named, *below = held
    indicator = named.match.indicator
    if indicator is None:
        return None
    places = [each.value.position for each in laid.figures if each.value]
    said = {each.row.number: words.of(each.row, named.row) for each in held}
    numbers = [
        each
        for each in held
        if not _is_another(said[each.row.number]) and not _is_signed(each, laid)
    ]
    rows = [PartRow(each.row, words.part(said[each.row.number])) for each in numbers]
    beneath = [each for each in rows if each.row is not named.row]
    counts = counts_of(named.row, beneath, places, indicator)
    is_counts = words.calls_itself_a_part(named.row)
    by_sums = counts and (counts.declared or (counts.sure and _is_exact(named, laid)))
    if _is_signed(named, laid) or (by_sums and not is_counts):
        return _of(indicator, named, named, said, numbers, counts, words, likely=True)
    for each in below:
        word = said[each.row.number]
        others = [part for part in rows if part.row is not each.row]
        counts = counts_of(each.row, others, places, indicator)
        before = [part for part in numbers if part is not each]
        strange = () if counts else _strange(below, each, said, words)
        if _is_the_percentage(each, word, named, indicator, laid, counts, strange):
            likely = not (contradicts(word, indicator.unit, indicator.out_of) or strange) and (
                is_percentage(word)
                or counts is not None
                or meaning_of(word) is Means.VALUE
                or is_counts
                or _is_over(named, laid, indicator)
            )
            found = _of(indicator, named, each, said, before, counts, words, likely=likely)
            alone = not has_figures(named.row, laid)
            by_itself = alone and not words.names(each.row) and meaning_of(word) is Means.VALUE
            return replace(found, by_itself=by_itself, strange=strange, bare=is_counts or alone)
    return None


def _strange(
    below: Sequence[Line], percent: Line, said: Mapping[int, str], words: RowWords
) -> tuple[str, ...]:
    """What the rows above that of percentages call themselves that are not known to be counts."""
    between = below[: below.index(percent)]
    told = (said[each.row.number] for each in between)
    return tuple(each for each in told if each and not (words.part(each) or _is_another(each)))


def _of(  # noqa: PLR0913, PLR0917 - what a block is made of
    indicator: Indicator,
    named: Line,
    percent: Line,
    said: Mapping[int, str],
    numbers: Sequence[Line],
    counts: Counts | None,
    words: RowWords,
    *,
    likely: bool,
) -> Block:
    of_counts = {each.number for each in (counts.numerator, counts.denominator)} if counts else ()
    parts = frozenset(
        each.row.number
        for each in numbers
        if each.row.number < percent.row.number or each.row.number in of_counts
    )
    alike = percent is not named and percent.match.indicator is indicator
    told_apart = alike and not words.unheaded(percent.row)
    word = said[percent.row.number]
    return Block(indicator, named, percent, word, parts, counts, likely, told_apart)


def _is_another(word: str) -> bool:
    """Whether a row says that it holds a target or another's figures."""
    return speaks_of_others(word) or meaning_of(word) is Means.LEFT_OUT


def _is_the_percentage(  # noqa: PLR0913, PLR0917 - all that may say so
    line: Line,
    word: str,
    named: Line,
    indicator: Indicator,
    laid: Layout,
    counts: Counts | None,
    strange: Sequence[str],
) -> bool:
    """Whether a row beneath a name without a sign may hold its percentages: it is called so, has
    their sign, or is what the numbers above it come to.
    """
    figureless = not has_figures(named.row, laid)
    if not has_figures(line.row, laid) or _is_another(word) or meaning_of(word) in PARTS:
        return False
    if line.kind is Kind.TOTAL:
        return False
    whole = all(_WHOLE.fullmatch(each) for each in _figures(named, laid))
    if is_percentage(word):
        return whole or not strange
    signed = indicator.unit is Unit.PERCENT and _is_signed(line, laid)
    signed = signed and not (strange and meaning_of(word) is not Means.VALUE)
    if figureless:
        return counts is not None or (signed and meaning_of(word) is Means.VALUE)
    if signed and whole:
        return True
    of_named = counts is not None and named.row in (counts.numerator, counts.denominator)
    return of_named and whole and (_is_exact(line, laid) or meaning_of(word) is Means.VALUE)


def _figures(line: Line, laid: Layout) -> list[str]:
    places = [each.value.position for each in laid.figures if each.value]
    return [text for each in places if is_figure(text := figure_at(line.row, each))]


def _is_signed(line: Line, laid: Layout) -> bool:
    """Whether a figure of the row has the sign of a percentage."""
    return any("%" in each for each in figures_in(line.row, laid))


def _is_exact(line: Line, laid: Layout) -> bool:
    """Whether a number of the row has decimals. Of whole numbers alone nobody can tell which come
    to which: 12 of 60 is 20%, and 12 of 20 is 60%.
    """
    return any(not _WHOLE.fullmatch(each) for each in _figures(line, laid))


def _is_over(line: Line, laid: Layout, indicator: Indicator) -> bool:
    """Whether a number of the row is more than the percentage can be."""
    most = indicator.most or 100
    return any(
        int(each.replace(",", "")) > most
        for each in _figures(line, laid)
        if _WHOLE.fullmatch(each) and indicator.unit is Unit.PERCENT
    )
