"""What a reader of the caseload summary could count or work out, and how the counts add up."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.rules.caseload_bands import Band, CaseloadSummary, Group
from bot.rules.disclosure.deduction import Sum

_AGREED = (Band.BELOW, Band.WITHIN, Band.ABOVE)
_OVER = (Band.ABOVE, Band.NO_RANGE)


class Cell(NamedTuple):
    """One count of workers: of everyone, a role or a team (`kind`), by its place among them."""

    kind: str
    place: int
    column: str

    def beside(self, column: str) -> "Cell":
        return Cell(self.kind, self.place, column)


def counts_of(summary: CaseloadSummary) -> dict[Cell, int]:
    """Lists every count of workers in `summary`, those that only follow by subtraction among them.

    A band in which nobody could stand is left out: a reader knows that a role with an agreed range
    has no worker without one.
    """
    whole = _whole_of_outliers(summary)
    return {
        row.beside(column): count
        for row, group in rows_of(summary)
        for column, count in _counts(group, _possible(summary, row, group), whole)
    }


def sums_of(summary: CaseloadSummary) -> tuple[Sum[Cell], ...]:
    """Says how the counts add up: along each group, down the roles and the teams to everyone."""
    return (*_along(summary), *_down(summary))


def rows_of(summary: CaseloadSummary) -> Iterator[tuple[Cell, Group]]:
    """The cell of each group's workers, with the group; everyone comes first."""
    yield Cell("everyone", 0, "workers"), summary.everyone
    for kind, groups in (("role", summary.roles), ("team", summary.teams)):
        for place, group in enumerate(groups):
            yield Cell(kind, place, "workers"), group


def _counts(group: Group, bands: tuple[Band, ...], whole: str) -> Iterator[tuple[str, int]]:
    over = _over(group)
    yield from ((band.value, group.bands[band]) for band in bands)
    yield "workers", group.workers
    yield "over", over
    yield "outliers", group.outliers
    yield "fewer", (over if whole == "over" else group.workers) - group.outliers
    yield "agency", group.agency
    yield "permanent", group.workers - group.agency


def _along(summary: CaseloadSummary) -> Iterator[Sum[Cell]]:
    whole = _whole_of_outliers(summary)
    for row, group in rows_of(summary):
        bands = _possible(summary, row, group)
        for parts, total in (
            (tuple(each.value for each in bands), "workers"),
            (tuple(each.value for each in bands if each in _OVER), "over"),
            (("outliers", "fewer"), whole),
            (("agency", "permanent"), "workers"),
        ):
            yield Sum(tuple(row.beside(each) for each in parts), row.beside(total))


def _down(summary: CaseloadSummary) -> Iterator[Sum[Cell]]:
    columns: dict[tuple[str, str], list[Cell]] = {}
    for cell in counts_of(summary):
        columns.setdefault((cell.kind, cell.column), []).append(cell)
    for (kind, column), cells in columns.items():
        if kind != "everyone":
            yield Sum(tuple(cells), Cell("everyone", 0, column))


def _possible(summary: CaseloadSummary, row: Cell, group: Group) -> tuple[Band, ...]:
    """The bands that anybody could stand in: a role's workers all have a range, or none has."""
    roles = [group] if row.kind == "role" else summary.roles
    without = sum(each.bands[Band.NO_RANGE] > 0 for each in roles)
    bands = _AGREED if without < len(roles) else ()
    return (*bands, Band.NO_RANGE) if without else bands


def _over(group: Group) -> int:
    return sum(group.bands[each] for each in _OVER)


def _whole_of_outliers(summary: CaseloadSummary) -> str:
    """What the outliers are part of. Whoever holds 30 cases stands above the range, or has none;
    only a plan whose ranges reach 30 makes them part of all workers.
    """
    every = all(group.outliers <= _over(group) for _, group in rows_of(summary))
    return "over" if every else "workers"
