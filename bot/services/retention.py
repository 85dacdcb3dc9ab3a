"""What the plan no longer keeps, deleted a part at a time: once a day, by the worker."""

from dataclasses import replace
from datetime import datetime

from bot.domain.period import london_day, say_day
from bot.domain.retention import Retention
from bot.messages.words import counted
from bot.rules.retention import due_look
from bot.store import AuditEntry, Outcome, Store

_WHO = "planbot"


def delete_what_is_old(store: Store, at: datetime) -> bool:
    """Drops the next part of what is older than the plan keeps, and writes in the audit that it
    did. True where there may be more today.
    """
    snapshot = store.snapshot()
    months = snapshot.plan.retention if snapshot is not None else None
    if snapshot is None or months is None:
        return False
    with store.begin() as work:
        known = work.deletions.known()
        due = due_look(known, months, at)
        if due is None:
            return False
        if due.before is None or known is None:
            looked = Retention(at, months) if known is None else known
            work.deletions.keep(replace(looked, looked_at=at, months=months))
            work.commit()
            return False
        entries, messages = work.deletions.delete(due.before)
        more = bool(entries or messages)
        work.deletions.keep(
            replace(
                known,
                looked_at=known.looked_at if more else at,
                before=due.before,
                entries=known.entries + entries,
                messages=known.messages + messages,
            )
        )
        if more:
            said = _said(entries, messages, due.before, months)
            work.audit.add(
                AuditEntry(at, _WHO, None, snapshot.plan.workspace, _WHO, said, Outcome.ANSWERED)
            )
        work.commit()
    return more


def _said(entries: int, messages: int, before: datetime, months: int) -> str:
    return (
        f"deleted {counted(entries, 'entry', 'entries')} of the audit and the words of "
        f"{counted(messages, 'message')} from before {say_day(london_day(before))}: the plan keeps "
        f"them for {counted(months, 'month')}"
    )
