"""A cell of the plan's workbook → the text that a plan file would have there."""

from decimal import Decimal

from bot.domain.plan_sheets import Column, Kind
from bot.importing.problems import Unreadable
from bot.importing.tables.dates import day, yes_or_no
from bot.importing.tables.numbers import plain
from bot.importing.workbook.grid import Cell
from bot.importing.workbook.grid import Kind as Holds
from bot.importing.workbook.rows import fault_of

_DATED = (Holds.DAY, Holds.MONTH)
_MINUTES = 24 * 60


def text_in(cell: Cell, row: int, column: Column) -> str:
    """Reads what the cell says, as its column wants it: a day as 2018-09-30, truth as true or
    false, an hour as 08:30; what it cannot make out it leaves as it stands, for whoever reads the
    value.

    Raises Unreadable where a person and planbot could see different things in the cell.
    """
    if cell.struck:
        raise Unreadable("is crossed out; empty it, or take the line away")
    if column.kind is Kind.HOUR and (hour := _hour_of_the_day(cell)):
        return hour
    if fault := fault_of(row, cell):
        raise Unreadable(fault)
    match column.kind:
        case Kind.DAY:
            return _day(cell)
        case Kind.NUMBER | Kind.WHOLE:
            return _number(cell)
        case Kind.YES_NO:
            return str(yes_or_no(cell.holds.strip())).lower()
        case Kind.CHOICE:
            return _chosen(cell.shows.strip(), column.choices)
        case _:
            return cell.holds if cell.kind is Holds.TEXT else cell.shows


def _day(cell: Cell) -> str:
    if cell.kind is Holds.DAY and len(cell.holds) == len("2018-09-30"):
        return cell.holds
    if cell.kind is Holds.MONTH:
        raise Unreadable(f"shows {cell.shows}, which is a month; write the day, as 30/09/2018")
    return day(cell.holds.strip()).isoformat()


def _number(cell: Cell) -> str:
    if cell.kind in _DATED:
        raise Unreadable(
            f"the spreadsheet has made a date of it, {cell.shows}; format it as a number and write "
            "it again"
        )
    if cell.kind is Holds.PERCENT:
        return f"{plain(Decimal(cell.holds).scaleb(2))}%"
    if cell.kind is Holds.NUMBER and _says_the_same(cell):
        return cell.shows
    return cell.holds.strip()


def _says_the_same(cell: Cell) -> bool:
    """True where it shows no other number, and so says to how many decimals it is stated."""
    digits = cell.shows.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit() and Decimal(cell.shows) == Decimal(cell.holds)


def _hour_of_the_day(cell: Cell) -> str | None:
    """A time that the spreadsheet keeps as a part of a day."""
    if cell.kind is not Holds.NO_DATE or not 0 <= float(cell.holds) < 1:
        return None
    minutes = round(float(cell.holds) * _MINUTES)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _chosen(text: str, choices: tuple[str, ...]) -> str:
    """The choice, whether it begins with a capital or not."""
    folded = {each.casefold(): str(each) for each in choices}
    return folded.get(text.casefold(), text)
