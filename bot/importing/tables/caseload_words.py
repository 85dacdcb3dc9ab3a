"""Words in a caseload report: who is a worker, what is nobody, and what names a total."""

import re
from functools import lru_cache

from bot.importing.problems import Unreadable

_WORKER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,19}")
_NUMBERED = re.compile(r"(?:worker|social worker|staff|sw|user|employee|practitioner) [0-9]{1,8}")
"""References of two words; a name with a number behind it is none."""
_NOBODY = re.compile(
    r"\b(unallocated|un-allocated|not (yet )?allocated|unassigned|not assigned|no worker|vacant|"
    r"vacancy|(awaiting|pending) allocation|no allocated worker|to be allocated)\b"
)
_SHARED = re.compile(r"\b(duty|in-?tray|inbox|pool|queue)\b")
"""Where cases wait for a worker; some of these are surnames too."""
NONE_OF_THEM = frozenset({"-", "–", "—"})
"""How a report prints that there are none."""
_ON_LEAVE = re.compile(
    r"(?:currently |now )?(?:on )?(?:(?:mat|maternity|paternity|parental|adoption|sick|sickness|"
    r"long[ -]term sick|unpaid|special|compassionate|study) leave|maternity|lts|"
    r"long[ -]term (?:sick(?:ness)?|absence|absent)|career break|sabbatical|suspended|"
    r"not at work)"
)
"""What is said of somebody who is not at work: a holiday is none."""
_OF_A_ROLE = re.compile(r".*[([](?P<brackets>[^)\]]*)[)\]]|.*\s[-–]\s(?P<dash>.*)")
_BRACKETS = re.compile(r"\s*[([][^)\]]*[)\]]")
_SUM = re.compile(
    r"(?:grand |sub-?\s?|overall |service |team )?(?:totals?|sum)"
    r"|(?:grand )?totals? (?:for|of|in|-|–|:) ?.*|.*\b(?:sub-?)?totals?|overall"
    r"|all(?: (?:teams|workers|staff|cases|social workers))?",
)
_WORDS_OF_SUMS = re.compile(
    r"\b(?:grand|sub|overall|subtotals?|totals?|sum|for|of|in|the|all|team|teams|service)\b|[-–:]"
)


def says_nobody(text: str, at_work: bool = False) -> bool:
    """Tells whether the text stands where a worker would, and says that there is none. Pool, Jane
    is a person, and so is Jane Pool where she is `at_work`.
    """
    folded = text.casefold()
    shared = not at_work and "," not in text and _SHARED.search(folded)
    return bool(_NOBODY.search(folded) or shared)


def says_on_leave(text: str) -> bool:
    """Tells whether the text says that somebody is not at work: by itself, in brackets or behind a
    dash, as in "Social Worker (on maternity leave)". Who covers a leave is at work.
    """
    words = " ".join(text.casefold().split())
    behind = _OF_A_ROLE.fullmatch(words)
    said = (words, *(filter(None, behind.groups()) if behind else ()))
    return any(_ON_LEAVE.fullmatch(each.strip()) for each in said)


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
            "hyphens with a digit among them, such as SW-017, or the full name of one person, "
            "which becomes a reference and is not stored"
        )
    return text


def reads_as_worker(text: str, strictly: bool = False) -> bool:
    """Tells whether the text is a worker's reference, or could be a person's name: Smith, Jo, or,
    unless `strictly`, any words that each begin with a capital.
    """
    try:
        read_worker(text)
    except Unreadable:
        words = text.split()
        named = len(words) > 1 and all(each[0].isupper() for each in words)
        return ("," in text and named) or (named and not strictly and len(words) <= 4)
    return True


@lru_cache(maxsize=4096)
def plain_name(text: str) -> str:
    """The team or role that a label names: "Total for North (2 workers)" is north."""
    return " ".join(_WORDS_OF_SUMS.sub(" ", _BRACKETS.sub("", text.casefold())).split())


def is_total(text: str) -> bool:
    """Tells whether the text is the label of a row of totals."""
    return bool(_SUM.fullmatch(_BRACKETS.sub("", text.casefold()).strip(" :-*")))
