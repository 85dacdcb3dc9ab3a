"""Which published file it is, by its header."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.comparison import NeighbourModel
from bot.domain.indicator import Indicator
from bot.domain.plan import Plan
from bot.importing.tables.rows import Row

LAIT_MEASURES = ("measure_short", "short desc", "measure")
LAIT_VALUES = ("values", "value", "values_num")


class Form(StrEnum):
    """Whose figures they are, as messages name the source."""

    DASHBOARD = "DfE, children's social care dashboard"
    INTERACTIVE_TOOL = "DfE, Local Authority Interactive Tool"


@dataclass(frozen=True, slots=True)
class FiguresHeader:
    """`columns` are positions by name in small letters. `measures` are the indicators by what the
    file calls them: of the dashboard a column's name, of the Interactive Tool what stands in one.
    """

    form: Form
    row: int
    columns: Mapping[str, int]
    measures: Mapping[str, Indicator]


@dataclass(frozen=True, slots=True)
class NeighboursHeader:
    """`columns` are positions: of the code, the name, the region, and of each neighbour."""

    model: NeighbourModel
    row: int
    code: int
    name: int
    region: int
    neighbours: tuple[int, ...]


def figures_header(row: Row, plan: Plan) -> FiguresHeader | None:
    """The header, where the file is one of figures of areas and the plan has an indicator that
    could be in it; else None.
    """
    names = _names(row)
    columns = {name: place for place, name in reversed([*enumerate(names)])}
    published = {
        name.casefold(): each
        for each in plan.indicators
        if each.published is not None
        for name in each.published.measure
    }
    form = form_of(columns.keys())
    if form is Form.DASHBOARD:
        published = {name: each for name, each in published.items() if name in columns}
    return FiguresHeader(form, row.number, columns, published) if form and published else None


def form_of(names: AbstractSet[str]) -> Form | None:
    """The form whose columns, in small letters, are among the names; None where none is."""
    if {"time_period", "time_identifier", "geographic_level", "old_la_code"} <= names:
        return Form.DASHBOARD
    told = {"la and regions", "years"} <= names
    has_values, has_measures = (
        not names.isdisjoint(LAIT_VALUES),
        not names.isdisjoint(LAIT_MEASURES),
    )
    return Form.INTERACTIVE_TOOL if told and has_values and has_measures else None


def neighbours_header(row: Row) -> NeighboursHeader | None:
    """The header, where the file lists statistical neighbours; else None."""
    names = _names(row)
    forms = (
        (NeighbourModel.APRIL_2021, ("la num", "la name", "goreg"), "sn{}"),
        (NeighbourModel.MAY_2025, ("old_la_code", "la_name", "region_name"), "sn_{}"),
    )
    for model, (code, name, region), neighbour in forms:
        wanted = [neighbour.format(place) for place in range(1, 11)]
        if {code, name, region, *wanted} <= set(names):
            return NeighboursHeader(
                model,
                row.number,
                names.index(code),
                names.index(name),
                names.index(region),
                tuple(names.index(each) for each in wanted),
            )
    return None


def _names(row: Row) -> Sequence[str]:
    return [" ".join(cell.casefold().split()) for cell in row.cells]
