"""The ten things that `planbot demo` says to try, done in a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
CARE_LEAVERS = "12 · Pathway planning and support to care leavers"


class Visitor:
    """Somebody at the page; `keep` takes a picture of each step."""

    def __init__(self, page, size):
        self.page, self.size = page, size
        self.folder = PICTURES / size
        self.folder.mkdir(parents=True, exist_ok=True)
        self.steps = 0

    def keep(self, name):
        self.steps += 1
        self.page.screenshot(path=self.folder / f"{self.steps:02}-{name}.png")

    def say_why(self, reason):
        """What is asked once a flag is acknowledged."""
        asked = self.page.get_by_role("dialog")
        asked.get_by_label("Why").fill(reason)
        self.keep("why")
        asked.get_by_role("button", name="Keep").click()
        asked.get_by_role("button", name="Close").last.click()

    def open_panel(self, name):
        """Panels are for narrow pages; a wide one shows all it has."""
        button = self.page.get_by_role("button", name=name, exact=True)
        if self.size == "phone" and button.get_attribute("aria-expanded") == "false":
            button.click()

    def press_on_clock(self, name):
        self.open_panel("Clock and tour")
        self.page.get_by_role("button", name=name).click()

    def go_to(self, name):
        self.open_panel("Channels")
        places = self.page.get_by_role("navigation", name="Channels and messages")
        places.get_by_role("link", name=re.compile(rf"\b{name}\b")).click()

    def say(self, line):
        box = self.page.get_by_role("combobox", name=re.compile("^Message"))
        box.fill(line)
        box.press("Enter")

    def act_as(self, role):
        self.page.get_by_label("Acting as").select_option(label=role)
        self.page.get_by_role("button", name="Switch").click()

    def close(self):
        """Closes a form that says what has become of it."""
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_have_count(0)

    def record(self, entry, words):
        """Chooses an entry in the menu of the message with these words."""
        message = self.message(words)
        message.hover()
        message.get_by_label(re.compile("^More actions")).click()
        message.get_by_role("button", name=entry).click()

    def message(self, title):
        """The newest message with this heading or words."""
        return self.page.get_by_role("listitem").filter(has_text=title).last


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_guided_tour(address, look, size):
    page = look(address, size)
    visitor = Visitor(page, size)
    visitor.keep("start")

    visitor.press_on_clock("It is Monday 08:30")
    heading = page.get_by_role("heading", name="Senior managers' meeting, Monday 5 November 2018")
    expect(heading).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile("the digest goes to #senior-man"))
    visitor.open_panel("Channels")
    visitor.go_to("senior-managers")
    visitor.keep("digest")

    visitor.say("/rag 12")
    expect(page.get_by_role("heading", name=CARE_LEAVERS)).to_be_visible()
    expect(visitor.message(CARE_LEAVERS)).to_contain_text("Only visible to you")
    expect(page.get_by_role("combobox", name=re.compile("^Message"))).to_be_focused()
    visitor.keep("rag-12")

    visitor.say("/rag banana")
    expect(page.get_by_text("Nothing in the plan matches “banana”.").last).to_be_visible()
    expect(visitor.message("banana")).to_contain_text("You can type")
    visitor.keep("wrong-word")

    visitor.go_to("childrens-social-care")
    visitor.act_as("Someone the plan does not know")
    visitor.say("/caseloads")
    expect(page.get_by_text("planbot does not know you").last).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile("senior-managers"))).to_have_count(0)
    visitor.keep("refused")

    visitor.act_as("Assistant Director Children's Social Care")
    visitor.press_on_clock("Import October's figures")
    expect(page.get_by_role("status")).to_contain_text("3 indicators left green")
    expect(page.locator("#to-D0AD .badge")).to_contain_text("3")
    visitor.keep("october")

    visitor.go_to("planbot")
    alerts = page.get_by_role("heading", name=re.compile("left green$"))
    expect(alerts).to_have_count(3)
    visitor.keep("alerts")

    page.get_by_role("button", name="Acknowledge").first.click()
    expect(page.get_by_text("Acknowledged by Assistant Director").first).to_be_visible()
    visitor.say_why("Two large families came back")
    expect(page.get_by_text("“Two large families came back”").first).to_be_visible()
    expect(page.get_by_role("button", name="Acknowledge")).to_have_count(2)
    visitor.keep("acknowledged")

    visitor.say("/flags")
    flags = page.get_by_role("heading", name="Open flags on 6 November 2018")
    expect(flags).to_be_visible()
    row = visitor.message("Open flags").get_by_role("row").filter(has_text="5.2 Repeat plans")
    expect(row).to_contain_text("yes")
    visitor.keep("flags")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_what_a_lead_officer_answers_stands_in_mondays_digest(address, look, size):
    page = look(address, size)
    visitor = Visitor(page, size)
    visitor.act_as("Head of Service Children in Care")
    visitor.say("/update 5")
    form = page.get_by_role("dialog")
    form.get_by_label("How is it going?").select_option(label="Worse")
    form.get_by_label("Why (optional)", exact=True).fill("Two teams are short of workers.")
    form.get_by_label("What is next").fill("Cover from the neighbouring team.")
    visitor.keep("update")
    form.get_by_role("button", name="Send").click()
    expect(form.get_by_role("combobox")).to_have_count(0)
    visitor.keep("update-sent")
    visitor.close()

    visitor.act_as("Assistant Director Children's Social Care")
    visitor.press_on_clock("It is Monday 08:30")
    digest = page.get_by_role("article").filter(has_text="Senior managers' meeting").last
    expect(digest).to_contain_text("Two teams are short of workers.")
    visitor.keep("digest-with-words")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_rating_is_proposed_and_agreed(address, look, size):
    page = look(address, size)
    visitor = Visitor(page, size)
    visitor.act_as("Head of Service Children in Care")
    visitor.say("/rag 5")
    page.get_by_role("button", name="Propose a rating").click()
    form = page.get_by_role("dialog")
    form.get_by_role("radio", name=re.compile("Amber")).check()
    form.get_by_label("Why").fill("Re-referrals rise, and audits find thresholds unclear.")
    form.get_by_label("Evidence").fill("The audit of 20 files in October.")
    visitor.keep("proposal")
    form.get_by_role("button", name="Propose it").click()
    expect(page.get_by_role("dialog")).to_contain_text("Proposed.")
    visitor.close()

    visitor.act_as("Assistant Director Children's Social Care")
    visitor.open_panel("Channels")
    visitor.go_to("planbot")
    visitor.keep("proposed")
    page.get_by_role("button", name="Agree").click()
    form = page.get_by_role("dialog")
    form.get_by_role("radio", name="Agree").check()
    visitor.keep("decision")
    form.get_by_role("button", name="Decide").click()
    expect(form.get_by_role("radio")).to_have_count(0)
    visitor.close()
    expect(page.get_by_role("button", name="Agree")).to_have_count(0)
    visitor.keep("agreed")
    visitor.say("/rag 5")
    expect(visitor.message("Only visible to you")).to_contain_text("A Amber, as judged")
    visitor.keep("rag-5")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_what_a_meeting_agrees_is_recorded_where_it_is_said_and_stands_in_the_minutes(
    address, look, size
):
    page = look(address, size)
    visitor = Visitor(page, size)
    visitor.say("We recruit two more workers by Christmas")
    visitor.record("Record as action", "We recruit two more")
    form = page.get_by_role("dialog")
    expect(form.get_by_label("What is to be done")).to_have_value(re.compile("^We recruit two"))
    form.get_by_label("Recommendation").select_option(label="17 Workforce")
    form.get_by_label("Who does it").select_option(label="Head of Service Children in Care")
    form.get_by_label("By when").fill("2018-12-21")
    visitor.keep("action")
    form.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("dialog").get_by_role("button")).to_have_count(1)
    visitor.keep("action-added")
    visitor.close()

    visitor.say("The audit of thresholds is repeated in January")
    visitor.record("Record as decision", "The audit of thresholds")
    page.get_by_role("dialog").get_by_role("button", name="Record").click()
    expect(page.get_by_role("dialog")).to_contain_text("Recorded.")
    visitor.close()

    visitor.say("/meeting end")
    visitor.keep("ending")
    page.get_by_role("dialog").get_by_role("button", name="Post the minutes").click()
    minutes = visitor.message(re.compile("Minutes"))
    expect(minutes).to_contain_text("The audit of thresholds is repeated in January")
    visitor.close()
    visitor.keep("minutes")
    page.get_by_role("link", name="Canvas").click()
    expect(page.get_by_role("table")).to_contain_text("The audit of thresholds is repeated")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_scorecard_is_sent_asked_about_imported_and_taken_back(address, look, size):
    page = look(address, size)
    visitor = Visitor(page, size)
    visitor.act_as("Business Intelligence Performance Manager")
    visitor.press_on_clock("Send planbot a scorecard")
    visitor.open_panel("Channels")
    visitor.go_to("planbot")
    expect(page.get_by_role("heading", name="Questions about a file")).to_be_visible()
    visitor.keep("question")
    page.get_by_role("button", name="Answer").click()
    page.get_by_role("combobox", name=re.compile("is nearly 5.1")).select_option(label="5.1")
    visitor.keep("form")
    page.get_by_role("dialog").get_by_role("button", name="Answer").click()
    preview = page.get_by_role("heading", name=re.compile("^Preview of scorecard"))
    expect(preview).to_be_visible()
    visitor.keep("preview")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("^Import [0-9]+$"))).to_be_visible()
    visitor.keep("imported")
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text(re.compile("was taken back by")).last).to_be_visible()
    visitor.keep("taken-back")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_file_goes_by_the_paper_clip(address, look, size, tmp_path):
    page = look(address, size)
    visitor = Visitor(page, size)
    visitor.act_as("Business Intelligence Performance Manager")
    visitor.open_panel("Channels")
    visitor.go_to("planbot")
    path = tmp_path / "october.csv"
    path.write_text("indicator,period,value\n5.1,2018-10,31.5\n", encoding="utf-8")
    page.get_by_label("Attach a file").set_input_files(path)
    expect(page.get_by_text("october.csv")).to_be_visible()
    visitor.keep("attached")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", name="Preview of october.csv")).to_be_visible()
    expect(page.get_by_text("Attach a file")).to_have_count(1)
    visitor.keep("sent")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_no_view_is_wider_than_its_window(address, look, size):
    page = look(address, size)
    visitor = Visitor(page, size)
    visitor.press_on_clock("It is Monday 08:30")
    expect(page.get_by_role("heading", name=re.compile("Senior managers' meeting"))).to_be_visible()
    visitor.say("/rag")
    expect(page.get_by_role("heading", name=re.compile("17 recommendations"))).to_be_visible()
    for path in ("/as/U0AD/C0SMM", "/as/U0AD/D0AD", "/as/U0AD/home"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_an_empty_channel_invites_to_the_digest_and_offers_what_to_ask(address, look):
    page = look(address, "phone")
    page.get_by_role("button", name="/flags").first.click()
    expect(page.get_by_role("combobox", name=re.compile("^Message"))).to_have_value("/flags")
    page.get_by_role("button", name="Show me Monday's digest").click()
    expect(page.get_by_role("heading", name="Senior managers' meeting")).to_be_visible()
    expect(page.get_by_role("button", name="Show me Monday's digest")).to_have_count(0)
