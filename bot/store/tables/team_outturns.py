"""Outturns of teams and localities, apart from the council's own: no status rests on them."""

from sqlalchemy import Index, Named, Table

from bot.store.tables.figures import ReportedColumns
from bot.store.tables.metadata import metadata


class TeamOutturnColumns(ReportedColumns):
    team: Named[str]


team_outturn = Table(
    "team_outturn",
    metadata,
    TeamOutturnColumns,
    Index("ix_team_outturn_indicator", "indicator", "team", "period"),
    Index("ix_team_outturn_import_id", "import_id"),
)
