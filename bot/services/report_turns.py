"""What the worker does about reports that people asked for in Slack: make, hand over, share.

1. The report is made from one moment of the store and handed over to Slack; nobody sees it yet. The
   id that Slack gave it is kept.
2. It is shared in the direct messages of whoever asked. Only then is the order settled and the
   report remembered, in one unit of work.
3. A process that dies in between finds the id, and asks Slack whether the file was shared.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.access import may_have_report
from bot.delivery.uploads import Note, NotUploadedError, SlackUploads
from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.domain.people import Person
from bot.domain.period import say_day
from bot.domain.plan import Plan
from bot.domain.report import ReportOrder
from bot.messages.answers import plain_answer
from bot.services.as_of import moment_of
from bot.services.reports import NoPlanError, Report, Wanted, made_of, make_report
from bot.store import Store

_LOG = logging.getLogger(__name__)

SOONEST, LATEST = 5.0, 300.0
"""Seconds to the next try where Slack did not take a file."""
MOST_TRIES = 12
_NOT_FOR_YOU = "by now the plan says that it is not for you"


@dataclass(frozen=True, slots=True)
class ReportTurns:
    """The reports that were asked for, one a turn. `place_of` finds a user's direct messages, or
    something that is no text where it cannot; `reached` is called at named points, where tests
    kill the process.
    """

    store: Store
    uploads: SlackUploads
    place_of: Callable[[str], object]
    now: Callable[[], datetime]
    reached: Callable[[str], None] = lambda _: None

    def turn(self) -> bool:
        """Takes the next order on; False where there is none. Raises StoreUnavailable."""
        order = self.store.next_order(self.now())
        if order is None:
            return False
        try:
            self._deliver(order)
        except NotUploadedError as error:
            if error.for_good or order.attempts >= MOST_TRIES:
                self._fail(order, str(error))
            else:
                self._try_later(order, str(error))
        return True

    def _deliver(self, order: ReportOrder) -> None:
        snapshot = self.store.snapshot()
        person = _person(snapshot.plan, order.user) if snapshot is not None else None
        if person is None or not may_have_report(person, public=order.public):
            self._fail(order, _NOT_FOR_YOU)
            return
        at = moment_of(snapshot.plan if snapshot is not None else None, self.now())
        try:
            wanted = Wanted(order.kind, order.as_at, order.since, order.public)
            report = make_report(self.store, wanted)
        except NoPlanError as error:
            self._fail(order, str(error))
            return
        self.reached("report made")
        file = order.file
        if file is not None and self.uploads.is_shared(file):
            self._settle(order, report, at)
            return
        place = self.place_of(order.user)
        if not isinstance(place, str):
            raise NotUploadedError(f"no direct messages: {place}")
        if file is None:
            file = self.uploads.hand_over(report.name, report.content)
            self._keep(order, file)
            self.reached("report handed over")
        if not self.uploads.share(file, place, _note(report)):
            self._keep(order, None)
            raise NotUploadedError("Slack knows the file no more")
        self.reached("report shared")
        self._settle(order, report, at)

    def _settle(self, order: ReportOrder, report: Report, at: datetime) -> None:
        """Remembers the report as of the moment before it was made: what came in later is news."""
        with self.store.begin() as work:
            if work.report_orders.settle(order, delivered=True):
                work.made_reports.remember(made_of(report, at, order.by, report.name))
            work.commit()
        self.reached("report remembered")

    def _keep(self, order: ReportOrder, file: str | None) -> None:
        with self.store.begin(alone=False) as work:
            work.report_orders.hand_over(order, file)
            work.commit()

    def _try_later(self, order: ReportOrder, why: str) -> None:
        _LOG.warning("the %s is delivered later: %s", order.kind.said, why)
        seconds = min(SOONEST * 2.0**order.attempts, LATEST)
        with self.store.begin(alone=False) as work:
            work.report_orders.wait(order, self.now() + timedelta(seconds=seconds))
            work.commit()

    def _fail(self, order: ReportOrder, why: str) -> None:
        _LOG.warning("the %s is not delivered: %s", order.kind.said, why)
        message = plain_answer(f"The {order.kind.said} could not be sent to you: {why}.")
        outgoing = Outgoing(OutboxKind.REPORT_FAILED, OfWords(str(order.id)), order.user, message)
        with self.store.begin() as work:
            if work.report_orders.settle(order, delivered=False):
                work.outbox.enqueue(outgoing, self.now())
            work.commit()


def _person(plan: Plan, user: str) -> Person | None:
    return next((each for each in plan.people if user in each.users), None)


def _note(report: Report) -> Note:
    wanted = report.wanted
    since = f", compared with {say_day(report.since)}" if report.since else ""
    kept = "" if wanted.public else " It is not for publication: it shows every figure."
    public = ", for publication" if wanted.public else ""
    title = f"{wanted.kind.said.capitalize()} as at {say_day(wanted.at)}{public}"
    return Note(title, f"{title}{since}.{kept}")
