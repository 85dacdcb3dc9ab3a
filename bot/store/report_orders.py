"""Reports that were asked for in Slack: each is made once, and each step of it is kept."""

from datetime import datetime

from sqlalchemy import Connection, or_, select, update

from bot.domain.report import ReportOrder
from bot.store.rows import columns_of, values_of
from bot.store.tables import report_order
from bot.store.transaction import Repository
from bot.store.upsert import insert_unless_there

_WANTED, _DONE, _FAILED = "wanted", "done", "failed"


class ReportOrders(Repository):
    """The orders of one unit of work."""

    def take(self, order: ReportOrder, request: str, at: datetime) -> bool:
        """Keeps an order, whose id is given by the store; False where the same request is kept."""
        row = {
            "request": request,
            "asked_at": at,
            "state": _WANTED,
            **values_of(order, report_order),
        }
        return insert_unless_there(self._connection, report_order, row, "request")

    def hand_over(self, order: ReportOrder, file: str | None) -> None:
        """Keeps the id that Slack gave the file; None where the file is gone again."""
        self._change(order, file=file)

    def wait(self, order: ReportOrder, until: datetime) -> None:
        """Leaves the order alone until then: Slack did not take it."""
        self._change(order, attempts=order.attempts + 1, not_before=until)

    def settle(self, order: ReportOrder, *, delivered: bool) -> bool:
        """Ends the order; False where another worker was faster."""
        columns = report_order.c
        settled = self._connection.execute(
            update(report_order)
            .where(columns.id == order.id, columns.state == _WANTED)
            .values(state=_DONE if delivered else _FAILED)
        )
        return settled.rowcount == 1

    def _change(self, order: ReportOrder, **values: object) -> None:
        columns = report_order.c
        self._connection.execute(
            update(report_order)
            .where(columns.id == order.id, columns.state == _WANTED)
            .values(**values)
        )


def next_order(connection: Connection, now: datetime) -> ReportOrder | None:
    """Finds the oldest order that the worker can do something about now."""
    columns = report_order.c
    row = connection.execute(
        select(*columns_of(report_order, ReportOrder))
        .where(
            columns.state == _WANTED,
            or_(columns.not_before.is_(None), columns.not_before <= now),
        )
        .order_by(columns.id)
        .limit(1)
    ).one_or_none()
    return None if row is None else ReportOrder(*row)
