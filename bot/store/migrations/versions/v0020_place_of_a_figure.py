"""Where a figure stands in its file, so that it can be traced to its row."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("outturn", sa.Column("place", sa.String()))
