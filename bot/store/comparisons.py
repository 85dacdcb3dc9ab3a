"""Published figures of areas, and lists of neighbours: of each the newest that stands counts.

Rows are only ever added. One stands while its import was not taken back.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select

from bot.domain.comparison import Area, AreaFigure, Level, NeighbourList, NeighbourModel
from bot.domain.mark import Mark
from bot.domain.period import Period
from bot.domain.plan import Plan
from bot.store.imports import Arrival, add_import
from bot.store.records import Counts
from bot.store.standing import newest_standing, said_later, stands
from bot.store.tables import area_figure, neighbour
from bot.store.transaction import Transaction

_KIND = "benchmarks"
_FIGURES = area_figure.c
_OF_FIGURE = "indicator", "area", "period"
_OF_LIST = "model", "authority"
_COLUMNS = (
    _FIGURES.indicator,
    _FIGURES.area,
    _FIGURES.name,
    _FIGURES.level,
    _FIGURES.period,
    _FIGURES.value,
    _FIGURES.mark,
    _FIGURES.per,
    _FIGURES.released,
    _FIGURES.source,
    _FIGURES.recorded_at,
)


class Comparisons:
    """What other areas stand at, in one unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def save(
        self,
        figures: Sequence[AreaFigure],
        neighbours: Sequence[NeighbourList],
        arrival: Arrival,
    ) -> Counts:
        """Adds what is new, counted in figures and lists; what says the same changes nothing."""
        connection = self._transaction.connection
        refs = {each.indicator for each in figures}
        known = {
            each.place: each for each in load_standing(connection, _FIGURES.indicator.in_(refs))
        }
        lists = {each.key: each for each in load_lists(connection)}
        fresh = [each for each in figures if _says_more(known.get(each.place), each)]
        listed = [each for each in neighbours if lists.get(each.key) != each]
        new = sum(each.place not in known for each in fresh)
        new += sum(each.key not in lists for each in listed)
        empty = sum(each.place not in known and each.value is None for each in fresh)
        changed = len(fresh) + len(listed)
        if changed:
            import_id = add_import(
                self._transaction,
                _KIND,
                arrival,
                rows=len(figures) + len(neighbours),
                new=new,
                revised=changed - new,
                empty=empty,
                latest=max((each.period.end for each in fresh), default=None),
            )
            _insert_figures(connection, fresh, arrival, import_id)
            _insert_lists(connection, listed, import_id)
        same = len(figures) + len(neighbours) - changed
        return Counts(new=new, revised=changed - new, same=same, empty=empty)


def later_imports(connection: Connection, number: int) -> list[int]:
    """The imports that say something else of what the one of that number brought, and stand."""
    of_figures = said_later(area_figure, _OF_FIGURE, number)
    of_lists = said_later(neighbour, _OF_LIST, number)
    return sorted(set(connection.execute(of_figures.union(of_lists)).scalars()))


def load_neighbours(connection: Connection, plan: Plan) -> NeighbourList | None:
    """The neighbours of the plan's authority by the plan's model; None where they are not known."""
    if plan.neighbours is None or plan.authority is None:
        return None
    of_model = load_lists(connection, neighbour.c.model == plan.neighbours.model.value)
    return next((each for each in of_model if each.authority.is_called(plan.authority)), None)


def load_areas(
    connection: Connection, plan: Plan, neighbours: NeighbourList | None
) -> dict[str, tuple[AreaFigure, ...]]:
    """The standing figures of each indicator, by ref: those of the council, its neighbours, regions
    and countries, and of every council for the newest year.
    """
    refs = [each.ref for each in plan.indicators if each.published is not None]
    if neighbours is None or not refs:
        return {}
    newest = (
        select(func.max(_NEWEST.c.end))
        .where(_NEWEST.c.indicator == _FIGURES.indicator)
        .scalar_subquery()
    )
    wanted = or_(
        _FIGURES.area.in_([neighbours.authority.key, *neighbours.codes]),
        _FIGURES.level != Level.AUTHORITY.value,
        _FIGURES.end == newest,
    )
    found: dict[str, list[AreaFigure]] = {}
    for each in load_standing(connection, and_(_FIGURES.indicator.in_(refs), wanted)):
        found.setdefault(each.indicator, []).append(each)
    return {ref: tuple(figures) for ref, figures in found.items()}


_NEWEST = area_figure.alias("newest")


def load_standing(connection: Connection, wanted: ColumnElement[bool]) -> list[AreaFigure]:
    """The newest figure of each indicator, area and period that stands, oldest period first."""
    last = newest_standing(area_figure, _OF_FIGURE, wanted)
    rows = connection.execute(
        select(*_COLUMNS).where(_FIGURES.id.in_(last)).order_by(_FIGURES.end, _FIGURES.id)
    )
    return [_figure(row) for row in rows]


def load_lists(
    connection: Connection, wanted: ColumnElement[bool] | None = None
) -> list[NeighbourList]:
    """The newest list of each council and model that stands."""
    columns = neighbour.c
    query = select(neighbour).where(stands(columns.import_id))
    if wanted is not None:
        query = query.where(wanted)
    by_list: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in connection.execute(query.order_by(columns.import_id, columns.place)):
        rows = by_list.setdefault((row.model, row.authority), [])
        if rows and rows[0].import_id != row.import_id:
            rows.clear()
        rows.append(row)
    return [
        NeighbourList(
            NeighbourModel(model),
            Area(rows[0].name, Level.AUTHORITY, code),
            rows[0].region,
            tuple(each.code for each in rows),
        )
        for (model, code), rows in by_list.items()
    ]


def _says_more(known: AreaFigure | None, each: AreaFigure) -> bool:
    return known is None or _said(known) != _said(each)


def _said(figure: AreaFigure) -> tuple[object, ...]:
    return figure.value, figure.mark, figure.per, figure.released, figure.source, figure.area.name


def _insert_figures(
    connection: Connection, figures: Iterable[AreaFigure], arrival: Arrival, import_id: int
) -> None:
    rows = [
        {
            "indicator": each.indicator,
            "area": each.area.key,
            "name": each.area.name,
            "level": each.area.level.value,
            "period": each.period.code,
            "end": each.period.end,
            "value": each.value,
            "mark": each.mark.value if each.mark is not None else None,
            "per": each.per,
            "released": each.released,
            "source": each.source,
            "recorded_at": arrival.at,
            "import_id": import_id,
        }
        for each in figures
    ]
    if rows:
        connection.execute(insert(area_figure), rows)


def _insert_lists(connection: Connection, lists: Iterable[NeighbourList], import_id: int) -> None:
    rows = [
        {
            "model": each.model.value,
            "authority": each.authority.key,
            "name": each.authority.name,
            "region": each.region,
            "place": place,
            "code": code,
            "import_id": import_id,
        }
        for each in lists
        for place, code in enumerate(each.codes, 1)
    ]
    if rows:
        connection.execute(insert(neighbour), rows)


def _figure(row: Row[*tuple[Any, ...]]) -> AreaFigure:
    indicator, key, name, level, period, value, mark, per, released, source, recorded = row
    at = Level(level)
    return AreaFigure(
        indicator,
        _area(name, at, key if at is Level.AUTHORITY else None),
        _period(period),
        value,
        source,
        Mark(mark) if mark is not None else None,
        per,
        released,
        recorded,
    )


@lru_cache(maxsize=1024)
def _area(name: str, level: Level, code: str | None) -> Area:
    return Area(name, level, code)


@lru_cache(maxsize=256)
def _period(code: str) -> Period:
    return Period.parse(code)
