"""Rows of totals in a caseload report: each number held against the other rows, and not stored."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.domain.caseload import Caseload, Unallocated
from bot.importing.problems import Unreadable
from bot.importing.tables.caseload_labels import (
    says_average,
    total_label,
    without_label,
)
from bot.importing.tables.caseload_numbers import COUNTS, FTE, numbers_of, stated_numbers
from bot.importing.tables.caseload_words import plain_name, says_nobody
from bot.importing.tables.dates import day as day_of
from bot.importing.tables.numbers import plain
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted

_FEW = 30
"""Rows of totals before and after one between which its own rows may stand."""
_NAMES_NOBODY = (
    "names no worker; write 'Unallocated' in it where nobody holds these cases. Read as a row of "
    "totals, "
)
_EVERY, _HELD = "every", "held"
Sums = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A row of totals: its numbers by column, what it is the total of ("" for all rows), and what
    had been added up when it came.
    """

    cells: Cells
    numbers: Mapping[str, int]
    places: int
    """The decimals of its FTE."""
    name: str
    day: date | None
    above: Sums
    labelled: bool
    of_nobody: bool
    """Whether it is the total of what nobody holds."""


@dataclass(slots=True)
class Totals:
    """What the rows read so far add up to, and the rows that were left out for what they are."""

    summed: list[int] = field(default_factory=list)
    averages: list[int] = field(default_factory=list)
    _stated: list[_Stated] = field(default_factory=list)
    _sums: Counter[tuple[str, str]] = field(default_factory=Counter)
    _parts: dict[tuple[date, str], Counter[tuple[str, str]]] = field(default_factory=dict)
    """By day and by the plain name of a team or role, "" for the whole day."""
    _blank: list[tuple[Cells, date, str, Mapping[str, int]]] = field(default_factory=list)
    """Rows that hold cases and name nobody."""
    _day: date | None = None
    _finest: int = 0
    """The most decimals of any row's FTE."""
    _several: int = 0
    """Rows of workers who have one already."""
    _workers: set[tuple[date, str]] = field(default_factory=set)

    def add(self, cells: Cells, day: date, held: Caseload | Unallocated) -> None:
        """Adds the numbers of a row."""
        numbers, places = numbers_of(cells, held)
        self._day, self._finest = day, max(self._finest, places)
        parts = ["", plain_name(held.team)]
        kinds = (_EVERY, _HELD) if isinstance(held, Caseload) else (_EVERY,)
        if isinstance(held, Caseload):
            parts.append(plain_name(held.role))
            worker = (day, held.worker.casefold())
            self._several += worker in self._workers
            self._workers.add(worker)
        elif not cells.text("worker"):
            self._blank.append((cells, day, plain_name(held.team), numbers))
        counters = [self._parts.setdefault((day, part), Counter()) for part in set(parts)]
        told = [((kind, name), value) for kind in kinds for name, value in numbers.items() if value]
        for counter in (self._sums, *counters):
            for key, value in told:
                counter[key] += value

    def takes(self, cells: Cells) -> bool:
        """Tells whether the row is no worker's: a sum or an average. What a sum says is checked
        when every row has been read.
        """
        if says_average(cells):
            self.averages.append(cells.row)
            return True
        label = total_label(cells)
        if label is None and not without_label(cells):
            return False
        self.stated(cells, label)
        return True

    def stated(self, cells: Cells, label: str | None) -> None:
        """Takes the row as the total of what its `label` or its team names; None where nothing says
        that it is one.
        """
        numbers, places = stated_numbers(cells, label or "")
        names = (plain_name(text) for text in (label or "", cells.text("team"), cells.text("role")))
        self._stated.append(
            _Stated(
                cells,
                numbers,
                places,
                next(filter(None, names), ""),
                _own_day(cells) or self._day,
                dict(self._sums),
                label is not None,
                says_nobody(label or ""),
            )
        )

    def finish(self, sound: bool) -> None:
        """Adds a problem for each number of a row of totals that its rows do not make, and for each
        row that names nobody and makes just what the others of its team do. Where not all rows are
        `sound` no sum can be held against them.
        """
        for place, each in enumerate(self._stated):
            if sound:
                self._check(place, each)
            if each.cells.sound:
                self.summed.append(each.cells.row)
        for cells, day, team, numbers in self._blank if sound else ():
            sums = self._parts[day, team]
            others = {name: sums[_EVERY, name] - value for name, value in numbers.items()}
            held = {name: sums[_HELD, name] for name in numbers}
            mine = {name: numbers[name] for name in COUNTS if name in numbers}
            if mine["open_cases"] and any(
                all(lot[name] == value for name, value in mine.items()) for lot in (others, held)
            ):
                cells.refuse(
                    "worker",
                    "is empty, and the row holds just as many cases as the other rows of "
                    f"{quoted(cells.text('team'))} together; write 'Total' or 'Unallocated' in it",
                )

    def _check(self, place: int, stated: _Stated) -> None:
        best: list[tuple[str, int]] | None = None
        for each in self._lots(place, stated):
            lot = _of_nobody(each) if stated.of_nobody else each
            for kind in (_EVERY, _HELD):
                found = list(self._apart(stated, lot, kind))
                if not found:
                    return
                if best is None or len(found) < len(best):
                    best = found
        for name, made in (best or ())[: None if stated.labelled else 1]:
            _refuse(stated, name, made)

    def _lots(self, place: int, stated: _Stated) -> Iterator[Sums]:
        """The rows that a total may be of, the likeliest first."""
        day, name = stated.day, stated.name
        named = [sums for (each, part), sums in self._parts.items() if part == name and name]
        if day and (day, name) in self._parts and name:
            yield self._parts[day, name]
        if len(named) > 1:
            yield _together(named)
        if not named:
            yield stated.above or self._sums
        before = [each.above for each in self._stated[max(0, place - _FEW) : place]]
        yield from (_less(stated.above, each) for each in reversed(before))
        if not named:
            yield from (
                sums for (each, part), sums in self._parts.items() if (each, part) == (day, "")
            )
            after = [each.above for each in self._stated[place + 1 : place + 1 + _FEW]]
            yield from (_less(each, stated.above) for each in (*after, self._sums))

    def _apart(self, stated: _Stated, lot: Sums, kind: str) -> Iterator[tuple[str, int]]:
        """The columns in which the row does not say what the lot makes, with what that is."""
        for name, value in stated.numbers.items():
            made = lot.get((kind, name), 0)
            if name == "workers":
                least = lot.get((_HELD, name), 0) - self._several
                if not max(least, 1) <= value <= lot.get((_EVERY, name), 0):
                    yield name, lot.get((_HELD, name), 0)
            elif name == "fte":
                hours = {lot.get((each, name), 0) for each in (_EVERY, _HELD)}
                room = self._room(stated.places, lot.get((_HELD, "workers"), 0))
                if all(abs(value - each) > room for each in hours):
                    yield name, made
            elif value != made:
                yield name, made

    def _room(self, places: int, workers: int) -> int:
        """How far FTE may be apart, in millionths: what is lost where the total has fewer decimals
        than its rows, and where the rows are rounded to two or more.
        """
        room = FTE // 10**places // 2 if 1 <= places < self._finest else 0
        if self._finest > 1:
            room += min(workers * FTE // 10**self._finest // 2, FTE // 20)
        return room


def _own_day(cells: Cells) -> date | None:
    try:
        return day_of(cells.text("date"))
    except Unreadable:
        return None


def _of_nobody(sums: Sums) -> Sums:
    return {
        (_EVERY, name): value - sums.get((_HELD, name), 0)
        for (kind, name), value in sums.items()
        if kind == _EVERY
    }


def _less(sums: Sums, others: Sums) -> Sums:
    return {each: value - others.get(each, 0) for each, value in sums.items()}


def _together(lots: list[Counter[tuple[str, str]]]) -> Sums:
    whole: Counter[tuple[str, str]] = Counter()
    for each in lots:
        whole.update(each)
    return whole


def _refuse(stated: _Stated, name: str, made: int) -> None:
    value = stated.numbers[name]
    said, makes = (_said(name, each) for each in (value, made))
    apart = f"{_said(name, abs(value - made))} too {'many' if value > made else 'few'}"
    column = name if stated.cells.has(name) and stated.labelled else "worker"
    of_what = f" {name}" if column != name else ""
    is_total = "" if stated.labelled else _NAMES_NOBODY
    stated.cells.refuse(
        column,
        f"{is_total}this row says {said}{of_what} in all, and the rows that it adds up make "
        f"{makes} ({apart}); a row is missing or counted twice: correct it, or delete the row of "
        "totals",
    )


def _said(name: str, value: int) -> str:
    return plain(Decimal(value) / FTE) if name == "fte" else str(value)
