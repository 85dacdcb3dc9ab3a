"""A file sent to planbot: looked at first, stored once somebody says yes, and taken back."""

import pytest

from bot.playground.validation import check_message
from bot.services.incoming_turns import clear_left_behind
from bot.store import StoreUnavailable
from commands.files import GONE
from commands.imports import NOT_YOURS
from tests.integration.dispatch.asking import (
    AD,
    ADMIN,
    CHILD_PROTECTION,
    ELSEWHERE,
    PERFORMANCE,
    SMM,
    STRANGER,
)
from tests.integration.dispatch.post_room import HEADER, OCTOBER, PostRoom
from tests.integration.dispatch.test_buttons import said_in
from tests.sample_stores import IMPATIENT
from tests.waiting import until


@pytest.fixture
def room(town):
    return PostRoom(town)


def figures(room):
    return [str(each.value) for each in room.store.snapshot().outturns["5.1"]]


def imports(room):
    return [(each.file, each.by, each.undoes) for each in room.store.imports(20)]


def test_a_file_in_a_direct_message_is_previewed_and_nothing_is_stored(room):
    before = imports(room)
    shown = room.send(PERFORMANCE)
    said = said_in(shown)
    assert "Preview of october.csv" in said
    assert "31.5%, 63 of 200" in said
    assert not check_message({"text": shown.text, "blocks": shown.blocks})
    assert imports(room) == before
    assert room.states == [("october.csv", "shown")]
    assert room.town.bot.audited()[-1][0::3] == (PERFORMANCE, "answered")


def test_it_is_said_at_once_that_the_file_came(room):
    room.town.slack.send_file(PERFORMANCE, "october.csv", OCTOBER)
    room.post()
    assert "planbot has the file and looks at it" in room.said(PERFORMANCE)
    room.work()
    assert len([m for m in room.town.slack.messages(PERFORMANCE) if m.user != PERFORMANCE]) == 1


def test_import_stores_it_in_the_place_of_the_preview_and_take_back_undoes_it(room):
    room.send(PERFORMANCE)
    room.press(PERFORMANCE, "import")
    number = room.store.imports(1)[0].number
    said = room.said(PERFORMANCE)
    assert f"Import {number}: october.csv brought 1 revised figure" in said
    assert room.store.imports(1)[0].by == "Business Intelligence Performance Manager"
    assert figures(room)[-1] == "31.5"
    room.press(PERFORMANCE, "undo")
    assert f"Import {number}, october.csv, was taken back by" in room.said(PERFORMANCE)
    assert figures(room)[-1] != "31.5"
    assert room.states == [("october.csv", "taken back")]


def test_import_pressed_twice_stores_once(room):
    shown = room.send(PERFORMANCE)
    first = room.town.press(PERFORMANCE, shown, "import")
    for _ in range(2):
        room.town.slack.send_again(first.request)
    assert room.town.slack.wait_until(lambda: len(room.town.slack.ephemerals(PERFORMANCE)) == 2)
    room.work()
    assert [each[0] for each in imports(room)].count("october.csv") == 1
    assert {each.text for each in room.town.slack.ephemerals(PERFORMANCE)} == {GONE}


def test_it_is_said_at_once_that_it_is_imported_before_the_worker_comes_to_it(room):
    room.town.press(PERFORMANCE, room.send(PERFORMANCE), "import")
    said = "is being imported, as Business Intelligence Performance Manager asked"
    assert room.town.slack.wait_until(lambda: said in room.said(PERFORMANCE))
    until(lambda: room.states == [("october.csv", "wanted")])
    room.work()
    assert "brought 1 revised figure" in room.said(PERFORMANCE)


def test_a_click_that_cannot_be_kept_leaves_the_preview_with_its_buttons(room, monkeypatch):
    shown = room.send(PERFORMANCE)

    def fails(*_):
        raise StoreUnavailable("it is locked")

    monkeypatch.setattr(type(room.store), "begin", fails)
    room.town.press(PERFORMANCE, shown, "import")
    assert room.town.slack.wait_until(lambda: room.town.slack.ephemerals(PERFORMANCE))
    assert "it is locked" in room.town.slack.ephemerals(PERFORMANCE)[0].text
    monkeypatch.undo()
    room.press(PERFORMANCE, "import")
    assert "brought 1 revised figure" in room.said(PERFORMANCE)


def test_leave_it_stores_nothing_and_says_who(room):
    before = imports(room)
    room.send(PERFORMANCE)
    room.press(PERFORMANCE, "leave")
    assert (
        "was left by Business Intelligence Performance Manager. Nothing of it is stored"
        in room.said(PERFORMANCE)
    )
    assert imports(room) == before


def test_an_undo_that_is_typed_is_said_in_the_message_of_the_file_too(room):
    room.send(PERFORMANCE)
    room.press(PERFORMANCE, "import")
    room.town.ask(f"/planbot undo {room.store.imports(1)[0].number}", user=ADMIN)
    assert room.town.slack.wait_until(lambda: len(room.town.slack.ephemerals(ADMIN)) == 2)
    room.work()
    assert "was taken back by" in room.said(PERFORMANCE)


def test_a_file_told_of_twice_is_one_file(room):
    answer = room.town.slack.send_file(PERFORMANCE, "october.csv", OCTOBER)
    room.town.slack.send_again(answer.request)
    room.work()
    assert room.states == [("october.csv", "shown")]
    assert len([m for m in room.town.slack.messages(PERFORMANCE) if m.user != PERFORMANCE]) == 1


@pytest.mark.parametrize("user", [AD, CHILD_PROTECTION])
def test_who_brings_no_files_in_is_told_kindly_no(room, user):
    assert NOT_YOURS in said_in(room.send(user))
    assert room.states == []
    audited = room.town.bot.audited()
    assert [each[3] for each in audited] == ["refused"]


def test_a_stranger_is_told_kindly_no_and_nothing_is_fetched(room):
    room.town.slack.workspace.add_person(STRANGER, "Somebody")
    assert "does not know you" in said_in(room.send(STRANGER))
    assert room.states == []
    assert room.town.slack.calls("files.info") == []


def test_talk_in_a_direct_message_is_not_answered(room):
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": "D0",
        "user": STRANGER,
        "text": "?",
    }
    assert room.town.slack.people.event(event).status == 200
    assert room.store.outbox_rows() == room.store.outbox_rows()[:3]
    assert room.town.bot.audited() == []


def test_a_file_in_a_channel_that_the_plan_names_is_answered_to_who_sent_it(room):
    said = said_in(room.send(PERFORMANCE, channel=SMM))
    assert "Preview of october.csv" in said
    assert [each.user for each in room.town.slack.messages(SMM)] == [PERFORMANCE]


def test_a_picture_in_a_channel_is_no_business_of_planbots(room):
    assert room.send(PERFORMANCE, b"\x89PNG", "tea.png", channel=SMM) is None
    assert room.states == [("tea.png", "left")]


def test_a_picture_sent_to_planbot_is_refused_with_what_to_do(room):
    said = said_in(room.send(PERFORMANCE, b"\x89PNG", "tea.png"))
    assert "tea.png was not taken" in said
    assert "this is a picture" in said


def test_a_channel_that_the_plan_does_not_name_is_left_alone(room):
    assert room.send(PERFORMANCE, channel=ELSEWHERE) is None
    assert room.states == []


def test_others_are_told_once_in_a_channel_however_many_files_they_share(room):
    for name in ("a.csv", "b.csv"):
        room.send(AD, name=name, channel=SMM)
    told = [each for each in room.town.slack.messages(AD) if NOT_YOURS in said_in(each)]
    assert len(told) == 1
    assert room.states == []


def test_an_administrator_who_sees_no_small_counts_is_shown_which_figures_and_not_what(room):
    said = said_in(room.send(ADMIN))
    assert "1 revised figure" in said
    assert "63 of 200" not in said


def test_what_is_known_already_changes_nothing_and_is_not_to_be_imported(room):
    room.send(PERFORMANCE)
    room.press(PERFORMANCE, "import")
    said = said_in(room.send(PERFORMANCE, name="again.csv"))
    assert "It would change nothing" in said
    assert room.states[-1] == ("again.csv", "left")


def test_every_problem_of_a_file_is_said_and_nothing_is_stored(room):
    broken = f"{HEADER}\n99.9,2018-10,31.5,,,no,,x,\n5.1,2018-10,lots,,,no,,x,\n".encode()
    said = said_in(room.send(PERFORMANCE, broken, "broken.csv"))
    assert "99.9" in said
    assert "row 3" in said
    assert room.states == [("broken.csv", "refused")]


def test_a_file_that_is_another_than_the_one_shown_is_shown_again(room):
    room.send(PERFORMANCE)
    (upload,) = room.town.slack.workspace.uploads.values()
    upload.content = OCTOBER.replace(b"31.5,63,200", b"32.5,65,200")
    room.press(PERFORMANCE, "import")
    assert "32.5%, 65 of 200" in room.said(PERFORMANCE)
    assert room.states == [("october.csv", "shown")]
    assert figures(room)[-1] != "31.5"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/files-pri/F1",
        "https://files.slack.com/F1",
        "https://files.slack.com.example.org/F1",
        "http://localhost/F1",
        "file:///etc/passwd",
        "ftp://127.0.0.1/F1",
        "",
    ],
)
def test_a_file_elsewhere_than_at_slack_is_not_fetched(room, url):
    room.town.slack.send_file(PERFORMANCE, "october.csv", OCTOBER)
    (upload,) = room.town.slack.workspace.uploads.values()
    upload.told = {"url_private": url, "url_private_download": url}
    room.work()
    assert "it is kept outside Slack" in room.said(PERFORMANCE)
    assert room.states == [("october.csv", "refused")]


def test_a_file_of_eleven_megabytes_is_refused_before_and_after_it_is_fetched(room):
    room.town.slack.send_file(PERFORMANCE, "large.csv", b"x" * 11_000_000)
    room.work()
    assert "larger than 10 MB" in room.said(PERFORMANCE)
    room.town.slack.send_file(PERFORMANCE, "sly.csv", b"x" * 11_000_000)
    list(room.town.slack.workspace.uploads.values())[-1].told = {"size": None}
    room.work()
    assert "larger than 10 MB" in room.said(PERFORMANCE)
    assert room.states == [("large.csv", "refused"), ("sly.csv", "refused")]


def test_a_page_to_sign_in_at_is_no_file(room):
    room.town.slack.send_file(PERFORMANCE, "october.csv", OCTOBER)
    room.town.slack.workspace.scopes = ("chat:write",)
    room.work()
    assert "read files" in room.said(PERFORMANCE)
    assert room.states == [("october.csv", "refused")]


def test_a_name_that_is_a_path_goes_nowhere(room):
    said = said_in(room.send(PERFORMANCE, name="../../../etc/passwd\u202e.csv"))
    assert "Preview of passwd.csv" in said
    clear_left_behind()


@IMPATIENT
def test_a_file_that_cannot_be_noted_down_is_told_of_again_by_slack(room):
    with room.store.begin():
        answer = room.town.slack.send_file(PERFORMANCE, "october.csv", OCTOBER)
    assert answer.status == 503
    assert room.states == []
    assert room.town.slack.send_again(answer.request).status == 200
    room.work()
    assert room.states == [("october.csv", "shown")]


def test_a_stranger_of_another_workspace_is_not_even_told(room):
    event = {"type": "file_shared", "channel_id": "D0", "user_id": PERFORMANCE, "file_id": "F1"}
    envelope = {"type": "event_callback", "team_id": "T0OTHER", "event": event}
    slack = room.town.slack
    answer = slack.people._bot.send(slack.people._bot.event(envelope))
    assert answer.status == 200
    assert room.states == []
    assert not [row for row in room.store.outbox_rows() if row.kind.startswith("file")]


@pytest.mark.parametrize("name", ["", "F1; DROP TABLE", "../F1", "F" * 60, 5, None, {"id": "F1"}])
def test_an_event_that_names_no_file_is_passed_over(room, name):
    event = {"type": "file_shared", "channel_id": "D0", "user_id": PERFORMANCE, "file_id": name}
    assert room.town.slack.people.event(event).status == 200
    assert room.states == []
