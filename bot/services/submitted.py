"""What somebody sends by a form: it is settled in one unit of work, once, whatever comes again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.people import Person
from bot.domain.period import london_day
from bot.rules.assessment import Assessment, assess
from bot.store import AuditEntry, Store, Work


@dataclass(frozen=True, slots=True)
class Submitted:
    """`at` (aware) is the moment that the plan is read at, `entry` says for the audit who sent it,
    `once` is the key by which it is settled once, `seen` the mark of what the form was made beside.
    """

    person: Person
    entry: AuditEntry
    at: datetime
    once: str
    seen: str = ""

    @property
    def by(self) -> str:
        return self.person.title

    @property
    def user(self) -> str:
        return self.entry.user

    @property
    def day(self) -> date:
        return london_day(self.at)

    def did(self, deed: str) -> AuditEntry:
        """The audit's entry, with what it changed."""
        return replace(self.entry, command=deed)


@contextmanager
def settling(store: Store, sent: Submitted) -> Iterator[tuple[Work, Assessment | None]]:
    """The unit of work in which it is settled, and the assessment at its beginning: None, with
    nothing left to do, where it was settled before or no plan is stored. Only `commit` keeps it.
    """
    with store.begin(by=sent.by) as work:
        snapshot = work.snapshot()
        if snapshot is None or not work.audit.once(sent.once, sent.at):
            yield work, None
        else:
            yield work, assess(snapshot, sent.day)
