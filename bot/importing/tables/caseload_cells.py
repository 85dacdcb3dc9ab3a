"""The cells of a row of caseloads: who, how much of a post, how many cases and of what type."""

import re
from decimal import Decimal

from bot.domain.caseload import UNTYPED, Mix
from bot.importing.problems import Unreadable
from bot.importing.tables.caseload_headings import TYPES
from bot.importing.tables.caseload_words import NONE_OF_THEM, says_on_leave
from bot.importing.tables.dates import yes_or_no
from bot.importing.tables.numbers import number, whole
from bot.importing.tables.table import Cells
from bot.importing.texts import quoted
from bot.messages.words import counted, listed

_AGENCY = {
    "agency",
    "agency worker",
    "agency staff",
    "agency contract",
    "agency social worker",
    "locum",
    "interim agency",
}
_EMPLOYED = {
    "permanent",
    "perm",
    "permanent contract",
    "substantive",
    "employed",
    "employee",
    "fixed term",
    "fixed-term",
    "fixed term contract",
    "ftc",
    "council",
}
_REGISTERED = {"registered"}
_UNREGISTERED = {"not registered", "unregistered", "lead practitioner"}
_HOURS = re.compile(r"[0-9] ?(hours?|hrs?|h)\b")
_UNIT = re.compile(r" ?(fte|wte)$")
_LEAST_FTE = Decimal("0.05")
_FULLEST = Decimal("1.5")
MOST_OPEN = 200
MOST_UNALLOCATED = 5_000


def read_share(text: str) -> Decimal:
    """Reads how much of a full post it is: 0.8, 0.8 FTE or 80%. Raises Unreadable."""
    if _HOURS.search(text.casefold()):
        raise Unreadable(
            f"{quoted(text)} are hours; write the share of a full week, such as 0.8 of 37 hours"
        )
    if text.endswith("%"):
        return number(text.removesuffix("%").rstrip()).scaleb(-2).normalize()
    return number(_UNIT.sub("", text.casefold()))


def read_fte(text: str) -> Decimal:
    """Reads the share of a full post; 0 is not at work. Raises Unreadable."""
    value = read_share(text)
    if value and not _LEAST_FTE <= value <= _FULLEST:
        raise Unreadable(
            f"{quoted(text)} FTE cannot be; write 1 for full time, from 0.05 to 1.5, or 0 for "
            "someone who is not at work. Hours are no FTE: 29.6 of 37 are 0.8"
        )
    return value


def refuse_leave(cells: Cells) -> None:
    """Refuses the share of a post of somebody whose row says that they are not at work."""
    leave = next(filter(says_on_leave, (cells.text("role"), *cells.beside)), None)
    if leave is not None:
        cells.refuse(
            "fte",
            f"the row says {quoted(leave)}; write 0 where the worker is not at work, else take the "
            "words away",
        )


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
    value = 0 if text in NONE_OF_THEM else int(whole(text))
    if value > most:
        whose = "one worker" if most == MOST_OPEN else "nobody"
        raise Unreadable(f"{value} open cases for {whose}; correct it, {most} at most")
    return value
