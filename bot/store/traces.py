"""Where the figures came from."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, select

from bot.domain.trace import FigureKey, Trace, Traces
from bot.store.tables import caseload_extract, import_run, outturn, rating

_AT_A_TIME = 1000
_OF = import_run.c


def load_traces(connection: Connection) -> Traces:
    """Loads the trace of every figure, extract and rating that a file brought."""
    return Traces(_figures(connection), _extracts(connection), _ratings(connection))


def _figures(connection: Connection) -> dict[FigureKey, Trace]:
    columns = outturn.c
    rows = connection.execute(
        select(
            columns.indicator,
            columns.period,
            columns.revision,
            _OF.id,
            _OF.file,
            columns.place,
            columns.recorded_at,
            _OF.by,
        ).join(import_run, _OF.id == columns.import_id)
    )
    return {
        (ref, period, revision): Trace(number, file, place, at, by)
        for some in rows.partitions(_AT_A_TIME)
        for ref, period, revision, number, file, place, at, by in some
    }


def _extracts(connection: Connection) -> dict[date, tuple[Trace, ...]]:
    columns = caseload_extract.c
    rows = connection.execute(
        select(columns.day, _OF.id, _OF.file, columns.recorded_at, _OF.by)
        .join(import_run, _OF.id == columns.import_id)
        .where(columns.void.is_(False))
        .order_by(columns.id)
    )
    found: dict[date, list[Trace]] = defaultdict(list)
    for day, number, file, at, by in rows:
        found[day].append(Trace(number, file, None, at, by))
    return {day: tuple(traces) for day, traces in found.items()}


def _ratings(connection: Connection) -> dict[tuple[int, date, str], Trace]:
    columns = rating.c
    rows = connection.execute(
        select(
            columns.recommendation,
            columns.judged,
            columns.by,
            _OF.id,
            _OF.file,
            columns.recorded_at,
            _OF.by.label("brought_by"),
        )
        .join(import_run, _OF.id == columns.import_id)
        .where(columns.void.is_(False))
        .order_by(columns.id)
    )
    return {
        (number, judged, role): Trace(import_id, file, None, at, by)
        for number, judged, role, import_id, file, at, by in rows
    }
