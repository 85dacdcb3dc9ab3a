"""How far each table has come, asked in one statement: the greatest id of each.

Rows are only ever added, one change after the other: to a table with the same mark nothing came.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Table, and_, func, select

from bot.store import tables

Marks = Mapping[str, int]
"""The greatest id of each table by its name, 0 of an empty one; the number of the revision; and of
the imports those that brought published figures last, and that took back figures last.
"""
REVISION, BENCHMARKS, UNDONE = "revision", "benchmarks", "undone"

_OF: tuple[Table[Any], ...] = (
    tables.absence,
    tables.action_change,
    tables.caseload_extract,
    tables.decision,
    tables.flag,
    tables.import_run,
    tables.lead_update,
    tables.meeting_end,
    tables.outbox,
    tables.outturn,
    tables.plan_version,
    tables.proposal,
    tables.rating,
    tables.report_made,
    tables.target_edit,
    tables.team_outturn,
    tables.update_ask,
)
_RUN = tables.import_run.c


def _of_runs(which: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.max(_RUN.id)).where(which).scalar_subquery()


_MARKS = select(
    tables.revision.c.number.label(REVISION),
    _of_runs(_RUN.kind == "benchmarks").label(BENCHMARKS),
    _of_runs(and_(_RUN.kind == "outturns", _RUN.undoes.is_not(None))).label(UNDONE),
    *(select(func.max(each.c.id)).scalar_subquery().label(each.name) for each in _OF),
)


def read_marks(connection: Connection) -> Marks:
    """Reads the marks, all of one moment."""
    row = connection.execute(_MARKS).one()
    return MappingProxyType({name: mark or 0 for name, mark in row._asdict().items()})
