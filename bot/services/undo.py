"""Undo: figures, flags and ratings return to what they were, and what was told is corrected."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.imports import ImportRecord
from bot.domain.outbox import OfRating, OfWords, OutboxKind, Outgoing
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.importing import Remark
from bot.importing.plan_remarks import plan_changed
from bot.messages.flag_news import rating_taken_back_message
from bot.rules.import_changes import ImportChanges, import_changes
from bot.services.as_of import moment_of
from bot.services.flags import settle_flags
from bot.services.incoming import note_undo
from bot.store import Store, TakenBack, Work


class AskedAgainError(RuntimeError):
    """The same request came once more: it was, or is, answered already."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The import that was taken back, the number of the undo, and what is otherwise since."""

    record: ImportRecord
    number: int
    changes: ImportChanges
    plan: Plan
    """The plan in force since."""
    remarks: tuple[Remark, ...] = ()
    """What the plan says otherwise."""
    told: bool = False
    """Whether somebody was told of it, and is told now."""


def undo(  # noqa: PLR0913 - what is taken back, and who asked how
    store: Store,
    number: int,
    now: datetime,
    chosen: date | None = None,
    *,
    by: str,
    request: str | None = None,
) -> Undone:
    """Takes the import of that number back, as on the moment that the plan is read at; `by` is who
    asks for it, and `request` what it is known by, should it come twice.

    Raises AskedAgainError, NothingToUndoError, StandsInTheWayError, StoreUnavailable: nothing is
    changed then.
    """
    # Loaded before the lock is taken: under it only what was written meanwhile is read.
    store.snapshot()
    with store.begin(by) as work:
        if request is not None and not work.audit.once(f"undo {request}", now):
            raise AskedAgainError
        before = work.snapshot()
        at = moment_of(before.plan if before is not None else None, now, chosen)
        taken = work.undoing.take_back(number, at)
        old = before.plan if before is not None and taken.refs is None else None
        because = f"Import {number} was taken back."
        settle_flags(work, at, taken.refs, before=old, because=because)
        after = work.snapshot()
        if after is not None and taken.ratings:
            _correct_ratings(work, after.plan, taken, at)
        told = bool(work.outbox.enqueued)
        note_undo(work, number, by, at)
        work.commit()
    if before is None or after is None:
        raise AssertionError("an import was taken back, and no plan is stored")
    remarks = plan_changed(before.plan, after.plan, after.plan) if old is not None else ()
    changes = import_changes(before, after, london_day(at))
    return Undone(taken.record, taken.number, changes, after.plan, remarks, told)


def _correct_ratings(work: Work, plan: Plan, taken: TakenBack, at: datetime) -> None:
    """Under each message about a rating that the import brought: what counts now."""
    for told in work.outbox.told_at(OutboxKind.RATED_DOWN, taken.record.at):
        about = told.about
        if not isinstance(about, OfRating):
            continue
        recommendation = plan.recommendation(about.recommendation)
        brought = (about.recommendation, about.judged) in taken.ratings
        if brought and recommendation is not None:
            number = taken.record.number
            message = rating_taken_back_message(recommendation, number)
            key = OfWords(f"import {number} #{told.id}")
            kind = OutboxKind.IMPORT_TAKEN_BACK
            work.outbox.enqueue(Outgoing(kind, key, told.channel, message, thread_of=told.id), at)
