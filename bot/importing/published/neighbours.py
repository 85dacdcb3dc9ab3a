"""Rows of a list of statistical neighbours → who they are, by council."""

import re
from collections.abc import Iterable, Iterator

from bot.domain.comparison import Area, Level, NeighbourList, NeighbourModel
from bot.importing.problems import Problems, Unreadable
from bot.importing.published.forms import NeighboursHeader
from bot.importing.tables.rows import Row, letter
from bot.importing.texts import clean, quoted
from bot.messages.words import listed

_CODE = re.compile("[0-9]{3}")
_YEAR = re.compile("20[0-9]{2}")


def read_neighbours(
    rows: Iterable[Row], header: NeighboursHeader, problems: Problems
) -> tuple[NeighbourList, ...]:
    """The neighbours of each council, in the order of the rows. Adds a problem for whatever is no
    code of a council, and for a file whose name says another year than its form.
    """
    _check_name(problems, header.model)
    seen: dict[str, int] = {}
    found: list[NeighbourList] = []
    for row in rows:
        if row.number <= header.row:
            continue
        try:
            found.extend(_read(row, header))
        except ValueError as error:
            problems.add(str(error), row.number)
            continue
        code = found[-1].authority.key if found else ""
        if seen.setdefault(code, row.number) != row.number:
            problems.add(f"{code} is there twice, in row {seen[code]} as well", row.number)
    if not found and not problems.count:
        problems.add("there are no neighbours below the header", header.row)
    return tuple(found)


def _check_name(problems: Problems, model: NeighbourModel) -> None:
    """What is published later may have the form of 2025 and be another model."""
    years = _YEAR.findall(problems.file)
    if years and model.value not in years:
        known = listed([quoted(each.value) for each in NeighbourModel])
        problems.add(
            f"the name says {quoted(years[0])}, and the columns are those of the model of "
            f"{model.value}; planbot knows the models {known}"
        )


def _read(row: Row, header: NeighboursHeader) -> Iterator[NeighbourList]:
    """Raises Unreadable. A council without neighbours, such as the Isles of Scilly, is left out."""

    def text(place: int) -> str:
        return clean(row.cells[place]) if place < len(row.cells) else ""

    own = _code(text(header.code), header.code)
    codes = [_code(said, place) for place in header.neighbours if (said := text(place))]
    if len(set(codes)) < len(codes) or own in codes:
        raise Unreadable("a neighbour is there twice, or is the council itself; correct it")
    if codes:
        area = Area(text(header.name), Level.AUTHORITY, own)
        yield NeighbourList(header.model, area, text(header.region), tuple(codes))


def _code(text: str, place: int) -> str:
    if not _CODE.fullmatch(text):
        raise Unreadable(
            f"{quoted(text)} in column {letter(place)} is no council's code of 3 digits"
        )
    return text
