"""Which column of a caseload report is what, where its headings alone do not say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.importing.problems import Unreadable
from bot.importing.tables.caseload_headings import DERIVED, TYPES, WEAK, named_column, plain_heading
from bot.importing.tables.caseload_words import NONE_OF_THEM, is_total, read_worker, says_nobody
from bot.importing.tables.rows import Row, RowSource
from bot.importing.texts import near, quoted

_NEARLY = 82
"""How much a heading is like one that is missing (0-100) where it is a misspelling of it."""
_AUTHORITY = re.compile(
    r"(^|_)(authority|authorities|councils?|region|country|county|borough|la|lad|utla|ltla|ons)(_|$)"
)
_NO_CASES = re.compile(
    r"(^|_)(hours?|headcount|days?|age|years?|months?|cost|phone|tel|telephone|ext|mobile|overdue|"
    r"closed|closures|ended|visits?|supervisions?|sickness|leave|id|grade|band|scale|posts?)(_|$)"
)
"""In a heading of numbers: what is no type of open cases."""
_COUNT = re.compile(r"[0-9]{1,3}(?:\.0+)?")
_WHAT = {
    "open_cases": "open cases",
    "care_leavers": "care leavers",
    "agency": "contract",
    "fte": "FTE",
    "cin": "CIN cases",
    "cp": "CP cases",
    "cla": "CLA cases",
}


@dataclass(frozen=True, slots=True)
class Below:
    """The rows below a header, and the `roles` for which the plan has a range."""

    source: RowSource
    header: Row
    roles: Sequence[str] = ()

    def rows(self) -> Iterator[Row]:
        return (row for row in self.source.rows() if row.number > self.header.number)

    def columns(
        self, positions: Sequence[int], named: Sequence[int]
    ) -> list[tuple[int, tuple[str, ...]]]:
        """The number and the cells at `positions` of each row that names somebody in one of the
        columns `named`.
        """
        return [
            (row.number, tuple(_cell(row, each) for each in positions))
            for row in self.rows()
            if any((text := _cell(row, each)) and not is_total(text) for each in named)
        ]

    def opens_with_a_team(self) -> bool:
        """Tells whether the first row holds no worker but the name of a team."""
        first = next(self.rows(), None)
        if first is None:
            return False
        named = map(named_column, self.header.cells)
        held = {name: text for name, text in zip(named, first.cells, strict=False) if text.strip()}
        return bool(held) and not held.keys() & {"role", "agency"}


@dataclass(slots=True)
class Settled:
    """What each column is: its name or None; `left_out` and `faults` by position."""

    columns: list[str | None]
    left_out: list[int] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)


def settle(
    row: Row, names: Sequence[str], known: Sequence[str], aliases: Mapping[str, str], below: Below
) -> Settled:
    """Settles the columns of the header `row`, whose headings are read as `names`: of several that
    could be the same one it is the plainest or the one whose contents fit, where that is beyond
    doubt. One that is none of the `known` is left out, unless it could be a type of cases.
    """
    found = Settled([name if name in known else None for name in names])
    workers = [place for place, name in enumerate(names) if name == "worker"]
    settling = _Settling(row, names, workers, below, found)
    for name in dict.fromkeys(each for each in found.columns if each):
        places = [place for place, each in enumerate(names) if each == name]
        if len(places) > 1:
            settling.doubles(name, places)
    missing = [each for each in known if each not in names]
    missing += [each for each, meant in aliases.items() if meant in missing]
    for place, name in enumerate(names):
        if not name or name in known:
            continue
        if fault := settling.unknown(place, missing):
            found.faults[place] = fault
        else:
            found.left_out.append(place)
    return found


@dataclass(frozen=True, slots=True)
class _Settling:
    """The header `row` read as `names`, and where its `workers` stand."""

    row: Row
    names: Sequence[str]
    workers: list[int]
    below: Below
    found: Settled

    def doubles(self, name: str, places: list[int]) -> None:
        """Keeps one of the columns that could be `name`, or adds why none can be."""
        rows = self.below.columns(places, self.workers)
        own = [each for each in places if self.row.cells[each].strip() == name]
        strong = [each for each in places if plain_heading(self.row.cells[each]) not in WEAK]
        likely = own or strong or places
        apart = next(((number, each) for number, each in rows if len(set(each)) > 1), None)
        kept = _by_contents(name, places, rows, self.below.roles)
        if kept is None:
            plain = own if name == "open_cases" else likely
            kept = likely[0]
            if apart is not None and len(plain) != 1:
                headings = [self.row.cells[each] for each in places]
                self.found.faults[places[1]] = _both(name, headings, apart)
        for place in places:
            if place == kept:
                continue
            self.found.columns[place] = None
            if place not in self.found.faults:
                self.found.left_out.append(place)

    def unknown(self, place: int, missing: Sequence[str]) -> str | None:
        """Says what stands against leaving a column out; None where nothing does."""
        name = self.names[place]
        if DERIVED.search(name.replace("_", " ")) or name in WEAK:
            return None
        if meant := near(name, missing, _NEARLY):
            return f"caseloads have no such column; did you mean {quoted(meant)}?"
        of_areas = bool(_AUTHORITY.search(name))
        if not of_areas and ("open_cases" in self.names or _NO_CASES.search(name)):
            return None
        texts = [cells[0] for _, cells in self.below.columns([place], self.workers) if cells[0]]
        if of_areas and len({each.casefold() for each in texts}) > 1:
            return (
                "the column tells areas apart, of which caseloads have one; keep only your own "
                "area's rows, then delete the column"
            )
        if "open_cases" in self.names or _NO_CASES.search(name) or not _are_counts(texts):
            return None
        return (
            f"{quoted(self.row.cells[place].strip())} holds numbers and could be a type of open "
            "cases, and there is no column of all of them; add a column 'Total' of each worker's "
            f"open cases, or delete this one. Types are {', '.join(TYPES)}"
        )


def _by_contents(
    name: str, places: list[int], rows: list[tuple[int, tuple[str, ...]]], roles: Sequence[str]
) -> int | None:
    """The one column whose contents fit: references of workers, or roles of the plan."""
    if name == "worker":
        fits = [all(_is_reference(cells[at]) for _, cells in rows) for at in range(len(places))]
    elif name == "role":
        planned = {each.casefold() for each in roles}
        fits = [
            any(cells[at].casefold() in planned for _, cells in rows) for at in range(len(places))
        ]
    else:
        return None
    return places[fits.index(True)] if fits.count(True) == 1 else None


def _both(name: str, headings: Sequence[str], apart: tuple[int, tuple[str, ...]]) -> str:
    number, cells = apart
    # Whoever works there is no example.
    such = "" if name == "worker" else f" ({', '.join(map(quoted, cells))})"
    both = " and ".join(quoted(each.strip()) for each in headings)
    children = "; a case is a child, and no family" if name == "open_cases" else ""
    return (
        f"{both} could each be the {_WHAT.get(name, name)} and differ, as in row {number}{such}; "
        f"call the one that is meant '{name}', or delete the other{children}"
    )


def _are_counts(texts: Sequence[str]) -> bool:
    counts = [each for each in texts if _COUNT.fullmatch(each)]
    return bool(counts) and len(counts) == sum(each not in NONE_OF_THEM for each in texts)


def _is_reference(text: str) -> bool:
    if not text or says_nobody(text):
        return True
    try:
        read_worker(text)
    except Unreadable:
        return False
    return True


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""
