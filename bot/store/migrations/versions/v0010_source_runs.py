"""How the council's own databases fared when caseloads were read from them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "source_run",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("done_at", TIME),
        sa.Column("failed_at", TIME),
        sa.Column("reason", sa.String()),
        sa.PrimaryKeyConstraint("name", name="pk_source_run"),
    )
