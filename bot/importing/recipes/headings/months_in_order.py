"""Months in the headings that say no year of their own: they are of one year only in its order."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.period import Period, PeriodKind
from bot.importing.problems import Unreadable
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import Heading, Table
from bot.importing.texts import quoted

_APRIL = 4
_YEAR = 12
_FEWEST = 4
"""Of fewer months no order can be told."""
_HALF_A_YEAR = 6
"""More months than that back, in one step, is the year's end and no list from the newest on."""


def refuse_months_out_of_order(table: Table, laid: Layout) -> None:
    """Raises Unreadable where months or quarters that take the year from above run on into another:
    Mar, Apr and May under 2024/25 are of two years, or the first of them is after the others.
    """
    for headings in _by_year(laid).values():
        places = [place for place, _ in headings]
        falls = [n for n in range(1, len(places)) if places[n] < places[n - 1]]
        newest_first = len(falls) == len(places) - 1
        if newest_first:
            falls = [n for n in falls if places[n - 1] - places[n] > _HALF_A_YEAR]
        if not falls:
            continue
        turn = falls[0]
        before, after = headings[turn - 1][1], headings[turn][1]
        raise Unreadable(
            f"{quoted(after.text)} in column {after.letter} stands after {quoted(before.text)}, "
            "and so is of another year, or out of order; write each with its year, as in Apr-18",
            table.header,
        )


def refuse_months_of_another_year(table: Table, laid: Layout) -> None:
    """Raises Unreadable where one month among months in their order would be in its place a year
    later or earlier: Nov-25 after Sep-26, or Jan-26 after Dec-26.
    """
    months = [
        (period.end.year * _YEAR + period.end.month, each.value)
        for each in sorted(laid.figures, key=lambda each: each.value.position if each.value else 0)
        if each.value and each.period and each.period.code
        if (period := Period.parse(each.period.code)).kind is PeriodKind.MONTH
    ]
    numbers = [number for number, _ in months]
    for place, heading in enumerate(heading for _, heading in months):
        if place and len(months) >= _FEWEST and _is_of_another_year(numbers, place):
            raise Unreadable(
                f"{quoted(heading.text)} in column {heading.letter} stands after "
                f"{quoted(months[place - 1][1].text)} as if it were of another year; write the "
                "year that is meant, or put the column where its month belongs",
                table.header,
            )


def _is_of_another_year(numbers: Sequence[int], place: int) -> bool:
    """Whether the month at `place` breaks an order that it would be in with another year."""
    before, number, after = numbers[:place], numbers[place], numbers[place + 1 :]
    if len(before) >= _FEWEST - 1 and _ascend(before) and number + _YEAR == before[-1] + 1:
        return True
    return not _ascend(numbers) and any(
        _ascend([*before, number + years, *after]) for years in (_YEAR, -_YEAR)
    )


def _ascend(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def _by_year(laid: Layout) -> dict[object, list[tuple[int, Heading]]]:
    """The headings that take their year from above, by that year and by whether they are months:
    the place of each in its year, from the left.
    """
    found: dict[object, list[tuple[int, Heading]]] = {}
    for figures in laid.figures:
        heading, period = figures.value, figures.period
        stated = heading.stated if heading else None
        if heading is None or stated is None or stated.code or period is None or not period.code:
            continue
        above = heading.above
        calendar = above is not None and above.year is not None
        month = Period.parse(period.code).end.month
        place = month if calendar else (month - _APRIL) % 12
        year = above and (above.code or above.year)
        found.setdefault((year, stated.month is None), []).append((place, heading))
    return found
