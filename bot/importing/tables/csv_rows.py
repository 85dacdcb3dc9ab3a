"""CSV text → rows."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from bot.importing.problems import Unreadable
from bot.importing.tables.headers import WITHIN, likeness
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted

_DELIMITERS = ",;\t"
_COMMA_NUMBER = re.compile(r"\s*[0-9]+(,[0-9]+)+\s*%?\s*")
_CELL = r"(?:^|;)\"?[ \t]*-?{}[ \t]*%?[ \t]*\"?(?=[;\r\n]|$)"
_COMMA_THOUSANDS = re.compile(_CELL.format(r"[0-9]{1,3}(?:,[0-9]{3})+"), re.MULTILINE)
_COMMA_DECIMALS = re.compile(_CELL.format(r"[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})"), re.MULTILINE)
_ENOUGH = 3
"""So many numbers with a comma before another number of digits than three are decimals."""
_DECIMAL_COMMA = re.compile(r"(\s*-?[0-9]+),([0-9]+\s*%?\s*)")
_POINTED_THOUSANDS = re.compile(r"\s*[1-9][0-9]{0,2}(\.[0-9]{3})+\s*")
LONGEST_LINE = 100_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


class CsvRows:
    """The rows of CSV text whose cells are parted by `delimiter`. Blank rows are left out but
    counted, as a spreadsheet counts them. Where semicolons part the cells, several numbers have a
    comma for the decimal point and none in the whole text could have one for its thousands, every
    comma in a number is the decimal point.
    """

    ragged = False
    hidden_columns: frozenset[int] = frozenset()
    filtered = False
    title = ""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self._lines = text.count("\n") or text.count("\r")

    def rows(self, last: int | None = None) -> Iterator[Row]:
        """Raises Unreadable with the row where quotation marks do not close."""
        semicolons = self._delimiter == ";" and ";" in self._text
        decimals = semicolons and _has_decimal_commas(self._text)
        reader = csv.reader(_lines(self._text), delimiter=self._delimiter, strict=True)
        number = 0
        try:
            for number, cells in islice(enumerate(reader, 1), last):
                if not "".join(cells).strip():
                    continue
                if semicolons:
                    told = _with_points(cells) if decimals else cells
                    yield Row(number, tuple(told), doubts=_doubts(told))
                else:
                    yield Row(number, tuple(cells))
        except csv.Error as error:
            raise Unreadable(
                f"the row cannot be read ({error}); look for a quotation mark that is not closed, "
                "and write one inside a text twice",
                number + 1,
            ) from error

    def expected(self, done: int) -> int:
        return max(done, self._lines)

    def merged(self, header: int, last: int, width: int) -> Iterator[tuple[int, str]]:  # noqa: ARG002 - a CSV has none
        return iter(())


def _has_decimal_commas(text: str) -> bool:
    found = tuple(islice(_COMMA_DECIMALS.finditer(text), _ENOUGH))
    return len(found) == _ENOUGH and not _COMMA_THOUSANDS.search(text)


def _with_points(cells: Sequence[str]) -> list[str]:
    return [
        f"{number[1]}.{number[2]}" if (number := _DECIMAL_COMMA.fullmatch(each)) else each
        for each in cells
    ]


def _doubts(cells: Sequence[str]) -> dict[int, str]:
    """Where semicolons part the cells, a comma in a number may be the decimal point, and a point
    may part the thousands.
    """
    return {
        position: f"{quoted(cell)} has a comma or a point for thousands or for decimals; write "
        "digits without a comma, such as 1234 or 88.5"
        for position, cell in enumerate(cells)
        if _COMMA_NUMBER.fullmatch(cell) or _POINTED_THOUSANDS.fullmatch(cell)
    }


def csv_rows(text: str) -> CsvRows | None:
    """The rows of `text`, parted by comma, semicolon or tab, whichever makes the best header of
    the first thirty rows; None where none makes a header.
    """
    scores = {each: likeness(_opening(text, each)) for each in _DELIMITERS}
    best = max(scores, key=lambda each: scores[each])
    return CsvRows(text, best) if scores[best] >= 3 else None


def _opening(text: str, delimiter: str) -> list[Row]:
    lines = takewhile(lambda line: len(line) <= LONGEST_LINE, _split(text))
    reader = csv.reader(islice(lines, WITHIN), delimiter=delimiter)
    try:
        return [Row(number, tuple(cells)) for number, cells in enumerate(reader, 1)]
    except csv.Error:
        return []


def _split(text: str) -> Iterator[str]:
    # io.StringIO would hold the text again, in four bytes a character.
    return (match[0] for match in _LINE.finditer(text))


def _lines(text: str) -> Iterator[str]:
    for number, line in enumerate(_split(text), 1):
        if len(line) > LONGEST_LINE:
            raise Unreadable(
                f"the line has {len(line):,} characters, where a row of a table "
                f"has {LONGEST_LINE:,} at most; look for a quotation mark that is not closed",
                number,
            )
        yield line
