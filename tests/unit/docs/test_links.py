"""Links lead somewhere, and nothing in the documentation speaks of one machine."""

import pytest

from tests.unit.docs.pages import DOCS, PAGES, ROOT, anchors, codes, links, name_of, pictures

ELSEWHERE = ("https://", "http://", "mailto:")

MACHINES = ("work", "root", "home", "Users")
"""Where the folders of somebody's own machine begin."""


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page):
    lost = []
    for link in links(page):
        if link.startswith(ELSEWHERE):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_every_page_can_be_reached_from_the_readme():
    reached, waiting = set(), [PAGES[0]]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        waiting += [
            (page.parent / link.partition("#")[0]).resolve()
            for link in links(page)
            if not link.startswith((*ELSEWHERE, "#"))
        ]
    assert [name_of(page) for page in PAGES if page not in reached] == []


def test_every_file_that_the_architecture_names_is_there():
    named = [code for code in codes((DOCS / "architecture.md").read_text("utf-8")) if "/" in code]
    files = [code for code in named if code.startswith(("bot/", "commands/", "jobs/", "tests/"))]
    assert len(files) > 30
    assert [code for code in files if not (ROOT / code).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_names_a_folder_of_one_machine(page):
    text = page.read_text("utf-8")
    assert [root for root in MACHINES if f"/{root}/" in text] == []


def test_every_picture_is_shown_and_says_in_words_what_it_shows():
    shown = [(page.parent / path, words) for page in PAGES for words, path in pictures(page)]
    assert {path.resolve() for path, _ in shown} == set((DOCS / "pictures").iterdir())
    assert [path.name for path, words in shown if len(words.split()) < 10] == []


def test_every_decision_stands_in_the_list_of_decisions_in_order():
    listed = [link for link in links(DOCS / "adr" / "README.md") if not link.startswith("../")]
    assert listed == sorted(path.name for path in (DOCS / "adr").glob("0*.md"))


@pytest.mark.parametrize("page", sorted((DOCS / "adr").glob("0*.md")), ids=name_of)
def test_a_decision_says_what_why_and_at_what_cost_on_half_a_page(page):
    text = page.read_text("utf-8")
    assert "**Decided.**" in text
    assert "**Cost.**" in text
    assert "**Why" in text or "instead of" in text
    assert len(text.split()) < (700 if "dependencies" in page.name else 300)
