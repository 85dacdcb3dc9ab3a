"""Ratings that people give in Slack, beside those that files bring."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("rating", sa.Column("user", sa.String()))
