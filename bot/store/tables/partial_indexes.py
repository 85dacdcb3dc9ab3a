"""The tables with the indexes of some rows alone, which migrations make and no code names.

They stand apart from their tables because SQLAlchemy loads all drivers of both databases to hold
such a condition, which takes longer than to make the tables.
"""

from collections.abc import Mapping

from sqlalchemy import Index, Table, text

from bot.store.tables.figures import caseload_extract, outturn
from bot.store.tables.flags import flag
from bot.store.tables.metadata import metadata
from bot.store.tables.working import outbox

__all__ = ["metadata"]


def _partial(
    name: str, table: Table, *columns: str, where: Mapping[str, str], unique: bool = False
) -> None:
    """Adds an index of those rows alone for which `where`, by database, holds."""
    # Written as the queries write it: SQLite uses a partial index only when the words match.
    Index(
        name,
        *(table.c[each] for each in columns),
        unique=unique,
        sqlite_where=text(where["sqlite"]),
        postgresql_where=text(where["postgresql"]),
    )


_CURRENT = {"sqlite": "current IS 1", "postgresql": "current IS true"}
_VOID = {"sqlite": "void IS 1", "postgresql": "void IS true"}
_IN_FORCE = {"sqlite": "superseded IS 0", "postgresql": "superseded IS false"}
_STANDING = {"sqlite": "withdrawn_at IS NULL", "postgresql": "withdrawn_at IS NULL"}
_RETRIED = {"sqlite": "attempts > 1", "postgresql": "attempts > 1"}
_DOUBLED = {"sqlite": "duplicate_ts IS NOT NULL", "postgresql": "duplicate_ts IS NOT NULL"}

_partial("uq_outturn_current", outturn, "indicator", "period", where=_CURRENT, unique=True)
_partial("ix_outturn_newest", outturn, "indicator", "end", "start", where=_CURRENT)
_partial("ix_outturn_void", outturn, "indicator", where=_VOID)
_partial("uq_caseload_extract_day", caseload_extract, "day", where=_IN_FORCE, unique=True)
_partial("uq_flag_standing", flag, "indicator", "opened", where=_STANDING, unique=True)
_partial("ix_flag_closed", flag, "closed_at", where=_STANDING)
_partial("ix_outbox_retried", outbox, "kind", where=_RETRIED)
_partial("ix_outbox_doubled", outbox, "kind", where=_DOUBLED)
