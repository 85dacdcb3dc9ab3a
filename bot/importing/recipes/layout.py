"""A recipe laid over a table: which positions hold what."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.recipe import Means, Recipe
from bot.importing.recipes.columns import VALUE_OF
from bot.importing.recipes.headings import identity_rank
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.stated_periods import Stated

INDICATOR = "indicator"
"""The rule that names the one indicator that all figures of a file are for."""
BESIDE = (
    Means.PROVISIONAL,
    Means.ILLUSTRATIVE,
    Means.PUBLISHED,
    Means.UNIT,
    Means.SOURCE,
    Means.PRINTED,
    Means.UPDATED,
)
"""What holds for all figures of a row, under the names that it has in planbot's own tables."""
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


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions by what stands there. `figures` has one entry where a row has one figure, and one
    for each period, or each indicator, that stands across.
    """

    refs: tuple[Heading, ...]
    names: tuple[Heading, ...]
    areas: tuple[Heading, ...]
    periods: tuple[Heading, ...]
    kinds: tuple[Heading, ...]
    beside: dict[Means, Heading]
    """What holds for all figures of a row: their source, whether they are provisional."""
    figures: tuple[Figures, ...]
    left_out: tuple[Heading, ...]
    hidden: tuple[Heading, ...]
    """Columns of periods that the spreadsheet does not show, and that are not read."""

    @property
    def across(self) -> bool:
        return any(each.period for each in self.figures)

    @property
    def by_indicator(self) -> bool:
        """Tells whether the figures of several indicators stand across."""
        return any(each.indicator for each in self.figures)


def layout(table: Table, recipe: Recipe, year: str | None) -> Layout:
    """The recipe laid over the table. `year` is the financial year of headings that state none;
    where a column says it, that of each row.
    """
    means = {each.key: recipe.means(each.key) or Means.LEFT_OUT for each in table.headings}
    of: dict[str, list[Heading]] = {}
    for heading in table.headings:
        of.setdefault(means[heading.key], []).append(heading)
    if Means.PERIOD in of:
        year = None
    hidden: list[Heading] = []
    figures = _figures(table, means, year, hidden, recipe.rules.get(INDICATOR))
    identity = of.get(Means.INDICATOR, [])
    return Layout(
        refs=tuple(each for each in identity if identity_rank(each.text) == 0),
        names=tuple(each for each in identity if identity_rank(each.text) > 0),
        areas=tuple(of.get(Means.AREA, ())),
        periods=tuple(of.get(Means.PERIOD, ())),
        kinds=tuple(of.get(Means.PERIOD_KIND, ())),
        beside={each: of[each][0] for each in BESIDE if each in of},
        figures=figures,
        left_out=tuple(of.get(Means.LEFT_OUT, ())),
        hidden=tuple(hidden),
    )


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


def _figures(
    table: Table,
    means: dict[str, str],
    year: str | None,
    hidden: list[Heading],
    indicator: str | None,
) -> tuple[Figures, ...]:
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


def positions(headings: Sequence[Heading]) -> tuple[int, ...]:
    return tuple(each.position for each in headings)
