"""A recipe laid over a table: which positions hold what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.indicator import Indicator
from bot.domain.recipe import Means, Recipe
from bot.importing.recipes.headings.headings import identity_rank
from bot.importing.recipes.headings.periods_across import Figures, figures_across
from bot.importing.recipes.shape import Heading, Table

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
    note: Heading | None
    """What is noted beside periods across, below no period of its own."""
    figures: tuple[Figures, ...]
    left_out: tuple[Heading, ...]
    hidden: tuple[Heading, ...]
    """Columns of periods that the spreadsheet does not show, and that are not read."""
    beside_counts: tuple[Heading, ...] = ()
    """Columns with percentages that are read in the place of the counts left of them."""
    by_ref: Mapping[str, "Layout"] = field(default_factory=dict)
    """How rows of an indicator are read where that is not as others are."""

    def of(self, indicator: Indicator | None) -> "Layout":
        """Gives the layout of a row for the indicator."""
        return self.by_ref.get(indicator.ref, self) if indicator else self

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
    figures = figures_across(table, means, year, hidden, table.indicator)
    identity = of.get(Means.INDICATOR, [])
    return Layout(
        refs=tuple(each for each in identity if identity_rank(each.text) == 0),
        names=tuple(each for each in identity if identity_rank(each.text) > 0),
        areas=tuple(of.get(Means.AREA, ())),
        periods=tuple(of.get(Means.PERIOD, ())),
        kinds=tuple(of.get(Means.PERIOD_KIND, ())),
        beside={each: first for each in BESIDE if (first := _of_the_row(each, of))},
        note=next((each for each in of.get(Means.NOTE, ()) if _stands_alone(each, figures)), None),
        figures=figures,
        left_out=tuple(of.get(Means.LEFT_OUT, ())),
        hidden=tuple(hidden),
    )


def _of_the_row(means: Means, of: dict[str, list[Heading]]) -> Heading | None:
    """The first that holds for all figures of a row: provisional figures of a period are no mark
    of the others.
    """
    found = of.get(means, [])
    of_a_period = means is Means.PROVISIONAL
    return next((each for each in found if not (of_a_period and each.has_period)), None)


def _stands_alone(note: Heading, figures: Sequence[Figures]) -> bool:
    across = any(each.period for each in figures)
    return across and all(note not in each.parts.values() for each in figures)


def positions(headings: Sequence[Heading]) -> tuple[int, ...]:
    return tuple(each.position for each in headings)
