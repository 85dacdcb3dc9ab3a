"""Whole numbers of a percentage, beside a column that may be what they are out of."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.recipe import Means, Question
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.headings.periods_across import Figures
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.parts.columns_beside import heading_at
from bot.importing.recipes.parts.percent_below import LEFT_OUT
from bot.importing.recipes.parts.percent_found import WHOLE, Cell
from bot.importing.recipes.shape import Table
from bot.importing.tables.rows import letter
from bot.importing.texts import quoted

COUNTS_BESIDE, WORKED_OUT = "counts beside", "worked out"
"""The rule that says whether whole numbers of percentages are counts, of which those beside them
are the denominators; and its answer where they are.
"""
_SURE = 3


def out_of_beside(
    cells: Sequence[Cell], runs: Sequence[tuple[int, ...]], words: Mapping[int, str]
) -> tuple[int, int] | None:
    """Gives how many columns to the right stands what the numbers of an indicator may be out of,
    and beside how many: whole numbers, never less, without a heading or below one that says so;
    None where nothing such does beside most of them.
    """
    whole = [each for each in cells if WHOLE.fullmatch(each.away(0))]
    if any(each not in whole and each.away(0)[:1].isdigit() for each in cells):
        return None
    at: Counter[int] = Counter()
    for each in whole:
        at.update(
            column - each.position for column in runs[each.number] if _may_be(words.get(column, ""))
        )
    for away in sorted(at):
        pairs = [(each.away(0), each.away(away)) for each in whole if each.away(away)]
        if len(pairs) * 2 > len(whole) and all(map(_is_within, pairs)):
            return away, len(pairs)
    return None


def _may_be(word: str) -> bool:
    return not word or meaning_of(word) is Means.DENOMINATOR


def _is_within(pair: tuple[str, str]) -> bool:
    over, under = pair
    return bool(WHOLE.fullmatch(under)) and _number(over) <= _number(under)


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def worked_out(
    table: Table,
    laid: Layout,
    found: Mapping[str, tuple[Sequence[Cell], int, int]],
    rules: Mapping[str, str],
) -> tuple[dict[str, tuple[Figures, ...]], Question | None]:
    """The figures by ref of which the percentage is worked out; and the question whether it is,
    where nobody has said. Each of `found` has its cells, how far to the right the others stand,
    and beside how many: fewer than three at one distance say nothing.
    """
    said = rules.get(COUNTS_BESIDE)
    at: Counter[int] = Counter()
    for _, away, pairs in found.values():
        at[away] += pairs
    sure = {
        ref: (cells, away)
        for ref, (cells, away, _) in found.items()
        if said == WORKED_OUT or at[away] >= _SURE
    }
    if not sure or said == LEFT_OUT:
        return {}, None
    taken = {
        ref: tuple(_figures(table, laid, {each.number for each in cells}, away))
        for ref, (cells, away) in sure.items()
    }
    return taken, None if said else _question(laid, *next(iter(sure.values())))


def _figures(table: Table, laid: Layout, numbers: set[int], away: int) -> Iterator[Figures]:
    for number, figures in enumerate(laid.figures):
        value = figures.value
        if number not in numbers or value is None:
            yield figures
            continue
        column = value.position + away
        heading = heading_at(table, column) or replace(value, position=column)
        yield replace(figures, out_of=heading)


def _question(laid: Layout, cells: Sequence[Cell], away: int) -> Question:
    first = next(each for each in cells if WHOLE.fullmatch(each.away(0)) and each.away(away))
    value, row = laid.figures[first.number].value, first.row.number
    above = f" {quoted(value.shown, 60)}" if value else ""
    return Question(
        COUNTS_BESIDE,
        f"Below{above} stand whole numbers of a percentage, and right of them others that are "
        f"never less: {first.away(0)} in {letter(first.position)}{row} and {first.away(away)} in "
        f"{letter(first.position + away)}{row}. Are they counts, so that the percentage is to be "
        f"worked out, {first.away(0)} of {first.away(away)}? Where those are left out, "
        f"{first.away(0)} is read as {first.away(0)}%.",
        (WORKED_OUT, LEFT_OUT),
    )
