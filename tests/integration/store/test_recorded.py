"""What was posted and changed within a time comes back, all of it and nothing else."""

from datetime import date, timedelta

import pytest

from bot.domain.action import ActionChange, ActionDeed
from bot.domain.decision import Decision, MeetingEnd, MeetingKind
from bot.domain.flag_answer import FlagAnswer, FlagDeed
from bot.domain.proposal import Proposal, ProposalDecision, Verdict
from bot.domain.rag import Rag, Rating
from bot.domain.record import ChangeKind
from bot.domain.report import ReportKind, ReportMade
from bot.domain.update import Absence, FigureNote, Going, Update
from bot.store import AuditEntry, Outcome
from bot.store.recorded import CHANGED
from bot.store.tables import metadata
from tests.integration.store.nouns import AT, LATER, MESSAGE, outturn, save_outturns, save_plan
from tests.keeping import changing, put_message

DAY, SECOND = date(2018, 11, 5), timedelta(seconds=1)
HEAD, USER = "Head of Service", "U0AD"
RATING = Rating(Rag.RED, DAY, HEAD, "few visits")
PROPOSAL = Proposal(0, 5, Rag.GREEN, Rag.AMBER, "late", "30.6%", HEAD, USER, AT)
AGREED = ProposalDecision(Verdict.AGREE, AT, "Director", "yes", Rag.AMBER)
UPDATE = Update(0, 5, DAY, AT, HEAD, Going.WORSE, "leave", notes=(FigureNote("5.1", "snow"),))
NOT_BY_PEOPLE = {"incoming", "plan_version", "report_order"}
"""What comes of them is told of: their imports, and the report."""


def change_everything(store, at):
    save_plan(store, at=at)
    save_outturns(store, outturn(), at=at)
    with changing(store) as work:
        flag = work.flags.open("5.1", "2018-09", at)
        work.flag_answers.add(flag.id, FlagAnswer(FlagDeed.ACKNOWLEDGED, at, HEAD, "known"), USER)
        work.ratings.add(5, RATING, at, USER)
        number = work.proposals.add(PROPOSAL)
        work.proposals.decide(number, AGREED, USER)
        work.actions.add(ActionChange("A1", 5, ActionDeed.DONE, at, HEAD, "rang them"), USER)
        work.updates.add(UPDATE, USER)
        work.updates.away(Absence(HEAD, at, DAY), USER)
        work.meetings.decide(Decision(0, at, "C0SMM", "look again", HEAD, 5), USER, "m1")
        work.meetings.end(MeetingEnd(MeetingKind.WEEKLY, DAY, "C0SMM", at, HEAD), USER)
        work.made_reports.remember(
            ReportMade(ReportKind.COMMITTEE, DAY, None, False, at, HEAD, "committee.docx", ())
        )
        work.audit.add(AuditEntry(at, USER, "director", "T0", "D0", "/rag 5", Outcome.ANSWERED))


def test_everything_that_was_changed_comes_back_with_who_and_why(store):
    change_everything(store, AT)
    recorded = store.recorded(AT, AT + SECOND)
    found = {(each.kind, each.by, each.words) for each in recorded.posted.changes}
    assert {
        (ChangeKind.FLAG, HEAD, "known"),
        (ChangeKind.RATED, HEAD, "few visits"),
        (ChangeKind.PROPOSED, HEAD, "late\n30.6%"),
        (ChangeKind.DECIDED, "Director", "yes"),
        (ChangeKind.ACTION, HEAD, "rang them"),
        (ChangeKind.UPDATE, HEAD, "Why: leave\n5.1: snow"),
        (ChangeKind.AWAY, HEAD, ""),
        (ChangeKind.DECISION, HEAD, "look again"),
        (ChangeKind.MEETING, HEAD, ""),
        (ChangeKind.REPORT, HEAD, "committee.docx"),
        (ChangeKind.IMPORTED, "", ""),
    } <= found
    assert [each.command for each in recorded.asked] == ["/rag 5"]


@pytest.mark.parametrize(
    ("since", "before"), [(AT - SECOND, AT), (AT + SECOND, LATER)], ids=["before", "after"]
)
def test_nothing_of_another_time_comes_back(store, since, before):
    change_everything(store, AT)
    found = store.recorded(since, before)
    assert (found.posted.messages, found.posted.changes, found.asked) == ((), (), ())


def test_no_table_of_what_people_did_is_forgotten():
    by_people = {each.name for each in metadata.sorted_tables if {"by", "user"} & {*each.c.keys()}}
    told = {each.name for each in CHANGED} | {"audit"}
    assert by_people - NOT_BY_PEOPLE <= told


def test_a_message_counts_by_when_it_was_delivered_and_waits_for_that(store):
    with changing(store) as work:
        put_message(work, "other", "one", "C0SMM", MESSAGE, AT)
        put_message(work, "other", "two", "C0SMM", MESSAGE, AT)
    first, _ = store.outbox_rows()
    with changing(store) as work:
        work.delivery.mark_sent(first, "1.1", LATER)
    assert store.recorded(AT, LATER).posted.messages == ()
    (sent,) = store.recorded(LATER, LATER + SECOND).posted.messages
    assert (sent.id, sent.message) == (first.id, MESSAGE)


def test_a_message_that_could_not_be_delivered_counts_by_when_it_was_put_together(store):
    with changing(store) as work:
        put_message(work, "other", "one", "C0SMM", MESSAGE, AT)
    with changing(store) as work:
        held = work.delivery.claim("w", AT, timedelta(seconds=90))
        work.delivery.mark_dead(held, "channel_not_found")
    (dead,) = store.recorded(AT, LATER).posted.messages
    assert dead.reason == "channel_not_found"
