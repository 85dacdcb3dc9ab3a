"""Columns of imported tables, tables of the store and kinds of message are documented."""

import re
import tomllib

import pytest

from bot.domain.outbox import OutboxKind
from bot.importing.tables.headers import LAYOUTS
from bot.store.tables import metadata
from tests.unit.docs.pages import DOCS, REFERENCE, ROOT, codes, rows, sections, tables

KINDS = set(OutboxKind) - {OutboxKind.OTHER}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.kind)
def test_the_columns_of_an_imported_table_are_those_of_the_code(layout):
    section = sections(REFERENCE / "tables-of-figures.md")[layout.kind.capitalize()]
    documented = rows(section, "column", "required", "what it holds")
    assert [row[:2] for row in documented] == [
        *([name, "yes"] for name in layout.required),
        *([name, "no"] for name in layout.optional),
    ]


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda each: each.name)
def test_the_columns_of_a_stored_table_are_those_of_the_code(table):
    documented = codes(sections(REFERENCE / "store.md")[table.name].rstrip().split("\n\n")[-1])
    columns = [column.name for column in table.columns]
    assert [name for name in columns if name not in documented] == []


def test_no_stored_table_is_documented_that_is_not_there():
    documented = set(sections(REFERENCE / "store.md")) - {"The tables of the store"}
    assert documented == set(metadata.tables)


def test_every_kind_of_message_that_planbot_sends_is_documented():
    section = sections(REFERENCE / "messages.md")["What planbot sends by itself"]
    documented = {row[0] for row in rows(section, "kind", "to", "when")}
    assert documented == KINDS


def test_the_dependencies_explained_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        re.split(r"[\[<>=]", each)[0]
        for each in (*project["dependencies"], *extras["build"], *extras["dev"])
    }
    page = (DOCS / "adr" / "0007-dependencies.md").read_text("utf-8")
    explained = {
        name
        for header in (("package", "for", "instead of"), ("package", "for"))
        for table in tables(page, *header)
        for row in table
        for name in row[0].split(", ")
    }
    assert explained == wanted - {"planbot"}
