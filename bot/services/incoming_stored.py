"""What is said of a file that has just gone in: worked out in the unit of work that stores it."""

from datetime import date, datetime

from bot.domain.incoming import Incoming
from bot.domain.message import Message
from bot.domain.period import london_day
from bot.domain.snapshot import Snapshot
from bot.messages.incoming import Brings, nothing_new_message, stored_message
from bot.rules.import_changes import import_changes
from bot.services.as_of import moment_of
from bot.services.incoming import audience_of
from bot.store import Work


def stored_words(
    work: Work, file: Incoming, before: Snapshot | None, now: datetime, day: date | None = None
) -> Message:
    """Says what this unit of work brought since `before`, with the number of its import; or that
    nothing is otherwise. The plan is read on `day`, where one was asked for.
    """
    told, after = tuple(work.outbox.enqueued), work.snapshot()
    if after is None:
        raise AssertionError("a file went in, and no plan is stored")
    if file.number is None:
        return nothing_new_message(file, None)
    changes = import_changes(before, after, london_day(moment_of(after.plan, now, day)))
    audience = audience_of(after.plan, file.user)
    return stored_message(file, Brings(after.plan, changes, (), told, audience))
