"""Ofsted's Annex A → one extract: counts by worker and team. No child's row leaves this file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.domain.caseload import Caseload, CaseloadExtract, Mix, Unallocated
from bot.domain.plan import Plan
from bot.importing.caseload_remarks import AnnexRead
from bot.importing.caseloads.annex_headings import KINDS, AnnexList, Kind
from bot.importing.caseloads.references import References
from bot.importing.problems import Problems, Unreadable
from bot.importing.remarks import Remark
from bot.importing.tables.caseload_headings import stated_day
from bot.importing.tables.caseload_words import says_nobody
from bot.importing.tables.caseloads import LONGEST_TEAM, ReadCaseloads, Spelling
from bot.importing.tables.dates import day as day_of
from bot.importing.tables.dates import past_day
from bot.importing.tables.rows import MOST_ROWS, Row, RowSource, letter
from bot.importing.tables.teams import MOST_TEAMS
from bot.importing.texts import clean, quoted
from bot.rules.caseload_workers import workers_of

SOURCE = "Ofsted's Annex A"
ROLE = "Not stated"
"""Of a worker whom no earlier extract knows: the lists say neither role nor hours."""
_HOURS = "; hours not stated are counted as full time"
_NO_TEAM = "Team not stated"
NOTHING = frozenset({"", "-", "–", "NULL", "null", "None", "n/a", "N/A", "NA", "Not applicable"})
"""What an export prints where a cell is empty."""
_TYPES = {each.number: each.type for each in KINDS}


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """A table of the Annex: its name, its header, and its rows."""

    name: str
    header: AnnexList
    source: RowSource


@dataclass(slots=True)
class _Found:
    """What each child counts as, by who holds it; the children go when this does."""

    cases: dict[str, tuple[Kind, str | None, str]] = field(default_factory=dict)
    """By child: the list that counts, the worker's reference (None for nobody), and the team."""
    several: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    """Children whom one list gives to two workers: the first counts."""
    named: set[str] = field(default_factory=set)


def read_annex_a(  # noqa: PLR0913, PLR0917 - what the lists are read against
    tables: Sequence[AnnexTable],
    plan: Plan,
    at: date,
    references: References,
    problems: Problems,
    earlier: Sequence[CaseloadExtract] = (),
) -> ReadCaseloads:
    """Counts the open cases of lists 6 to 9 by worker and team, each child once, as the first of
    looked after, on a protection plan, care leaver and in need. Role, hours and contract are those
    of the newest of the `earlier` extracts that knows the worker. Adds a problem for what cannot be
    read; raises Unreadable where the lists name no day.
    """
    counted = [each for each in tables if each.header.kind]
    day = past_day(_day(tables, problems.file), at)
    numbers = tuple(sorted(each.header.kind.number for each in counted if each.header.kind))
    _check(numbers, day, earlier)
    found = _Found()
    teams = Spelling((each.team for each in plan.people if each.team), "team", LONGEST_TEAM)
    for table in sorted(counted, key=_first_counts_first):
        _read(table, day, found, references, teams, problems)
    known = _known(earlier)
    types = [each.type for each in KINDS if each.number in numbers]
    posts = tuple(_caseloads(found, known, types))
    waiting = tuple(_unallocated(found, types))
    unknown = {each.worker for each in posts if each.worker.casefold() not in known}
    source = _source(numbers) + (_HOURS if unknown else "")
    extract = CaseloadExtract(day, posts, source, unallocated=waiting)
    _bound(extract)
    left_out = tuple(each.name for each in tables if each.header.kind is None)
    said: tuple[Remark, ...] = (
        AnnexRead(
            numbers,
            len(found.several),
            len(found.named),
            len(unknown),
            left_out,
            len(found.twice),
        ),
    )
    return ReadCaseloads((extract,), said)


def _day(tables: Sequence[AnnexTable], file: str) -> str:
    days = {each.header.day for each in tables if each.header.day}
    if len(days) > 1:
        raise Unreadable(f"the lists are of several days ({', '.join(sorted(days))}); keep one")
    day = next(iter(days), None) or stated_day([Row(1, (file.replace("_", " "),))])
    if day is None:
        raise Unreadable(
            "the lists name no day; give the file a name with the day they were taken, such as "
            "'Annex A 2026-09-30.xlsx'"
        )
    return day


def _check(numbers: tuple[int, ...], day: date, earlier: Sequence[CaseloadExtract]) -> None:
    if not numbers:
        raise Unreadable(
            "none of Annex A's lists 6 to 9 is in this file; they hold the open cases with their "
            "workers"
        )
    if len(set(numbers)) < len(numbers):
        raise Unreadable("one of Annex A's lists is there twice; keep one sheet for each list")
    same = next((each for each in earlier if each.day == day), None)
    if same and same.source.startswith(SOURCE) and not set(_lists(same.source)) <= set(numbers):
        raise Unreadable(
            f"the extract of {day} holds other lists ({same.source}), and a child may be on "
            "several: put all of them into one workbook, a sheet for each"
        )


def _source(numbers: tuple[int, ...]) -> str:
    return f"{SOURCE}, {'list' if len(numbers) == 1 else 'lists'} {_listed(numbers)}"


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(each) for each in numbers)


def _lists(source: str) -> tuple[int, ...]:
    return tuple(number for number in _TYPES if str(number) in source)


def _first_counts_first(table: AnnexTable) -> int:
    kind = table.header.kind
    return KINDS.index(kind) if kind else len(KINDS)


def _read(  # noqa: PLR0913, PLR0917 - a list, and where its rows are to go
    table: AnnexTable,
    day: date,
    found: _Found,
    references: References,
    teams: Spelling,
    problems: Problems,
) -> None:
    header, kind = table.header, table.header.kind
    if kind is None:
        return
    if kind.ended and header.ended is None:
        problems.add(
            f"the list has no column '{kind.ended.replace('_', ' ')}': without it, cases that "
            "ended cannot be told from open ones",
            header.row,
            table.name,
        )
        return
    hidden = 0
    for row in table.source.rows():
        if row.number <= header.row:
            continue
        if row.number > MOST_ROWS:
            raise Unreadable(f"there are more than {MOST_ROWS:,} rows; split the file", row.number)
        hidden += row.hidden
        if (place := _faulty(row, header)) is not None:
            problems.add(row.faults[place], row.number, f"{table.name} {letter(place)}")
            continue
        try:
            if not _ended(_text(row, header.ended), day):
                _add(row, table, kind, found, references, teams)
        except Unreadable as error:
            problems.add(str(error), row.number, table.name)
    if hidden:
        said = f"rows are hidden ({hidden} in all): show them or delete them"
        problems.add(said, header.row, table.name)


def _faulty(row: Row, header: AnnexList) -> int | None:
    places = (header.child, header.worker, header.team, header.adviser, header.ended)
    return next((each for each in places if each is not None and each in row.faults), None)


def _add(  # noqa: PLR0913, PLR0917 - a row, and where it is to go
    row: Row,
    table: AnnexTable,
    kind: Kind,
    found: _Found,
    references: References,
    teams: Spelling,
) -> None:
    header = table.header
    child = _text(row, header.child)
    worker = _text(row, header.worker)
    if worker in NOTHING or says_nobody(worker):
        worker = _text(row, header.adviser)
    holder = None if worker in NOTHING or says_nobody(worker) else references.of(worker)
    if not child:
        if holder is not None:
            raise Unreadable("the row has a worker and no child's ID; fill it in, or delete it")
        return
    if child in found.cases:
        before, first, _ = found.cases[child]
        if before is not kind:
            found.several.add(child)
        elif holder not in (first, None):
            found.twice.add(child)
        return
    team = _text(row, header.team)
    team = teams.of(_NO_TEAM if team in NOTHING else team)
    if holder is not None and holder != worker:
        found.named.add(holder)
    found.cases[child] = kind, holder, team


def _ended(text: str, day: date) -> bool:
    """Whether a case was over on the day, by the date on which it ended. Raises Unreadable for what
    is neither a date nor nothing.
    """
    if text in NOTHING:
        return False
    return day_of(text.partition(" ")[0].partition("T")[0]) <= day


def _text(row: Row, place: int | None) -> str:
    if place is None or place >= len(row.cells):
        return ""
    try:
        return clean(row.cells[place])
    except ValueError as error:
        raise Unreadable(f"the text {error}") from error


def _known(earlier: Sequence[CaseloadExtract]) -> Mapping[str, Caseload]:
    """Each worker as the newest extract has them, the hours of all their teams together."""
    known: dict[str, Caseload] = {}
    for extract in sorted(earlier, key=lambda each: each.day):
        wholes = workers_of(extract.caseloads).wholes
        known |= {name: each for name, each in wholes.items() if each.role != ROLE}
    return known


def _caseloads(
    found: _Found, known: Mapping[str, Caseload], types: Sequence[str]
) -> Iterator[Caseload]:
    counts = Counter(
        (holder, team, kind.type)
        for kind, holder, team in found.cases.values()
        if holder is not None
    )
    held: Counter[tuple[str, str]] = Counter()
    for (holder, team, _), cases in counts.items():
        held[holder, team] += cases
    placed: set[str] = set()
    # Hours are a worker's and not a team's: they count once, where most of the cases are.
    for (holder, team), cases in held.most_common():
        one = known.get(holder.casefold())
        role, agency, fte = (one.role, one.agency, one.fte) if one else (ROLE, False, Decimal(1))
        registered = one.registered if one else None
        if holder in placed:
            fte = Decimal(0)
        placed.add(holder)
        mix = {each: counts[holder, team, each] for each in types}
        yield Caseload(holder, role, team, fte, agency, cases, Mix(**mix), registered=registered)


def _unallocated(found: _Found, types: Sequence[str]) -> Iterator[Unallocated]:
    counts = Counter(
        (team, kind.type) for kind, holder, team in found.cases.values() if holder is None
    )
    # Where there are none, one row of nought says so.
    for team in dict.fromkeys(team for team, _ in counts) or _any_team(found):
        mix = {each: counts[team, each] for each in types}
        yield Unallocated(team, sum(mix.values()), Mix(**mix))


def _any_team(found: _Found) -> list[str]:
    return [team for _, _, team in found.cases.values()][:1]


def _bound(extract: CaseloadExtract) -> None:
    teams = {each.team for each in extract.caseloads}
    teams |= {each.team for each in extract.unallocated}
    if len(teams) > MOST_TEAMS:
        raise Unreadable(f"there are more than {MOST_TEAMS} teams; is this the right column?")
    if not teams:
        raise Unreadable(f"no open case in {quoted(extract.source)}; is each one ended?")
