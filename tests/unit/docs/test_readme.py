"""The README leads to every page, and names every verb."""

import pytest

from bot.cli.verbs import VERBS
from tests.unit.docs.pages import DOCS, ROOT, rows, sections

README = ROOT / "README.md"
DECISIONS = DOCS / "adr"
"""Their own list leads to each of them."""


@pytest.mark.parametrize(
    "page", [each for each in sorted(DOCS.rglob("*.md")) if each.parent != DECISIONS]
)
def test_a_page_is_linked(page):
    assert f"({page.relative_to(ROOT)})" in README.read_text("utf-8")


def test_every_verb_is_named():
    table = rows(sections(README)["Every verb"], "verb", "what it does")
    assert sorted(verb.strip("`").removeprefix("planbot ") for verb, _ in table) == sorted(VERBS)
