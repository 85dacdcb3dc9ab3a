"""The canvas of a channel: made once, changed piece by piece, read on the page; by scope."""

import pytest
from slack_sdk.errors import SlackApiError

from tests.integration.playground.open_page import Opened

MINUTES = "# Minutes\n\nWho was there.\n\n## Decisions\n- more workers\n- a review"
CHANGES = {
    "insert_at_start": (None, ["New", "# Minutes"]),
    "replace": ("Who", ["# Minutes", "New", "## Decisions"]),
}


def written(words):
    return {"type": "markdown", "markdown": words}


def refused(call, *arguments, **named):
    with pytest.raises(SlackApiError) as raised:
        call(*arguments, **named)
    return raised.value.response


@pytest.fixture
def allowed(slack):
    slack.workspace.scopes = (*slack.workspace.scopes, "canvases:write", "canvases:read")


@pytest.fixture
def canvas(client, allowed):
    made = client.conversations_canvases_create(
        channel_id="C0SMM", document_content=written(MINUTES)
    )
    return made["canvas_id"]


def markdown(slack, canvas):
    return slack.workspace.canvases[canvas].markdown


def section(client, canvas, **criteria):
    (found,) = client.canvases_sections_lookup(canvas_id=canvas, criteria=criteria)["sections"]
    return found["id"]


def test_without_the_scope_it_is_refused_with_what_is_missing(slack, client):
    slack.workspace.scopes = ("chat:write", "commands")
    answer = refused(
        client.conversations_canvases_create, channel_id="C0SMM", document_content=written("x")
    )
    assert answer["error"] == "missing_scope"
    assert (answer["needed"], answer["provided"]) == ("canvases:write", "chat:write,commands")
    assert slack.workspace.canvases == {}


def test_reading_needs_a_scope_of_its_own(slack, client, canvas):
    slack.workspace.scopes = ("canvases:write",)
    answer = refused(
        client.canvases_sections_lookup, canvas_id=canvas, criteria={"contains_text": "x"}
    )
    assert (answer["error"], answer["needed"]) == ("missing_scope", "canvases:read")


def test_a_channel_has_one_canvas_and_its_description_names_it(client, canvas):
    again = refused(
        client.conversations_canvases_create, channel_id="C0SMM", document_content=written("x")
    )
    assert again["error"] == "channel_canvas_already_exists"
    told = client.conversations_info(channel="C0SMM")["channel"]["properties"]
    assert told == {"canvas": {"file_id": canvas, "is_empty": False}}


@pytest.mark.parametrize("operation", CHANGES)
def test_a_change_lands_where_it_says(slack, client, canvas, operation):
    at, lines = CHANGES[operation]
    change = {"operation": operation, "document_content": written("New")}
    if at is not None:
        change["section_id"] = section(client, canvas, contains_text=at)
    client.canvases_edit(canvas_id=canvas, changes=[change])
    text = markdown(slack, canvas)
    places = [text.index(line) for line in lines]
    assert places == sorted(places)
    assert ("Who was there." in text) == (operation != "replace")


def test_replacing_without_a_section_replaces_everything(slack, client, canvas):
    change = {"operation": "replace", "document_content": written("# Minutes of today")}
    client.canvases_edit(canvas_id=canvas, changes=[change])
    assert markdown(slack, canvas) == "# Minutes of today"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ([], "invalid_arguments"),
        ([{"operation": "replace", "document_content": written("x")}] * 2, "invalid_arguments"),
        ([{"operation": "append", "document_content": written("x")}], "invalid_arguments"),
        ([{"operation": "replace"}], "invalid_arguments"),
        ([{"operation": "replace", "document_content": {"type": "html"}}], "invalid_arguments"),
        (
            [{"operation": "replace", "section_id": "x", "document_content": written("x")}],
            "canvas_editing_failed",
        ),
        (
            [{"operation": "insert_at_start", "document_content": written("#### Four")}],
            "canvas_editing_failed",
        ),
    ],
    ids=[
        "none",
        "two at once",
        "unknown",
        "nothing to put there",
        "not markdown",
        "no such section",
        "level 4",
    ],
)
def test_a_change_that_slack_would_not_take_changes_nothing(slack, client, canvas, changes, error):
    before = markdown(slack, canvas)
    assert refused(client.canvases_edit, canvas_id=canvas, changes=changes)["error"] == error
    assert markdown(slack, canvas) == before


def test_a_canvas_that_is_not_there_is_not_found(client, allowed):
    change = {"operation": "insert_at_start", "document_content": written("x")}
    assert refused(client.canvases_edit, canvas_id="F0", changes=[change])["error"] == (
        "canvas_not_found"
    )


def test_the_page_shows_it_as_a_tab_of_its_channel(slack, client, canvas):
    opened = Opened(slack)
    page = opened.html("/as/U0AD/C0SMM")
    assert "/as/U0AD/C0SMM?tab=canvas" in page
    assert "Who was there." not in page
    shown = opened.html("/as/U0AD/C0SMM?tab=canvas")
    assert "<p>Who was there.</p>" in shown
    assert "<li>more workers</li>" in shown
    assert "tab=canvas" not in opened.html("/as/U0AD/C0WIDE")


def test_nobody_sees_the_canvas_of_a_channel_they_are_not_in(slack, canvas):
    answer, _ = Opened(slack).get("/as/U0TM/C0WIDE?tab=canvas")
    assert answer.status == 303
