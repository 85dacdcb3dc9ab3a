"""What people, statisticians and spreadsheets write where there is no figure."""

import re

from bot.importing.problems import Unreadable
from bot.importing.texts import quoted

_EMPTY = "leave the cell empty where there is none"
_NOTED = "leave the cell empty and say why in the note"
_ROUNDED = "write the figure itself, or leave the cell empty and say why in the note"

_MARKS = {
    "c": ("marks a figure that is confidential", _NOTED),
    "x": ("marks a figure that is not available", _NOTED),
    ":": ("marks a figure that is not available", _NOTED),
    "..": ("marks a figure that is not available", _NOTED),
    "z": ("marks where a figure does not apply", _NOTED),
    "u": ("marks a figure that is too unreliable to give", _NOTED),
    "k": ("marks a figure that is not 0 and rounds to 0", _ROUNDED),
    "low": ("marks a figure that is not 0 and rounds to 0", _ROUNDED),
}
"""The marks of the Government Analysis Function and of the DfE's statistics."""

_WORDS = frozenset(
    {
        "n/a",
        "na",
        "n.a.",
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
        "not available",
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


def is_no_figure(text: str) -> bool:
    """Tells whether the cell is empty, or says in some way that there is no figure."""
    if not text:
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
    bare = text.casefold()
    if bare.startswith("[") and bare.endswith("]"):
        bare = bare[1:-1]
    if mark := _MARKS.get(bare):
        what, remedy = mark
        raise Unreadable(f"{quoted(text)} {what}; {remedy}")
    if spreadsheet_error(text):
        raise Unreadable(
            f"{quoted(text)} is a spreadsheet's error and no figure; mend the formula, or "
            "leave the cell empty"
        )
    if bare in _WORDS or not any(each.isalnum() for each in text):
        raise Unreadable(f"{quoted(text)} is no figure; {_EMPTY}")
