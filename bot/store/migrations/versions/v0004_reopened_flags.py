"""A flag remembers when a correction opened it again, so that the next digest can say so."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("flag", sa.Column("reopened_at", sa.DateTime(timezone=True)))
