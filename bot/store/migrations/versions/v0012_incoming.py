"""Files that are sent in Slack, or wait in the watched folder, are kept until they are settled."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "incoming",
        sa.Column("id", ID, nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("user", sa.String()),
        sa.Column("channel", sa.String()),
        sa.Column("name", sa.String()),
        sa.Column("sha256", sa.String()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("draft", sa.String()),
        sa.Column("questions", sa.Text()),
        sa.Column("by", sa.String()),
        sa.Column("import_id", ID),
        sa.PrimaryKeyConstraint("id", name="pk_incoming"),
        sa.UniqueConstraint("origin", name="uq_incoming_origin"),
    )
    op.create_index("ix_incoming_state", "incoming", ["state", "id"])
    op.create_index("ix_incoming_import_id", "incoming", ["import_id"])
