"""What unpacks to far more than it is, refused fast within little memory."""

import io
import os
import subprocess
import sys
import time
import zipfile

import pytest

from bot.importing import read_bytes
from tests.faults.files_plan import AT, refused, small_plan
from tests.faults.files_xlsx import (
    HEADER,
    ROW,
    by_hand,
    sheet_of,
    text_cell,
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
start = time.process_time()
try:
    print("read", len(read_file(Path(sys.argv[1]), plan, AT).outturns))
except Refused as refused:
    print("refused", refused)
print(time.process_time() - start)
print((peak() - before) / 1024)
"""


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
def test_a_bomb_is_refused_fast_within_little_memory(name, tmp_path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(BOMBS[name]())
    words, seconds, megabytes = in_a_child(path)
    assert words.startswith("refused bomb.xlsx")
    assert seconds < 10
    # Of the most rows that may be read, the packed grid is held.
    assert megabytes < 80


@pytest.mark.parametrize("rows", [blank_rows, styled_rows])
def test_hundreds_of_thousands_of_empty_rows_cost_nothing(rows, tmp_path):
    path = tmp_path / "blank.xlsx"
    path.write_bytes(by_hand(rows(300_000)))
    words, seconds, megabytes = in_a_child(path)
    assert words == "read 1"
    assert seconds < 15
    assert megabytes < 40


def test_a_dimension_that_lies_costs_nothing():
    sheet = sheet_of(HEADER + ROW).replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    start = time.process_time()
    assert len(read_bytes("o.xlsx", by_hand(sheet), PLAN, AT).outturns) == 1
    assert time.process_time() - start < 5


@pytest.mark.parametrize("size", [10, 100])
def test_a_size_that_lies_is_found_out(size):
    (problem,) = refused(lying(SOUND, "xl/worksheets/sheet1.xml", size))
    assert "damaged or cut off" in problem


def test_an_endless_line_of_a_csv_is_refused():
    (problem,) = refused(b"indicator,period,value\n" + b"," * 5_000_000, "o.csv")
    assert "row 2" in problem
    assert "5,000,000 characters" in problem


def test_more_than_fifty_thousand_rows_are_refused():
    rows = "".join(f"5.3,2018-09,{n}\n" for n in range(50_001))
    problems = refused(f"indicator,period,value\n{rows}".encode(), "o.csv")
    assert len(problems) == 201


def test_a_cell_far_to_the_right_is_refused():
    row = ROW.replace("</row>", text_cell("XFD2", "x") + "</row>")
    assert "XFD2 is beyond 60 columns" in refused(by_hand(sheet_of(HEADER + row)))[0]
