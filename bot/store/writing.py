"""What one transaction can change."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.caseload import CaseloadExtract
from bot.domain.message import Message
from bot.domain.outturn import Outturn
from bot.domain.plan import Plan
from bot.domain.snapshot import Flag, Snapshot, TargetEdit
from bot.store import ahead, audit, caseloads, flags, imports, outbox, plans, reports, target_edits
from bot.store.imports import Arrival
from bot.store.records import AuditEntry, Compared, Counts, OutboxRow, PlanChange
from bot.store.reports import compared_with
from bot.store.revision import bump_revision, read_revision
from bot.store.snapshots import Loaded, load


class Writing:
    """One transaction: all of it is kept, or none. Every `at` is a moment with its time zone.

    The store's revision goes up, once, with the first change that a snapshot shows.
    """

    def __init__(
        self, connection: Connection, loaded: Loaded | None = None, by: str | None = None
    ) -> None:
        self._connection = connection
        self._by = by
        self._raised = False
        self._loaded = loaded

    @property
    def revision(self) -> int:
        """The store's revision, with what this transaction changed so far."""
        return read_revision(self._connection)

    def snapshot(self) -> Snapshot | None:
        """As this transaction leaves it so far; None while no plan is stored."""
        # It raises the revision once, and may change something after: loaded from before each time.
        return load(self._connection, self._loaded).snapshot

    def imported_before(self, sha256: str) -> datetime | None:
        """When this very file last changed something (UTC); None if it never did."""
        return imports.imported_before(self._connection, sha256)

    def save_plan(self, plan: Plan, file: str, sha256: str, at: datetime) -> PlanChange:
        """Puts `plan` in force and adds the ratings it brings. The plan that is in force already
        changes nothing.
        """
        change = plans.save_plan(self._connection, plan, Arrival(file, sha256, at, self._by))
        self._show(change.changed)
        return change

    def save_outturns(
        self, reported: Sequence[Outturn], file: str, sha256: str, at: datetime
    ) -> Counts:
        """Adds new outturns and revisions, counted in outturns."""
        compared = reports.compare(self._connection, reported, at, {})
        return self.save_compared(compared, file, sha256, at)

    def compare(self, reported: Sequence[Outturn], at: datetime) -> Compared:
        """As `Store.compare` does, within this transaction."""
        known = self.snapshot()
        return compared_with(self._connection, reported, at, known)

    def save_compared(self, compared: Compared, file: str, sha256: str, at: datetime) -> Counts:
        """Adds what is new of outturns that were compared at this revision."""
        reports.save_compared(self._connection, compared, Arrival(file, sha256, at, self._by))
        self._show(compared.counts.changed)
        return compared.counts

    def save_caseloads(
        self, extracts: Sequence[CaseloadExtract], file: str, sha256: str, at: datetime
    ) -> Counts:
        """Adds new extracts, or puts them in the place of their day's, counted in extracts."""
        counts = caseloads.save_caseloads(
            self._connection, extracts, Arrival(file, sha256, at, self._by)
        )
        self._show(counts.changed)
        return counts

    def open_flag(
        self, indicator: str, opened: str, at: datetime, *, by_edit: bool = False
    ) -> Flag:
        """The flag of the episode that began with the period `opened`: opened now, unless it
        stands already. After a withdrawn one a new flag is opened. `by_edit` is True where the
        indicator is off green only because of an edited target.
        """
        standing = flags.standing_flag(self._connection, indicator, opened)
        if standing is not None:
            return standing
        self._show(True)
        return flags.open_flag(self._connection, indicator, opened, at, by_edit=by_edit)

    def close_flag(self, flag_id: int, closed: str, at: datetime) -> None:
        """`closed` is the period that came back to green. Raises LookupError for a flag that does
        not stand, as do the next two.
        """
        flags.close_flag(self._connection, flag_id, closed, at)
        self._show(True)

    def reopen_flag(self, flag_id: int, at: datetime, *, by_edit: bool = False) -> None:
        """For a return to green that a revision took back: it is to be acknowledged anew."""
        flags.reopen_flag(self._connection, flag_id, at, by_edit=by_edit)
        self._show(True)

    def move_flag(self, flag_id: int, opened: str) -> None:
        """For an episode whose beginning a revision moved: the flag, and its alert, stay one."""
        flags.move_flag(self._connection, flag_id, opened)
        self._show(True)

    def withdraw_flag(self, flag_id: int, at: datetime) -> None:
        """For an episode that a revision took back. Snapshots leave it out; the row stays."""
        flags.withdraw_flag(self._connection, flag_id, at)
        self._show(True)

    def add_target_edits(self, edits: Sequence[TargetEdit]) -> None:
        """What a plan that came in made of figures that were there before."""
        target_edits.add_target_edits(self._connection, edits)
        self._show(bool(edits))

    def acknowledge(self, flag_id: int, by: str, user: str, at: datetime) -> bool:
        """True for the first who acknowledges; `by` is the title of the role, `user` the Slack
        user. False where somebody has, and for a flag that is closed or does not stand.
        """
        won = flags.acknowledge_flag(self._connection, flag_id, by, user, at)
        self._show(won)
        return won

    def enqueue(  # noqa: PLR0913, PLR0917 - one argument a column
        self,
        kind: str,
        period: str,
        channel: str,
        message: Message,
        at: datetime,
        flag_id: int | None = None,
        thread_of: int | None = None,
        edits: int | None = None,
    ) -> bool:
        """False where a message of this kind, period and channel was enqueued before.
        `thread_of` is the id of the message that this one replies under, `edits` of the one it
        takes the place of.
        """
        return outbox.enqueue(
            self._connection,
            kind,
            period,
            channel,
            message,
            at,
            flag_id=flag_id,
            thread_of=thread_of,
            edits=edits,
        )

    def enqueued(self, kind: str, period: str, channel: str) -> int | None:
        """The id of the message of this kind, period and channel; None where there is none."""
        return outbox.enqueued(self._connection, kind, period, channel)

    def latest_of_flag(self, flag_id: int, channel: str) -> OutboxRow | None:
        """What `channel` was told last of a flag in its own message, replies aside."""
        return outbox.latest_of_flag(self._connection, flag_id, channel)

    def told_of_flag(self, kind: str, flag_id: int) -> dict[str, int]:
        """By channel, the id of its message of this kind about the flag."""
        return outbox.told_of_flag(self._connection, kind, flag_id)

    def newest_of_flag(self, flag_id: int, channel: str) -> int:
        """The id of what `channel` was told last of a flag, replies included; 0 for nothing."""
        return outbox.newest_of_flag(self._connection, flag_id, channel)

    def set_aside(self, keys: list[str], now: datetime) -> None:
        """Posts that a clock which ran ahead of `now` took up are owed again, in their time."""
        ahead.set_aside(self._connection, keys, now)
        self._show(True)

    def once(self, key: str, at: datetime) -> bool:
        """True the first time `key` is seen."""
        return audit.handle_once(self._connection, key, at)

    def audit(self, *entries: AuditEntry) -> None:
        audit.add_entries(self._connection, entries)

    def _show(self, changed: bool) -> None:
        if changed and not self._raised:
            bump_revision(self._connection)
            self._raised = True
