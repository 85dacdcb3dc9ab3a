"""The caseload summary as an audience may see it: every count, or [c] where it is too small."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.people import Audience
from bot.rules.caseload_bands import Band, CaseloadSummary, Group
from bot.rules.disclosure.case_mix import ShownMix, shown_mix, shown_unallocated
from bot.rules.disclosure.caseload_counts import Cell, counts_of, rows_of, sums_of
from bot.rules.disclosure.suppression import SMALL, hidden_cells


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group's counts of workers; None is hidden from this audience."""

    title: str
    workers: int | None
    below: int | None
    within: int | None
    above: int | None
    outliers: int | None
    agency: int | None
    average: Decimal | None
    most: int | None
    no_range: int | None
    """Workers of roles for which the plan agrees no range."""
    families_average: Decimal | None
    registered_average: Decimal | None
    """The DfE's, of registered social workers alone; None also where it is the average."""
    leads: int | None
    """Lead practitioners, who are no registered social workers, and their open cases; of some it
    may not be known.
    """
    lead_cases: int | None
    leads_among: bool
    """True where the average counts lead practitioners, whom the DfE's leaves out."""

    @property
    def unranged(self) -> bool:
        """Tells whether no range is agreed for anybody: none of them can stand above one."""
        return bool(self.workers) and self.no_range == self.workers


@dataclass(frozen=True, slots=True)
class ShownCaseloads:
    day: date
    source: str
    illustrative: bool
    everyone: ShownGroup
    roles: tuple[ShownGroup, ...]
    teams: tuple[ShownGroup, ...]
    average_before: Decimal | None
    before_day: date | None
    before_elsewhere: bool
    """True where the extract before is from another source, which may count in another way."""
    idle: int | None
    """Workers at work without a case; None is hidden, as are the next three."""
    away: int | None
    """Workers not at work who hold cases, and how many cases that is."""
    away_cases: int | None
    unallocated: int | None
    """None also where the source says nothing of unallocated cases."""
    mix: ShownMix | None
    """None where the source tells no types."""


def shown(summary: CaseloadSummary, audience: Audience) -> ShownCaseloads:
    """Shows `summary` to `audience`; a wide one never sees the highest caseload, one worker's."""
    named = audience is Audience.NAMED
    visible = frozenset[Cell]() if named else _visible(summary)
    before = summary.before
    small_before = before is not None and not named and before.workers < SMALL
    everyone, *groups = (
        (row.kind, _show(row, group, visible, named)) for row, group in rows_of(summary)
    )
    return ShownCaseloads(
        day=summary.day,
        source=summary.source,
        illustrative=summary.illustrative,
        everyone=everyone[1],
        roles=tuple(group for kind, group in groups if kind == "role"),
        teams=tuple(group for kind, group in groups if kind == "team"),
        average_before=None if before is None or small_before else before.average,
        before_day=summary.before_day,
        before_elsewhere=summary.before_source not in (None, summary.source),
        idle=summary.idle if named else None,
        away=summary.away if named else None,
        away_cases=summary.away_cases if named else None,
        unallocated=shown_unallocated(summary.unallocated, audience),
        mix=shown_mix(summary.mix, summary.cases, audience),
    )


def _visible(summary: CaseloadSummary) -> AbstractSet[Cell]:
    """The counts that a wide audience sees. A band in which nobody can stand has none: that it is
    empty is known.
    """
    counts = counts_of(summary)
    unranged = {row.beside(Band.NO_RANGE.value) for row, _ in rows_of(summary)}
    return (counts.keys() - hidden_cells(counts, sums_of(summary))) | (unranged - counts.keys())


def _show(row: Cell, group: Group, visible: AbstractSet[Cell], named: bool) -> ShownGroup:
    def seen(column: str, count: int) -> int | None:
        return count if named or row.beside(column) in visible else None

    workers = seen("workers", group.workers)
    return ShownGroup(
        title=group.title,
        workers=workers,
        below=seen(Band.BELOW.value, group.bands[Band.BELOW]),
        within=seen(Band.WITHIN.value, group.bands[Band.WITHIN]),
        above=seen(Band.ABOVE.value, group.bands[Band.ABOVE]),
        outliers=seen("outliers", group.outliers),
        agency=seen("agency", group.agency),
        average=None if workers is None else group.average,
        most=group.most if named else None,
        no_range=seen(Band.NO_RANGE.value, group.bands[Band.NO_RANGE]),
        families_average=None if workers is None else group.families_average,
        registered_average=_registered(row, group, named),
        leads=group.known_leads if named else None,
        lead_cases=group.lead_cases if named else None,
        leads_among=group.known_leads >= (1 if named else SMALL),
    )


def _registered(row: Cell, group: Group, named: bool) -> Decimal | None:
    """To a wide audience it is said of everyone alone, where neither kind of worker is few."""
    registered = group.registered
    if registered is None or registered.average == group.average:
        return None
    few = min(registered.workers, group.known_leads) < SMALL
    return None if not named and (few or row.kind != "everyone") else registered.average
