"""What was posted and changed within a time: for whoever must show it to others."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    exists,
    or_,
    select,
)

from bot.domain.flag_answer import FlagDeed
from bot.domain.imports import say_brought
from bot.domain.indicator import Target
from bot.domain.outbox import OutboxState
from bot.domain.record import Change, ChangeKind, Posted
from bot.domain.report import ReportKind
from bot.store.outbox import read_row
from bot.store.records import AuditEntry, Recorded
from bot.store.retention import load_retention
from bot.store.rows import columns_of
from bot.store.tables import (
    absence,
    action_change,
    audit,
    decision,
    flag,
    flag_answer,
    import_run,
    lead_update,
    meeting_end,
    outbox,
    proposal,
    proposal_decision,
    rating,
    recipe,
    report_made,
    target_edit,
)


def load_recorded(connection: Connection, since: datetime, before: datetime) -> Recorded:
    """Loads the messages that were delivered from `since` until before `before` (UTC), those that
    were put together then and never could be, and what was changed then, with
    the audit; each oldest first.
    """
    columns = outbox.c
    delivered = and_(
        columns.state == OutboxState.SENT, columns.sent_at >= since, columns.sent_at < before
    )
    dead = and_(columns.state == OutboxState.DEAD, _within(columns.created_at, since, before))
    rows = connection.execute(select(outbox).where(or_(delivered, dead)).order_by(columns.id))
    changes = [
        said(row)
        for table, (rows_of, moment, said) in CHANGED.items()
        for row in connection.execute(
            rows_of.where(_within(moment, since, before)).order_by(*table.primary_key)
        )
    ]
    posted = Posted(tuple(map(read_row, rows)), tuple(sorted(changes, key=lambda it: it.at)))
    asked = tuple(_asked(connection, since, before))
    return Recorded(posted, asked, load_retention(connection))


def _asked(connection: Connection, since: datetime, before: datetime) -> list[AuditEntry]:
    rows = connection.execute(
        select(*columns_of(audit, AuditEntry))
        .where(_within(audit.c.at, since, before))
        .order_by(audit.c.id)
    )
    return [AuditEntry(*row) for row in rows]


def _within(moment: Column[Any], since: datetime, before: datetime) -> ColumnElement[bool]:
    return and_(moment >= since, moment < before)


def _imports(each: Row[Any]) -> Change:
    brought = say_brought(each.new, each.revised, each.empty)
    kind, what = ChangeKind.IMPORTED, f"{each.kind}, {brought}"
    if each.kind == "plan":
        what = "plan"
    if each.undoes is not None:
        kind, what = ChangeKind.UNDONE, f"takes import {each.undoes} back"
    about = f"import {each.id}: {each.file}"
    return Change(each.imported_at, kind, about, what, each.by or "")


def _targets(each: Row[Any]) -> Change:
    was, now = (_say(target) for target in (each.before, each.after))
    what = f"target {was} → {now}; the figure of {each.period}: {each.was} → {each.now}"
    return Change(each.edited_at, ChangeKind.TARGET, f"indicator {each.indicator}", what)


def _say(target: Target) -> str:
    by = f" by {target.by:%d/%m/%Y}"
    if target.low is not None or target.high is not None:
        return f"{target.low or ''} to {target.high or ''}{by}"
    said = target.words if target.value is None else f"{target.value:f}"
    return f"{said or 'not stated'}{by}"


def _ratings(each: Row[Any]) -> Change:
    how = "in Slack" if each.user is not None else f"by import {each.import_id}"
    taken_back = ", since taken back" if each.void else ""
    what = f"{each.rag}, judged {each.judged:%d/%m/%Y}, {how}{taken_back}"
    about = f"recommendation {each.recommendation}"
    return Change(each.recorded_at, ChangeKind.RATED, about, what, each.by, each.reason)


def _proposals(each: Row[Any]) -> Change:
    about = f"proposal {each.id}: recommendation {each.recommendation}"
    what = f"{each.before or 'no rating'} → {each.rag}"
    words = "\n".join(filter(None, (each.reason, each.evidence)))
    return Change(each.at, ChangeKind.PROPOSED, about, what, each.by, words)


def _decided(each: Row[Any]) -> Change:
    about = f"proposal {each.proposal_id}: recommendation {each.recommendation}"
    what = f"{each.verdict} → {each.rag}" if each.rag else each.verdict
    return Change(each.at, ChangeKind.DECIDED, about, what, each.by, each.words)


def _answers(each: Row[Any]) -> Change:
    until = f"{each.day:%d/%m/%Y}" if each.day else each.until
    parts = (each.deed, each.role and f"to {each.role}", until and f"until {until}")
    about = f"indicator {each.indicator}, flag {each.flag_id}"
    what = ", ".join(filter(None, parts))
    return Change(each.at, ChangeKind.FLAG, about, what, each.by, each.reason)


def _seen(each: Row[Any]) -> Change:
    about, by = f"indicator {each.indicator}, flag {each.id}", each.acknowledged_by or ""
    return Change(each.acknowledged_at, ChangeKind.FLAG, about, FlagDeed.ACKNOWLEDGED, by)


def _actions(each: Row[Any]) -> Change:
    due = f"{each.due:%d/%m/%Y}" if each.due else "no date"
    was_due = f"{each.was_due:%d/%m/%Y}" if each.was_due else "no date"
    moved = f"due {was_due} → {due}" if each.due != each.was_due else ""
    what = ", ".join(filter(None, (each.deed, moved)))
    about = f"action {each.action}: recommendation {each.recommendation}"
    words = "\n".join(filter(None, (each.text, each.words)))
    return Change(each.at, ChangeKind.ACTION, about, what, each.by, words)


def _updates(each: Row[Any]) -> Change:
    said = json.loads(each.said)
    by_when = f" (by {said['next_by']})" if said["next_by"] else ""
    lines = [
        said["why"] and f"Why: {said['why']}",
        said["done"] and f"Done: {said['done']}",
        said["next"] and f"Next: {said['next']}{by_when}",
        *(
            f"{ref}: {note}{f' (back by {back_by})' if back_by else ''}"
            for ref, note, back_by in said["notes"]
        ),
    ]
    about = f"recommendation {each.recommendation}, meeting of {each.meeting:%d/%m/%Y}"
    what = said["going"] or "nothing to add"
    words = "\n".join(filter(None, lines))
    return Change(each.at, ChangeKind.UPDATE, about, what, each.by, words)


def _decisions(each: Row[Any]) -> Change:
    of_what = f"recommendation {each.recommendation}" if each.recommendation else "the plan"
    what = f"in {each.channel}"
    return Change(each.at, ChangeKind.DECISION, of_what, what, each.by, each.text)


def _meetings(each: Row[Any]) -> Change:
    about = f"{each.kind} meeting of {each.day:%d/%m/%Y}"
    return Change(each.at, ChangeKind.MEETING, about, f"in {each.channel}", each.by)


def _absences(each: Row[Any]) -> Change:
    until = f"until {each.until:%d/%m/%Y}"
    return Change(each.at, ChangeKind.AWAY, each.role, until, each.role)


def _reports(each: Row[Any]) -> Change:
    about = f"{ReportKind(each.kind).said} as at {each.as_at:%d/%m/%Y}"
    public = "for publication" if each.public else "for the council"
    return Change(each.made_at, ChangeKind.REPORT, about, public, each.by, each.file)


def _recipes(each: Row[Any]) -> Change:
    by = each.confirmed_by or ""
    return Change(each.confirmed_at, ChangeKind.RECIPE, each.name, "first read by it", by)


_ANSWERED_TOO = exists().where(
    flag_answer.c.flag_id == flag.c.id,
    flag_answer.c.deed == FlagDeed.ACKNOWLEDGED,
    flag_answer.c.at == flag.c.acknowledged_at,
)
_DECIDED = select(proposal_decision, proposal.c.recommendation).join(
    proposal, proposal.c.id == proposal_decision.c.proposal_id
)
_ANSWERS = select(flag_answer, flag.c.indicator).join(flag, flag.c.id == flag_answer.c.flag_id)
_SEEN_BEFORE_ANSWERS_WERE_KEPT = select(flag).where(~_ANSWERED_TOO)

CHANGED: dict[
    Table[Any], tuple[Select[*tuple[Any, ...]], Column[Any], Callable[[Row[Any]], Change]]
] = {
    import_run: (select(import_run), import_run.c.imported_at, _imports),
    target_edit: (select(target_edit), target_edit.c.edited_at, _targets),
    rating: (select(rating), rating.c.recorded_at, _ratings),
    proposal: (select(proposal), proposal.c.at, _proposals),
    proposal_decision: (_DECIDED, proposal_decision.c.at, _decided),
    flag: (_SEEN_BEFORE_ANSWERS_WERE_KEPT, flag.c.acknowledged_at, _seen),
    flag_answer: (_ANSWERS, flag_answer.c.at, _answers),
    action_change: (select(action_change), action_change.c.at, _actions),
    lead_update: (select(lead_update), lead_update.c.at, _updates),
    decision: (select(decision), decision.c.at, _decisions),
    meeting_end: (select(meeting_end), meeting_end.c.at, _meetings),
    absence: (select(absence), absence.c.at, _absences),
    report_made: (select(report_made), report_made.c.made_at, _reports),
    recipe: (select(recipe), recipe.c.confirmed_at, _recipes),
}
"""What a record tells of each table that people's doings leave a row in: which rows, the moment of
each, and what it says.
"""
