"""The families of a worker's cases, and whether the worker is a registered social worker."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("caseload", sa.Column("families", sa.Integer()))
    op.add_column("caseload", sa.Column("registered", sa.Boolean()))
