"""What people answer to a flag: a reason, a hold, to whom it was handed on."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EXACT = sa.Numeric().with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "flag_answer",
        sa.Column("id", ID, nullable=False),
        sa.Column("flag_id", ID, nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("user", sa.String()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("until", sa.String()),
        sa.Column("day", sa.Date()),
        sa.Column("role", sa.String()),
        sa.Column("period", sa.String()),
        sa.Column("gap", EXACT),
        sa.Column("status", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_flag_answer"),
        sa.ForeignKeyConstraint(["flag_id"], ["flag.id"], name="fk_flag_answer_flag_id_flag"),
    )
    op.create_index("ix_flag_answer_flag_id", "flag_answer", ["flag_id"])
