"""The children's social work workforce census (XML) → one extract of 30 September.

Source of the elements: Department for Education, children's social work workforce census, technical
specification: a Message holds a Header and a CSWWWorker for each social worker.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from xml.parsers import expat

from bot.domain.caseload import Caseload, CaseloadExtract
from bot.importing.caseload_remarks import CensusRead
from bot.importing.caseloads.references import References
from bot.importing.problems import Problems, Unreadable
from bot.importing.tables.caseload_cells import MOST_OPEN, read_fte
from bot.importing.tables.caseloads import ReadCaseloads
from bot.importing.tables.dates import iso_day, past_day
from bot.importing.tables.numbers import whole
from bot.importing.texts import quoted
from bot.messages.words import counted

MOST_WORKERS = 20_000
LONGEST_VALUE = 200
TEAM = "Whole service"
"""The census tells no teams."""
ROLES = {
    "1": "Senior Manager",
    "2": "Middle Manager",
    "3": "First Line Manager",
    "4": "Senior Practitioner",
    "5": "Case Holder",
    "6": "Qualified without Cases",
}
"""What OrgRole's codes say."""
_ROLE = "Not stated"
_OPENING = 4096
_WORKER = "CSWWWorker"
_OF_HEADER = ("ReferenceDate", "Year")
_OF_WORKER = ("AgencyWorker", "SWENo", "FTE", "FTE30", "Cases30", "OrgRole", "RoleEndDate")
_DAMAGED = "the census file is damaged or cut off; get it again"


@dataclass(slots=True)
class _Worker:
    line: int
    values: dict[str, str] = field(default_factory=dict)


def is_census(content: bytes) -> bool:
    """Tells a workforce census from any other file, by its first elements."""
    opening = content[:_OPENING].removeprefix(b"\xef\xbb\xbf").lstrip()
    xml = opening.startswith((b"<?xml", b"<Message"))
    return xml and (b"CSWW" in opening) and b"<Message" in opening


def read_census(
    content: bytes, at: date, references: References, problems: Problems
) -> ReadCaseloads:
    """Reads the workers in post on the day of the census, their registration numbers made into
    references; adds a problem for each that cannot be read. Hours are those of 30 September where
    they are told apart. Raises Unreadable for XML that is broken or declares a document type.
    """
    header, workers = _heard(content)
    day = past_day(_day(header), at)
    staying = [each for each in workers if not _left(each, day, problems)]
    if not staying:
        raise Unreadable(
            f"every worker of the census had left before {day}; is it the whole of it?"
        )
    seen: set[str] = set()
    found = []
    for worker in staying:
        try:
            caseload = _caseload(worker.values, references)
        except Unreadable as error:
            problems.add(str(error), worker.line, _WORKER)
            continue
        if caseload.worker in seen:
            problems.add("the SWENo is there twice; keep one", worker.line, _WORKER)
        seen.add(caseload.worker)
        found.append(caseload)
    silent = sum(not each.values.get("Cases30") for each in staying)
    source = f"Children's social work workforce census {day.year}"
    extract = CaseloadExtract(day, tuple(found), source)
    return ReadCaseloads((extract,), (CensusRead(len(found), len(workers) - len(staying), silent),))


def _heard(content: bytes) -> tuple[Mapping[str, str], list[_Worker]]:
    listener = _Listener()
    try:
        listener.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable(_DAMAGED, error.lineno) from error
    if not listener.workers:
        raise Unreadable(f"the census file has no {_WORKER}; is it the whole of it?")
    return listener.header, listener.workers


class _Listener:
    """Keeps the values that are wanted, and nothing else of a worker."""

    def __init__(self) -> None:
        self.header: dict[str, str] = {}
        self.workers: list[_Worker] = []
        self._of_worker = False
        self._text: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._hear

    def _start(self, name: str, _: Mapping[str, str]) -> None:
        name = _bare(name)
        if name == _WORKER:
            self._of_worker = True
            self.workers.append(_Worker(self.parser.CurrentLineNumber))
            if len(self.workers) > MOST_WORKERS:
                raise Unreadable(f"there are more than {MOST_WORKERS:,} workers; is it one census?")
        wanted = _OF_WORKER if self._of_worker else _OF_HEADER
        self._text = [] if name in wanted else None

    def _hear(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
            if sum(map(len, self._text)) > LONGEST_VALUE:
                line = self.parser.CurrentLineNumber
                raise Unreadable(f"a value has more than {LONGEST_VALUE} characters", line)

    def _end(self, name: str) -> None:
        name = _bare(name)
        if self._text is not None:
            values = self.workers[-1].values if self._of_worker else self.header
            values[name] = "".join(self._text).strip()
        self._text = None
        if name == _WORKER:
            self._of_worker = False


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise Unreadable(
        "the XML declares a document type, which no census does and which can do harm; get the "
        "file again from the system that made it"
    )


def _day(header: Mapping[str, str]) -> str:
    if day := header.get("ReferenceDate"):
        return day[:10]
    if (year := header.get("Year", "")).isdecimal():
        return f"{year}-09-30"
    raise Unreadable("the census file says neither ReferenceDate nor Year in its header")


def _left(worker: _Worker, day: date, problems: Problems) -> bool:
    """Whether the worker was no longer in post on the day: leavers of the year are listed too."""
    text = worker.values.get("RoleEndDate")
    if not text:
        return False
    try:
        ended = iso_day(text[:10])
    except Unreadable as error:
        problems.add(str(error), worker.line, "RoleEndDate")
        return True
    return ended < day or (ended == day and not worker.values.get("Cases30"))


def _caseload(values: Mapping[str, str], references: References) -> Caseload:
    number = values.get("SWENo")
    if not number:
        raise Unreadable("the worker has no SWENo")
    agency = values.get("AgencyWorker")
    if agency not in ("0", "1"):
        raise Unreadable(f"AgencyWorker is {quoted(agency or '')}; it must be 0 or 1")
    role = ROLES.get(values.get("OrgRole", ""), _ROLE)
    return Caseload(
        references.of_name(number),
        role,
        TEAM,
        _fte(values),
        agency == "1",
        _cases(values),
        # The census counts nobody else.
        registered=True,
    )


def _fte(values: Mapping[str, str]) -> Decimal:
    text = values.get("FTE30") or values.get("FTE")
    if not text:
        raise Unreadable("the worker has neither FTE30 nor FTE")
    return read_fte(text)


def _cases(values: Mapping[str, str]) -> int:
    cases = int(whole(values.get("Cases30") or "0"))
    if cases > MOST_OPEN:
        raise Unreadable(
            f"{counted(cases, 'case')} for one worker; correct it, {MOST_OPEN} at most"
        )
    return cases
