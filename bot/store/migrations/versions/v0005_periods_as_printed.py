"""An outturn keeps how its source words a period without a date, and when it was updated."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("outturn", sa.Column("printed", sa.String()))
    op.add_column("outturn", sa.Column("updated", sa.String()))
