"""One round of kills: a message, or a file, and a worker killed at every point of its way.

Tests run one round on each database; `python -m tests.soak` runs many.
"""

import io
import signal
from datetime import UTC, date, datetime

import docx
import pytest

from bot.domain.incoming import IncomingState, Sent
from bot.domain.outbox import OutboxState
from bot.domain.report import ReportKind, ReportOrder
from bot.playground.web_api import files
from bot.services.incoming import take_note, want
from bot.services.undo import undo
from bot.store import NothingToUndoError
from tests.faults.workers.delivering import AD, ADMIN
from tests.faults.workers.running import OCTOBER, scene
from tests.faults.workers.terminal import terminal
from tests.keeping import changing
from tests.waiting import SOON

DELIVERY = ("due", "enqueued", "claimed", "posted")
IMPORT = ("taken", "importing", "imported")
LOOK = ("found", "fetched", "importing", "looked", "moving", "moved", "posted")
REPORT = (
    "report made",
    "upload asked",
    "bytes sent",
    "report handed over",
    "report shared",
    "report remembered",
)
STORE = ("found", "fetched", "importing", "storing", "imported", "posted")
UNDO = range(1, 7)
"""Statements of an undo that write."""


def digest_round(url, folder):
    """A digest that is due is posted once. Raises AssertionError where it is not."""
    with scene(url, folder, due=True) as one:
        for point in DELIVERY:
            one.killed_at(point)
            assert len(one.slack.messages("C0SMM")) == (point == "posted"), point
        last = one.worker()
        one.until(one.sent)
        last.send_signal(signal.SIGTERM)
        assert last.wait(SOON) == 0
        assert len(one.slack.messages("C0SMM")) == 1
        (row,) = one.store.outbox_rows()
        assert (row.state, row.duplicate_ts, row.uncertain) == (OutboxState.SENT, None, False)


def import_round(url, folder):
    """A file that opens a flag is stored whole or not at all, and its alert is posted once.
    Raises AssertionError where it is not.
    """
    with scene(url, folder) as one:
        (one.inbox / "october.csv").write_text(OCTOBER, encoding="utf-8")
        for point in IMPORT:
            one.killed_at(point)
            stored = len(one.store.snapshot().outturns["5.1"]), len(one.store.outbox_rows())
            assert stored == ((2, 1) if point == "imported" else (1, 0)), point
        one.worker()
        one.until(one.sent)
        one.until(lambda: list(one.inbox.glob("done/*october.csv")))
        assert list(one.inbox.glob("taking/*")) == []
        assert len(one.slack.messages("U0AD")) == 1
        assert len(one.store.snapshot().flags) == 1


def file_round(url, folder):
    """A file that is sent in Slack is shown, stored and taken back once each, and said in one
    message. Raises AssertionError where it is not.
    """
    with scene(url, folder) as one:
        sent = files.send(one.slack.workspace, ADMIN, "october.csv", OCTOBER.encode())
        direct = one.slack.workspace.direct_messages(ADMIN).id
        assert take_note(one.store, Sent(sent.id, ADMIN, direct), datetime.now(UTC))
        for point in LOOK:
            one.killed_at(point)
            assert _stored(one) == (1, 0), point
        shown = _state(one)
        assert shown.state is IncomingState.SHOWN
        assert want(one.store, shown.handle, "Administrator", datetime.now(UTC))
        for point in STORE:
            one.killed_at(point)
            whole = point in {"imported", "posted"}
            assert _stored(one) == ((2, 1) if whole else (1, 0)), point
        number = _state(one).number
        one.worker()
        one.until(lambda: f"Import {number}: october.csv" in _answer(one))
        one.until(lambda: len(one.slack.messages(AD)) == 1)
        _take_back(one, number, folder / "undo.log")


def report_round(url, folder):
    """A report that is asked for comes to whoever asked once, and is remembered only then. Raises
    AssertionError where it does not.
    """
    with scene(url, folder) as one:
        order = ReportOrder(0, ReportKind.COMMITTEE, date(2018, 11, 5), None, False, AD, "Director")
        with changing(one.store) as work:
            assert work.report_orders.take(order, "asked once", datetime.now(UTC))
        for point in REPORT:
            one.killed_at(point)
            shared = point in {"report shared", "report remembered"}
            assert len(_reports(one)) == shared, point
            assert len(one.store.snapshot().reports) == (point == "report remembered"), point
        last = one.worker()
        one.note("something else")
        one.until(one.sent)
        last.send_signal(signal.SIGTERM)
        assert last.wait(SOON) == 0
        ((content,),) = _reports(one)
        assert docx.Document(io.BytesIO(content)).tables
        assert one.store.next_order(datetime.now(UTC)) is None


def _reports(one):
    """The files of each message that has any, in the direct messages of whoever asked."""
    uploads = one.slack.workspace.uploads
    return [
        [uploads[each["id"]].content for each in message.content.files]
        for message in one.slack.messages(AD)
        if message.content.files
    ]


def _take_back(one, number, log):
    with terminal(one.url, log) as typing:
        for nth in UNDO:
            code, point = typing.run("undo", number, point=nth)
            assert (code, point) != (-9, "committing")
            assert code == -9, f"exit {code} after {nth} statements"
            assert _stored(one) == (2, 1), nth
    undo(one.store, number, datetime.now(UTC), by="Administrator")
    with pytest.raises(NothingToUndoError):
        undo(one.store, number, datetime.now(UTC), by="Administrator")
    one.until(lambda: f"Import {number}, october.csv, was taken back" in _answer(one))
    one.until(lambda: len(one.slack.messages(AD)) == 2)
    assert _stored(one) == (1, 0)
    assert len(one.slack.messages(ADMIN)) == 1
    assert [each.undoes for each in one.store.imports(9)] == [number, None, None, None]
    one.until(lambda: {row.state for row in one.store.outbox_rows()} == {OutboxState.SENT})


def _state(one):
    return one.store.incoming(1)


def _stored(one):
    """How many figures are stored, and how many flags are open."""
    snapshot = one.store.snapshot()
    return len(snapshot.outturns["5.1"]), sum(each.closed is None for each in snapshot.flags)


def _answer(one):
    """What the one message about the file says now; nothing before it stands there."""
    return " ".join(each.text for each in one.slack.messages(ADMIN))
