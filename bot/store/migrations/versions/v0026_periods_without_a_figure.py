"""How many of the periods that an import brought are without a figure."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

OF_WHOLE = """UPDATE import_run SET empty = (
    SELECT count(*) FROM outturn
    WHERE outturn.import_id = import_run.id AND value IS NULL AND words IS NULL
    AND numerator IS NULL AND revision = 1 AND NOT void
) WHERE kind = 'outturns' AND undoes IS NULL"""
OF_TEAMS = """UPDATE import_run SET empty = empty + (
    SELECT count(*) FROM team_outturn
    WHERE team_outturn.import_id = import_run.id AND value IS NULL AND words IS NULL
    AND numerator IS NULL
) WHERE kind = 'outturns' AND undoes IS NULL"""


def upgrade() -> None:
    op.add_column(
        "import_run", sa.Column("empty", sa.Integer(), nullable=False, server_default="0")
    )
    op.execute(OF_WHOLE)
    op.execute(OF_TEAMS)
