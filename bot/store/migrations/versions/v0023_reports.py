"""The reports that reached somebody, with the imports that their figures came from."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "report_made",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report_made"),
    )
    op.create_table(
        "report_import",
        sa.Column("report_id", ID, nullable=False),
        sa.Column("import_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "import_id", name="pk_report_import"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report_made.id"], name="fk_report_import_report_id_report_made"
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_run.id"], name="fk_report_import_import_id_import_run"
        ),
    )
