"""Imports are counted, and can be taken back: what an undo voids stays, and is shown nowhere."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column(
        "import_run", sa.Column("new", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.add_column(
        "import_run",
        sa.Column("revised", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    op.add_column("import_run", sa.Column("undoes", ID))
    for table in ("plan_version", "rating"):
        op.add_column(table, sa.Column("import_id", ID))
    for table in ("outturn", "caseload_extract", "rating"):
        void: sa.Column[bool] = sa.Column(
            "void", sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column(table, void)
    op.create_index("ix_outturn_import_id", "outturn", ["import_id"])
    op.create_index(
        "ix_outturn_void",
        "outturn",
        ["indicator"],
        sqlite_where=sa.text("void IS 1"),
        postgresql_where=sa.text("void IS true"),
    )
