"""What delivery needs to know of a message, and what a worker tells of itself."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("edits", ID))
        outbox.add_column(sa.Column("attempted_at", TIME))
        outbox.add_column(
            sa.Column("uncertain", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        outbox.add_column(sa.Column("duplicate_ts", sa.String()))
        outbox.create_foreign_key("fk_outbox_edits", "outbox", ["edits"], ["id"])
        outbox.create_index("ix_outbox_channel", ["channel", "state", "id"])
    op.create_table(
        "worker",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("beat_at", TIME, nullable=False),
        sa.Column("halted", sa.String()),
        sa.PrimaryKeyConstraint("name", name="pk_worker"),
    )
