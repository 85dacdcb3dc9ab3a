"""What lead officers say for a meeting, who was asked, and who is away."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "lead_update",
        sa.Column("id", ID, nullable=False),
        sa.Column("recommendation", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lead_update"),
    )
    op.create_index("ix_lead_update_meeting", "lead_update", ["meeting"])
    op.create_table(
        "update_ask",
        sa.Column("id", ID, nullable=False),
        sa.Column("meeting", sa.Date(), nullable=False),
        sa.Column("recommendation", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_update_ask"),
        sa.UniqueConstraint(
            "meeting", "recommendation", name="uq_update_ask_meeting_recommendation"
        ),
    )
    op.create_table(
        "absence",
        sa.Column("id", ID, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
