"""What planbot posted, what people changed and who asked → the workbook of a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from bot.domain.outbox import OutboxKind, OutboxRow, OutboxState
from bot.domain.period import london_day, say_day
from bot.domain.plan import Plan
from bot.domain.record import Change
from bot.messages.words import counted
from bot.papers.readable import SOMEBODY, in_roles, place_of, readable
from bot.papers.styled_cell import CENTRE, Shown, Value
from bot.papers.table_sheet import Heading, pieces, write_page, write_table
from bot.papers.workbook_bytes import workbook_bytes
from bot.store import AuditEntry, Recorded

AT_THE_COMMAND_LINE = "at the command line"
"""How the name that a system knows ends; the record says nothing of whose it was."""

_POSTED = (
    *(Heading("No.", 8), Heading("When", 17), Heading("Where", 26), Heading("What", 20)),
    *(Heading("Takes the place of", 11), Heading("Replies to", 11)),
    *(Heading("Delivered", 24), Heading("As it read", 90)),
)
_CHANGED = (
    *(Heading("When", 17), Heading("What", 22), Heading("Of what", 34)),
    *(Heading("By", 28), Heading("Change", 40), Heading("In their words", 70)),
)
_ASKED = (
    *(Heading("When", 17), Heading("By", 30), Heading("Where", 28)),
    *(Heading("What was typed or clicked", 60), Heading("Outcome", 12), Heading("Why refused", 50)),
)

_DELETED = "(deleted, as the plan says)"
_OF_PEOPLE = (
    "Roles stand in place of people. What people typed stands as they typed it, and may name "
    "somebody: read it before you give it to anybody."
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a record is of, both included, and the day it is written on."""

    first: date
    last: date
    written: date


def record_workbook(plan: Plan, days: Days, found: Recorded) -> bytes:
    """The .xlsx of the record: a page that says what it holds, then what was posted, what was
    changed, and what was asked. Roles stand in it and no ids; the same record gives the same bytes.
    """
    book = Workbook(write_only=True)
    write_page(book, "About", f"{plan.name}: the record", _about(days, found))
    messages = (row for each in found.posted.messages for row in _message(each, plan))
    write_table(book, "Posted", _POSTED, messages)
    write_table(book, "Changed", _CHANGED, (_change(each, plan) for each in found.posted.changes))
    write_table(book, "Asked and clicked", _ASKED, (_entry(each, plan) for each in found.asked))
    return workbook_bytes(book)


def _about(days: Days, found: Recorded) -> list[str]:
    posted, asked, retention = found.posted, found.asked, found.retention
    dead = sum(1 for each in posted.messages if each.state is OutboxState.DEAD)
    edits = sum(1 for each in posted.messages if each.edits is not None)
    could_not = f" {counted(dead, 'message')} could not be delivered." if dead else ""
    messages = counted(len(posted.messages) - dead, "message")
    of_days = (
        f"From {say_day(days.first)} to {say_day(days.last)}, both days included, in London's "
        f"time. Written on {say_day(days.written)}."
    )
    of_messages = (
        f"Posted: {messages}, of which {edits:,} took the place of an earlier one.{could_not} "
        "An edit stands as a row of its own, with the number of the message that it changed."
    )
    of_changes = f"Changed: {counted(len(posted.changes), 'change')}, by people and by files."
    of_entries = (
        f"Asked and clicked: {counted(len(asked), 'entry', 'entries')} of planbot's audit. What "
        "was answered is not kept: it follows from the words and the day. An answer that somebody "
        "shared in a channel stands here as what was typed."
    )
    lines = [of_days, of_messages, of_changes, of_entries, _OF_PEOPLE]
    if retention is not None and retention.before is not None:
        before = say_day(london_day(retention.before))
        lines.append(
            f"The plan keeps the audit and the words of messages for {retention.months} months. "
            f"What is from before {before} was deleted."
        )
    return lines


def _message(row: OutboxRow, plan: Plan) -> Iterator[tuple[Value, ...]]:
    where, text = place_of(row.channel, plan), readable(in_roles(row.message.plain, plan))
    at = row.sent_at if row.state is OutboxState.SENT else row.created_at
    number, edits, thread = (Shown(each, CENTRE) for each in (row.id, row.edits, row.thread_of))
    about = (number, at, where, _kind(row.kind), edits, thread, _delivered(row))
    for piece in pieces(text or _DELETED, _POSTED[-1].width):
        yield (*about, piece)


def _kind(kind: OutboxKind) -> str:
    return kind.value.replace("-", " ")


def _delivered(row: OutboxRow) -> str:
    if row.state is OutboxState.DEAD:
        perhaps = "perhaps" if row.uncertain else "no"
        return f"{perhaps}: {row.reason or 'no reason is known'}"
    return "twice" if row.duplicate_ts else "yes"


def _change(change: Change, plan: Plan) -> tuple[Value, ...]:
    typed = (change.about, _by(change.by), change.what, change.words)
    about, by, what, words = (in_roles(each, plan) for each in typed)
    return change.at, change.kind.value, about, by, what, words


def _entry(entry: AuditEntry, plan: Plan) -> tuple[Value, ...]:
    return (
        entry.at,
        _asker(entry, plan),
        place_of(entry.channel, plan),
        in_roles(entry.command, plan),
        entry.outcome.value,
        in_roles(entry.reason or "", plan),
    )


def _by(name: str) -> str:
    if name.endswith(AT_THE_COMMAND_LINE):
        return f"{SOMEBODY} {AT_THE_COMMAND_LINE}"
    return name or "planbot"


def _asker(entry: AuditEntry, plan: Plan) -> str:
    if entry.user.endswith(AT_THE_COMMAND_LINE):
        return _by(entry.user)
    if entry.role is None:
        return f"{SOMEBODY} whom the plan does not name"
    title = next((each.title for each in plan.people if each.role == entry.role), None)
    return title or entry.role
