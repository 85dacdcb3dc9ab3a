"""Every setting that the code reads is documented in the reference and in the README."""

import ast
import re

import pytest

from tests.unit.docs.pages import REFERENCE, ROOT, rows, sections

SETTING = re.compile("[A-Z]+(_[A-Z]+)*")


def settings():
    """The environment variables that `Settings.read` names."""
    tree = ast.parse((ROOT / "bot/settings.py").read_text("utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return sorted({text for text in texts if isinstance(text, str) and SETTING.fullmatch(text)})


@pytest.mark.parametrize(
    ("page", "section", "form"),
    [
        (REFERENCE / "settings.md", "Settings", "form"),
        (ROOT / "README.md", "Settings", "what it is"),
    ],
)
def test_the_table_of_settings_is_that_of_the_code(page, section, form):
    table = rows(sections(page)[section], "setting", form, "if not set")
    assert sorted(row[0] for row in table) == settings()


def test_only_the_command_line_reads_the_environment():
    readers = [
        str(path.relative_to(ROOT))
        for folder in ("bot", "commands", "jobs")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if re.search(r"\bos\.environ\b|\bgetenv\b", path.read_text("utf-8"))
    ]
    assert [each for each in readers if not each.startswith("bot/cli/")] == []
