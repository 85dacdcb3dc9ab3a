"""The record for an inspection or a request for information: made, and that it was made kept."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.period import LONDON, london_day
from bot.papers.record_workbook import AT_THE_COMMAND_LINE, Days, record_workbook
from bot.store import AuditEntry, Outcome, Store


@dataclass(frozen=True, slots=True)
class Record:
    """The workbook, and how many messages, changes and entries of the audit it holds."""

    content: bytes
    messages: int
    changes: int
    entries: int


def make_record(store: Store, first: date, last: date, now: datetime, by: str) -> Record | None:
    """Makes the record of the days from `first` to `last`; None while no plan is stored. Who asked
    for it stands in the audit before anything is shown.
    """
    snapshot = store.snapshot()
    if snapshot is None:
        return None
    command = f"planbot record --from {first} --to {last}"
    plan = snapshot.plan
    with store.begin() as work:
        entry = AuditEntry(
            now, by, None, plan.workspace, AT_THE_COMMAND_LINE, command, Outcome.ANSWERED
        )
        work.audit.add(entry)
        work.commit()
    found = store.recorded(_midnight(first), _midnight(last + timedelta(days=1)))
    content = record_workbook(plan, Days(first, last, london_day(now)), found)
    messages, changes = len(found.posted.messages), len(found.posted.changes)
    return Record(content, messages, changes, len(found.asked))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, LONDON)
