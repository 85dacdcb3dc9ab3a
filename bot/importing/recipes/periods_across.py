"""Figures side by side in a row: one for each month, quarter or year, or each indicator, across."""

from dataclasses import dataclass, field

from bot.domain.recipe import Means
from bot.importing.recipes.columns import VALUE_OF
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.stated_periods import Stated

_PARTS = (Means.VALUE, Means.NUMERATOR, Means.DENOMINATOR, Means.NOTE)


@dataclass(slots=True)
class Figures:
    """Where the parts of one figure stand in each row: by what they are, their heading. `period`
    is that of the headings, `indicator` the ref that the heading is.
    """

    period: Stated | None = None
    indicator: str | None = None
    parts: dict[Means, Heading] = field(default_factory=dict)
    doubled: list[tuple[Heading, Heading]] = field(default_factory=list)

    def add(self, means: Means, heading: Heading) -> None:
        if means in self.parts:
            self.doubled.append((self.parts[means], heading))
        else:
            self.parts[means] = heading

    @property
    def value(self) -> Heading | None:
        return self.parts.get(Means.VALUE)


def figures_across(
    table: Table,
    means: dict[str, str],
    year: str | None,
    hidden: list[Heading],
    indicator: str | None,
) -> tuple[Figures, ...]:
    """Finds the figures of a row by what each column means: the headings of hidden periods are put
    into `hidden`, and those figures are not read.
    """
    found: dict[object, Figures] = {}
    for heading in table.headings:
        told = means[heading.key]
        if told.startswith(VALUE_OF):
            ref = told.removeprefix(VALUE_OF)
            found.setdefault(ref, Figures(indicator=ref)).add(Means.VALUE, heading)
        elif told in _PARTS:
            period = period_of(heading, year)
            if period is not None and heading.position in table.source.hidden_columns:
                hidden.append(heading)
                continue
            key = period.code or period if period else None
            found.setdefault(key, Figures(period, indicator)).add(Means(told), heading)
    return tuple(each for each in found.values() if each.value is not None)


def period_of(heading: Heading, year: str | None) -> Stated | None:
    """The period that a heading states with what stands above it; without a code where the year
    stays open.
    """
    own, above = heading.stated, heading.above
    if own is None:
        return above
    if own.code is not None or own.to_date:
        return own
    if above is not None and above.year is not None and own.month is not None:
        return Stated(f"{above.year}-{own.month:02d}")
    if above is not None and above.code is not None and "/" in above.code:
        return own.within(above.code[:7])
    return own.within(year) if year is not None else own
