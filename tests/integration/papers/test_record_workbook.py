"""The record as a workbook: all of each message, roles in place of ids, and nothing that acts."""

import io
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from bot.domain.message import Message
from bot.domain.outbox import OfWords, OutboxKind, OutboxRow, OutboxState
from bot.domain.people import Audience, Channel, Person, PersonKind
from bot.domain.record import Change, ChangeKind, Posted
from bot.domain.retention import Retention
from bot.papers.record_workbook import Days, record_workbook
from bot.store import AuditEntry, Outcome, Recorded
from tests import making
from tests.making import utc

AT = utc("2018-07-05 23:30")
HEAD = Person("head", "Head of Service", PersonKind.SENIOR_MANAGER, ("U012AB3CD",), Audience.NAMED)
PLAN = making.plan(people=(HEAD,), channels=(Channel("C012AB3CD", "board", Audience.NAMED),))
DAYS = Days(date(2018, 7, 1), date(2018, 7, 31), date(2018, 8, 1))


def posted(plain, state=OutboxState.SENT, **fields):
    told = (1, "k", OutboxKind.LEFT_GREEN, OfWords("5.1"), "C012AB3CD", Message("", (), plain))
    return OutboxRow(*told, state, AT, sent_at=AT, **fields)


def made(*messages, changes=(), asked=(), retention=None):
    return record_workbook(PLAN, DAYS, Recorded(Posted(messages, changes), asked, retention))


def rows(content, sheet):
    head, *below = load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in below]


def test_a_message_stands_with_its_place_its_kind_and_the_hour_in_london():
    (row,) = rows(made(posted("5.1 left green", edits=7)), "Posted")
    assert (row["Where"], row["What"], row["As it read"]) == (
        "#board",
        "left green",
        "5.1 left green",
    )
    assert (row["When"].isoformat(), row["Takes the place of"]) == ("2018-07-06T00:30:00", 7)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "yes"),
        ({"duplicate_ts": "1.2"}, "twice"),
        ({"state": OutboxState.DEAD, "reason": "channel_not_found"}, "no: channel_not_found"),
        ({"state": OutboxState.DEAD, "uncertain": True}, "perhaps: no reason is known"),
    ],
    ids=["delivered", "doubled", "dead", "nobody-knows"],
)
def test_whether_it_arrived_is_said(fields, said):
    assert [each["Delivered"] for each in rows(made(posted("x", **fields)), "Posted")] == [said]


def test_all_of_a_long_message_stands_in_rows_that_can_be_seen():
    lines = [f"line {number}" for number in range(100)]
    found = rows(made(posted("\n".join(lines))), "Posted")
    assert len(found) > 1
    assert "\n".join(each["As it read"] for each in found).split("\n") == lines


def test_words_that_were_deleted_are_said_to_be():
    kept = Retention(AT, 24, AT - timedelta(days=30), 1, 1)
    content = made(posted(""), retention=kept)
    assert rows(content, "Posted")[0]["As it read"] == "(deleted, as the plan says)"
    about = load_workbook(io.BytesIO(content))["About"]
    assert "for 24 months" in " ".join(str(cell.value) for (cell,) in about.iter_rows(max_col=1))


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x","y")', "@SUM(A1)", "\u202etxet", "\x07bell"]
)
def test_what_people_typed_does_nothing(text):
    entry = AuditEntry(AT, "U0NOBODY1", None, "T0", "D0", f"{text}", Outcome.REFUSED, text)
    change = Change(AT, ChangeKind.RATED, text, text, text, text)
    book = load_workbook(io.BytesIO(made(posted(text), changes=(change,), asked=(entry,))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "d"}
    assert not [cell for cell in cells if "\u202e" in str(cell.value)]


def test_no_name_and_no_id_of_slack_stands_in_it():
    asked = (
        AuditEntry(
            AT, "U012AB3CD", "head", "T0", "C012AB3CD", "/rag <@U012AB3CD>", Outcome.ANSWERED
        ),
        AuditEntry(AT, "U0NOBODY1", None, "T0", "D0NOBODY1", "undo 3", Outcome.REFUSED),
        AuditEntry(AT, "jane.smith, at the command line", None, "T0", "", "x", Outcome.ANSWERED),
    )
    change = Change(AT, ChangeKind.IMPORTED, "f.csv", "outturns", "jane.smith, at the command line")
    content = made(posted("seen by <@U012AB3CD>"), changes=(change,), asked=asked)
    book = load_workbook(io.BytesIO(content))
    said = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    for name in ("U012AB3CD", "U0NOBODY1", "D0NOBODY1", "jane"):
        assert name not in said
    assert "seen by Head of Service" in said


def test_the_same_record_is_the_same_bytes():
    assert made(posted("x")) == made(posted("x"))
