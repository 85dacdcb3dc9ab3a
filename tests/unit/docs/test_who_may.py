"""The docs' table of who may do what is the code's, cell by cell."""

from pathlib import Path

import pytest

from bot.access import MAY, Deed, for_whom, may
from bot.domain.people import KINDS, Audience, Person, PersonKind

PAGE = Path(__file__).parents[3] / "docs/how-to/decide-who-may-see-what.md"
WORDS = {"yes": True, "no": False}


def table():
    """{(deed, kind): whether it is for them}, as the page says."""
    rows = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in PAGE.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    (head,) = (place for place, row in enumerate(rows) if row[0] == "deed")
    kinds = rows[head][2:]
    return {
        (row[0], kind): WORDS[said]
        for row in rows[head + 2 :]
        for kind, said in zip(kinds, row[2:], strict=True)
    }


TABLE = table()


@pytest.mark.parametrize("kind", PersonKind)
@pytest.mark.parametrize("deed", Deed, ids=lambda deed: deed.name.lower())
def test_the_page_says_who_may(deed, kind):
    somebody = Person("role", "Title", kind, ("U0",), Audience.NAMED)
    assert may(somebody, deed) is TABLE[deed.name.lower(), kind.value]


def test_the_page_has_no_cell_that_the_code_has_not():
    assert len(TABLE) == len(MAY) * len(PersonKind) == len(Deed) * len(KINDS)


@pytest.mark.parametrize("deed", Deed, ids=lambda deed: deed.name.lower())
def test_whoever_may_not_is_told_for_whom_it_is(deed):
    said = for_whom(deed)
    assert all((called in said) is (kind in MAY[deed]) for kind, called in KINDS.items())
