"""The plan, what came in, and how."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    Column,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
    text,
)

from bot.domain.recipe import Recipe
from bot.store.columns import Document, Exact, Id, UtcTime
from bot.store.tables.metadata import metadata


class RevisionColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True, autoincrement=False)
    number: Named[int] = Column(Id)


class ImportRunColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    kind: Named[str]
    file: Named[str]
    sha256: Named[str]
    imported_at: Named[datetime] = Column(UtcTime)
    rows: Named[int]
    illustrative: Named[bool]
    latest: Named[date | None]
    by: Named[str | None]
    new: Named[int] = Column(server_default=text("0"))
    revised: Named[int] = Column(server_default=text("0"))
    empty: Named[int] = Column(server_default=text("0"))
    undoes: Named[int | None] = Column(Id)


class PlanVersionColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    sha256: Named[str]
    file: Named[str]
    imported_at: Named[datetime] = Column(UtcTime)
    as_of: Named[date]
    document: Named[str] = Column(Text)
    by: Named[str | None]
    import_id: Named[int | None] = Column(Id)


class RatingColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    recommendation: Named[int]
    rag: Named[str]
    judged: Named[date]
    by: Named[str]
    reason: Named[str]
    derived: Named[bool]
    wording: Named[int]
    recorded_at: Named[datetime] = Column(UtcTime)
    import_id: Named[int | None] = Column(Id)
    void: Named[bool] = Column(server_default=false())
    user: Named[str | None]


class BenchmarkColumns(TypedColumns):
    id: Named[int] = Column(Id, primary_key=True)
    indicator: Named[str]
    area: Named[str]
    year: Named[str]
    value: Named[Decimal] = Column(Exact)
    source: Named[str]
    method: Named[str]
    quartile: Named[str | None]
    band: Named[str | None]
    statistic: Named[str] = Column(server_default="")
    model: Named[str] = Column(server_default="")
    per: Named[str] = Column(server_default="")
    released: Named[date | None]


class RecipeColumns(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    fingerprint: Named[str] = Column(unique=True)
    data: Named[Recipe] = Column(Document(Recipe))
    confirmed_by: Named[str | None]
    confirmed_at: Named[datetime | None] = Column(UtcTime)


revision = Table("revision", metadata, RevisionColumns, CheckConstraint("id = 1", name="one_row"))
import_run = Table("import_run", metadata, ImportRunColumns)
plan_version = Table("plan_version", metadata, PlanVersionColumns)
rating = Table(
    "rating",
    metadata,
    RatingColumns,
    UniqueConstraint("recommendation", "judged", "by", "wording"),
)
benchmark = Table(
    "benchmark",
    metadata,
    BenchmarkColumns,
    UniqueConstraint("indicator", "area", "year", "source", "statistic", "model", "per"),
)
recipe = Table("recipe", metadata, RecipeColumns)
