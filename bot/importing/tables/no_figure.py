"""What people, statisticians and spreadsheets write where there is no figure."""

import re

from bot.domain.mark import Mark
from bot.importing.problems import Unreadable
from bot.importing.texts import quoted

_EMPTY = "leave the cell empty where there is none"
_MARKS = {
    "c": Mark.SUPPRESSED,
    "x": Mark.NOT_AVAILABLE,
    "z": Mark.NOT_APPLICABLE,
    "u": Mark.UNRELIABLE,
    "k": Mark.LOW,
    "low": Mark.LOW,
    ":": Mark.COLON,
    "*": Mark.STAR,
    "..": Mark.DOTS,
    "...": Mark.DOTS,
    ".": Mark.DOTS,
    "…": Mark.DOTS,
    "-": Mark.DASH,
    "–": Mark.DASH,
    "—": Mark.DASH,
    "n/a": Mark.NA,
    "na": Mark.NA,
    "n.a.": Mark.NA,
    "not available": Mark.NA,
}

_WORDS = frozenset(
    {
        "n/k",
        "nk",
        "n.k.",
        "not known",
        "not reported",
        "not recorded",
        "not stated",
        "nan",
        "none",
        "null",
        "nil",
        "tbc",
        "tba",
        "no data",
        "no figure",
        "not applicable",
        "unknown",
    }
)
_ERROR = re.compile(r"#[A-Z][A-Z0-9_/]*[!?]?|Err:[0-9]{3}", re.IGNORECASE)
_TAKEN_BACK = frozenset({"missing", "taken back", "withdrawn"})


def taken_back(text: str) -> bool:
    """Tells the words that say on purpose that there is no figure, or no longer one."""
    return text.casefold() in _TAKEN_BACK


def spreadsheet_error(text: str) -> bool:
    """Tells what a formula shows that has no answer: `#DIV/0!`, `#REF!`, `Err:502`."""
    return bool(_ERROR.fullmatch(text))


def mark_of(text: str) -> Mark | None:
    """Tells why there is no figure where `text` is a mark that says so."""
    return _MARKS.get(_bare(text))


def _bare(text: str) -> str:
    bare = text.casefold()
    return bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare


def is_no_figure(text: str) -> bool:
    """Tells whether the cell is empty, or says in some way that there is no figure."""
    if not text or mark_of(text):
        return True
    try:
        refuse_no_figure(text)
    except Unreadable:
        return True
    return False


def refuse_no_figure(text: str) -> None:
    """Raises Unreadable, with what `text` stands for, where it is no figure and no words."""
    if text[:1].isdigit():
        return
    bare = _bare(text)
    if spreadsheet_error(text):
        raise Unreadable(
            f"{quoted(text)} is a spreadsheet's error and no figure; mend the formula, or "
            "leave the cell empty"
        )
    if bare in _WORDS or not any(each.isalnum() for each in text):
        raise Unreadable(f"{quoted(text)} is no figure; {_EMPTY}")
