"""The sheet of a workbook that holds a table → rows."""

from collections.abc import Iterator
from decimal import Decimal

from bot.importing.problems import Unreadable
from bot.importing.tables.headers import OUTTURNS, find_header, own_header
from bot.importing.tables.numbers import plain
from bot.importing.tables.rows import Row, letter
from bot.importing.tables.table import opening
from bot.importing.texts import quoted
from bot.importing.workbook.cells import place
from bot.importing.workbook.grid import Cell, GridRow, Kind, Sheet, Veil, Workbook
from bot.importing.workbook.hidden_by_rules import hidden_by_rules

_NUMBERS = (Kind.NUMBER, Kind.PERCENT)
_FAULTY = (Kind.ERROR, Kind.UNCALCULATED, Kind.NO_NUMBER, Kind.NO_DATE)


class SheetRows:
    """The rows of one sheet."""

    ragged = True

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.hidden_columns = sheet.hidden_columns
        self.filtered = sheet.filtered
        self.title = sheet.name

    def rows(self, last: int | None = None) -> Iterator[Row]:
        for row in self._sheet.rows(last):
            if read := _row(row):
                hidden = hidden_by_rules(row, self._sheet.rules)
                yield read._replace(faults={**hidden, **read.faults}) if hidden else read

    def expected(self, done: int) -> int:
        return max(done, len(self._sheet.packed))

    def merged(self, header: int, last: int, width: int) -> Iterator[tuple[int, str]]:
        for name in self._sheet.merges:
            first, _, end = name.partition(":")
            left, top = place(first)
            _, bottom = place(end or first)
            if left < width and top <= last and bottom >= header:
                yield top, name


def own_table(workbook: Workbook) -> SheetRows | None:
    """The rows of the one visible sheet that has a header like planbot's own, where it is that
    exactly; None where there is none, or more than one. Raises Unreadable as `table_of` does.
    """
    found = [
        sheet
        for sheet in workbook.sheets
        if sheet.visible and find_header(opening(SheetRows(sheet)))
    ]
    if len(found) != 1:
        return None
    rows = SheetRows(found[0])
    if not own_header(opening(rows)) or (found[0].merges and _is_outturns(rows)):
        return None
    return table_of(workbook)


def _is_outturns(rows: SheetRows) -> bool:
    found = find_header(opening(rows))
    return found is not None and found[1] is OUTTURNS


def table_of(workbook: Workbook) -> SheetRows:
    """The rows of the one visible sheet that has a header of a known table. Raises Unreadable,
    with the sheets that were seen, where there is none or more than one, and where that sheet could
    not be read to its end.
    """
    visible = [sheet for sheet in workbook.sheets if sheet.visible]
    found = [sheet for sheet in visible if find_header(opening(SheetRows(sheet)))]
    if len(found) == 1:
        if found[0].stopped:
            raise Unreadable(*found[0].stopped)
        return SheetRows(found[0])
    seen = ", ".join(quoted(sheet.name) for sheet in (found or visible)[:10])
    if found:
        raise Unreadable(
            f"more than one sheet holds a table: {seen}; put their rows into one sheet, or keep "
            "only the one that holds all that is meant"
        )
    for sheet in visible:
        if sheet.stopped:
            raise Unreadable(*sheet.stopped)
    if not any(sheet.packed for sheet in visible):
        raise Unreadable("nothing stands on any sheet that is visible; check that it was saved")
    raise Unreadable(
        "no sheet has a table that planbot knows: none of their first thirty rows has the headings "
        "of a scorecard, such as Ref, Indicator and Apr-25, of planbot's own table of figures "
        "(indicator, period, value) or of a caseload report, such as Worker, Team and Open cases; "
        f"sheets seen: {seen}"
    )


def _row(row: GridRow) -> Row | None:
    """The row as a table reads it, or None where its cells are empty texts."""
    texts: list[str] = []
    struck: list[int] = []
    places: dict[Kind, list[int]] = {}
    faults: dict[int, str] = {}
    shown: dict[int, str] = {}
    for cell in row.cells:
        place = cell.position
        plain_text = cell.kind is Kind.TEXT and not cell.struck and cell.veil is None
        if plain_text and not cell.holds:
            continue
        texts += [""] * (place - len(texts))
        texts.append("" if cell.struck else _text(cell))
        if cell.struck:
            struck.append(place)
        elif not plain_text:
            places.setdefault(cell.kind, []).append(place)
            if fault := fault_of(row.number, cell):
                faults[place] = fault
            if cell.shows != cell.holds:
                shown[place] = cell.shows
    if not texts:
        return None
    return Row(
        row.number,
        tuple(texts),
        dates=frozenset(places.get(Kind.DAY, ())),
        numbers=frozenset(places.get(Kind.NUMBER, ())).union(places.get(Kind.PERCENT, ())),
        struck=frozenset(struck),
        faults=faults,
        hidden=row.hidden,
        months=frozenset(places.get(Kind.MONTH, ())),
        shown=shown,
    )


def _text(cell: Cell) -> str:
    """What a CSV of the sheet would carry, but exact."""
    match cell.kind:
        case Kind.TEXT | Kind.NUMBER:
            return cell.holds
        case Kind.PERCENT:
            return f"{plain(Decimal(cell.holds).scaleb(2))}%"
        case Kind.MONTH:
            return cell.holds[:7]
        case kind if kind in _FAULTY:
            return ""
        case _:
            return cell.holds


def fault_of(row: int, cell: Cell) -> str:
    """Says what is wrong with the cell in that row, whatever it should hold; "" for nothing."""
    if cell.veil is None and cell.kind not in _FAULTY:
        return ""
    name = f"{letter(cell.position)}{row}"
    match cell.kind:
        case Kind.ERROR:
            return f"the cell {name} shows the error {cell.holds}; correct it"
        case Kind.UNCALCULATED:
            return (
                f"the formula in {name} was saved without its result; open the workbook in Excel "
                "and save it again"
            )
        case Kind.NO_NUMBER:
            return f"the cell {name} holds no number; type it again"
        case Kind.NO_DATE:
            return f"the cell {name} is formatted as a date and holds none; format it as a number"
    return _veiled(name, cell) if cell.holds else ""


def _veiled(name: str, cell: Cell) -> str:
    shows = quoted(cell.shows) if cell.shows else "nothing"
    holds = cell.holds if cell.kind in _NUMBERS else quoted(cell.holds)
    match cell.veil:
        case Veil.FORMAT:
            return f"{name} shows {shows} and holds {holds}; empty it, or show the {holds}"
        case Veil.SCALE:
            return (
                f"{name} shows {shows} and holds {holds}; format it so that it shows the number "
                "that is meant"
            )
        case Veil.COLOUR:
            return (
                f"the text of {name} has the colour of its background, so that nobody sees the "
                f"{holds}; give it another colour, or empty it"
            )
    return ""
