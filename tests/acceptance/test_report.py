"""`planbot report`: a Word file that a person opens, and what stands in it."""

import io
import os

import docx
import pytest
from docx.oxml.ns import qn

SAMPLES_DAY = "2018-11-05"


def read(path):
    return docx.Document(io.BytesIO(path.read_bytes()))


@pytest.fixture(scope="module")
def committee(brought_in):
    out = brought_in.home / "committee.docx"
    done = brought_in.call("report", "committee", "-o", out)
    assert (done.code, done.err) == (0, "")
    assert done.out == "committee.docx: the committee report as at 5 November 2018\n"
    return out


def test_every_table_has_a_repeated_header_row_a_name_and_no_merged_cell(committee):
    for table in read(committee).tables:
        marks = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marks == [True] + [False] * (len(marks) - 1)
        properties = table._tbl.tblPr
        for name in ("w:tblCaption", "w:tblDescription"):
            assert properties.find(qn(name)).get(qn("w:val"))
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_it_is_a4_in_british_english_with_headings_as_headings(committee):
    document = read(committee)
    assert document.core_properties.language == "en-GB"
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {
        "en-GB"
    }
    pages = [(round(each.page_width.mm), round(each.page_height.mm)) for each in document.sections]
    assert pages == [(210, 297), (297, 210)]
    chapters = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert chapters[0] == "Ratings"
    assert chapters[-1] == "Appendix A: progress against each recommendation"


def test_a_rating_is_a_colour_and_a_letter(committee):
    (ratings, *_) = read(committee).tables
    fills = {
        row.cells[0].text: row.cells[0]._tc.find(f".//{qn('w:shd')}").get(qn("w:fill"))
        for row in ratings.rows[1:]
    }
    assert list(fills) == ["G Green", "A Amber", "R Red"]
    assert len(set(fills.values())) == 3


def test_the_same_store_writes_the_same_bytes(brought_in, committee):
    again = brought_in.home / "again.docx"
    brought_in.call("report", "committee", "-o", again)
    assert again.read_bytes() == committee.read_bytes()


def test_the_version_for_publication_has_no_remarks_and_says_what_it_leaves_out(brought_in):
    out = brought_in.home / "public.docx"
    done = brought_in.call("report", "committee", "--public", "-o", out)
    assert done.out == "public.docx: the committee report as at 5 November 2018, for publication\n"
    document = read(out)
    chapters = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert "What this version leaves out, and why" in chapters
    assert not [each for each in chapters if each.startswith("Remarks")]
    said = "\n".join(each.text for each in document.paragraphs)
    assert "the plan does not mark them for publication" in said
    assert "fewer than five could be worked out, also where they were published before" in said
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert not [each for each in (*cells, said) if "3 of 37" in each]
    assert "Which is right?" not in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-o", "committee.xlsx"], "call this report committee.docx, or committee.pdf for a PDF"),
        (["-o", "committee"], "call this report committee.docx"),
        ([], "the following arguments are required: -o/--output"),
        (["-o", "new.docx", "--since", "May"], "'May' is not a day"),
        (["-o", "new.docx", "--since", SAMPLES_DAY], "is not before the report's own day"),
        (["-o", "new.docx", "--as-at", "2999-01-01"], "on a day that has been"),
    ],
)
def test_what_makes_no_report_is_said(brought_in, options, said):
    done = brought_in.call("report", "committee", *options)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


def test_a_process_that_ends_while_it_writes_leaves_nothing(brought_in, monkeypatch, tmp_path):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = brought_in.call("report", "exceptions", "-o", tmp_path / "e.docx")
    assert (done.code, done.out) == (1, "")
    assert not list(tmp_path.iterdir())
    answer = brought_in.call("ask", "/rag changed since the report").out
    assert "exceptions" not in answer


def test_a_file_that_is_there_stays_unless_told(brought_in, committee):
    done = brought_in.call("report", "committee", "-o", committee)
    assert (done.code, "--replace" in done.err) == (1, True)
