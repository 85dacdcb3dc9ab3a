"""What earlier reports of a figure said that it rests on, where the report that stands does not."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

SAME = {
    "outturn": "before.indicator = {0}.indicator AND before.period = {0}.period "
    "AND before.revision < {0}.revision AND NOT before.void",
    "team_outturn": "before.indicator = {0}.indicator AND before.period = {0}.period "
    "AND before.team = {0}.team AND before.id < {0}.id",
}


def upgrade() -> None:
    for table, same in SAME.items():
        op.add_column(table, sa.Column("earlier_basis", sa.String()))
        text = "CAST(before.numerator AS TEXT) || ' of ' || CAST(before.denominator AS TEXT)"
        op.execute(
            f"UPDATE {table} SET earlier_basis = (SELECT {text} FROM {table} AS before "  # noqa: S608 - names of our own
            f"WHERE {same.format(table)} AND before.numerator IS NOT NULL "
            "AND before.denominator IS NOT NULL ORDER BY before.id DESC LIMIT 1) "
            "WHERE numerator IS NULL OR denominator IS NULL"
        )
