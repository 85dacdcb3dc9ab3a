"""Figures side by side in a row: one for each month, quarter or year, or each indicator, across."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.domain.period import Period, PeriodKind, financial_year
from bot.domain.recipe import Means
from bot.importing.recipes.headings.beside_periods import is_value
from bot.importing.recipes.headings.headings import is_revised
from bot.importing.recipes.headings.stated_periods import Stated
from bot.importing.recipes.parts.named_parts import part_of
from bot.importing.recipes.shape import Heading, Table

_MONTHS = 3
_COUNTS = (Means.NUMERATOR, Means.DENOMINATOR)
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
    out_of: Heading | None = None
    """The denominator, where the value is no column and comes of it and the numerator, which stands
    in the place of the value.
    """

    def add(self, means: Means, heading: Heading) -> None:
        if means in self.parts and _is_revised(heading) != _is_revised(self.parts[means]):
            self.parts[means] = heading if _is_revised(heading) else self.parts[means]
        elif means in self.parts:
            self.doubled.append((self.parts[means], heading))
        else:
            self.parts[means] = heading

    @property
    def value(self) -> Heading | None:
        return self.parts.get(Means.VALUE)


def _is_revised(heading: Heading) -> bool:
    """Whether a heading says that its figures are those to be read in the place of others."""
    return any(is_revised(each) for each in (heading.text, *heading.group.split(" / ")))


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
    of_quarters = year or _year_of_quarters(table.headings)
    for heading in table.headings:
        told = means[heading.key]
        if part := part_of(told):
            of, ref = part
            found.setdefault(ref, Figures(indicator=ref)).add(of, heading)
        elif told in _PARTS or is_value(told, heading):
            is_quarter = heading.stated is not None and heading.stated.quarter is not None
            period = period_of(heading, of_quarters if is_quarter else year)
            if period is not None and heading.position in table.source.hidden_columns:
                hidden.append(heading)
                continue
            if period is not None and told == Means.PROVISIONAL:
                period = replace(period, provisional=True)
            key = period.code or replace(period, provisional=False) if period else None
            figures = found.setdefault(key, Figures(period, indicator))
            figures.add(Means.VALUE if is_value(told, heading) else Means(told), heading)
            if figures.value is heading:
                figures.period = period
    return tuple(filter(None, map(_with_value, found.values())))


def _with_value(figures: Figures) -> Figures | None:
    """The figures, without a value those whose value comes of a numerator and a denominator; None
    where one of these is missing.
    """
    if figures.value is not None:
        return figures
    numerator, denominator = map(figures.parts.get, (Means.NUMERATOR, Means.DENOMINATOR))
    if numerator is None or denominator is None:
        return None
    rest = {means: each for means, each in figures.parts.items() if means not in _COUNTS}
    return replace(figures, parts={Means.VALUE: numerator, **rest}, out_of=denominator)


def _year_of_quarters(headings: Sequence[Heading]) -> str | None:
    """Finds the financial year of quarters that stand without one beside the months that one of
    them is made of; None where the months are of several years, or of none of the quarters.
    """
    stated = [each.stated for each in headings if each.stated]
    periods = [Period.parse(each.code) for each in stated if each.code]
    ends = {each.end for each in periods if each.kind is PeriodKind.MONTH}
    years = {financial_year(each) for each in ends}
    if len(years) != 1:
        return None
    (year,) = years
    open_ones = [each.within(year).code for each in stated if each.quarter and not each.code]
    quarters = [Period.parse(each) for each in open_ones if each]
    whole = any(sum(each.start < end <= each.end for end in ends) == _MONTHS for each in quarters)
    return year if whole else None


def period_of(heading: Heading, year: str | None) -> Stated | None:
    """The period that a heading states with what stands above it; without a code where the year
    stays open.
    """
    own, above = heading.stated, heading.above
    found = _together(own, above, year)
    provisional = any(each is not None and each.provisional for each in (own, above))
    return replace(found, provisional=provisional) if found else None


def _together(own: Stated | None, above: Stated | None, year: str | None) -> Stated | None:
    if own is None:
        return above
    if own.code is not None or own.to_date:
        return own
    if above is not None and above.year is not None and own.month is not None:
        return Stated(f"{above.year}-{own.month:02d}")
    if above is not None and above.code is not None and "/" in above.code:
        return own.within(above.code[:7])
    return own.within(year) if year is not None else own
