"""What was said of a rating in Slack stays, whatever file comes in, goes, or comes in again."""

from datetime import date, timedelta

import pytest

from bot.domain.people import Audience, Person, PersonKind
from bot.domain.rag import Rag
from bot.messages.forms.rating import Proposed, seen_of
from bot.papers import plan_workbook, plan_yaml
from bot.rules.questions import rating_of
from bot.services.previews import preview_file
from bot.services.proposals import set_rating
from bot.services.submitted import Submitted
from bot.services.undo import undo
from bot.store import AuditEntry, Outcome
from tests.integration.services.brought import AMBER, GREEN, NOW, RED

DIRECTOR = Person("ad", "Director", PersonKind.ASSISTANT_DIRECTOR, ("U0AD",), Audience.NAMED)
LATER = NOW + timedelta(days=2)
SAID_IN_SLACK = {"judged": "2018-12-03", "by": "Director", "reason": "as it was a week ago"}


def say(bringing, rag=Rag.RED, reason="Two audits failed", at=NOW):
    entry = AuditEntry(at, "U0AD", "ad", "T0TEST", "D0AD", "", Outcome.ANSWERED)
    seen, wanted = seen_of(in_force(bringing)), Proposed(rag, reason, "The audit list")
    set_rating(bringing.store, 5, wanted, Submitted(DIRECTOR, entry, at, f"{rag} {at}", seen))


def given(bringing):
    return bringing.store.snapshot().plan.recommendation(5).ratings


def in_force(bringing):
    return rating_of(bringing.store.snapshot().plan.recommendation(5))


def remarks(brought):
    return [str(each) for each in brought.remarks]


def test_it_stays_where_a_file_leaves_it_out_and_the_report_says_so(planned):
    say(planned)
    brought = planned.plan(title="Repeat child protection plans")
    assert (in_force(planned).rag, in_force(planned).in_slack) == (Rag.RED, True)
    assert "Ratings, 5, 3 December 2018, Director: not in the file, and kept" in remarks(brought)


def test_the_same_file_again_changes_nothing_and_says_what_it_does_not_hold(planned):
    say(planned)
    brought = planned.plan()
    assert (brought.same, brought.new) == (1, 0)
    assert remarks(brought) == ["Ratings, 5, 3 December 2018, Director: not in the file, and kept"]


@pytest.mark.parametrize("rag", ["red", "amber"])
def test_it_stays_where_a_file_says_that_day_otherwise_and_the_report_names_both(planned, rag):
    say(planned)
    brought = planned.plan(ratings=[GREEN, SAID_IN_SLACK | {"rag": rag}], now=LATER)
    assert in_force(planned).reason == "Two audits failed. Evidence: The audit list."
    (said,) = [each for each in remarks(brought) if each.startswith("Ratings")]
    assert "3 December 2018, Director: kept as it was given in Slack, and not as the file" in said
    assert "'as it was a week ago'" in said


def test_the_latest_by_its_own_day_counts_whichever_way_it_came(planned):
    say(planned)
    planned.plan(ratings=[GREEN, AMBER])
    assert in_force(planned).rag is Rag.RED
    planned.plan(
        ratings=[GREEN, AMBER, RED | {"rag": "amber", "judged": "2018-12-04"}],
        as_of="2018-12-04",
        now=LATER,
    )
    assert in_force(planned).rag is Rag.AMBER
    assert [each.judged.day for each in given(planned)] == [3, 5, 3, 4]


def test_an_import_that_is_taken_back_takes_nothing_with_it_that_was_said_in_slack(planned):
    planned.plan(ratings=[GREEN, AMBER])
    say(planned)
    undo(planned.store, planned.store.imports(1)[0].number, LATER, by="somebody")
    assert [each.rag for each in given(planned)] == [Rag.GREEN, Rag.RED]


@pytest.mark.parametrize(
    "reason",
    [
        "Two audits failed",
        "=1+1",
        "  two\r\n\tlines \x07 and\x0ba bell ",
        "<!channel> *now* & 'then': - # |",
        "null",
        "2018-11-05",
        "ä" * 1000,
    ],
    ids=["plain", "a formula", "lines", "marks", "nothing", "a day", "long"],
)
@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_what_is_exported_holds_it_and_changes_nothing_when_it_comes_in(
    planned, tmp_path, reason, kind
):
    say(planned, reason=reason)
    plan = planned.store.snapshot().plan
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(plan_workbook(plan) if kind == "xlsx" else plan_yaml(plan).encode())
    brought = planned.bring(path)
    assert (brought.same, remarks(brought)) == (1, [])
    assert given(planned) == plan.recommendation(5).ratings


def test_what_was_exported_between_two_ratings_of_a_day_does_not_put_the_first_back(
    planned, tmp_path
):
    say(planned)
    path = tmp_path / "plan.yaml"
    path.write_text(plan_yaml(planned.store.snapshot().plan), encoding="utf-8")
    say(planned, Rag.AMBER, "The re-audit passed", NOW + timedelta(hours=3))
    planned.bring(path, LATER)
    assert in_force(planned).rag is Rag.AMBER
    assert [each.rag for each in given(planned)] == [Rag.GREEN, Rag.RED, Rag.AMBER]


def test_a_preview_names_what_would_stay(planned, tmp_path):
    say(planned)
    path = tmp_path / "plan.yaml"
    planned.plan(title="Another")
    before = planned.store.snapshot().plan
    preview = preview_file(planned.store, path, LATER)
    assert any("not in the file, and kept" in str(each) for each in preview.imported.remarks)
    assert planned.store.snapshot().plan == before
    assert in_force(planned).judged == date(2018, 12, 3)
