"""How a council's own files are read is kept; so is the mark that stands in a figure's place."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "recipe",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.String()),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("name", name="pk_recipe"),
        sa.UniqueConstraint("fingerprint", name="uq_recipe_fingerprint"),
    )
    op.add_column("outturn", sa.Column("mark", sa.String()))
