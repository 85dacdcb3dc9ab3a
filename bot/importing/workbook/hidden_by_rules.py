"""The cells of a row that a conditional format hides, or can hide: each with what to do."""

from collections.abc import Sequence
from decimal import Decimal

from bot.importing.tables.rows import letter
from bot.importing.texts import quoted
from bot.importing.workbook.conditional import Holds, Rule
from bot.importing.workbook.format_section import Form
from bot.importing.workbook.grid import Cell, GridRow, Kind
from bot.importing.workbook.looks import Look
from bot.importing.workbook.number_format import number_format

_NUMBERS = (Kind.NUMBER, Kind.PERCENT)
_HIDES = {Holds.YES: "hides", Holds.PERHAPS: "can hide"}


def hidden_by_rules(row: GridRow, rules: Sequence[Rule]) -> dict[int, str]:
    """Finds by position what is wrong with each cell that holds anything and that a rule hides. Of
    a rule with a formula nobody here knows whether it applies: then it can.
    """
    found: dict[int, str] = {}
    on_row = [each for each in rules if each.on_row(row.number)]
    for cell in row.cells if on_row else ():
        for rule in on_row:
            how = _hides(rule, row.number, cell)
            if how and cell.holds:
                found.setdefault(cell.position, _said(row.number, cell, how))
    return found


def _hides(rule: Rule, row: int, cell: Cell) -> str | None:
    if not rule.covers(cell.position, row):
        return None
    value = Decimal(cell.holds) if cell.kind in _NUMBERS else None
    if rule.look is None:
        return None if value is None else "hides"
    if not (_without_colour(rule.look, cell) or _without_digits(rule.look, cell, value)):
        return None
    return _HIDES.get(rule.holds(value))


def _without_colour(look: Look, cell: Cell) -> bool:
    if look.ink is None and look.paper is None:
        return False
    return (look.ink or cell.ink) == (look.paper or cell.paper)


def _without_digits(look: Look, cell: Cell, value: Decimal | None) -> bool:
    if look.code is None:
        return False
    if cell.kind is Kind.TEXT:
        return number_format(look.code).text(cell.holds).veil is not None
    section = number_format(look.code).section(Decimal(1) if value is None else value)
    if section is None:
        return True
    if section.form in (Form.DAY, Form.MONTH):
        return False
    return section.number(Decimal(1) if value is None else value).veil is not None


def _said(row: int, cell: Cell, how: str) -> str:
    holds = cell.holds if cell.kind in _NUMBERS else quoted(cell.holds)
    return (
        f"a conditional format {how} what {letter(cell.position)}{row} holds, {holds}; clear that "
        "format, or empty the cell"
    )
