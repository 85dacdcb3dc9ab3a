"""Rows of a table of caseloads → one extract for each day."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.domain.caseload import Caseload, CaseloadExtract
from bot.domain.plan import Plan
from bot.importing.problems import Unreadable
from bot.importing.tables.dates import past_day, yes_or_no
from bot.importing.tables.numbers import number, whole
from bot.importing.tables.table import Cells
from bot.importing.tables.teams import check_teams
from bot.importing.texts import near, quoted

_WORKER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,19}")
_DIGITS = re.compile("[0-9]+")
_LEAST_FTE = Decimal("0.05")
MOST_OPEN = 200
LONGEST_ROLE = 40
LONGEST_TEAM = 60


@dataclass(slots=True)
class _Day:
    source: str
    illustrative: bool
    first_row: int
    workers: dict[str, int] = field(default_factory=dict)
    caseloads: list[Caseload] = field(default_factory=list)


def read_caseloads(
    rows: Iterable[Cells], plan: Plan, at: date, earlier: Sequence[CaseloadExtract] = ()
) -> tuple[CaseloadExtract, ...]:
    """The extracts, oldest first, of the rows that nothing stands against; the rest have added
    their problems. No day may be after `at`; a day has one source. Teams are held against those of
    the plan and of the `earlier` extracts of other days.
    """
    planned = {each.role.casefold(): each.role for each in plan.caseload_ranges}
    roles = _Spelling(planned.values(), "role", LONGEST_ROLE)
    managed = [each.team for each in plan.people if each.team]
    teams = _Spelling(managed, "team", LONGEST_TEAM)
    found: dict[str, Cells] = {}
    days: dict[date, _Day] = {}
    for cells in rows:
        day = cells.read("date", lambda text: _day(text, at))
        caseload = _caseload(cells, lambda text: _role(text, planned, roles), teams.of)
        illustrative = cells.read_if_any("illustrative", yes_or_no)
        if day and caseload and cells.sound:
            _add(cells, days, day, bool(illustrative), caseload)
            found.setdefault(caseload.team, cells)
    # An extract that this file takes the place of may hold the slip that it corrects.
    others = [each for each in earlier if each.day not in days]
    check_teams(found, managed, (row.team for each in others for row in each.caseloads))
    return tuple(
        CaseloadExtract(day, tuple(each.caseloads), each.source, each.illustrative)
        for day, each in sorted(days.items())
    )


def _caseload(
    cells: Cells, role_of: Callable[[str], str], team_of: Callable[[str], str]
) -> Caseload | None:
    worker = cells.read("worker", _worker)
    role = cells.read("role", role_of)
    team = cells.read("team", team_of)
    fte = cells.read("fte", _fte)
    agency = cells.read("agency", yes_or_no)
    open_cases = cells.read("open_cases", _open_cases)
    if worker is None or role is None or team is None:
        return None
    if fte is None or agency is None or open_cases is None:
        return None
    return Caseload(worker, role, team, fte, agency, open_cases)


def _add(
    cells: Cells, days: dict[date, _Day], day: date, illustrative: bool, caseload: Caseload
) -> None:
    source = cells.text("source")
    of_day = days.setdefault(day, _Day(source, illustrative, cells.row))
    first = of_day.workers.setdefault(caseload.worker.casefold(), cells.row)
    if first != cells.row:
        cells.refuse(
            "worker",
            f"{caseload.worker} is there twice on {day}, in row {first} and in row {cells.row}; "
            "keep one row for each worker and day",
        )
    if source != of_day.source:
        cells.refuse(
            "source",
            f"{quoted(source)} differs from {quoted(of_day.source)} in row {of_day.first_row}; "
            "give one source for each day",
        )
    if illustrative is not of_day.illustrative:
        cells.refuse(
            "illustrative",
            f"differs from row {of_day.first_row}; a day is illustrative as a whole or not at all",
        )
    of_day.caseloads.append(caseload)


class _Spelling:
    """One spelling for each name: the plan's, else the first in the file."""

    def __init__(self, names: Iterable[str], what: str, most: int) -> None:
        self._names = {name.casefold(): name for name in names}
        self._what = what
        self._most = most

    def of(self, text: str) -> str:
        if not text:
            raise Unreadable(f"is empty; write the {self._what}")
        if len(text) > self._most:
            raise Unreadable(f"has {len(text)} characters; shorten it to {self._most}")
        return self._names.setdefault(text.casefold(), text)


def _role(text: str, planned: Mapping[str, str], spelling: _Spelling) -> str:
    """A slip in the name of a planned role would take its workers out of the agreed range."""
    name = near(text, planned.values(), 88) if text.casefold() not in planned else None
    if name and _DIGITS.findall(name) == _DIGITS.findall(text):
        raise Unreadable(
            f"{quoted(text)} is nearly the plan's role {quoted(name)}; write it the same way, or "
            "make the difference plain"
        )
    return spelling.of(text)


def _day(text: str, at: date) -> date:
    if not text:
        raise Unreadable("is empty; write the day of the extract as 2018-09-30")
    return past_day(text, at)


def _worker(text: str) -> str:
    if not text:
        raise Unreadable("is empty; write the worker's reference such as SW-017")
    if not _WORKER.fullmatch(text) or not any(each.isdigit() for each in text):
        raise Unreadable(
            "is not a worker's reference; write up to 20 letters, digits, dots, slashes and "
            "hyphens with a digit among them, such as SW-017, and never a name"
        )
    return text


def _fte(text: str) -> Decimal:
    if text.endswith("%"):
        raise Unreadable(f"{quoted(text)} is not a number; write the share of full time as 0.8")
    value = number(text)
    if not _LEAST_FTE <= value <= 1:
        raise Unreadable(f"{quoted(text)} FTE cannot be; write 1 for full time, down to 0.05")
    return value


def _open_cases(text: str) -> int:
    value = int(whole(text))
    if value > MOST_OPEN:
        raise Unreadable(f"{value} open cases for one worker; correct it, {MOST_OPEN} at most")
    return value
