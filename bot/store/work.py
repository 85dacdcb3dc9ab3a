"""A unit of work: what one transaction can change, kept by `commit` and by nothing else."""

from sqlalchemy import Connection

from bot.domain.snapshot import Snapshot
from bot.store.actions import Actions
from bot.store.audit import Audit
from bot.store.caseloads import Caseloads
from bot.store.comparisons import Comparisons
from bot.store.delivery import Delivery
from bot.store.flag_answers import FlagAnswers
from bot.store.flags import Flags
from bot.store.imports import Imports
from bot.store.incoming import IncomingFiles
from bot.store.made_reports import MadeReports
from bot.store.meetings import Meetings
from bot.store.outbox import Outbox
from bot.store.outturn_reports import Figures
from bot.store.outturns import newest_outturn
from bot.store.plans import Plans
from bot.store.proposals import Proposals
from bot.store.ratings import Ratings
from bot.store.recipes import Recipes
from bot.store.report_orders import ReportOrders
from bot.store.retention import Deletions
from bot.store.revision import read_revision
from bot.store.snapshots import Loaded, load
from bot.store.source_runs import SourceRuns
from bot.store.target_edits import TargetEdits
from bot.store.transaction import Transaction
from bot.store.undoing import Undoing
from bot.store.updates import Updates
from bot.store.workers import Workers


class Work:
    """Left without `commit` it changes nothing: that is what a preview is. Every `at` is a moment
    with its time zone.
    """

    def __init__(self, connection: Connection, loaded: Loaded | None, by: str | None) -> None:
        self._transaction = Transaction(connection, by)
        self._loaded = loaded
        self.ahead: Loaded | None = None
        """What was foreseen, and is kept by now: the next snapshot may be loaded from there."""
        self._foreseen: Loaded | None = None
        self.plans = Plans(self._transaction)
        self.figures = Figures(self._transaction)
        self.caseloads = Caseloads(self._transaction)
        self.comparisons = Comparisons(self._transaction)
        self.recipes = Recipes(self._transaction)
        self.imports = Imports(self._transaction)
        self.incoming = IncomingFiles(self._transaction)
        self.undoing = Undoing(self._transaction)
        self.flags = Flags(self._transaction)
        self.flag_answers = FlagAnswers(self._transaction)
        self.meetings = Meetings(self._transaction)
        self.made_reports = MadeReports(self._transaction)
        self.report_orders = ReportOrders(self._transaction)
        self.ratings = Ratings(self._transaction)
        self.proposals = Proposals(self._transaction)
        self.actions = Actions(self._transaction)
        self.updates = Updates(self._transaction)
        self.target_edits = TargetEdits(self._transaction)
        self.outbox = Outbox(self._transaction)
        self.delivery = Delivery(self._transaction)
        self.workers = Workers(self._transaction)
        self.source_runs = SourceRuns(self._transaction)
        self.audit = Audit(self._transaction)
        self.deletions = Deletions(self._transaction)

    @property
    def revision(self) -> int:
        """The store's revision, with what this unit of work changed so far."""
        return read_revision(self._transaction.connection)

    def snapshot(self) -> Snapshot | None:
        """The snapshot as this unit of work leaves it so far; None while no plan is stored."""
        # It raises the revision once, and may change something after: loaded from before each time.
        return load(self._transaction.connection, self._loaded).snapshot

    def foresees(self, expected: Snapshot) -> None:
        """Takes over the outturns of a snapshot that was `foreseen`, once they are saved: nobody
        has to read them again.
        """
        loaded = self._loaded
        if loaded is not None and loaded.revision == expected.revision:
            newest = newest_outturn(self._transaction.connection)
            self._loaded = self._foreseen = loaded.with_outturns(expected, newest)

    def commit(self) -> None:
        """Keeps all of it, at the end: nothing can be changed after."""
        self._transaction.commit()
        self.ahead = self._foreseen
