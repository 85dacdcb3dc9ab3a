"""A scorecard's own RAG beside its figures: read to be held against planbot's, and never taken."""

import re

from bot.domain.period import Period
from bot.domain.rag import Status
from bot.importing.recipes.headings.periods_across import period_of
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import plain_words
from bot.importing.tables.rows import Row

_HEADINGS = frozenset(
    [
        "brag",
        "brag rating",
        "brag status",
        "current rag",
        "performance rag",
        "rag",
        "rag rating",
        "rag status",
        "rating",
        "status",
    ]
)
_RAGS = {"r": Status.RED, "a": Status.AMBER, "g": Status.GREEN} | {
    each.value: each for each in (Status.RED, Status.AMBER, Status.GREEN)
}
_RAGS |= {"🔴": Status.RED, "🟠": Status.AMBER, "🟡": Status.AMBER, "🟢": Status.GREEN}

_SAID = re.compile(r"[🔴🟠🟡🟢]|(red|amber|green)\b|([rag])(?=\s*(?:[-–:(]|$))", re.IGNORECASE)


class OwnRags:
    """What a file says of the newest figure of each indicator, by letters or words."""

    def __init__(self) -> None:
        self._columns: dict[str | None, list[Heading]] = {}
        self._newest: dict[str, tuple[Period, Status | None]] = {}

    def begin(self, table: Table, laid: Layout, year: str | None) -> None:
        """Finds the columns of the RAG in a table: of each period, or one for all."""
        self._columns = {}
        for heading in table.headings:
            if heading in laid.left_out and _is_rag(heading):
                period = period_of(heading, year)
                self._columns.setdefault(period.code if period else None, []).append(heading)

    def look(self, row: Row, ref: str, code: str) -> None:
        """Takes down what the row says of the figure for `ref` and the period of that code. Of two
        columns nobody can say which is meant.
        """
        try:
            period = Period.parse(code)
        except ValueError:
            return
        known = self._newest.get(ref)
        if known is None or known[0].end < period.end:
            said = self._columns.get(code) or self._columns.get(None, [])
            self._newest[ref] = period, rag_in(row, said[0]) if len(said) == 1 else None

    def read(self) -> dict[str, tuple[Period, Status]]:
        """Gives by ref the newest period, and the RAG that the file has for it."""
        return {ref: (period, rag) for ref, (period, rag) in self._newest.items() if rag}


def rag_in(row: Row, heading: Heading) -> Status | None:
    """The RAG in a cell: a letter, or words that begin with its colour."""
    text = row.cells[heading.position] if heading.position < len(row.cells) else ""
    said = _SAID.match(text.strip())
    if said is None or len(_RAGS.keys() & set(plain_words(text).split())) > 1:
        return None
    return _RAGS[said[0].casefold()]


def _is_rag(heading: Heading) -> bool:
    own = heading.text if heading.stated is None else heading.group
    return plain_words(own) in _HEADINGS
