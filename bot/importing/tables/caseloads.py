"""Rows of a table of caseloads → one extract for each day."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.domain.caseload import Caseload, CaseloadExtract, Unallocated, mixed
from bot.domain.plan import Plan
from bot.importing.caseload_remarks import BesideWorkers, LeftOutRows, TeamsOfBlocks
from bot.importing.caseloads.references import References
from bot.importing.problems import Unreadable
from bot.importing.remarks import Remark
from bot.importing.tables.caseload_blocks import Blocks
from bot.importing.tables.caseload_cells import (
    MOST_UNALLOCATED,
    check_fte,
    read_agency,
    read_cases,
    read_families,
    read_fte,
    read_registered,
    refuse_leave,
)
from bot.importing.tables.caseload_headings import TYPES
from bot.importing.tables.caseload_totals import Totals
from bot.importing.tables.caseload_words import (
    NONE_OF_THEM,
    read_worker,
    says_nobody,
)
from bot.importing.tables.dates import past_day, yes_or_no
from bot.importing.tables.table import Cells
from bot.importing.tables.teams import check_teams
from bot.importing.texts import near, quoted

_DIGITS = re.compile("[0-9]+")
_AT_MIDNIGHT = re.compile("[ T]00:00(:00(\\.0+)?)?$")
LONGEST_ROLE = 40
LONGEST_TEAM = 60


@dataclass(frozen=True, slots=True)
class ReadCaseloads:
    """The extracts, oldest first, and remarks on how they were read."""

    extracts: tuple[CaseloadExtract, ...]
    remarks: tuple[Remark, ...]


@dataclass(slots=True)
class _Day:
    source: str
    illustrative: bool
    first: Cells
    posts: dict[tuple[str, str], int] = field(default_factory=dict)
    """The row of each worker and team, folded."""
    workers: dict[str, tuple[int, Caseload, Decimal]] = field(default_factory=dict)
    """Each worker's first row, what it says, and the FTE of all rows so far."""
    caseloads: list[Caseload] = field(default_factory=list)
    unallocated: dict[str, list[Unallocated]] = field(default_factory=dict)


def read_caseloads(
    rows: Iterable[Cells],
    plan: Plan,
    at: date,
    earlier: Sequence[CaseloadExtract] = (),
    references: References | None = None,
) -> ReadCaseloads:
    """Reads the extracts of the rows that nothing stands against; the rest have added their
    problems. No day may be after `at`; a day has one source. Teams are held against those of the
    plan and of the `earlier` extracts of other days. Names of workers become `references` where
    there are any, and are refused where not.
    """
    managed = [each.team for each in plan.people if each.team]
    names = _Names(plan, managed, references)
    found: dict[str, Cells] = {}
    days: dict[date, _Day] = {}
    totals, blocks = Totals(), Blocks()
    sound = True
    for cells in rows:
        if blocks.takes(cells) or totals.takes(cells):
            continue
        if (team := blocks.heads(cells)) is not None:
            totals.stated(cells, team)
            continue
        blocks.place(cells)
        day = cells.read("date", lambda text: _day(text, at))
        held = _held(cells, names)
        illustrative = bool(cells.read_if_any("illustrative", yes_or_no))
        if day and held and cells.sound:
            _add(cells, days, day, illustrative, held)
            totals.add(cells, day, held)
            found.setdefault(held.team, cells)
        sound = sound and cells.sound
    totals.finish(sound)
    blocks.finish()
    _check_days(days)
    # An extract that this file takes the place of may hold the slip that it corrects.
    others = [each for each in earlier if each.day not in days]
    check_teams(found, managed, (row.team for each in others for row in each.caseloads))
    extracts = tuple(_extract(day, each) for day, each in sorted(days.items()))
    return ReadCaseloads(extracts, tuple(_remarks(days, totals, blocks)))


class _Names:
    """How roles and teams are written: as in the plan, else as first in the file."""

    def __init__(self, plan: Plan, managed: Iterable[str], references: References | None) -> None:
        self._planned = {each.role.casefold(): each.role for each in plan.caseload_ranges}
        self._roles = Spelling(self._planned.values(), "role", LONGEST_ROLE)
        self._references = references
        self.team: Callable[[str], str] = Spelling(managed, "team", LONGEST_TEAM).of

    def worker(self, text: str) -> str:
        made = self._references.of_full_name(text) if self._references else None
        return made or read_worker(text)

    def role(self, text: str) -> str:
        return _role(text, self._planned, self._roles)


def _held(cells: Cells, names: _Names) -> Caseload | Unallocated | None:
    worker = cells.text("worker")
    # A blank beside a share of a post is a worker whose reference is missing.
    away = cells.text("fte") in ("", "0", *NONE_OF_THEM)
    blank = not worker and "worker" not in cells.spoiled and away
    if says_nobody(worker, at_work=not away and bool(cells.text("agency"))) or (
        blank and any(map(cells.text, ("open_cases", *TYPES)))
    ):
        return _unallocated(cells, names)
    return _caseload(cells, names)


def _unallocated(cells: Cells, names: _Names) -> Unallocated | None:
    team = cells.read("team", names.team)
    cases = read_cases(cells, MOST_UNALLOCATED)
    return Unallocated(team, *cases) if team is not None and cases else None


def _caseload(cells: Cells, names: _Names) -> Caseload | None:
    worker = cells.read("worker", names.worker)
    role = cells.read("role", names.role)
    team = cells.read("team", names.team)
    fte = cells.read("fte", read_fte)
    agency = cells.read("agency", read_agency)
    cases = read_cases(cells)
    if fte:
        refuse_leave(cells)
    if worker is None or role is None or team is None:
        return None
    if fte is None or agency is None or cases is None:
        return None
    open_cases, mix = cases
    families = cells.read_if_any("families", lambda text: read_families(text, open_cases))
    registered = cells.read_if_any("registered", read_registered)
    return Caseload(worker, role, team, fte, agency, open_cases, mix, families, registered)


def _add(
    cells: Cells,
    days: dict[date, _Day],
    day: date,
    illustrative: bool,
    held: Caseload | Unallocated,
) -> None:
    source = cells.text("source")
    of_day = days.setdefault(day, _Day(source, illustrative, cells))
    if isinstance(held, Unallocated):
        of_day.unallocated.setdefault(held.team, []).append(held)
    else:
        _check_worker(cells, of_day, day, held)
        of_day.caseloads.append(held)
    if source != of_day.source:
        cells.refuse(
            "source",
            f"{quoted(source)} differs from {quoted(of_day.source)} in row {of_day.first.row}; "
            "give one source for each day",
        )
    if illustrative is not of_day.illustrative:
        cells.refuse(
            "illustrative",
            f"differs from row {of_day.first.row}; a day is illustrative as a whole or not at all",
        )


def _check_worker(cells: Cells, of_day: _Day, day: date, caseload: Caseload) -> None:
    """Several rows of a worker are one for each team, and agree on who it is."""
    worker = caseload.worker.casefold()
    same = of_day.posts.setdefault((worker, caseload.team.casefold()), cells.row)
    if same != cells.row:
        cells.refuse(
            "worker",
            f"{caseload.worker} is there twice on {day} in the same team, in row {same} and in "
            f"row {cells.row}; keep one row for each worker, team and day",
        )
        return
    first, known, fte = of_day.workers.get(worker, (cells.row, caseload, Decimal(0)))
    of_day.workers[worker] = first, known, fte + caseload.fte
    for name in ("role", "agency", "registered"):
        if getattr(known, name) != getattr(caseload, name):
            cells.refuse(
                name,
                f"differs from row {first}, where {caseload.worker} stands as well; write the same "
                "in each row of a worker",
            )
    cells.read("fte", lambda _: check_fte(fte + caseload.fte))


def _extract(day: date, read: _Day) -> CaseloadExtract:
    waiting = tuple(
        Unallocated(team, sum(each.open_cases for each in lot), mixed(each.mix for each in lot))
        for team, lot in read.unallocated.items()
    )
    return CaseloadExtract(day, tuple(read.caseloads), read.source, read.illustrative, waiting)


def _check_days(days: Mapping[date, _Day]) -> None:
    """Workers stay: where two days that follow each other have none in common, the day is no
    extract's.
    """
    ordered = [each for _, each in sorted(days.items())]
    for before, each in pairwise(ordered):
        if before.workers and each.workers and before.workers.keys().isdisjoint(each.workers):
            each.first.refuse(
                "date",
                "no worker of this day stands in the rows of the day before it; give all rows of "
                "an extract the day on which it was taken",
            )


def _remarks(days: Mapping[date, _Day], totals: Totals, blocks: Blocks) -> Iterator[Remark]:
    if totals.summed or totals.averages or blocks.notes:
        yield LeftOutRows(tuple(totals.summed), tuple(totals.averages), tuple(blocks.notes))
    if blocks.filled:
        teams = Counter(each.text("team") for each in blocks.filled)
        yield TeamsOfBlocks(tuple(teams.items()))
    for day, each in sorted(days.items()):
        waiting = [one.open_cases for lot in each.unallocated.values() for one in lot]
        away = sum(not fte for _, _, fte in each.workers.values())
        shared = len(each.posts) - len(each.workers)
        silent = tuple(_silent(each.caseloads))
        if waiting or away or shared or silent:
            yield BesideWorkers(day, sum(waiting) if waiting else None, away, shared, silent)


def _silent(caseloads: Sequence[Caseload]) -> Iterator[str]:
    """The columns that some workers with a case fill and others do not: no average comes of it."""
    for name in ("families", "registered"):
        told = {getattr(each, name) is not None for each in caseloads if each.open_cases}
        if len(told) > 1:
            yield name


class Spelling:
    """Keeps one spelling for each name: the plan's, else the first in the file."""

    def __init__(self, names: Iterable[str], what: str, most: int) -> None:
        self._names = {name.casefold(): name for name in names}
        self._what = what
        self._most = most

    def of(self, text: str) -> str:
        """The spelling of a name. Raises Unreadable for one that is empty or too long."""
        if not text:
            raise Unreadable(f"is empty; write the {self._what}")
        if len(text) > self._most:
            raise Unreadable(f"has {len(text)} characters; shorten it to {self._most}")
        return self._names.setdefault(text.casefold(), text)


def _role(text: str, planned: Mapping[str, str], spelling: Spelling) -> str:
    """A slip in the name of a planned role would take its workers out of the agreed range."""
    name = near(text, planned.values(), 88) if text.casefold() not in planned else None
    if name and _DIGITS.findall(name) == _DIGITS.findall(text):
        raise Unreadable(
            f"{quoted(text)} is nearly {quoted(name)}, a role of the plan's caseload ranges; where "
            "the plan has the slip, mend it there, else write the role as the plan does, or make "
            "the difference plain"
        )
    return spelling.of(text)


def _day(text: str, at: date) -> date:
    if not text:
        raise Unreadable("is empty; write the day of the extract as 2018-09-30")
    return past_day(_AT_MIDNIGHT.sub("", text), at)
