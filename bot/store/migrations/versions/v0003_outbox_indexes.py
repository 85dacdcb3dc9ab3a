"""What is asked of the outbox by flag, and by whoever counts, is found without reading it all."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index("ix_outbox_flag", "outbox", ["flag_id", "channel"])
    for name, where in (
        ("ix_outbox_retried", "attempts > 1"),
        ("ix_outbox_doubled", "duplicate_ts IS NOT NULL"),
    ):
        condition = sa.text(where)
        op.create_index(
            name, "outbox", ["kind"], sqlite_where=condition, postgresql_where=condition
        )
