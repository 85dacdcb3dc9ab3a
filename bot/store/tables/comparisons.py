"""What the plan is compared with: published figures of areas, and who the neighbours are."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Column, ForeignKey, Index, Named, Table, TypedColumns

from bot.store.columns import Exact, Id, UtcTime
from bot.store.tables.metadata import metadata


class AreaFigureColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    area: Named[str]
    name: Named[str]
    level: Named[str]
    period: Named[str]
    end: Named[date]
    value: Named[Decimal | None] = Column(Exact)
    mark: Named[str | None]
    per: Named[str | None]
    released: Named[date | None]
    source: Named[str]
    recorded_at: Named[datetime] = Column(UtcTime)
    import_id: Named[int] = Column(Id, ForeignKey("import_run.id"))


class NeighbourColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    model: Named[str]
    authority: Named[str]
    name: Named[str]
    region: Named[str]
    place: Named[int]
    code: Named[str]
    import_id: Named[int] = Column(Id, ForeignKey("import_run.id"))


area_figure = Table(
    "area_figure",
    metadata,
    AreaFigureColumns,
    Index("ix_area_figure_indicator", "indicator", "area", "period"),
    Index("ix_area_figure_import_id", "import_id"),
)
neighbour = Table(
    "neighbour", metadata, NeighbourColumns, Index("ix_neighbour_model", "model", "authority")
)
