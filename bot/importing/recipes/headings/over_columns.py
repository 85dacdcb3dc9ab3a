"""What stands above several columns of a table together: merged, or as far as the next heading."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.recipe import Means
from bot.importing.recipes.headings.header_cells import shown, stated_in
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.headings.loose_periods import kinds_of, loose_period
from bot.importing.recipes.headings.stated_periods import Stated
from bot.importing.tables.rows import Row, RowSource
from bot.importing.workbook.cells import place

WITHIN = 30
"""Titles, dates and contents stand above a council's header."""


@dataclass(frozen=True, slots=True)
class Over:
    """What stands above a column together with others. `period` is how it writes the one that it
    states where something is `beside` it.
    """

    text: str
    stated: Stated | None = None
    period: str = ""
    beside: str = ""


def over_columns(
    lowest: Sequence[tuple[str, Row]],
    stated: Sequence[Stated | None],
    uppers: Sequence[Row],
    source: RowSource,
) -> list[list[Over]]:
    """Gives what stands above each column with others, from the top, and what it states."""
    identity = _identity([text for text, _ in lowest], stated, uppers)
    held = {position for position, (text, _) in enumerate(lowest) if text}
    groups: list[list[Over]] = [[] for _ in lowest]
    for row in reversed(uppers):
        kinds = kinds_of(stated_in(row, each) for each in range(len(row.cells)))
        for position, text, until in _spreads(row, source, len(lowest)):
            covers = range(position, until)
            if identity.intersection(covers):
                continue
            if held.issubset(covers) and not stated_in(row, position):
                continue  # a title of the whole table
            over = Over(text, stated_in(row, position))
            if over.stated is None and (found := loose_period(text, kinds)):
                over = Over(text, found.stated, found.period, found.unknown)
            for each in covers:
                if lowest[each][0] and lowest[each][1] is not row:
                    groups[each].append(over)
    return groups


def _identity(
    texts: Sequence[str], stated: Sequence[Stated | None], uppers: Sequence[Row]
) -> set[int]:
    """The columns left of the first period that tell the indicator: what is above those as well
    is a title. "No." again and again, or right below a period, is a number of something.
    """
    first = next((n for n, each in enumerate(stated) if each), len(texts))
    found = [
        n for n, text in enumerate(texts[:first]) if text and meaning_of(text) is Means.INDICATOR
    ]
    return {
        n
        for n in found
        if n == found[0] or not any(stated_in(row, n) for row in uppers)
        if texts.count(texts[n]) == 1
    }


def _spreads(row: Row, source: RowSource, width: int) -> list[tuple[int, str, int]]:
    """Where each heading of an upper row begins, what it says, and the column after its last: as
    far as it is merged, and where nothing is merged as far as the next one.
    """
    written = [n for n in range(len(row.cells)) if shown(row, n)]
    merged = {
        left: right
        for left, top, right, bottom in merged_ranges(source)
        if top <= row.number <= bottom and right > left
    }
    found = []
    for place_in, position in enumerate(written):
        following = written[place_in + 1] if place_in + 1 < len(written) else width
        until = merged.get(position, position) + 1 if merged else following
        found.append((position, shown(row, position), min(until, width)))
    return found


def merged_ranges(source: RowSource) -> list[tuple[int, int, int, int]]:
    """Gives the left, top, right and bottom of each merged range among the first rows."""
    found = []
    for _, name in source.merged(1, WITHIN, 10_000):
        first, _, last = name.partition(":")
        left, top = place(first)
        right, bottom = place(last or first)
        found.append((left, top, right, bottom))
    return found
