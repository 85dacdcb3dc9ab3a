"""The reports that were made and reached somebody."""

from sqlalchemy import Connection, insert, select

from bot.domain.report import ReportMade
from bot.store.rows import read, values_of
from bot.store.tables import report_import, report_made
from bot.store.transaction import Repository

_NEWEST = 100


class MadeReports(Repository):
    """The reports of one unit of work."""

    def remember(self, made: ReportMade) -> None:
        """Keeps that a report reached somebody."""
        connection = self._connection
        number: int = connection.execute(
            insert(report_made).values(values_of(made, report_made)).returning(report_made.c.id)
        ).scalar_one()
        rows = [{"report_id": number, "import_id": each} for each in made.imports]
        if rows:
            connection.execute(insert(report_import), rows)
        self._transaction.shows_a_change()


def load_made_reports(connection: Connection) -> tuple[ReportMade, ...]:
    """The newest reports, oldest first, by the day that they speak of and when they were made."""
    columns = report_made.c
    rows = connection.execute(select(report_made).order_by(columns.id.desc()).limit(_NEWEST)).all()
    imports: dict[int, list[int]] = {row.id: [] for row in rows}
    pairs = connection.execute(
        select(report_import)
        .where(report_import.c.report_id.in_(imports))
        .order_by(report_import.c.import_id)
    )
    for report_id, import_id in pairs:
        imports[report_id].append(import_id)
    made = [read(ReportMade, row, imports=tuple(imports[row.id])) for row in rows]
    return tuple(sorted(made, key=lambda each: (each.as_at, each.made_at)))
