"""Modals keep the focus, take what is filled in and go away at Escape."""

import pytest
from playwright.sync_api import expect
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.playground.web_api import views
from tests.integration.playground.gallery import modal
from tests.integration.playground.open_page import Opened
from tests.integration.playground.small_workspace import SECRET, workspace
from tests.integration.playground.tiny_bot import served, tiny_bot


@pytest.fixture
def opened(chromium):
    """The page with the tiny bot behind it, whose `/why` opens a modal."""
    with workspace() as slack:
        page = Opened(slack)
        client = WebClient(slack.token, base_url=slack.api_url, retry_handlers=[])
        with served(SlackRequestHandler(tiny_bot(client, SECRET), "/slack/events")) as url:
            slack.bot_url = url
            yield page


@pytest.fixture
def page(opened, look):
    page = look(f"{opened.slack.url}/as/U0AD/C0SMM")
    opened.slack.command("U0AD", "/why", "C0SMM")
    expect(page.get_by_role("dialog", name="Why?")).to_be_visible()
    return page


def test_the_focus_is_in_the_modal_and_stays_there(page):
    dialog = page.get_by_role("dialog")
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = "document.querySelector('dialog').contains(document.activeElement)"
        assert page.evaluate(f"{inside} || document.activeElement === document.body")
    expect(dialog.get_by_label("Reason")).to_be_visible()


def test_a_refused_answer_says_why_beside_its_input_and_a_good_one_closes(page):
    dialog = page.get_by_role("dialog")
    reason = dialog.get_by_label("Reason")
    reason.evaluate("each => each.removeAttribute('required')")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Please complete this required field.")).to_be_visible()
    reason.fill(" ")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Say why")).to_be_visible()
    reason.fill("because")
    reason.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_escape_closes_it(page):
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_every_input_is_filled_in_and_sent(opened, look):
    kinds = ("plain_text_input", "static_select", "radio_buttons", "checkboxes", "datepicker")
    view = views.checked(modal(*kinds), "modal")
    shown = views.show(opened.slack.workspace, "U0AD", view, None)
    page = look(f"{opened.slack.url}/as/U0AD/C0SMM")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("About plain_text_input").fill("words")
    dialog.get_by_label("About static_select").select_option("2")
    dialog.get_by_role("radio", name="Option 1").check()
    dialog.get_by_role("checkbox", name="Option 1").check()
    dialog.get_by_role("checkbox", name="Option 2").check()
    dialog.get_by_label("About datepicker").fill("2018-11-05")
    with page.expect_response("**/submit"):
        dialog.get_by_role("button", name="Save").click()
    values = {block: next(iter(given.values())) for block, given in shown.values.items()}
    assert values["b-plain_text_input"]["value"] == "words"
    assert values["b-static_select"]["selected_option"]["value"] == "2"
    assert values["b-radio_buttons"]["selected_option"]["value"] == "1"
    assert [each["value"] for each in values["b-checkboxes"]["selected_options"]] == ["1", "2"]
    assert values["b-datepicker"]["selected_date"] == "2018-11-05"
