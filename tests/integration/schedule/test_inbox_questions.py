"""A file of the watched folder that is not clear waits, is told of once, and goes in once it is."""

from dataclasses import replace

import pytest

from bot.domain.incoming import IncomingState
from bot.domain.people import Audience, Person, PersonKind
from bot.messages.imports import imports_message
from bot.services.file_answers import Who, answer
from bot.services.recipes import edit_recipe
from bot.services.undo import undo
from tests.integration.schedule.test_inbox import START, folder
from tests.integration.store.nouns import plan
from tests.keeping import changing, put_plan

__all__ = ["folder"]

WHO = Who("Performance team", "U0PERF")
ASKED = "Measure,Month,Actual\nRe-referals,Oct-18,31.5%\n"
TEAM = Person(
    "performance", "Performance team", PersonKind.PERFORMANCE, ("U0PERF",), Audience.NAMED
)


@pytest.fixture
def waiting(folder):
    with changing(folder.store) as work:
        people = (*plan().people, TEAM)
        put_plan(work, replace(plan(), people=people), "plan.yaml", "c" * 64, START)
    folder.put("scorecard.csv", ASKED)
    folder.turns(2)
    return folder


def files(folder):
    return folder.store.waiting_files()


def told(folder):
    return [each for each in folder.store.outbox_rows() if each.kind == "file-waits"]


def test_it_waits_with_its_questions_and_nothing_of_it_is_stored(waiting):
    assert waiting.names("waiting") == ["scorecard.csv"]
    assert waiting.stored() == ["2018-09"]
    (file,) = files(waiting)
    assert [each.about for each in file.questions] == ["name Re-referals"]
    said = imports_message(waiting.store.imports(5), files(waiting)).plain
    assert "scorecard.csv waits for answers" in said
    assert "1 file waits for somebody" in said


def test_the_performance_team_is_told_once(waiting):
    waiting.inbox = waiting.watch()
    waiting.turns(5)
    (row,) = told(waiting)
    assert row.channel == "U0PERF"
    assert "waits: planbot has 1 question about it" in row.message.text


def test_it_goes_in_once_its_questions_are_answered_in_the_form(waiting):
    (file,) = files(waiting)
    assert answer(waiting.store, file, {0: "5.1"}, WHO, waiting.at)
    waiting.turns(1)
    assert waiting.stored() == ["2018-09", "2018-10"]
    assert waiting.names("waiting") == []
    assert files(waiting) == ()
    stored = waiting.store.incoming(file.id)
    assert (stored.state, stored.number) == ("stored", waiting.store.imports(1)[0].number)
    assert waiting.store.next_file(waiting.at) is None


def test_it_goes_in_once_its_recipe_was_edited_otherwise(waiting):
    (file,) = files(waiting)
    edit_recipe(waiting.store, file.draft, ["name Re-referals = 5.1"], "somebody")
    waiting.turns(1)
    assert waiting.stored() == ["2018-09", "2018-10"]
    assert files(waiting) == ()


def test_the_next_file_of_that_shape_goes_in_without_a_question(waiting):
    edit_recipe(waiting.store, files(waiting)[0].draft, ["name Re-referals = 5.1"], "somebody")
    waiting.turns(1)
    waiting.put("scorecard.csv", ASKED.replace("Oct-18", "Aug-18"))
    waiting.turns(2)
    assert waiting.stored() == ["2018-08", "2018-09", "2018-10"]
    assert len(told(waiting)) == 1


def test_its_import_can_be_taken_back(waiting):
    (file,) = files(waiting)
    answer(waiting.store, file, {0: "5.1"}, WHO, waiting.at)
    waiting.turns(1)
    undo(waiting.store, waiting.store.imports(1)[0].number, waiting.at, by="somebody")
    assert waiting.stored() == ["2018-09"]
    assert waiting.store.incoming(file.id).state is IncomingState.TAKEN_BACK


def test_one_that_is_taken_out_waits_no_more(waiting):
    (waiting.path / "waiting" / "scorecard.csv").unlink()
    waiting.turns(1)
    assert files(waiting) == ()


def test_a_process_that_dies_once_it_has_asked_asks_no_second_time(waiting):
    def die():
        raise KeyboardInterrupt

    waiting.turns(1)
    waiting.put("other.csv", ASKED.replace("Re-referals", "Re-refferals"))
    waiting.points["asked"] = die
    with pytest.raises(KeyboardInterrupt):
        waiting.turns(2)
    assert waiting.names("taking") == ["other.csv"]
    waiting.inbox = waiting.watch()
    waiting.turns(1)
    assert waiting.names("waiting") == ["other.csv", "scorecard.csv"]
    assert len(told(waiting)) == 2


def test_whoever_answered_is_told_what_became_of_it_and_can_take_it_back(waiting):
    (file,) = files(waiting)
    answer(waiting.store, file, {0: "5.1"}, WHO, waiting.at)
    waiting.turns(1)
    rows = [row for row in waiting.store.outbox_rows() if row.kind.startswith("file-answer")]
    assert [row.channel for row in rows] == ["U0PERF", "U0PERF"]
    number = waiting.store.imports(1)[0].number
    assert f"Import {number}: scorecard.csv brought 1 new figure" in rows[-1].message.text
    assert "Take back" in str(rows[-1].message.blocks)


def test_a_newer_file_of_the_same_name_takes_the_place_of_the_one_that_waits(waiting):
    waiting.turns(1)
    waiting.put("scorecard.csv", ASKED.replace("31.5", "32.5"))
    waiting.turns(2)
    (file,) = files(waiting)
    assert waiting.names("waiting") == ["scorecard.csv"]
    answer(waiting.store, file, {0: "5.1"}, WHO, waiting.at)
    waiting.turns(1)
    assert str(waiting.store.snapshot().outturns["5.1"][-1].value) == "32.5"
    assert files(waiting) == ()
