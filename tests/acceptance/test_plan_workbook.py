"""The plan out as a workbook or YAML, changed as people change it, and in again."""

import shutil
import subprocess
from datetime import date

import pytest
from openpyxl import load_workbook

from bot.sample import PLAN

HEAD = ("Our plan", "Improvement plan", date(2018, 9, 1), "Board, 1 September", "T012AB3CD")


@pytest.fixture
def with_plan(planbot):
    assert planbot.call("import", PLAN).code == 0
    return planbot


def row_of(sheet, *values):
    """The first row that begins with these values."""
    rows = sheet.iter_rows(min_row=3)
    return next(row for row in rows if tuple(each.value for each in row[: len(values)]) == values)


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.yaml"])
def test_what_is_exported_and_brought_in_again_changes_nothing(with_plan, name):
    out = with_plan.home / name
    done = with_plan.run("export", out)
    assert (done.code, done.err) == (0, "")
    assert "17 recommendations" in done.out
    assert with_plan.call("import", out).out == f"{name}: nothing new, nothing changed\n"


def test_exactly_what_was_edited_changes_and_the_report_names_it(with_plan):
    out = with_plan.home / "plan.xlsx"
    with_plan.call("export", out)
    book = load_workbook(out)
    targets, ratings, actions = (book[name] for name in ("Targets", "Ratings", "Actions"))
    target = row_of(targets, "5.1")
    target[2].value = 21
    ratings.append([5, "red", date(2018, 11, 5), "Assistant Director", "Re-referrals rise", None])
    actions.append([5, "Look at each re-referral weekly", "open", date(2018, 12, 31), None, None])
    book.save(out)
    done = with_plan.call("import", out)
    assert (done.code, done.err) == (0, "")
    _, *changes = done.out.splitlines()
    assert len(changes) == 3, done.out
    assert changes[0] == "  Ratings, 5, 5 November 2018, Assistant Director: added"
    assert changes[1].startswith("  Targets, 5.1, ")
    assert changes[1].endswith(" → 21")
    assert changes[2] == "  Actions, 5, Look at each re-referral weekly: added"


def test_a_template_with_one_recommendation_and_indicator_is_a_plan(planbot):
    out = planbot.home / "plan.xlsx"
    assert planbot.call("template", out).code == 0
    book = load_workbook(out)
    for row, value in enumerate(HEAD, 2):
        book["Plan"].cell(row, 2).value = value
    says = {cell.value: cell.row for cell in book["Plan"]["A"]}
    for rag in ("Green", "Amber", "Red"):
        book["Plan"].cell(says[f"{rag} means"], 2).value = f"What {rag} means"
    book["Recommendations"].append([1, "Assessments are timely", "Assessments"])
    book["Indicators"].append(["1.1", "Within 45 days", "In time", "percent", "higher"])
    book["Targets"].append(["1.1", date(2018, 12, 31), 80])
    lead = ["assistant-director", "Assistant Director", "assistant director", "U012AB3CD", "named"]
    book["People"].append(lead)
    book.save(out)
    done = planbot.call("import", out)
    assert (done.code, done.err) == (0, ""), done.err
    assert "Assessments" in planbot.call("ask", "/rag").out


def test_a_template_as_it_is_is_refused_by_sheet_and_cell(planbot):
    out = planbot.home / "plan.xlsx"
    planbot.call("template", out)
    done = planbot.call("import", out)
    assert done.code == 1
    assert "  plan.xlsx, Plan, B2 (Name): is missing; fill it in" in done.err.splitlines()


def test_a_file_that_is_there_is_kept_unless_it_is_to_be_replaced(with_plan):
    out = with_plan.home / "plan.yaml"
    out.write_text("mine", "utf-8")
    done = with_plan.call("export", out)
    assert (done.code, out.read_text("utf-8")) == (1, "mine")
    assert "say --replace" in done.err
    assert with_plan.call("export", out, "--replace").code == 0
    assert out.read_text("utf-8") != "mine"


def test_another_kind_of_file_and_a_store_without_a_plan_are_said(planbot):
    assert planbot.call("export", "plan.csv").code == 2
    assert planbot.call("template", "plan.yaml").code == 2
    done = planbot.call("export", planbot.home / "plan.xlsx")
    assert (done.code, done.out) == (1, "")
    assert "planbot template plan.xlsx" in done.err


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_what_it_saves_is_the_same_plan(with_plan):
    out = with_plan.home / "plan.xlsx"
    with_plan.call("export", out)
    folder = with_plan.home / "saved"
    command = ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", folder, out]
    subprocess.run(
        command, env=with_plan.environment(), check=True, capture_output=True, timeout=120
    )
    done = with_plan.call("import", folder / "plan.xlsx")
    assert (done.code, done.err) == (0, "")
    assert done.out == "plan.xlsx: nothing new, nothing changed\n"
