"""What planbot cannot tell of a file is asked in a form, once, and taken by whoever may."""

import pytest

from bot.playground.page.room import Room
from commands.file_questions import MISSING
from commands.files import GONE
from commands.imports import NOT_YOURS
from tests.integration.dispatch.asking import AD, PERFORMANCE, SMM
from tests.integration.dispatch.post_room import ASKED, PostRoom
from tests.integration.dispatch.test_buttons import said_in
from tests.waiting import until


@pytest.fixture
def room(town):
    return PostRoom(town)


def opened(room, user=PERFORMANCE):
    """The form, once it is open."""
    return until(lambda: Room(room.town.slack.workspace, None).modal(user))


def form(room):
    room.send(PERFORMANCE, ASKED, "scorecard.csv")
    room.town.press(PERFORMANCE, room.newest(PERFORMANCE), "answer")
    return opened(room)


def choices(view):
    """By block: the options' values by their text."""
    return {
        block["block_id"]: {
            each["text"]["text"]: each["value"] for each in block["element"]["options"]
        }
        for block in view.view["blocks"]
        if block["type"] == "input"
    }


def fill_in(room, view, wanted):
    values = {
        block: {"answer": {"type": "static_select", "selected_option": {"value": options[wanted]}}}
        for block, options in choices(view).items()
    }
    return room.town.slack.people.submit(view, values)


def test_a_file_that_is_not_clear_is_asked_about_and_nothing_is_stored(room):
    before = room.store.imports(9)
    said = said_in(room.send(PERFORMANCE, ASKED, "scorecard.csv"))
    assert "Before planbot can read scorecard.csv it has 1 question" in said
    assert "Re-referals" in said
    assert room.states == [("scorecard.csv", "asked")]
    assert room.store.imports(9) == before


def test_its_answer_makes_the_recipe_and_the_preview_follows_in_the_same_message(room):
    fill_in(room, form(room), "5.1")
    room.work()
    said = room.said(PERFORMANCE)
    assert "Preview of scorecard.csv" in said
    assert "31.5%" in said
    room.press(PERFORMANCE, "import")
    assert "scorecard.csv brought 1 revised figure" in room.said(PERFORMANCE)
    assert room.states == [("scorecard.csv", "stored")]


def test_the_next_file_of_that_shape_is_read_without_a_question(room):
    fill_in(room, form(room), "5.1")
    room.work()
    room.press(PERFORMANCE, "import")
    said = said_in(room.send(PERFORMANCE, ASKED.replace(b"31.5", b"32.5"), "next.csv"))
    assert "Preview of next.csv" in said


def test_the_same_form_submitted_twice_counts_once(room):
    view = form(room)
    fill_in(room, view, "5.1")
    room.work()
    again = fill_in(room, view, "left out")
    assert GONE in again.body.decode()
    assert "Preview of scorecard.csv" in room.said(PERFORMANCE)


def test_a_form_without_a_choice_says_so_and_keeps_nothing(room):
    view = form(room)
    answer = room.town.slack.people.submit(view, {"question-0": {"answer": {}}})
    assert MISSING in answer.body.decode()
    assert room.states == [("scorecard.csv", "asked")]


def test_who_may_not_import_opens_no_form(room):
    room.send(PERFORMANCE, ASKED, "scorecard.csv")
    handle = room.store.waiting_files()[0].handle
    shown = room.town.post_button("answer", handle, channel=SMM)
    room.town.press(AD, shown, "answer")
    assert room.town.told(AD).text == NOT_YOURS
    assert room.town.slack.calls("views.open") == []


def test_what_waits_is_listed_with_its_questions(room):
    room.send(PERFORMANCE, ASKED, "scorecard.csv")
    shown = room.town.ask("/planbot imports", user=PERFORMANCE)
    said = said_in(shown)
    assert "1 file waits for somebody" in said
    assert "Re-referals" in said
    room.town.press(PERFORMANCE, shown, "answer")
    assert opened(room).view["private_metadata"] == room.store.waiting_files()[0].handle
