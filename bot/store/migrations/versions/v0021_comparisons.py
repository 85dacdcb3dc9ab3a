"""Benchmarks say what they are of; published figures of areas, and who the neighbours are."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EXACT = sa.Numeric().with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("benchmark") as table:
        table.drop_constraint("uq_benchmark_indicator_area_year_source", type_="unique")
        for name in ("statistic", "model", "per"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("band", sa.String()))
        table.add_column(sa.Column("released", sa.Date()))
        table.create_unique_constraint(
            "uq_benchmark_indicator_area_year_source_statistic_model_per",
            ["indicator", "area", "year", "source", "statistic", "model", "per"],
        )
    op.create_table(
        "area_figure",
        sa.Column("id", ID, nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("value", EXACT),
        sa.Column("mark", sa.String()),
        sa.Column("per", sa.String()),
        sa.Column("released", sa.Date()),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("import_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name="fk_area_figure_import_id"),
        sa.PrimaryKeyConstraint("id", name="pk_area_figure"),
    )
    op.create_index("ix_area_figure_indicator", "area_figure", ["indicator", "area", "period"])
    op.create_index("ix_area_figure_import_id", "area_figure", ["import_id"])
    op.create_table(
        "neighbour",
        sa.Column("id", ID, nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("import_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name="fk_neighbour_import_id"),
        sa.PrimaryKeyConstraint("id", name="pk_neighbour"),
    )
    op.create_index("ix_neighbour_model", "neighbour", ["model", "authority"])
