"""A target that a plan edits is told as that and as no movement; who brought a file is kept; what a
clock that ran ahead took up is found.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "target_edit",
        sa.Column("id", ID, nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("edited_at", TIME, nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("now", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_target_edit"),
    )
    op.add_column(
        "flag", sa.Column("by_edit", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("import_run", sa.Column("by", sa.String()))
    op.add_column("plan_version", sa.Column("by", sa.String()))
    op.create_index("ix_handled_at", "handled", ["at"])
