"""A worker may hold cases in several teams, cases have types, and some are held by nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TYPES = ("cin", "cp", "cla", "care_leavers")


def upgrade() -> None:
    with op.batch_alter_table("caseload") as table:
        table.drop_constraint("pk_caseload", type_="primary")
        table.create_primary_key("pk_caseload", ["extract_id", "worker", "team"])
        for each in TYPES:
            table.add_column(sa.Column(each, sa.Integer()))
    op.create_table(
        "unallocated",
        sa.Column("extract_id", ID, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("open_cases", sa.Integer(), nullable=False),
        *(sa.Column(each, sa.Integer()) for each in TYPES),
        sa.ForeignKeyConstraint(
            ["extract_id"], ["caseload_extract.id"], name="fk_unallocated_extract_id"
        ),
        sa.PrimaryKeyConstraint("extract_id", "team", name="pk_unallocated"),
    )
