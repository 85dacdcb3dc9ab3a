"""Without a mouse, in two windows, and without the script."""

import re

import pytest
from playwright.sync_api import expect

from commands.every_command import COMMANDS

BOX = re.compile("^Message")


def composer(page):
    return page.get_by_role("combobox", name=BOX)


def test_commands_are_offered_as_they_are_typed_and_taken_by_keyboard(address, look):
    page = look(address)
    box = composer(page)
    box.press_sequentially("/")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_count(len(COMMANDS))
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press_sequentially("c")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("[teams | over | a team | what if a team +3 workers]")
    box.press("ArrowDown")
    expect(options).to_have_attribute("aria-selected", "true")
    chosen = options.get_attribute("id")
    expect(box).to_have_attribute("aria-activedescendant", chosen)
    box.press("Enter")
    expect(box).to_have_value("/caseloads ")
    expect(options).to_have_count(1)
    box.press_sequentially("teams")
    box.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("team", re.IGNORECASE)).last).to_be_visible()
    expect(box).to_have_value("")
    expect(box).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", ["Escape", "Backspace"])
def test_the_offer_of_commands_goes_away(address, look, key):
    page = look(address)
    composer(page).press_sequentially("/")
    expect(page.get_by_role("listbox")).to_be_visible()
    composer(page).press(key)
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_clock_is_reached_and_worked_by_tabs_alone(address, look):
    page = look(address)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "deed-monday":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Senior managers"))).to_be_visible()
    expect(page.locator("#deed-monday")).to_be_focused()


def test_the_first_tab_leads_past_the_channels(address, look):
    page = look(address)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the messages")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_new_message_appears_in_another_window_and_is_spoken(address, look):
    other = look(address)
    look(address).get_by_role("button", name="It is Monday 08:30").click()
    expect(other.get_by_role("heading", name=re.compile("Senior managers"))).to_be_visible()
    heard = other.locator("#heard")
    expect(heard).to_have_text(re.compile("^planbot: Senior managers' meeting, Monday 5 November"))
    assert "|" not in heard.text_content()


def test_what_somebody_types_stays_while_messages_arrive(address, look):
    page = look(address)
    composer(page).fill("/rag 5 as at")
    look(address).get_by_role("button", name="It is Monday 08:30").click()
    expect(page.get_by_role("heading", name=re.compile("Senior managers"))).to_be_visible()
    expect(composer(page)).to_have_value("/rag 5 as at")
    expect(composer(page)).to_be_focused()


def test_the_page_works_without_its_script(address, look):
    page = look(address, java_script_enabled=False)
    page.get_by_role("button", name="It is Monday 08:30").click()
    composer(page).fill("/rag 12")
    composer(page).press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^12 · Pathway"))).to_be_visible()
    page.get_by_role("button", name="Dismiss this message").click()
    expect(page.get_by_role("heading", name=re.compile("^12 · Pathway"))).to_have_count(0)


def test_nothing_is_fetched_from_elsewhere(address, look):
    page = look("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.get_by_role("button", name="It is Monday 08:30").click()
    expect(page.get_by_role("heading", name=re.compile("Senior managers"))).to_be_visible()
    assert asked
    assert [url for url in asked if not url.startswith(f"{address}/")] == []


def test_a_thread_is_opened_answered_and_closed(address, look):
    page = look(address)
    composer(page).fill("good morning")
    composer(page).press("Enter")
    page.get_by_role("link", name="Reply in thread").focus()
    page.keyboard.press("Enter")
    thread = page.get_by_role("complementary", name="Thread")
    thread.get_by_label("Reply in the thread").fill("and to you")
    thread.get_by_role("button", name="Reply").click()
    expect(thread.get_by_role("listitem")).to_have_count(2)
    expect(page.get_by_role("link", name="1 reply")).to_be_visible()
    thread.get_by_role("link", name="Close the thread").click()
    expect(page.get_by_role("complementary", name="Clock and tour")).to_be_visible()
