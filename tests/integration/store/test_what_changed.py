"""A snapshot that is loaded bit by bit is the one that is loaded whole."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.decision import Decision, MeetingEnd, MeetingKind
from bot.domain.flag_answer import FlagAnswer, FlagDeed
from bot.domain.proposal import Proposal, ProposalDecision, Verdict
from bot.domain.rag import Rag, Status
from bot.domain.report import ReportKind, ReportMade
from bot.domain.snapshot import TargetEdit
from bot.domain.update import Absence, Ask, Update
from bot.store import Arrival, foreseen
from bot.store.outturns import NEWEST
from tests.integration.store.nouns import (
    AT,
    MESSAGE,
    extract,
    indicator,
    outturn,
    plan,
    recommendation,
    save_caseloads,
    save_outturns,
    save_plan,
)
from tests.keeping import changing, put_message

REFS = ("5.1", "5.2", "5.3")
MONTHS = [f"{year}-{month:02}" for year in range(1990, 2018) for month in range(1, 13)]


def plan_of(*refs):
    return plan(recommendation(indicators=tuple(indicator(ref=ref) for ref in refs)))


@pytest.fixture
def whole(store, database_url):
    """What a store that has loaded nothing yet finds."""

    def loaded():
        fresh = type(store).open(database_url)
        found = fresh.snapshot()
        fresh.close()
        return found

    return loaded


def save_as_foreseen(store, *figures):
    """As an import does: what it makes of the snapshot is known before, and not read again."""
    compared = store.compare(figures, AT)
    expected = foreseen(store.snapshot(), compared)
    with changing(store) as work:
        work.figures.save(compared, Arrival("outturns.csv", "b" * 64, AT))
        if compared.counts.changed and expected is not None:
            work.foresees(expected)
            assert work.snapshot().outturns == expected.outturns


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_it_is_the_same(store, whole, seed):
    chance = random.Random(seed)  # noqa: S311 - the same changes in every run
    save_plan(store, plan_of(*REFS))
    open_flags = {}
    for step in range(25):
        ref, moment = chance.choice(REFS), AT + timedelta(hours=step)
        match chance.randrange(5):
            case 0 | 1 as way:
                save = (save_outturns, save_as_foreseen)[way]
                some = chance.sample(MONTHS, chance.choice((1, 3, 200)))
                save(
                    store, *(outturn(chance.randint(1, 90), ref=ref, period=each) for each in some)
                )
            case 2:
                save_plan(store, plan_of(*chance.sample(REFS, chance.randint(1, 3))))
            case 3:
                save_caseloads(store, extract(chance.randint(1, 20)))
            case 4 if ref in open_flags:
                with changing(store) as work:
                    work.flags.close(open_flags.pop(ref), "2018-01", moment)
            case 4:
                with changing(store) as work:
                    flag = work.flags.open(ref, chance.choice(MONTHS), moment)
                    open_flags[ref] = flag.id
        assert store.snapshot() == whole()


def people_say_and_say_again():
    """Every change that people make of a section of the snapshot, the second time beside what is
    there: (what it is, the change of a unit of work).
    """
    day, role = AT.date(), "Director"
    answer = FlagAnswer(FlagDeed.ACKNOWLEDGED, AT, role)
    proposed = Proposal(0, 5, None, Rag.GREEN, "better", "audits", role, "U0AD", AT)
    for at in (AT, AT + timedelta(days=1)):
        yield f"update {at}", saying("updates", "add", Update(0, 5, day, at, role), "U0AD")
        yield f"ask {at}", saying("updates", "ask", [Ask(at.date(), 5, role)])
        yield f"absence {at}", saying("updates", "away", Absence(role, at, day), "U0AD")
        yield f"proposal {at}", saying("proposals", "add", replace(proposed, at=at))
        decided = Decision(0, at, "C0SMM", "Audit monthly", role)
        yield f"decision {at}", saying("meetings", "decide", decided, "U0AD", str(at))
        ended = MeetingEnd(MeetingKind.WEEKLY, at.date(), "C0SMM", at, role)
        yield f"end {at}", saying("meetings", "end", ended, "U0AD")
        made = ReportMade(ReportKind.SCORECARD, day, None, False, at, role, "a.xlsx", ())
        yield f"report {at}", saying("made_reports", "remember", made)
        edit = TargetEdit("5.1", at, "2018-09", *indicator().targets, Status.RED, Status.GREEN)
        yield f"target edit {at}", saying("target_edits", "add", [edit])
        yield f"flag {at}", saying("flags", "open", f"5.{at.day % 2 + 1}", "2018-09", at)
        yield f"answer {at}", saying("flag_answers", "add", 1, answer)
    yield "another is asked", saying("updates", "ask_instead", day, [5], "Deputy")
    verdict = ProposalDecision(Verdict.AGREE, AT, role, "")
    yield "a proposal is decided", saying("proposals", "decide", 1, verdict, "U0AD")


def saying(repository, deed, *given):
    return lambda work: getattr(getattr(work, repository), deed)(*given)


def test_what_people_say_is_shown_when_it_is_said(store, whole):
    save_plan(store, plan_of(*REFS))
    for what, change in people_say_and_say_again():
        before = store.snapshot()
        with changing(store) as work:
            change(work)
        assert store.snapshot() == whole(), what
        assert store.snapshot() != before, what


def test_a_digest_that_was_sent_is_shown(store, whole):
    save_plan(store, plan_of(*REFS))
    with changing(store) as work:
        put_message(work, "weekly-digest", "2018-11-05", "C0SMM", MESSAGE, AT)
    assert store.snapshot() == whole()
    with changing(store) as work:
        row = work.delivery.claim("worker", AT, timedelta(minutes=1))
        assert work.delivery.mark_sent(row, "1.0", AT)
    assert store.snapshot() == whole()
    assert store.snapshot().digests


def test_what_a_file_will_make_of_a_snapshot_is_foreseen(store):
    save_plan(store, plan_of(*REFS))
    save_outturns(store, *(outturn(50, period=each) for each in MONTHS[:NEWEST]))
    figures = [
        outturn(60, period=MONTHS[5]),
        outturn(61, period=MONTHS[5]),
        outturn(62, period=MONTHS[NEWEST]),
        outturn(63, period="by 2011-08"),
        outturn(70, ref="5.2", period=MONTHS[0]),
        outturn(80, ref="9.9", period=MONTHS[0]),
    ]
    before = store.snapshot()
    compared = store.compare(figures, AT)
    expected = foreseen(before, compared)
    with changing(store) as work:
        assert work.revision == compared.revision
        work.figures.save(compared, Arrival("outturns.csv", "b", AT))
    assert store.snapshot().outturns == expected.outturns
    assert foreseen(store.snapshot(), compared) is None


def test_an_older_copy_of_the_database_in_its_place_is_loaded_whole(store, whole):
    save_plan(store, plan_of(*REFS))
    save_outturns(store, outturn(50))
    known = store.snapshot()
    later = {"revision": known.revision + 5, "outturn": store._loaded.marks["outturn"] + 9}
    marks = {**store._loaded.marks, **later}
    store._loaded = replace(store._loaded, marks=marks, snapshot=replace(known, outturns={}))
    assert store.snapshot() == whole()


def test_what_was_foreseen_and_not_kept_is_not_shown(store, whole):
    save_plan(store, plan_of(*REFS))
    before = store.snapshot()
    compared = store.compare([outturn(60)], AT)
    with store.begin() as work:
        work.figures.save(compared, Arrival("outturns.csv", "b", AT))
        work.foresees(foreseen(before, compared))
        assert work.snapshot().outturns != before.outturns
    save_plan(store, plan_of("5.2"))
    assert store.snapshot() == whole()


def test_what_came_in_beside_what_was_foreseen_is_shown_too(store, database_url, whole):
    save_plan(store, plan_of(*REFS))
    before = store.snapshot()
    compared = store.compare([outturn(60)], AT)
    with changing(store) as work:
        work.figures.save(compared, Arrival("outturns.csv", "b", AT))
        work.foresees(foreseen(before, compared))
    another = type(store).open(database_url)
    save_outturns(another, outturn(70, ref="5.2"), outturn(71))
    another.close()
    assert store.snapshot() == whole()
