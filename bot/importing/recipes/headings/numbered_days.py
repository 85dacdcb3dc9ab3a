"""Months in a header that a spreadsheet wrote as the numbers of its days: 46113 is 1 April 2026."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

_NUMBER = re.compile(r"[34567][0-9]{4}(?:\.0+)?")
"""From 1982 to 2119."""
_BEFORE_DAY_1 = date(1899, 12, 30)
_FEWEST = 3
"""Of fewer numbers it cannot be told that they are months in their order."""


def day_of_number(cell: str) -> date | None:
    """The day that a spreadsheet keeps as this number; None of what is no such number."""
    text = cell.strip()
    return _BEFORE_DAY_1 + timedelta(int(float(text))) if _NUMBER.fullmatch(text) else None


@lru_cache(maxsize=512)
def months_of_days(cells: tuple[str, ...]) -> Mapping[int, str]:
    """Gives the months, as 2026-04, of the cells of a header that hold numbers of days, where every
    one is the first or every one the last of its month, and each month follows the one before.
    """
    days = {position: day for position, cell in enumerate(cells) if (day := day_of_number(cell))}
    first = all(each.day == 1 for each in days.values())
    last = all((each + timedelta(1)).day == 1 for each in days.values())
    months = [each.year * 12 + each.month for each in days.values()]
    follow = all(one + 1 == other for one, other in pairwise(months))
    if len(days) < _FEWEST or not (first or last) or not follow:
        return {}
    return {position: f"{each:%Y-%m}" for position, each in days.items()}
