"""Every fault that the reference tells of is held by tests that there are."""

import re

from tests.unit.docs.pages import REFERENCE, ROOT, rows, sections

PAGE = REFERENCE / "faults.md"
HEADER = ("what happens", "what must follow", "held by")
HELD = re.compile(r"(?P<file>[\w/]+\.py)(?P<words>[^·]*)")


def test_each_row_names_tests_that_there_are():
    lacking = []
    for _, _, held in rows(sections(PAGE)["What must not break it"], *HEADER):
        found = list(HELD.finditer(held))
        assert found or held == "make soak MINUTES=60", held
        for each in found:
            text = (ROOT / "tests" / each["file"]).read_text("utf-8")
            names = [word.strip() for word in each["words"].split(",") if word.strip()]
            lacking += [
                f"{each['file']}: {name}"
                for name in names
                if f"def test_{name.replace(' ', '_')}" not in text
            ]
    assert lacking == []
