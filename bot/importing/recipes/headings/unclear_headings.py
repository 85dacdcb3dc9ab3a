"""Headings whose periods cannot be told, or contradict each other: refused with what to do."""

import re

from bot.importing.problems import Unreadable
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.rows.row_periods import is_within
from bot.importing.recipes.shape import Table
from bot.importing.tables.dates import MONTH_FIRST, NO_WEEKS, is_month_first, is_week
from bot.importing.texts import quoted

_DAY = re.compile(r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/(?P<year>[0-9]{4})")
_FEWEST = 3
"""So many days of one month, none after its twelfth, are the first days of months."""


def refuse_weeks(table: Table) -> None:
    """Raises Unreadable where a heading names a week: what a week's figure adds to is not known."""
    for heading in table.headings:
        if heading.stated is None and is_week(heading.text):
            raise Unreadable(
                f"{quoted(heading.text)} in column {heading.letter} is a week; {NO_WEEKS}",
                table.header,
            )


def refuse_month_first(table: Table) -> None:
    """Raises Unreadable where a heading is a date whose month stands before its day, and where all
    of them read like that: 04/01/2026, 05/01/2026, 06/01/2026.
    """
    for heading in table.headings:
        if heading.stated is None and is_month_first(heading.text):
            raise Unreadable(
                f"{quoted(heading.text)} in column {heading.letter} is a date with its month "
                f"first; {MONTH_FIRST}",
                table.header,
            )
    days = [(each, match) for each in table.headings if (match := _DAY.fullmatch(each.text))]
    seconds = {(match["second"], match["year"]) for _, match in days}
    if len(days) >= _FEWEST and len(seconds) == 1 and all(int(m["first"]) <= 12 for _, m in days):
        first, last = days[0][0], days[-1][0]
        raise Unreadable(
            f"{quoted(first.text)} in column {first.letter} to {quoted(last.text)} in column "
            f"{last.letter} are days of one month, read day first; where their months stand first, "
            f"{MONTH_FIRST}",
            table.header,
        )


def refuse_open_headings(table: Table, laid: Layout) -> None:
    """Raises Unreadable where months in the header state no year, and no column does."""
    if laid.periods:
        return
    open_years = [
        each.value
        for each in laid.figures
        if each.value
        and each.period
        and (each.period.month or each.period.quarter)
        and each.period.code is None
    ]
    if open_years:
        first = open_years[0]
        raise Unreadable(
            f"{quoted(first.shown)} in column {first.letter} says no year; write the financial "
            "year, such as 2018/19, in the row above the months",
            table.header,
        )


def refuse_contradictions(table: Table, laid: Layout) -> None:
    """Raises Unreadable where headings contradict each other: a month below a year that it is not
    in is one or the other, and of two columns for the same figures either could be meant.
    """
    for each in laid.figures:
        for first, second in each.doubled:
            raise Unreadable(
                f"the columns {first.letter} {quoted(first.shown)} and {second.letter} "
                f"{quoted(second.shown)} both hold the same figures, by their headings; delete "
                "one, or head it as what it is",
                table.header,
            )
        for heading in each.parts.values():
            if heading.stated and heading.above and not is_within(heading.stated, heading.above):
                raise Unreadable(
                    f"{quoted(heading.text)} in column {heading.letter} stands below "
                    f"{quoted(heading.group)}, which it is not in; correct one of them",
                    table.header,
                )
