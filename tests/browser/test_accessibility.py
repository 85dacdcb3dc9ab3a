"""axe-core finds nothing against the main views, at a desk and on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from slack_sdk import WebClient

from bot.playground.nouns import Content
from bot.playground.web_api import views
from tests.integration.playground import gallery
from tests.integration.playground.block_parts import actions
from tests.integration.playground.open_page import Opened
from tests.integration.playground.small_workspace import workspace


def found(page):
    """What axe has against the page, in words."""
    response = Axe().run(page).response
    assert response["passes"], "axe has looked at nothing"
    return [
        f"{each['id']} ({each['impact']}): {[node['html'][:160] for node in each['nodes']]}"
        for each in response["violations"]
    ]


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_demo_has_no_violations(address, look, size):
    page = look(address, size)
    assert found(page) == []
    for deed, told in (("monday", "the digest goes"), ("october", "figures are in")):
        page.evaluate(f"document.getElementById('deed-{deed}').click()")
        expect(page.get_by_role("status")).to_contain_text(told)
        expect(page.locator("form[aria-busy]")).to_have_count(0)
    expect(page.locator("#to-D0AD .badge")).to_have_count(1)
    box = page.get_by_role("combobox", name=re.compile("^Message"))
    box.fill("/rag 12")
    assert found(page) == []
    box.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^12 · Pathway"))).to_be_visible()
    assert found(page) == []
    for path in ("D0AD", "home", "C0PARTNERS"):
        page.goto(f"{address}/as/U0AD/{path}")
        assert found(page) == [], path
    page.goto(f"{address}/as/U0AD/D0AD")
    ts = page.locator("#messages > li").first.get_attribute("id").removeprefix("m-")
    page.goto(f"{address}/as/U0AD/D0AD?thread={ts}")
    expect(page.get_by_role("complementary", name="Thread")).to_be_visible()
    assert found(page) == []


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_what_is_shown_by_night_has_no_violations(address, look, size):
    page = look(address, size, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(26, 29, 33)"
    page.evaluate("document.getElementById('deed-october').click()")
    expect(page.get_by_role("status")).to_contain_text("figures are in")
    expect(page.locator("form[aria-busy]")).to_have_count(0)
    box = page.get_by_role("combobox", name=re.compile("^Message"))
    box.fill("/caseloads")
    assert found(page) == []
    box.press("Enter")
    expect(page.get_by_role("img", name=re.compile("^Chart: Workers by how many"))).to_be_visible()
    assert found(page) == []
    for path in ("D0AD", "home"):
        page.goto(f"{address}/as/U0AD/{path}")
        assert found(page) == [], path


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("panel", ["Channels", "Clock and tour"])
def test_a_panel_has_no_violations(address, look, size, panel):
    page = look(address, size)
    button = page.get_by_role("button", name=panel, exact=True)
    if size == "phone":
        button.click()
    expect(button).to_be_visible(visible=size == "phone")
    assert found(page) == []


@pytest.fixture
def showing_everything(chromium):
    with workspace() as slack:
        Opened(slack)
        everything = [*gallery.MESSAGE_BLOCKS.values()]
        for blocks in (everything, [actions(*gallery.ELEMENTS.values())]):
            slack.workspace.show("C0SMM", Content("Everything", blocks=blocks))
        yield slack


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_every_block_and_every_input_has_no_violations(showing_everything, look, size, scheme):
    slack = showing_everything
    page = look(f"{slack.url}/as/U0AD/C0SMM", size, color_scheme=scheme)
    expect(page.get_by_role("heading", name="Weekly digest")).to_be_visible()
    assert found(page) == []
    home = {"type": "home", "blocks": [*gallery.MESSAGE_BLOCKS.values()]}
    tables = {"table", "markdown"}
    home["blocks"] = [each for each in home["blocks"] if each["type"] not in tables]
    client = WebClient(slack.token, base_url=slack.api_url, retry_handlers=[])
    client.views_publish(user_id="U0AD", view=home)
    page.goto(f"{slack.url}/as/U0AD/home")
    expect(page.get_by_role("heading", name="Weekly digest")).to_be_visible()
    assert found(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    view = views.checked(gallery.modal(*gallery.INPUTS), "modal")
    views.show(slack.workspace, "U0AD", view, None)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert found(page) == []
