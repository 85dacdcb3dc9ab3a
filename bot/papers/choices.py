"""What may be typed into a cell, as the spreadsheet is told it."""

from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from bot.domain.plan_sheets import SHEETS, Column, Kind

FIRST_ROW, LAST_ROW = 3, 5000
"""Of the rows below headings and help that know what may be typed into them."""
_MOST_CHOSEN = 502
"""The last row of another sheet whose cells may be chosen."""
_FIRST_DAY = date(1900, 3, 1)


def rule_of(column: Column) -> DataValidation | None:
    """The drop-down, or what a number or a day must be; None where any text may be typed."""
    if column.choices:
        rule = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
        return _refusing(rule, "Choose one of the list.")
    if column.choices_from:
        rule = DataValidation("list", formula1=_cells(*column.choices_from), allow_blank=True)
        if column.kind in (Kind.TEXT, Kind.LINES):
            return rule  # what may be chosen, or written otherwise
        return _refusing(rule, f"Choose one of the sheet {column.choices_from[0]}.")
    match column.kind:
        case Kind.YES_NO:
            rule = DataValidation("list", formula1='"yes,no"', allow_blank=True)
            return _refusing(rule, "Write yes or no, or leave it empty.")
        case Kind.DAY:
            rule = DataValidation(
                "date", operator="greaterThan", formula1=str(_serial(_FIRST_DAY)), allow_blank=True
            )
            return _refusing(rule, "Write a day, as 30/09/2018.")
        case Kind.NUMBER:
            rule = DataValidation("decimal", formula1="-1E15", formula2="1E15", allow_blank=True)
            return _refusing(rule, "Write a number, as 88.5.")
        case Kind.WHOLE:
            rule = DataValidation(
                "whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True
            )
            return _refusing(rule, "Write a whole number, as 12.")
    return None


def _refusing(rule: DataValidation, error: str) -> DataValidation:
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = "Not understood", error
    return rule


def _cells(sheet: str, heading: str) -> str:
    found = next(each for each in SHEETS if each.name == sheet)
    place = next(n for n, each in enumerate(found.columns, 1) if each.heading == heading)
    letter = get_column_letter(place)
    return f"'{sheet}'!${letter}${FIRST_ROW}:${letter}${_MOST_CHOSEN}"


def _serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days
