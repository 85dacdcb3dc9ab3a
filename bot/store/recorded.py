"""What was posted and changed within a time: for whoever must show it to others."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, exists, or_, select

from bot.domain.flag_answer import FlagDeed
from bot.domain.imports import say_brought
from bot.domain.indicator import Target
from bot.domain.outbox import OutboxState
from bot.domain.record import Change, ChangeKind, Posted
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
        change for changed in CHANGED.values() for change in changed(connection, since, before)
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


def _within(moment: Column[datetime], since: datetime, before: datetime) -> ColumnElement[bool]:
    return and_(moment >= since, moment < before)


def _imports(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = import_run.c
    for each in connection.execute(
        select(import_run).where(_within(of.imported_at, since, before)).order_by(of.id)
    ):
        brought = say_brought(each.new, each.revised, each.empty)
        kind, what = ChangeKind.IMPORTED, f"{each.kind}, {brought}"
        if each.kind == "plan":
            what = "plan"
        if each.undoes is not None:
            kind, what = ChangeKind.UNDONE, f"takes import {each.undoes} back"
        about = f"import {each.id}: {each.file}"
        yield Change(each.imported_at, kind, about, what, each.by or "")


def _targets(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = target_edit.c
    for each in connection.execute(
        select(target_edit).where(_within(of.edited_at, since, before)).order_by(of.id)
    ):
        was, now = (_say(target) for target in (each.before, each.after))
        what = f"target {was} → {now}; the figure of {each.period}: {each.was} → {each.now}"
        yield Change(each.edited_at, ChangeKind.TARGET, f"indicator {each.indicator}", what)


def _say(target: Target) -> str:
    by = f" by {target.by:%d/%m/%Y}"
    if target.low is not None or target.high is not None:
        return f"{target.low or ''} to {target.high or ''}{by}"
    said = target.words if target.value is None else f"{target.value:f}"
    return f"{said or 'not stated'}{by}"


def _ratings(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = rating.c
    for each in connection.execute(
        select(rating).where(_within(of.recorded_at, since, before)).order_by(of.id)
    ):
        how = "in Slack" if each.user is not None else f"by import {each.import_id}"
        taken_back = ", since taken back" if each.void else ""
        what = f"{each.rag}, judged {each.judged:%d/%m/%Y}, {how}{taken_back}"
        about = f"recommendation {each.recommendation}"
        yield Change(each.recorded_at, ChangeKind.RATED, about, what, each.by, each.reason)


def _proposals(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = proposal.c
    for each in connection.execute(
        select(proposal).where(_within(of.at, since, before)).order_by(of.id)
    ):
        about = f"proposal {each.id}: recommendation {each.recommendation}"
        what = f"{each.before or 'no rating'} → {each.rag}"
        words = "\n".join(filter(None, (each.reason, each.evidence)))
        yield Change(each.at, ChangeKind.PROPOSED, about, what, each.by, words)


def _decided(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    on, of = proposal_decision.c, proposal.c
    for each in connection.execute(
        select(proposal_decision, of.recommendation)
        .join(proposal, of.id == on.proposal_id)
        .where(_within(on.at, since, before))
        .order_by(on.proposal_id)
    ):
        about = f"proposal {each.proposal_id}: recommendation {each.recommendation}"
        what = f"{each.verdict} → {each.rag}" if each.rag else each.verdict
        yield Change(each.at, ChangeKind.DECIDED, about, what, each.by, each.words)


def _answers(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = flag_answer.c
    for each in connection.execute(
        select(flag_answer, flag.c.indicator)
        .join(flag, flag.c.id == of.flag_id)
        .where(_within(of.at, since, before))
        .order_by(of.id)
    ):
        until = f"{each.day:%d/%m/%Y}" if each.day else each.until
        parts = (each.deed, each.role and f"to {each.role}", until and f"until {until}")
        about = f"indicator {each.indicator}, flag {each.flag_id}"
        what = ", ".join(filter(None, parts))
        yield Change(each.at, ChangeKind.FLAG, about, what, each.by, each.reason)


def _seen_before_answers_were_kept(
    connection: Connection, since: datetime, before: datetime
) -> Iterator[Change]:
    of, answered = flag.c, flag_answer.c
    kept = exists().where(
        answered.flag_id == of.id,
        answered.deed == FlagDeed.ACKNOWLEDGED,
        answered.at == of.acknowledged_at,
    )
    for each in connection.execute(
        select(of.id, of.indicator, of.acknowledged_at, of.acknowledged_by)
        .where(of.acknowledged_at >= since, of.acknowledged_at < before, ~kept)
        .order_by(of.id)
    ):
        about = f"indicator {each.indicator}, flag {each.id}"
        by = each.acknowledged_by or ""
        yield Change(each.acknowledged_at, ChangeKind.FLAG, about, FlagDeed.ACKNOWLEDGED, by)


def _actions(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = action_change.c
    for each in connection.execute(
        select(action_change).where(_within(of.at, since, before)).order_by(of.id)
    ):
        due = f"{each.due:%d/%m/%Y}" if each.due else "no date"
        was_due = f"{each.was_due:%d/%m/%Y}" if each.was_due else "no date"
        moved = f"due {was_due} → {due}" if each.due != each.was_due else ""
        what = ", ".join(filter(None, (each.deed, moved)))
        about = f"action {each.action}: recommendation {each.recommendation}"
        words = "\n".join(filter(None, (each.text, each.words)))
        yield Change(each.at, ChangeKind.ACTION, about, what, each.by, words)


def _updates(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = lead_update.c
    for each in connection.execute(
        select(lead_update).where(_within(of.at, since, before)).order_by(of.id)
    ):
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
        yield Change(each.at, ChangeKind.UPDATE, about, what, each.by, words)


def _decisions(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = decision.c
    for each in connection.execute(
        select(decision).where(_within(of.at, since, before)).order_by(of.id)
    ):
        of_what = f"recommendation {each.recommendation}" if each.recommendation else "the plan"
        what = f"in {each.channel}"
        yield Change(each.at, ChangeKind.DECISION, of_what, what, each.by, each.text)


def _meetings(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = meeting_end.c
    for each in connection.execute(
        select(meeting_end).where(_within(of.at, since, before)).order_by(of.id)
    ):
        about = f"{each.kind} meeting of {each.day:%d/%m/%Y}"
        yield Change(each.at, ChangeKind.MEETING, about, f"in {each.channel}", each.by)


def _absences(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = absence.c
    for each in connection.execute(
        select(absence).where(_within(of.at, since, before)).order_by(of.id)
    ):
        until = f"until {each.until:%d/%m/%Y}"
        yield Change(each.at, ChangeKind.AWAY, each.role, until, each.role)


def _reports(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = report_made.c
    for each in connection.execute(
        select(report_made).where(_within(of.made_at, since, before)).order_by(of.id)
    ):
        about = f"{each.kind} report as at {each.as_at:%d/%m/%Y}"
        public = "for publication" if each.public else "for the council"
        yield Change(each.made_at, ChangeKind.REPORT, about, public, each.by, each.file)


def _recipes(connection: Connection, since: datetime, before: datetime) -> Iterator[Change]:
    of = recipe.c
    for each in connection.execute(
        select(of.name, of.confirmed_at, of.confirmed_by)
        .where(of.confirmed_at >= since, of.confirmed_at < before)
        .order_by(of.confirmed_at)
    ):
        by = each.confirmed_by or ""
        yield Change(each.confirmed_at, ChangeKind.RECIPE, each.name, "first read by it", by)


CHANGED: dict[Table[Any], Callable[[Connection, datetime, datetime], Iterator[Change]]] = {
    import_run: _imports,
    target_edit: _targets,
    rating: _ratings,
    proposal: _proposals,
    proposal_decision: _decided,
    flag: _seen_before_answers_were_kept,
    flag_answer: _answers,
    action_change: _actions,
    lead_update: _updates,
    decision: _decisions,
    meeting_end: _meetings,
    absence: _absences,
    report_made: _reports,
    recipe: _recipes,
}
"""What a record tells of each table that people's doings leave a row in."""
