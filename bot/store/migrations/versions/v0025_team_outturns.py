"""Outturns of teams and localities, apart from the council's own."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EXACT = sa.Numeric().with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "team_outturn",
        sa.Column("id", ID, nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("value", EXACT),
        sa.Column("words", sa.String()),
        sa.Column("unit", sa.String()),
        sa.Column("numerator", EXACT),
        sa.Column("denominator", EXACT),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String()),
        sa.Column("printed", sa.String()),
        sa.Column("updated", sa.String()),
        sa.Column("mark", sa.String()),
        sa.Column("place", sa.String()),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("import_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import_run.id"], name="fk_team_outturn_import_id"),
        sa.PrimaryKeyConstraint("id", name="pk_team_outturn"),
    )
    op.create_index("ix_team_outturn_indicator", "team_outturn", ["indicator", "team", "period"])
    op.create_index("ix_team_outturn_import_id", "team_outturn", ["import_id"])
