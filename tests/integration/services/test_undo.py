"""An import taken back: all is what it was, and what was told is corrected."""

from datetime import date

import pytest

from bot.services.undo import undo
from bot.store import NothingToUndoError, StandsInTheWayError
from tests.integration.services.brought import AMBER, GREEN, NOW
from tests.making import plan_in_file

JULY, AUGUST, SEPTEMBER = "2018-07", "2018-08", "2018-09"


def newest(bringing):
    return bringing.store.imports(1)[0].number


def figures(bringing):
    return [(each.period.code, each.value) for each in figures_of(bringing.store.snapshot())]


def figures_of(snapshot):
    return snapshot.outturns.get("5.2", ())


def back(bringing, number=None):
    return undo(bringing.store, newest(bringing) if number is None else number, NOW, by="somebody")


def test_a_new_figure_is_gone_and_its_flag_withdrawn_in_its_thread(planned):
    planned.outturns((JULY, 17))
    planned.outturns((AUGUST, 19))
    number = newest(planned)
    done = back(planned)
    assert figures(planned) == [(JULY, 17)]
    assert planned.flags == []
    alert, reply = planned.rows
    assert (reply.kind, reply.thread_of) == ("corrected", alert.id)
    assert reply.message.text.startswith(f"Import {number} was taken back. Correction:")
    assert [(each.before.value, each.after) for each in done.changes.figures] == [(19, None)]


def test_a_revised_figure_is_what_it_was(planned):
    planned.outturns((JULY, 17), (AUGUST, 16))
    planned.outturns((AUGUST, 24))
    back(planned)
    assert figures(planned) == [(JULY, 17), (AUGUST, 16)]
    assert planned.flags == []


def test_a_return_to_green_that_is_taken_back_opens_the_flag_again(planned):
    planned.outturns((JULY, 17), (AUGUST, 19))
    planned.outturns((SEPTEMBER, 17))
    back(planned)
    assert planned.flags == [(AUGUST, None, None)]
    assert planned.kinds == ["left-green", "came-back", "reopened"]


def test_the_file_can_come_in_again_after_it(planned):
    planned.outturns((JULY, 17))
    path = planned.outturn_file((AUGUST, 19))
    planned.bring(path)
    back(planned)
    assert planned.bring(path).new == 1
    assert figures(planned) == [(JULY, 17), (AUGUST, 19)]
    assert planned.flags == [(AUGUST, None, None)]


def test_an_undo_is_not_taken_back_its_file_comes_in_again(planned):
    planned.outturns((JULY, 17))
    back(planned)
    with pytest.raises(NothingToUndoError, match="bring the file in again"):
        back(planned)


def test_only_the_newest_import_of_a_figure_goes_and_what_is_in_the_way_is_named(planned):
    planned.outturns((JULY, 17))
    first = newest(planned)
    planned.outturns((JULY, 16))
    second = newest(planned)
    planned.outturns((AUGUST, 16))
    with pytest.raises(StandsInTheWayError) as refused:
        back(planned, first)
    assert refused.value.numbers == (second,)
    back(planned, second)
    back(planned, first)
    assert figures(planned) == [(AUGUST, 16)]


@pytest.mark.parametrize(("number", "why"), [(99, "no import 99"), (1, "first plan")])
def test_what_is_no_import_or_the_ground_of_all_is_refused(planned, number, why):
    with pytest.raises(NothingToUndoError, match=why):
        back(planned, number)


def test_an_import_is_taken_back_once(planned):
    planned.outturns((JULY, 17))
    number = newest(planned)
    back(planned)
    with pytest.raises(NothingToUndoError, match="already"):
        back(planned, number)


def test_a_plan_and_its_ratings_are_what_they_were_and_whoever_was_told_is_told(bringing):
    bringing.plan()
    bringing.plan(ratings=(GREEN, AMBER))
    number = newest(bringing)
    before = bringing.store.snapshot()
    done = back(bringing)
    after = bringing.store.snapshot()
    assert len(before.plan.recommendations[0].ratings) == 2
    assert [each.rag for each in after.plan.recommendations[0].ratings] == ["green"]
    assert [str(each) for each in done.remarks] == [
        "Ratings, 5, 5 November 2018, Board: no longer there"
    ]
    told, reply = bringing.store.outbox_rows()
    assert (reply.kind, reply.thread_of) == ("import-taken-back", told.id)
    assert f"Import {number} was taken back" in reply.message.text
    assert "it is rated 🟢 G Green, by Board on 3 September 2018" in reply.message.text


def test_a_plan_comes_back_with_a_rating_once_it_is_brought_in_again(bringing):
    bringing.plan()
    bringing.plan(ratings=(GREEN, AMBER))
    back(bringing)
    bringing.plan(ratings=(GREEN, AMBER))
    ratings = bringing.store.snapshot().plan.recommendations[0].ratings
    assert [each.rag for each in ratings] == ["green", "amber"]


def test_a_store_that_is_opened_anew_reads_the_same_after_an_undo(planned, store):
    planned.outturns((JULY, 17), (AUGUST, 16))
    planned.outturns((AUGUST, 19), (SEPTEMBER, 24))
    back(planned)
    cached = store.snapshot()
    store._loaded = None
    assert store.snapshot().outturns == cached.outturns
    assert figures(planned) == [(JULY, 17), (AUGUST, 16)]


def test_plans_go_back_one_by_one(bringing):
    for name in ("First", "Second", "Third"):
        bringing.plan(name=name)
    third = newest(bringing)
    with pytest.raises(StandsInTheWayError) as refused:
        back(bringing, third - 1)
    assert refused.value.numbers == (third,)
    back(bringing, third)
    assert bringing.store.snapshot().plan.name == "Second"
    back(bringing, third - 1)
    assert bringing.store.snapshot().plan.name == "First"


def test_benchmarks_are_those_of_the_plans_that_stand(bringing):
    def england(value, year="2017/18"):
        stated = {
            "area": "England",
            "year": year,
            "value": value,
            "source": "tool",
            "method": "rate",
        }
        (recommendation,) = plan_in_file()["recommendations"]
        (indicator, *others) = recommendation["indicators"]
        return [{**recommendation, "indicators": [{**indicator, "benchmarks": [stated]}, *others]}]

    def benchmarks():
        indicator = next(bringing.store.snapshot().plan.indicators)
        return [(each.year, each.value) for each in indicator.benchmarks]

    bringing.plan(recommendations=england(20))
    bringing.plan(recommendations=england(55))
    bringing.plan(recommendations=england(99, "2018/19"))
    third = newest(bringing)
    back(bringing, third)
    assert benchmarks() == [("2017/18", 55)]
    back(bringing, third - 1)
    assert benchmarks() == [("2017/18", 20)]


def test_only_the_ratings_of_that_import_are_corrected(bringing):
    bringing.plan()
    bringing.plan(ratings=(GREEN, AMBER))
    bringing.plan(ratings=(GREEN, AMBER), name="Another name")
    back(bringing)
    assert [row.kind for row in bringing.store.outbox_rows()] == ["rated-down"]


@pytest.mark.parametrize("number", [0, -1, 2**63, 99999999999999999999])
def test_a_number_that_is_none_is_refused_in_words(planned, number):
    with pytest.raises(NothingToUndoError, match=f"no import {number}"):
        back(planned, number)


def test_nothing_is_taken_back_before_it_came(planned):
    planned.outturns((JULY, 17))
    with pytest.raises(NothingToUndoError, match="came in later"):
        undo(planned.store, newest(planned), NOW, date(2018, 11, 1), by="somebody")


def test_a_figure_said_to_be_missing_and_taken_back_is_there_again(planned):
    planned.outturns((JULY, 17))
    planned.outturns((JULY, ""))
    done = back(planned)
    assert figures(planned) == [(JULY, 17)]
    assert [each.taken_back for each in done.changes.figures] == [False]


def test_a_word_that_a_figure_is_missing_is_taken_back_as_figures_are(planned):
    planned.outturns((JULY, ""))
    done = back(planned)
    assert [each.taken_back for each in done.changes.figures] == [True]
