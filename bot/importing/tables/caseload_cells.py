"""The cells of a row of caseloads: who, how much of a post, how many cases and of what type."""

import re
from decimal import Decimal

from bot.domain.caseload import UNTYPED, Mix
from bot.importing.problems import Unreadable
from bot.importing.tables.caseload_headings import TYPES
from bot.importing.tables.dates import yes_or_no
from bot.importing.tables.numbers import number, whole
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted
from bot.messages.words import counted, listed

_WORKER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,19}")
_NUMBERED = re.compile(r"(?:worker|social worker|staff|sw|user|employee|practitioner) [0-9]{1,8}")
"""References of two words; a name with a number behind it is none."""
_NOBODY = re.compile(
    r"\b(unallocated|un-allocated|not (yet )?allocated|unassigned|not assigned|no worker|vacant|"
    r"vacancy|(awaiting|pending) allocation|no allocated worker|to be allocated|duty|"
    r"in-?tray|inbox|pool|queue)\b"
)
_AGENCY = {"agency", "agency worker", "agency staff", "locum", "interim agency"}
_EMPLOYED = {"permanent", "perm", "employed", "employee", "fixed term", "fixed-term", "council"}
_REGISTERED = {"registered"}
_UNREGISTERED = {"not registered", "unregistered", "lead practitioner"}
_LEAST_FTE = Decimal("0.05")
_FULLEST = Decimal("1.5")
MOST_OPEN = 200
MOST_UNALLOCATED = 5_000


def says_nobody(text: str) -> bool:
    """Tells whether the text stands where a worker would, and says that there is none."""
    return bool(_NOBODY.search(text.casefold()))


def read_worker(text: str) -> str:
    """Reads a worker's reference. Raises Unreadable."""
    if not text:
        raise Unreadable(
            "is empty; write the worker's reference such as SW-017, or 'unallocated' where nobody "
            "holds these cases"
        )
    numbered = _NUMBERED.fullmatch(text.casefold())
    if not numbered and not (_WORKER.fullmatch(text) and any(each.isdigit() for each in text)):
        raise Unreadable(
            "is not a worker's reference; write up to 20 letters, digits, dots, slashes and "
            "hyphens with a digit among them, such as SW-017, and never a name"
        )
    return text


def read_fte(text: str) -> Decimal:
    """Reads the share of a full post; 0 is not at work. Raises Unreadable."""
    if text.endswith("%"):
        raise Unreadable(f"{quoted(text)} is not a number; write the share of full time as 0.8")
    value = number(text)
    if value and not _LEAST_FTE <= value <= _FULLEST:
        raise Unreadable(
            f"{quoted(text)} FTE cannot be; write 1 for full time, from 0.05 to 1.5, or 0 for "
            "someone who is not at work"
        )
    return value


def check_fte(total: Decimal) -> None:
    """Raises Unreadable where a worker's posts together are more than anybody works."""
    if total > _FULLEST:
        raise Unreadable(f"{total} FTE in all teams together cannot be; {_FULLEST} at most")


def read_agency(text: str) -> bool:
    """The answer to whether a worker is from an agency, said as yes or no or by the contract.
    Raises Unreadable.
    """
    word = text.casefold()
    if word in _AGENCY or word in _EMPLOYED:
        return word in _AGENCY
    try:
        return yes_or_no(text)
    except Unreadable:
        raise Unreadable(
            f"{quoted(text)} is neither agency nor permanent; write yes or no, or agency or "
            "permanent"
        ) from None


def read_families(text: str, open_cases: int) -> int:
    """Reads how many families the open cases are of. Raises Unreadable."""
    value = int(whole(text))
    if value > open_cases:
        raise Unreadable(
            f"{counted(value, 'family', 'families')} of {counted(open_cases, 'open case')} cannot "
            "be; count each family once"
        )
    if open_cases and not value:
        raise Unreadable("0 families of open cases cannot be; leave it empty where not known")
    return value


def read_registered(text: str) -> bool:
    """The answer to whether a worker is a registered social worker. Raises Unreadable."""
    word = text.casefold()
    if word in _REGISTERED or word in _UNREGISTERED:
        return word in _REGISTERED
    try:
        return yes_or_no(text)
    except Unreadable:
        raise Unreadable(
            f"{quoted(text)} does not say whether the worker is a registered social worker; write "
            "yes or no, or leave it empty"
        ) from None


def read_cases(cells: Cells, most: int = MOST_OPEN) -> tuple[int, Mix] | None:
    """Reads the open cases of a row and their types; None, with a problem, where they cannot be.
    Without a column of all open cases the types are all there are. `most` is the most of each.
    """
    mix = _mix(cells, most)
    if mix is None:
        return None
    if not cells.has("open_cases"):
        return mix.told, mix
    open_cases = cells.read("open_cases", lambda text: _count(text, most))
    if open_cases is None:
        return None
    if mix.told > open_cases:
        cells.refuse("open_cases", _too_many_typed(cells, mix, open_cases))
        return None
    return open_cases, mix


def _mix(cells: Cells, most: int) -> Mix | None:
    counts = {}
    for name in TYPES:
        if not cells.has(name):
            continue
        # An empty cell of a type is how a spreadsheet says that there are none.
        counts[name] = cells.read(name, lambda text: _count(text, most)) if cells.text(name) else 0
        if name in cells.spoiled:
            return None
    return Mix(**counts) if counts else UNTYPED


def _too_many_typed(cells: Cells, mix: Mix, open_cases: int) -> str:
    named = listed([f"{getattr(mix, name)} {name}" for name in TYPES if cells.has(name)])
    return (
        f"the types ({named}) are {mix.told} together, more than the open cases, {open_cases}; "
        "count each child once"
    )


def _count(text: str, most: int) -> int:
    value = int(whole(text))
    if value > most:
        whose = "one worker" if most == MOST_OPEN else "nobody"
        raise Unreadable(f"{value} open cases for {whose}; correct it, {most} at most")
    return value
