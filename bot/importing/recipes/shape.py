"""Where a table stands in a sheet: its header, and what the headings say together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.recipe import Means
from bot.importing.recipes.headings.header_cells import shown, stated_in
from bot.importing.recipes.headings.heading_keys import Keys
from bot.importing.recipes.headings.heading_parts import parted
from bot.importing.recipes.headings.headings import meaning_of, near_meaning
from bot.importing.recipes.headings.loose_periods import (
    Kinds,
    Loose,
    kinds_of,
    loose_period,
    may_hold_figures,
)
from bot.importing.recipes.headings.numbered_days import months_of_days
from bot.importing.recipes.headings.over_columns import WITHIN, Over, merged_ranges, over_columns
from bot.importing.recipes.headings.stated_periods import Stated, stated_period
from bot.importing.recipes.parts.name_and_word import name_and_word
from bot.importing.tables.rows import Row, RowSource, letter

_LEAST = 4
_HEADING = 150
"""Characters; what is longer is prose."""
NUMBER = re.compile(r"[-£]?\s*[0-9][0-9,]*(\.[0-9]+)?\s*%?")
"""A figure as people write one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column: its own `text`, and the `group` that stands above several.
    `stated` and `above` are the periods that they state. `key` is how a recipe knows it.
    """

    position: int
    text: str
    group: str
    stated: Stated | None
    above: Stated | None
    key: str
    beside: str = ""
    """What stands beside its period that nobody knows: "*" in Oct-26*."""

    @property
    def has_period(self) -> bool:
        """Tells whether it states a period, or stands below one."""
        return any(each and not each.to_date for each in (self.stated, self.above))

    @property
    def shown(self) -> str:
        return f"{self.group} / {self.text}" if self.group else self.text

    @property
    def letter(self) -> str:
        return letter(self.position)

    def text_in(self, row: Row) -> str:
        """The text of the row's cell below it; "" where the row ends before."""
        return row.cells[self.position].strip() if self.position < len(row.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet. `header` is its row; `titles` are the texts that stand above it."""

    sheet: str
    source: RowSource
    header: int
    headings: tuple[Heading, ...]
    titles: tuple[str, ...]
    over_all: tuple[str, ...]
    """Those of the titles that begin with the table, and so stand above all its columns."""
    width: int
    """How many cells the header has, from the first to the last that holds anything."""
    indicator: str | None = None
    """The ref of the one indicator that all figures are for, where it is known: none of the columns
    tells it.
    """
    within: range | None = None
    """The rows that are read, where they are a block of the table; and the `year` of these."""
    year: str | None = None

    def keys(self) -> tuple[str, ...]:
        """The headings as a recipe knows them, one for each run of periods."""
        return tuple(dict.fromkeys(each.key for each in self.headings))


IsName = Callable[[str], bool]


def find_table(sheet: str, source: RowSource, is_name: IsName | None = None) -> Table | None:
    """The table that `source` holds, or None where no row of the first thirty reads like one.
    Where `is_name` knows indicators by their names, those may be headings as well.
    """
    rows = {row.number: row for row in source.rows(WITHIN + 1)}
    scored = [(_score(row, is_name), -number) for number, row in rows.items()]
    best, number = max(scored, default=(0, 0))
    if best < _LEAST:
        return None
    header = _lowest(rows, -number)
    headings = _headings(rows, header, source)
    titles = tuple(
        cell for row in rows.values() if row.number < header for cell in row.cells if cell.strip()
    )
    over_all = tuple(
        cell
        for row in rows.values()
        if row.number < header
        for cell in row.cells[: headings[0].position + 1]
        if cell.strip()
    )
    return Table(sheet, source, header, headings, titles, over_all, headings[-1].position + 1)


def _score(row: Row, is_name: IsName | None) -> int:
    score = known = 0
    for position in range(len(row.cells)):
        text = shown(row, position)
        if not text or len(text) > _HEADING:
            continue
        known_as = meaning_of(text) or parted(text) or (is_name and _names_one(text, is_name))
        if known_as or stated_in(row, position):
            score, known = score + 2, known + 1
        elif NUMBER.fullmatch(text):
            score -= 2
        elif near_meaning(text):
            score += 1
    return score if known else 0


def _names_one(text: str, is_name: IsName) -> bool:
    return is_name(text) or name_and_word(text, is_name) is not None


def _lowest(rows: dict[int, Row], header: int) -> int:
    """The lowest row of a header that has several: what stands right above the figures."""
    below = rows.get(header + 1)
    if below is None or not _continues(below):
        return header
    return _lowest(rows, header + 1)


def _continues(row: Row) -> bool:
    texts = [shown(row, each) for each in range(len(row.cells))]
    if any(NUMBER.fullmatch(each) and not stated_period(each) for each in texts):
        return False
    known = [
        n
        for n, each in enumerate(texts)
        if each and (stated_in(row, n) or meaning_of(each) or parted(each))
    ]
    written = sum(1 for each in texts if each)
    return len(known) >= 2 and len(known) * 2 > written


def _headings(rows: dict[int, Row], header: int, source: RowSource) -> tuple[Heading, ...]:
    own = rows[header]
    uppers = [rows[n] for n in (header - 1, header - 2) if n in rows]
    width = max(len(row.cells) for row in (own, *uppers))
    lowest = [_lowest_text(position, own, uppers, source) for position in range(width)]
    stated = [stated_in(row, n) if text else None for n, (text, row) in enumerate(lowest)]
    for position, month in months_of_days(own.cells).items():
        lowest[position] = f"{month} ({lowest[position][0]})", own
    of_figures, beside = [""] * width, [""] * width
    for position, (text, row) in enumerate(lowest):
        if both := parted(text):
            period, of_figures[position] = both
            lowest[position], stated[position] = (period, row), stated_period(period)
    kinds = kinds_of(stated)
    for position, (text, row) in enumerate(lowest):
        found = None if stated[position] else _loose(text, kinds, rows, header, position)
        if found is None:
            continue
        stated[position], beside[position] = found.stated, found.unknown
        if not found.unknown:
            lowest[position], of_figures[position] = (found.period, row), found.words
    groups = over_columns(lowest, stated, uppers, source)
    made = []
    seen: dict[str, int] = {}
    keys = Keys()
    for position, (text, _) in enumerate(lowest):
        if not text and not groups[position]:
            continue
        alone = stated[position] is None and meaning_of(text) is Means.LEFT_OUT
        over = () if alone else (*groups[position], Over(of_figures[position]))
        group = " / ".join(each.text for each in over if each.text)
        above = next((each.stated for each in reversed(groups[position]) if each.stated), None)
        unknown = " ".join(filter(None, (beside[position], *(each.beside for each in over))))
        known = " / ".join(each.period or each.text for each in over if each.text)
        key = keys.of(text, known, stated[position], unknown)
        if stated[position] is None:
            seen[key] = seen.get(key, 0) + 1
            key = key if seen[key] == 1 else f"{key} ({seen[key]})"
        made.append(Heading(position, text, group, stated[position], above, key, unknown))
    return tuple(made)


def _loose(
    text: str, kinds: Kinds, rows: dict[int, Row], header: int, position: int
) -> Loose | None:
    """The period in a heading that says more, above cells that may hold figures."""
    found = loose_period(text, kinds) if text else None
    if found is None:
        return None
    below = (shown(row, position) for number, row in rows.items() if number > header)
    return found if may_hold_figures(below) else None


def _lowest_text(
    position: int, own: Row, uppers: Sequence[Row], source: RowSource
) -> tuple[str, Row]:
    """The heading of a column and its row: of one whose lowest cell is empty, merged downwards or
    left so, what stands above it.
    """
    if text := shown(own, position):
        return text, own
    for row in uppers:
        text = shown(row, position)
        alone = sum(map(bool, row.cells)) < 2
        if text and not alone and not _goes_right(row.number, position, source):
            return text, row
        if text:
            break
    return "", own


def _goes_right(row: int, position: int, source: RowSource) -> bool:
    return any(
        top <= row <= bottom and left <= position and right > left
        for left, top, right, bottom in merged_ranges(source)
    )
