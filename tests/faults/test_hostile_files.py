"""Rows 24 to 28 of the faults: files that are broken, lie, or are meant to do harm."""

import io
import os
import subprocess
import sys
import time
import zipfile

import pytest

from bot.importing import Refused, read_bytes
from tests.faults.files_plan import AT, PLAN_YAML, small_plan
from tests.faults.files_xlsx import (
    HEADER,
    ROW,
    by_hand,
    sheet_of,
    text_cell,
    workbook_of,
    zipped,
)

PLAN = small_plan()
NAMES = ["indicator", "period", "value"]
SOUND = by_hand(sheet_of(HEADER + ROW))
MEGABYTE = 1024 * 1024

CHILD = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
from bot.importing import Refused, read_file
from tests.faults.files_plan import AT, small_plan
def peak():  # getrusage would carry over the parent's
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0])
plan = small_plan()
before = peak()
start = time.monotonic()
try:
    print("read", len(read_file(Path(sys.argv[1]), plan, AT).outturns))
except Refused as refused:
    print("refused", refused)
print(time.monotonic() - start)
print((peak() - before) / 1024)
"""


def refused(content, name="o.xlsx"):
    with pytest.raises(Refused) as caught:
        read_bytes(name, content, PLAN, AT)
    return [str(problem) for problem in caught.value.problems]


def in_a_child(path):
    """What a child with 512 MB of address space makes of the file: words, seconds, megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert done.returncode == 0, done.stderr
    *words, seconds, megabytes = done.stdout.splitlines()
    return "\n".join(words), float(seconds), float(megabytes)


def blank_rows(count):
    yield sheet_of(HEADER + ROW).replace("</sheetData></worksheet>", "").encode()
    for start in range(0, count, 10_000):
        yield "".join(f'<row r="{n + 3}"/>' for n in range(start, start + 10_000)).encode()
    yield b"</sheetData></worksheet>"


def styled_rows(count):
    yield sheet_of(HEADER + ROW).replace("</sheetData></worksheet>", "").encode()
    for n in range(count):
        yield f'<row r="{n + 3}"><c r="A{n + 3}" s="1"/></row>'.encode()
    yield b"</sheetData></worksheet>"


def filled_rows(count):
    yield sheet_of(HEADER).replace("</sheetData></worksheet>", "").encode()
    for n in range(2, count + 2):
        yield f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>5.3</t></is></c></row>'.encode()
    yield b"</sheetData></worksheet>"


def spaces(count):
    yield sheet_of(HEADER).replace("</sheetData></worksheet>", "").encode()
    for _ in range(count):
        yield b" " * MEGABYTE
    yield b"</sheetData></worksheet>"


def one_long_text(count):
    yield b"<sst><si><t>"
    for _ in range(count):
        yield b"x" * MEGABYTE
    yield b"</t></si></sst>"


def many_texts(count):
    yield b"<sst>"
    for _ in range(count):
        yield b"<si/>" * 10_000
    yield b"</sst>"


def lying(content, member, size):
    """The zip with another unpacked size for `member` in its list and before it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo(member)
    told = info.file_size.to_bytes(4, "little")
    at = info.header_offset + 22
    changed = bytearray(content)
    if changed[at : at + 4] == told:
        changed[at : at + 4] = size.to_bytes(4, "little")
    listed = content.index(b"PK\x01\x02")
    while changed[listed + 46 : listed + 46 + len(member)] != member.encode():
        listed = content.index(b"PK\x01\x02", listed + 4)
    changed[listed + 24 : listed + 28] = size.to_bytes(4, "little")
    return bytes(changed)


BOMBS = {
    "60 MB of spaces": lambda: by_hand(spaces(60)),
    "a text of 45 MB": lambda: by_hand(sheet_of(HEADER + ROW), sharedStrings=one_long_text(45)),
    "five million texts": lambda: by_hand(sheet_of(HEADER + ROW), sharedStrings=many_texts(500)),
    "a million filled rows": lambda: by_hand(filled_rows(600_000)),
    "two hundred parts of 1 MB": lambda: zipped(
        {"xl/workbook.xml": "<workbook/>"} | {f"xl/m{n}.bin": b"\0" * MEGABYTE for n in range(200)}
    ),
    "two thousand parts": lambda: zipped({f"xl/m{n}.xml": "" for n in range(2_000)}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_24_a_bomb_is_refused_fast_within_little_memory(name, tmp_path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(BOMBS[name]())
    words, seconds, megabytes = in_a_child(path)
    assert words.startswith("refused bomb.xlsx")
    assert seconds < 10
    assert megabytes < 40


@pytest.mark.parametrize("rows", [blank_rows, styled_rows])
def test_24_hundreds_of_thousands_of_empty_rows_cost_nothing(rows, tmp_path):
    path = tmp_path / "blank.xlsx"
    path.write_bytes(by_hand(rows(300_000)))
    words, seconds, megabytes = in_a_child(path)
    assert words == "read 1"
    assert seconds < 15
    assert megabytes < 40


def test_24_a_dimension_that_lies_costs_nothing():
    sheet = sheet_of(HEADER + ROW).replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    start = time.monotonic()
    assert len(read_bytes("o.xlsx", by_hand(sheet), PLAN, AT).outturns) == 1
    assert time.monotonic() - start < 1


@pytest.mark.parametrize("size", [10, 100])
def test_24_a_size_that_lies_is_found_out(size):
    (problem,) = refused(lying(SOUND, "xl/worksheets/sheet1.xml", size))
    assert "damaged or cut off" in problem


def test_24_an_endless_line_of_a_csv_is_refused():
    (problem,) = refused(b"indicator,period,value\n" + b"," * 5_000_000, "o.csv")
    assert "row 2" in problem
    assert "5,000,000 characters" in problem


def test_24_more_than_fifty_thousand_rows_are_refused():
    rows = "".join(f"5.3,2018-09,{n}\n" for n in range(50_001))
    problems = refused(f"indicator,period,value\n{rows}".encode(), "o.csv")
    assert len(problems) == 201


def test_24_a_cell_far_to_the_right_is_refused():
    row = ROW.replace("</row>", text_cell("XFD2", "x") + "</row>")
    assert "XFD2 is beyond 60 columns" in refused(by_hand(sheet_of(HEADER + row)))[0]


ENTITIES = '<!DOCTYPE x [<!ENTITY a "5.1"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("doctype", [ENTITIES, OUTSIDE, "<!DOCTYPE x>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_25_entity_xml_is_refused_in_the_sheet(doctype, encoding):
    sheet = f"{doctype}{sheet_of(HEADER + ROW)}".encode(encoding)
    assert "declares a document type" in refused(by_hand([sheet]))[0]


@pytest.mark.parametrize("part", ["workbook", "_rels/workbook.xml.rels", "sharedStrings", "styles"])
def test_25_entity_xml_is_refused_in_every_part_that_is_read(part):
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
def test_25_a_file_that_is_something_else_is_named(content, said):
    (problem,) = refused(content, "figures.csv")
    assert said in problem


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_25_a_truncated_workbook_is_refused(part):
    content = workbook_of([NAMES, ["5.3", "2018-09", 4]])
    assert "damaged or cut off" in refused(content[: int(len(content) * part)])[0]


def test_25_no_single_flipped_byte_is_taken_for_another_figure():
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
def test_26_text_that_cannot_be_decoded_is_named(content, said):
    (problem,) = refused(content, "o.csv")
    assert said in problem


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (
            "indicator,period,value,value\n5.1,2018-09,1,2\n",
            "row 1, column D 'value'",
            "twice, in C",
        ),
        (
            "indicator,perod,value\n5.1,2018-09,30\n",
            "row 1, column B 'perod'",
            "did you mean 'period'",
        ),
        (
            "indicator,perod,value\n5.1,2018-09,30\n",
            "row 1, column period",
            "the column is missing",
        ),
        (
            "indicator,period,value,colour\n5.1,2018-09,30,x\n",
            "row 1, column D 'colour'",
            "delete it",
        ),
        ("indicator,period,value,\n5.1,2018-09,30,\n", "row 1, column D", "has no header"),
        ("indicator,value\n5.1,30\n", "row 1, column period", "the column is missing"),
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
        (
            "indicator,period,value\n5.1,2018-09,30,\n",
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
def test_27_a_table_of_the_wrong_shape_is_refused_with_row_and_column(text, place, said):
    problems = refused(text.encode(), "o.csv")
    assert any(f"o.csv, {place}: " in problem and said in problem for problem in problems), problems


def test_27_headers_that_differ_only_in_case_are_the_same_header():
    problems = refused(b"indicator,period,value,Value\n5.1,2018-09,1,2\n", "o.csv")
    assert any("twice, in C" in problem for problem in problems)


@pytest.mark.parametrize(("merge", "row"), [("A2:A3", 2), ("B3:C3", 3), ("A1:B1", 1), ("C2:E2", 2)])
def test_28_merged_cells_are_a_problem_that_names_them(merge, row):
    rows = [NAMES, ["5.3", "2018-09", 4], ["5.3", "2018-08", 4]]
    problems = refused(workbook_of(rows, lambda sheet: sheet.merge_cells(merge)))
    assert any(f"row {row}: the cells {merge} are merged" in problem for problem in problems)


def test_28_cells_merged_beside_the_table_are_no_problem():
    content = workbook_of([NAMES, ["5.3", "2018-09", 4]], lambda sheet: sheet.merge_cells("G1:H9"))
    assert len(read_bytes("o.xlsx", content, PLAN, AT).outturns) == 1


def test_28_a_formula_without_its_result_is_a_problem_and_not_a_zero():
    (problem,) = refused(workbook_of([NAMES, ["5.3", "2018-09", "=2+2"]]))
    assert problem.startswith("o.xlsx, row 2, column value: the formula in C2 was saved without")
    assert "open the workbook in Excel and save it again" in problem


def test_28_an_error_in_a_cell_is_a_problem():
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
def test_28_a_sheet_that_contradicts_itself_is_damaged(rows):
    assert "damaged or cut off" in refused(by_hand(sheet_of(rows)))[0]


def test_a_plan_as_a_hostile_file_is_still_bounded():
    start = time.monotonic()
    problems = refused((PLAN_YAML + "x: " + "[" * 80_000).encode(), "plan.yaml")
    assert "nested deeper than 20" in problems[-1]
    assert time.monotonic() - start < 2
