"""Months in the headings that say no year of their own: they are of one year only in its order."""

from bot.domain.period import Period
from bot.importing.problems import Unreadable
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import Heading, Table
from bot.importing.texts import quoted

_APRIL = 4
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
