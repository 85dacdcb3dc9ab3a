"""Rows 24 to 28 of the faults: files that are broken, lie, or are meant to do harm."""

import time
import zipfile

import pytest

from bot.importing import Asked, Refused, read_bytes
from tests.faults.files_plan import refused
from tests.faults.files_xlsx import (
    HEADER,
    ROW,
    by_hand,
    sheet_of,
    workbook_of,
    zipped,
)
from tests.making import AT, PLAN_YAML, small_plan

PLAN = small_plan()
NAMES = ["indicator", "period", "value"]


ENTITIES = '<!DOCTYPE x [<!ENTITY a "5.1"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("doctype", [ENTITIES, OUTSIDE, "<!DOCTYPE x>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_xml_is_refused_in_the_sheet(doctype, encoding):
    sheet = f"{doctype}{sheet_of(HEADER + ROW)}".encode(encoding)
    assert "declares a document type" in refused(by_hand([sheet]))[0]


@pytest.mark.parametrize("part", ["workbook", "_rels/workbook.xml.rels", "sharedStrings", "styles"])
def test_entity_xml_is_refused_in_every_part_that_is_read(part):
    hostile = f"{ENTITIES}<x/>"
    content = by_hand(sheet_of(HEADER + ROW), **{part: hostile})
    assert "declares a document type" in refused(content)[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"{\\rtf1 ...", "a Word document"),
        (b"<html><table>", "a web page"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a web page"),
        (b'<?xml version="1.0"?><Workbook>', "an XML document"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"PK\x05\x06" + bytes(18), "an empty zip archive"),
        (zipped({"notes.txt": "x"}), "a zip archive and no workbook"),
        (zipped({"word/document.xml": "x"}), "a Word document"),
        (zipped({"content.xml": "x"}), "an OpenDocument file"),
        (zipped({"xl/workbook.bin": "x"}), "a binary workbook"),
        (zipped({"xl/workbook.xml": "x", "/etc/passwd": "x"}), "damaged or cut off"),
        (zipped({"xl/workbook.xml": "x", "xl/../../x": "x"}), "damaged or cut off"),
        (zipped({"xl/workbook.xml": "x"}, zipfile.ZIP_LZMA), "damaged or cut off"),
        (zipped({"xl/workbook.xml": "not xml"}), "its XML is broken"),
        (zipped({"xl/styles.xml": "<a/>"}), "it has no xl/workbook.xml"),
        (b"Dear all, please find the figures below.\n", "neither a plan nor a table"),
        (b"a,b,c\n1,2,3\n", "neither a plan nor a table"),
        (b"colour: red\nsize: 3\n", "neither a plan nor a table"),
    ],
)
def test_a_file_that_is_something_else_is_named(content, said):
    (problem,) = refused(content, "figures.csv")
    assert said in problem


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(part):
    content = workbook_of([NAMES, ["5.3", "2018-09", 4]])
    assert "damaged or cut off" in refused(content[: int(len(content) * part)])[0]


def test_no_single_flipped_byte_is_taken_for_another_figure():
    content = workbook_of([NAMES, ["5.3", "2018-09", 4]])
    sound = read_bytes("o.xlsx", content, PLAN, AT).outturns
    for place in range(0, len(content), 3):
        broken = bytearray(content)
        broken[place] ^= 1 + place % 255
        try:
            brought = read_bytes("o.xlsx", bytes(broken), PLAN, AT)
        except Refused:
            continue
        assert brought.outturns == sound


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"indicator,period,value\n5.1,2018-09,3\0\n", "row 2: the text holds NUL bytes"),
        (
            "indicator,period,value\n5.1,2018-09,3\n".encode("utf-16-le"),
            "row 1: the text holds NUL",
        ),
        ("indicator,period,value\n5.1,2018-09,3\n".encode("utf-16")[:-1], "breaks off"),
        (
            b"indicator,period,value,note\n5.1,2018-09,30,\x81\n",
            "row 2: the byte 0x81 is no character",
        ),
        (
            "indicator,period,value,note\n5.1,2018-09,30,é".encode()[:-1],
            "the middle of a character",
        ),
        ("indicator,period,value,note\n5.1,2018-09,30,é".encode() + b"\xe9\n", "partly UTF-8"),
    ],
)
def test_text_that_cannot_be_decoded_is_named(content, said):
    (problem,) = refused(content, "o.csv")
    assert said in problem


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("indicator,value\n5.1,30\n", "row 1", "no column and no title says which period"),
        (
            "indicator,period,value\n5.1,2018-09\n",
            "row 2, column C",
            "2 cells where the header has 3",
        ),
        (
            "indicator,period,value\n5.1,2018-09,1,234\n",
            "row 2, column D",
            "4 cells where the header",
        ),
        ("indicator,period,value\n", "row 1", "no rows below the header"),
        (
            'indicator,period,value\n5.1,2018-09,"30\n',
            "row 2",
            "a quotation mark that is not closed",
        ),
        ('indicator,period,value\n5.1,2018-09,"3"0\n', "row 2", "cannot be read"),
    ],
)
def test_a_table_of_the_wrong_shape_is_refused_with_row_and_column(text, place, said):
    problems = refused(text.encode(), "o.csv")
    assert any(f"o.csv, {place}: " in problem and said in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("header", "column"),
    [("period,value,value", "D"), ("period,value,Value", "D"), ("perod,value", "B")],
)
def test_a_heading_that_could_be_either_is_asked_about(header, column):
    row = ",".join(["5.1", "2018-09", "1", "2"][: header.count(",") + 2])
    content = f"indicator,{header}\n{row}\n".encode()
    with pytest.raises(Asked) as asked:
        read_bytes("o.csv", content, PLAN, AT)
    assert any(f"in column {column}" in str(each) for each in asked.value.questions)


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("indicator,period,value,colour\n5.1,2018-09,30,x\n", "columns left out: colour"),
        ("indicator,period,value,\n5.1,2018-09,30,\n", ""),
        ("indicator,period,value\n5.1,2018-09,30,\n", ""),
    ],
)
def test_what_stands_beside_the_columns_is_left_out_and_named(text, left_out):
    read = read_bytes("o.csv", text.encode(), PLAN, AT)
    assert [(each.period.code, each.value) for each in read.outturns] == [("2018-09", 30)]
    assert left_out in " ".join(map(str, read.remarks))


@pytest.mark.parametrize("merge", ["A1:B1", "C2:E2", "B3:C3"])
def test_merged_cells_that_leave_it_open_what_is_meant_are_a_problem(merge):
    rows = [NAMES, ["5.3", "2018-09", 4], ["5.3", "2018-08", 4]]
    assert refused(workbook_of(rows, lambda sheet: sheet.merge_cells(merge)))


def test_a_ref_that_is_merged_downwards_speaks_for_all_its_rows():
    rows = [NAMES, ["5.3", "2018-09", 4], ["5.3", "2018-08", 4]]
    content = workbook_of(rows, lambda sheet: sheet.merge_cells("A2:A3"))
    read = read_bytes("o.xlsx", content, PLAN, AT)
    assert [each.indicator for each in read.outturns] == ["5.3", "5.3"]


def test_cells_merged_beside_the_table_are_no_problem():
    content = workbook_of([NAMES, ["5.3", "2018-09", 4]], lambda sheet: sheet.merge_cells("G1:H9"))
    assert len(read_bytes("o.xlsx", content, PLAN, AT).outturns) == 1


def test_a_formula_without_its_result_is_a_problem_and_not_a_zero():
    (problem,) = refused(workbook_of([NAMES, ["5.3", "2018-09", "=2+2"]]))
    assert problem.startswith("o.xlsx, row 2, column value: the formula in C2 was saved without")
    assert "open the workbook in Excel and save it again" in problem


def test_an_error_in_a_cell_is_a_problem():
    row = ROW.replace('<c r="C2"><v>30.6</v></c>', '<c r="C2" t="e"><v>#DIV/0!</v></c>')
    (problem,) = refused(by_hand(sheet_of(HEADER + row)))
    assert "the cell C2 shows the error #DIV/0!" in problem


@pytest.mark.parametrize(
    "rows",
    [
        HEADER + ROW + ROW,
        HEADER + ROW.replace('r="C2"', 'r="B2"'),
        HEADER + ROW.replace('r="C2"', 'r="C3"'),
        HEADER + ROW.replace('r="C2"', 'r="2C"'),
        HEADER + ROW.replace('r="C2"', 'r="C2" t="s"'),
        HEADER + ROW.replace('r="C2"', 'r="C2" s="9"'),
        HEADER + ROW.replace('<row r="2">', '<row r="two">'),
    ],
)
def test_a_sheet_that_contradicts_itself_is_damaged(rows):
    assert "damaged or cut off" in refused(by_hand(sheet_of(rows)))[0]


def test_a_plan_as_a_hostile_file_is_still_bounded():
    start = time.process_time()
    problems = refused((PLAN_YAML + "x: " + "[" * 80_000).encode(), "plan.yaml")
    assert "nested deeper than 20" in problems[-1]
    assert time.process_time() - start < 5
