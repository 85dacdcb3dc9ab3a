"""`planbot report exceptions`: what moved between two days, on two pages."""

import io
import re
import shutil

import docx
import pytest

from bot.sample import OCTOBER, OUTTURNS, PLAN
from tests.acceptance.program import Program


@pytest.fixture(scope="module")
def november(tmp_path_factory):
    """The report at the end of November, compared with the sample's own day."""
    program = Program(tmp_path_factory.mktemp("home"))
    for files, day in (((PLAN, OUTTURNS), "2018-11-05"), ((OCTOBER,), "2018-11-30")):
        assert program.call("import", *files, "--at", day).code == 0
    out = program.home / "exceptions.docx"
    days = ("--as-at", "2018-11-30", "--since", "2018-11-05")
    done = program.call("report", "exceptions", *days, "-o", out)
    assert (done.code, done.err) == (0, "")
    return out


def test_the_next_report_is_compared_with_the_last_one_that_was_written(tmp_path):
    program = Program(tmp_path)
    program.call("import", PLAN, OUTTURNS, "--at", "2018-11-05")

    def said(*options):
        return program.call("report", "exceptions", *options, "-o", tmp_path / "e.docx").out

    assert "compared" not in said()
    assert program.call("report", "exceptions", "-o", tmp_path / "no" / "e.docx").code == 1
    assert "compared" not in said("--replace")
    again = said("--replace", "--as-at", "2018-12-03")
    assert "as at 3 December 2018, compared with 5 November 2018" in again
    assert "compared" not in said("--replace", "--as-at", "2018-11-05")


def test_what_changed_since_the_report_is_answered(tmp_path):
    program = Program(tmp_path)
    program.call("import", PLAN, OUTTURNS, "--at", "2018-11-05")
    program.call("report", "committee", "-o", tmp_path / "c.docx")
    program.call("import", OCTOBER, "--at", "2018-11-30")
    answer = program.call("ask", "/rag changed since the report", "--at", "2018-11-30").out
    assert "3 indicators left green" in answer
    assert "since the committee report as at 5 November 2018" in answer


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_as_pdf_it_has_two_pages_at_most(november):
    program, out = Program(november.parent), november.with_suffix(".pdf")
    days = ("--as-at", "2018-11-30", "--since", "2018-11-05")
    done = program.call("report", "exceptions", *days, "--pdf", "--replace", "-o", november)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("exceptions.docx and exceptions.pdf: the exception report as at")
    pages = re.findall(rb"/Type\s*/Page\b", out.read_bytes())
    assert 1 <= len(pages) <= 2


def test_without_libreoffice_no_pdf_is_written_and_nothing_remembered(tmp_path):
    program = Program(tmp_path)
    program.call("import", PLAN, OUTTURNS, "--at", "2018-11-05")
    for asked in (("-o", tmp_path / "c.pdf"), ("--pdf", "-o", tmp_path / "c.docx")):
        done = program.call("report", "committee", *asked, PATH=str(tmp_path))
        assert (done.code, done.out) == (1, "")
        assert "LibreOffice, which is not installed here" in done.err
        assert not list(tmp_path.glob("c.*"))
    assert "No report is remembered yet" in program.call("ask", "/rag changed since the report").out


def tables(path):
    document = docx.Document(io.BytesIO(path.read_bytes()))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_it_says_what_left_green_what_is_off_and_what_came_back(november):
    left, off, back = ([row[:2] for row in table[1:]] for table in tables(november))
    assert [(status[0], name.split(" ")[0]) for status, name in left] == [
        ("R", "5.2"),
        ("A", "12.4"),
        ("A", "15.1"),
    ]
    assert [name.split(" ")[0] for _, name in back] == ["12.3"]
    assert {name.split(" ")[0] for _, name in left} < {name.split(" ")[0] for _, name in off}


def test_a_movement_says_both_figures_and_the_target(november):
    (left, *_) = tables(november)
    assert left[1][2:] == [
        "8.1%, 3 of 37, in September 2018",
        "20%, 8 of 40, in October 2018, illustrative",
        "≤ 18%",
    ]
