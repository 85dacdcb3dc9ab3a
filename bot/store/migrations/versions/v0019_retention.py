"""What is deleted because it is old: how much so far, and when planbot last looked."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("id", ID, nullable=False, autoincrement=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("before", sa.DateTime(timezone=True)),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_retention"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
