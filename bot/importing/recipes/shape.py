"""Where a table stands in a sheet: its header, and what the headings say together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.recipe import Means
from bot.importing.recipes.heading_keys import Keys
from bot.importing.recipes.heading_parts import parted
from bot.importing.recipes.headings import meaning_of, near_meaning
from bot.importing.recipes.numbered_days import months_of_days
from bot.importing.recipes.stated_periods import Stated, stated_period
from bot.importing.tables.rows import Row, RowSource, letter
from bot.importing.workbook.cells import place

WITHIN = 30
"""Titles, dates and contents stand above a council's header."""
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


def shown(row: Row, position: int) -> str:
    """Tells what a person sees in the cell."""
    if position >= len(row.cells):
        return ""
    cell = row.cells[position]
    return " ".join((row.shown.get(position) or cell).split())


def _score(row: Row, is_name: IsName | None) -> int:
    score = known = 0
    for position in range(len(row.cells)):
        text = shown(row, position)
        if not text or len(text) > _HEADING:
            continue
        known_as = meaning_of(text) or parted(text) or (is_name and is_name(text))
        if known_as or _stated(row, position):
            score, known = score + 2, known + 1
        elif NUMBER.fullmatch(text):
            score -= 2
        elif near_meaning(text):
            score += 1
    return score if known else 0


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
        if each and (_stated(row, n) or meaning_of(each) or parted(each))
    ]
    written = sum(1 for each in texts if each)
    return len(known) >= 2 and len(known) * 2 > written


def _stated(row: Row, position: int) -> Stated | None:
    """The period that a heading states. A spreadsheet's date is a month where it shows one."""
    if position >= len(row.cells):
        return None
    if position in row.dates or position in row.months:
        return stated_period(row.cells[position])
    if month := months_of_days(row.cells).get(position):
        return stated_period(month)
    if position in row.numbers and not re.fullmatch("(19|20)[0-9]{2}", row.cells[position]):
        return None
    return stated_period(shown(row, position))


def _headings(rows: dict[int, Row], header: int, source: RowSource) -> tuple[Heading, ...]:
    own = rows[header]
    uppers = [rows[n] for n in (header - 1, header - 2) if n in rows]
    width = max(len(row.cells) for row in (own, *uppers))
    lowest = [_lowest_text(position, own, uppers, source) for position in range(width)]
    stated = [_stated(row, n) if text else None for n, (text, row) in enumerate(lowest)]
    for position, month in months_of_days(own.cells).items():
        lowest[position] = f"{month} ({lowest[position][0]})", own
    of_figures = [""] * width
    for position, (text, row) in enumerate(lowest):
        if both := parted(text):
            period, of_figures[position] = both
            lowest[position], stated[position] = (period, row), stated_period(period)
    groups = _groups(lowest, stated, uppers, source)
    made = []
    seen: dict[str, int] = {}
    keys = Keys()
    for position, (text, _) in enumerate(lowest):
        if not text and not groups[position]:
            continue
        alone = stated[position] is None and meaning_of(text) is Means.LEFT_OUT
        over = (*(each for each, _ in groups[position]), of_figures[position])
        group = "" if alone else " / ".join(filter(None, over))
        above = next((period for _, period in reversed(groups[position]) if period), None)
        key = keys.of(text, group, stated[position])
        if stated[position] is None:
            seen[key] = seen.get(key, 0) + 1
            key = key if seen[key] == 1 else f"{key} ({seen[key]})"
        made.append(Heading(position, text, group, stated[position], above, key))
    return tuple(made)


_Group = tuple[str, Stated | None]


def _groups(
    lowest: Sequence[tuple[str, Row]],
    stated: Sequence[Stated | None],
    uppers: Sequence[Row],
    source: RowSource,
) -> list[list[_Group]]:
    """What stands above each column together with others, from the top, and what it states."""
    identity = _identity([text for text, _ in lowest], stated)
    held = {position for position, (text, _) in enumerate(lowest) if text}
    groups: list[list[_Group]] = [[] for _ in lowest]
    for row in reversed(uppers):
        for position, text, until in _spreads(row, source, len(lowest)):
            covers = range(position, until)
            if identity.intersection(covers):
                continue
            if held.issubset(covers) and not _stated(row, position):
                continue  # a title of the whole table
            for each in covers:
                if lowest[each][0] and lowest[each][1] is not row:
                    groups[each].append((text, _stated(row, position)))
    return groups


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
        for left, top, right, bottom in _ranges(source)
    )


def _identity(texts: Sequence[str], stated: Sequence[Stated | None]) -> set[int]:
    """The columns left of the first period that tell the indicator: what is above those as well
    is a title.
    """
    first = next((n for n, each in enumerate(stated) if each), len(texts))
    return {
        n for n, text in enumerate(texts[:first]) if text and meaning_of(text) is Means.INDICATOR
    }


def _spreads(row: Row, source: RowSource, width: int) -> list[tuple[int, str, int]]:
    """Where each heading of an upper row begins, what it says, and the column after its last: as
    far as it is merged, and where nothing is merged as far as the next one.
    """
    written = [n for n in range(len(row.cells)) if shown(row, n)]
    merged = {
        left: right
        for left, top, right, bottom in _ranges(source)
        if top <= row.number <= bottom and right > left
    }
    found = []
    for place_in, position in enumerate(written):
        following = written[place_in + 1] if place_in + 1 < len(written) else width
        until = merged.get(position, position) + 1 if merged else following
        found.append((position, shown(row, position), min(until, width)))
    return found


def _ranges(source: RowSource) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each merged range among the first rows."""
    found = []
    for _, name in source.merged(1, WITHIN, 10_000):
        first, _, last = name.partition(":")
        left, top = place(first)
        right, bottom = place(last or first)
        found.append((left, top, right, bottom))
    return found
