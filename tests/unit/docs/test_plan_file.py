"""The reference of the plan file is that of the nouns, field by field."""

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum

import pytest

from bot.domain.plan import Plan
from bot.domain.plan_sheets import PLAN_SHEET, SHEETS
from bot.domain.rag import Rag
from bot.importing import read_file
from tests.unit.docs.pages import DOCS, REFERENCE, blocks, codes, rows, sections

PAGE = REFERENCE / "plan-file.md"


def parts(hint):
    """The types that a field's type is made of."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) in (tuple, dict):
        for each in typing.get_args(hint):
            yield from parts(each)
    else:
        yield hint


def nouns(kind=Plan):
    """The dataclasses that a plan file is read into."""
    found = {kind.__name__: kind}
    hints = typing.get_type_hints(kind)
    for hint in (hints[each.name] for each in fields(kind) if not each.metadata.get("kept")):
        for each in parts(hint):
            if is_dataclass(each) and each.__name__ not in found:
                found |= nouns(each)
    return found


def table(kind):
    return rows(sections(PAGE)[kind.__name__], "key", "required", "what it holds")


@pytest.mark.parametrize("kind", nouns().values(), ids=lambda kind: kind.__name__)
def test_the_keys_are_the_fields_and_the_required_ones_are_said_to_be(kind):
    documented = [(row[0], row[1]) for row in table(kind)]
    assert documented == [
        (
            field.name,
            "yes" if field.default is MISSING and field.default_factory is MISSING else "no",
        )
        for field in fields(kind)
        if not field.metadata.get("kept")
    ]


@pytest.mark.parametrize("kind", nouns().values(), ids=lambda kind: kind.__name__)
def test_each_word_that_a_key_may_hold_is_named(kind):
    said = {row[0]: row[2] for row in table(kind)}
    section = codes(sections(PAGE)[kind.__name__])
    for name, hint in typing.get_type_hints(kind).items():
        for each in parts(hint):
            if isinstance(each, type) and issubclass(each, StrEnum):
                named = "Indicator" in said[name] or all(word in section for word in each)
                assert named, f"{name} may be {', '.join(each)}"


def test_no_section_speaks_of_a_noun_that_is_not_there():
    assert set(sections(PAGE)) - {"The plan file", "As a workbook"} == set(nouns())


def test_each_sheet_of_a_workbook_is_documented():
    header = ("sheet", "a row is", "sheet", "a row is")
    listed = rows(sections(PAGE)["As a workbook"], *header)
    named = {cell for row in listed for cell in row[::2] if cell.strip("| ")}
    assert named == {PLAN_SHEET, *(each.name for each in SHEETS)}


def test_the_plan_in_the_how_to_can_be_imported_with_its_figures(tmp_path):
    at = date(2026, 9, 1)
    plan_text = blocks(DOCS / "how-to" / "bring-in-a-plan.md", "yaml")[0].text
    (tmp_path / "plan.yaml").write_text(plan_text, "utf-8")
    plan = read_file(tmp_path / "plan.yaml", None, at).plan
    assert set(plan.meanings) == set(Rag) - {Rag.BLUE}
    for page in ("reference/tables-of-figures.md", "how-to/bring-in-monthly-figures.md"):
        assert len(read(tmp_path, page, plan, at).outturns) == 2
    assert len(read(tmp_path, "how-to/correct-a-figure.md", plan, at).outturns) == 1
    assert len(read(tmp_path, "how-to/bring-in-caseloads.md", plan, at).extracts) == 1


def read(folder, page, plan, at):
    (folder / "figures.csv").write_text(blocks(DOCS / page, "csv")[0].text, "utf-8")
    return read_file(folder / "figures.csv", plan, at)
