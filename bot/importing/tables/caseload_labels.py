"""What the words in a row of a caseload report say of it: a total, an average, a note, a header."""

import re

from bot.importing.tables.caseload_headings import ALIASES, TYPES, plain_heading
from bot.importing.tables.caseload_words import is_total
from bot.importing.tables.table import Cells

_MEAN = re.compile(
    r"(?:average|mean|median|headcount|(?:count|number|no\.?) of)\b.*|.*\b(?:averages?|mean|median)"
)
_WORKERS = re.compile(r"\b([0-9]{1,4}) (?:workers?|staff|people|social workers?|practitioners?)\b")
_NOTE = re.compile(
    r"(?:sources?|notes?|n\.?b\.?|key|produced|printed|extracted|exported|generated|created|run|"
    r"report|data|page|prepared|filters?|parameters?)\b|\*",
)
_LABELLED = re.compile(
    r"(?:produced|printed|extracted|exported|generated|created|run|prepared)"
    r"(?: (?:by|on|at|date))?|.*:"
)
"""What stands before a text of its own cell: Run by, Source:."""
_NUMBERS = ("fte", "open_cases", *TYPES, "families")


def total_label(cells: Cells) -> str | None:
    """The words that make the row one of totals; None where it is another one. They stand in the
    place of a worker, or of the team, the role or a column that is not read where there is none.
    """
    return next((text for text in _labels(cells) if is_total(text)), None)


def says_average(cells: Cells) -> bool:
    """Tells a row of averages or of counts, which are held against nothing."""
    return any(_MEAN.fullmatch(text.casefold()) for text in _labels(cells))


def without_label(cells: Cells) -> bool:
    """Tells a row that names nobody and yet has what only a total has: no team, or hours."""
    if any(map(cells.text, ("worker", "role", "agency"))):
        return False
    if not any(map(cells.text, ("open_cases", *TYPES))):
        return False
    return not cells.text("team") or cells.text("fte") not in ("", "0", "-")


def told_workers(cells: Cells, label: str) -> int | None:
    """The number of workers that a row of totals gives in a worker's place, or in its label."""
    worker = cells.text("worker")
    if worker.isdecimal():
        return int(worker)
    found = _WORKERS.search(label.casefold())
    return int(found[1]) if found else None


def is_note(cells: Cells) -> bool:
    """Tells a line of text around the table, or its header once more."""
    texts = cells.everything
    if any(map(cells.text, _NUMBERS)) or cells.text("agency"):
        return _is_header(cells)
    if cells.text("role") or not 1 <= len(texts) <= 3:
        return False
    first = texts[0].casefold()
    return bool(_NOTE.match(first) if len(texts) == 1 else _LABELLED.fullmatch(first))


def alone(cells: Cells) -> str | None:
    """The one text of a row that holds nothing else, and no number; None for any other row."""
    texts = cells.everything
    if len(texts) != 1 or any(map(cells.text, (*_NUMBERS, "agency", "role"))):
        return None
    return texts[0]


def _is_header(cells: Cells) -> bool:
    if ALIASES.get(worker := plain_heading(cells.text("worker")), worker) != "worker":
        return False
    named = [(name, plain_heading(text)) for name in cells.names if (text := cells.text(name))]
    return len(named) > 2 and all(ALIASES.get(text, text) == name for name, text in named)


def _labels(cells: Cells) -> list[str]:
    worker = cells.text("worker")
    if worker and not worker.isdecimal():
        # Mean is a surname too: who has a role and a contract is a worker.
        return [] if cells.text("role") and cells.text("agency") else [worker]
    if cells.text("agency"):
        return []
    own = [cells.text("team"), cells.text("role")]
    if worker and all(own):
        return []
    named = [text for text in own if text]
    beside = [] if worker or all(own) else cells.beside
    return [*named, *beside]
