"""The answer of a database → one extract, read as a table of caseloads is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.caseload import CaseloadExtract
from bot.domain.plan import Plan
from bot.importing.caseloads.references import References
from bot.importing.database.asking import Answer
from bot.importing.problems import Problems, Unreadable
from bot.importing.tables.caseloads import ReadCaseloads, read_caseloads
from bot.importing.tables.headers import CASELOADS
from bot.importing.tables.rows import Row
from bot.importing.tables.table import header_of, table

HOURS = "; hours not stated are counted as full time"


def read_answer(  # noqa: PLR0913, PLR0917 - what the answer is read against
    name: str,
    answer: Answer,
    plan: Plan,
    at: date,
    references: References,
    earlier: Sequence[CaseloadExtract] = (),
) -> ReadCaseloads:
    """Reads the answer of the source `name` as the caseloads of the day `at`. Workers without hours
    count as full time, and the extract's source says so. Raises Refused with every problem.
    """
    problems = Problems(name)
    rows = _Rows(answer, at)
    header = header_of(rows, problems)
    if header is None or header.layout is not CASELOADS:
        problems.add("the query gives no worker, role, team, fte, agency and open_cases")
        raise problems.refused()
    try:
        read = read_caseloads(table(rows, header, problems, None), plan, at, earlier, references)
    except Unreadable as error:
        problems.add(str(error), error.row)
        raise problems.refused() from error
    problems.refuse()
    source = f"Database: {name}{HOURS if rows.without_hours else ''}"
    extracts = read.extracts or (CaseloadExtract(at, (), source),)
    return ReadCaseloads(tuple(replace(each, source=source) for each in extracts), read.remarks)


class _Rows:
    """The answer as a table with the day above it."""

    ragged = False
    hidden_columns: frozenset[int] = frozenset()
    filtered = False
    title = ""

    def __init__(self, answer: Answer, at: date) -> None:
        self._names = tuple(each.casefold() for each in answer.columns)
        self._day = at
        self.without_hours = False
        self._rows = [self._texts(row) for row in answer.rows]

    def rows(self, last: int | None = None) -> Iterator[Row]:
        every = [(f"as at {self._day}",), self._names, *self._rows]
        for number, cells in enumerate(every[:last], 1):
            yield Row(number, cells)

    def expected(self, done: int) -> int:
        return max(done, len(self._rows))

    def merged(self, header: int, last: int, width: int) -> Iterator[tuple[int, str]]:  # noqa: ARG002 - an answer has none
        return iter(())

    def _texts(self, row: tuple[Any, ...]) -> tuple[str, ...]:
        texts = {name: _text(value) for name, value in zip(self._names, row, strict=True)}
        if texts.get("worker") and not texts.get("fte") and "fte" in texts:
            self.without_hours = True
            texts["fte"] = "1"
        return tuple(texts.values())


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{Decimal(repr(value)):f}"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()[:10]
    return str(value).strip()
