"""Outturns of teams and localities, apart from the council's own: no status rests on them."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Column, ForeignKey, Index, Named, Table, TypedColumns

from bot.store.columns import Exact, Id, UtcTime
from bot.store.tables.metadata import metadata


class TeamOutturnColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    team: Named[str]
    period: Named[str]
    end: Named[date]
    value: Named[Decimal | None] = Column(Exact)
    words: Named[str | None]
    unit: Named[str | None]
    numerator: Named[Decimal | None] = Column(Exact)
    denominator: Named[Decimal | None] = Column(Exact)
    provisional: Named[bool]
    illustrative: Named[bool]
    published: Named[date | None]
    source: Named[str]
    note: Named[str | None]
    printed: Named[str | None]
    updated: Named[str | None]
    mark: Named[str | None]
    place: Named[str | None]
    recorded_at: Named[datetime] = Column(UtcTime)
    import_id: Named[int] = Column(Id, ForeignKey("import_run.id"))


team_outturn = Table(
    "team_outturn",
    metadata,
    TeamOutturnColumns,
    Index("ix_team_outturn_indicator", "indicator", "team", "period"),
    Index("ix_team_outturn_import_id", "import_id"),
)
