"""What a wide audience may see: no count of people under five, and none by subtraction.

The steps, for figures that add up to one another:
1. hide every count under five;
2. where the hidden cells of a sum are one alone, or fewer than five people together, hide the
   smallest shown cell of that sum too;
3. where a hidden count under five could have no other value, whatever the reader adds, subtracts
   and knows (see deduction.py), hide one more;
until nothing follows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from bot.domain.indicator import Baseline, Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.period import Period, financial_year
from bot.domain.plan import PrintedFigure
from bot.rules.course import counts_up
from bot.rules.disclosure.deduction import C, Reader, Sum
from bot.rules.disclosure.texts import said_in

SMALL = 5
"""Counts of people under this are not shown to a wide audience."""

HIDDEN = "[c]"
"""How a hidden count is written. Source: the Government Statistical Service's symbols."""


def withheld(outturn: Outturn, indicator: Indicator, audience: Audience) -> bool:
    """Tells whether a figure rests on fewer than five people, or is told in words that count
    people, is not published and the audience is wide. The percentage is then withheld with its
    counts: it would give them away.
    """
    if audience is Audience.NAMED or outturn.published is not None:
        return False
    if outturn.words is not None:
        return said_in(outturn.words).counts
    return _are_few(people_of(outturn, indicator))


def baseline_withheld(baseline: Baseline, indicator: Indicator, audience: Audience) -> bool:
    """The same of a baseline, of which nothing is known but its value."""
    counted = people_counted(indicator.unit, baseline.value, None, None)
    return audience is not Audience.NAMED and _are_few(counted)


def printed_withheld(
    figure: PrintedFigure,
    indicator: Indicator | None,
    outturns: Sequence[Outturn],
    audience: Audience,
) -> bool:
    """The same of a figure that stands in the plan itself. It is withheld, too, where it is of an
    `indicator` and its period holds a figure of that one that is: `outturns`, oldest end first.
    """
    if audience is Audience.NAMED or figure.published is not None:
        return False
    if _are_few(people_counted(figure.unit, figure.value, figure.numerator, figure.denominator)):
        return True
    whole = figure.dated
    if indicator is None or whole is None:
        return False
    return any(_small_ones_in(whole, indicator, outturns, audience))


def people_of(outturn: Outturn, indicator: Indicator) -> list[tuple[str, Decimal]]:
    """Lists each count of people that a reported figure rests on, by what it counts; where it comes
    without its counts, those that an earlier report of its period gave.
    """
    parts = outturn.numerator, outturn.denominator
    if outturn.basis is None and outturn.earlier_basis is not None:
        parts = outturn.earlier_basis
    return people_counted(outturn.unit or indicator.unit, outturn.value, *parts)


def people_counted(
    unit: Unit, value: Decimal | None, part: Decimal | None, whole: Decimal | None
) -> list[tuple[str, Decimal]]:
    """Lists each count of people that a figure says, by what it counts: a value, or a part, the
    rest and the whole. Of a percentage one of them gives the others.
    """
    if unit is Unit.PERCENT and value is not None:
        if part is None and whole is not None:
            part = (whole * value / 100).to_integral_value()
        elif whole is None and part is not None and value:
            whole = (part * 100 / value).to_integral_value()
    counts = [("value", value), ("part", part), ("whole", whole)]
    if part is not None and whole is not None:
        counts.insert(2, ("rest", whole - part))
    return [
        (what, count)
        for what, count in counts
        if count is not None and (what != "value" or unit is Unit.COUNT)
    ]


def _are_few(counts: Iterable[tuple[str, Decimal]]) -> bool:
    return any(count < SMALL for _, count in counts)


def gives_away(
    outturn: Outturn, indicator: Indicator, outturns: Sequence[Outturn], audience: Audience
) -> bool:
    """Tells whether a figure's period holds one whose figure is withheld: taking the other periods
    from it would leave that one; or whether a count so far is fewer than five more than the one
    before it. What is published is everybody's, and not held back.

    `outturns` are the indicator's, oldest end first.
    """
    if audience is Audience.NAMED or outturn.published is not None:
        return False
    if counts_up(indicator, outturn) and _grew_by_few(outturn, outturns):
        return True
    return any(
        small.period != outturn.period
        for small in _small_ones_in(outturn.period, indicator, outturns, audience)
    )


def _grew_by_few(outturn: Outturn, outturns: Sequence[Outturn]) -> bool:
    """Whether taking the count so far before this one from it leaves a small count."""
    period = outturn.period
    earlier = (
        each
        for each in reversed(outturns)
        if each.value is not None
        and (each.period.kind, each.unit) == (period.kind, outturn.unit)
        and each.period.end < period.end
        and financial_year(each.period.end) == financial_year(period.end)
    )
    before = next(earlier, None)
    if before is None or before.value is None or outturn.value is None:
        return False
    return outturn.value - before.value < SMALL


def _small_ones_in(
    whole: Period, indicator: Indicator, outturns: Sequence[Outturn], audience: Audience
) -> Iterator[Outturn]:
    """Yields those withheld whose period lies in the whole, the newest first."""
    for each in reversed(outturns):
        part = each.period
        if part.end < whole.start:
            return
        held = whole.start <= part.start and part.end <= whole.end
        if held and withheld(each, indicator, audience):
            yield each


def hidden_cells(
    counts: Mapping[C, int], sums: Iterable[Sum[C]], also: AbstractSet[C] = frozenset()
) -> frozenset[C]:
    """The cells of `counts` that must be hidden so that none under five can be worked out, nor any
    of those that are hidden `also`.
    """
    lines = tuple(sums)
    small = [cell for cell, count in counts.items() if count < SMALL or cell in also]
    reader = Reader(counts, lines)
    hidden = set(small)
    while True:
        exposed = [line for line in lines if _gives_away(line, hidden, counts)]
        if not exposed:
            follows = reader.works_out(small, hidden)
            if not follows:
                return frozenset(hidden)
            exposed = [line for line in lines if not follows.isdisjoint(line.cells)]
        added = _next_to_hide(exposed, hidden, counts) or _next_to_hide(lines, hidden, counts)
        if not added:
            return frozenset(hidden)
        hidden |= added


def _gives_away(line: Sum[C], hidden: AbstractSet[C], counts: Mapping[C, int]) -> bool:
    covered = [cell for cell in line.cells if cell in hidden]
    if not covered or len(covered) == len(line.cells):
        return False
    if line.total in hidden:
        return len(covered) == 1
    return len(covered) == 1 or sum(counts[cell] for cell in covered) < SMALL


def _next_to_hide(
    lines: Iterable[Sum[C]], hidden: AbstractSet[C], counts: Mapping[C, int]
) -> set[C]:
    """The smallest shown cell of each line; its total where that is all that is shown of it."""
    found = set()
    for line in lines:
        shown = [cell for cell in line.parts if cell not in hidden]
        if shown:
            found.add(min(shown, key=lambda cell: (counts[cell], str(cell))))
        elif line.total not in hidden:
            found.add(line.total)
    return found
