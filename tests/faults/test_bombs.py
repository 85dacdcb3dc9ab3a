"""What unpacks to far more than it is, refused within little memory; how fast is `make bench`'s."""

import io
import tracemalloc
import zipfile

import pytest

from bot.importing import read_bytes
from tests.faults.bombs import (
    BOMBS,
    FULL_ROWS,
    MEGABYTE,
    MOST_MEGABYTES,
    blank_rows,
    filled_rows,
    in_a_child,
    styled_rows,
)
from tests.faults.files_plan import refused
from tests.faults.files_xlsx import (
    HEADER,
    ROW,
    by_hand,
    sheet_of,
    text_cell,
)
from tests.making import AT, small_plan

PLAN = small_plan()
SOUND = by_hand(sheet_of(HEADER + ROW))


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


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_little_memory(name, tmp_path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(BOMBS[name]())
    words, _, megabytes = in_a_child(path)
    assert words.startswith("refused bomb.xlsx")
    assert megabytes < MOST_MEGABYTES


def test_so_little_is_held_of_each_row_that_the_most_rows_are_refused_within_it(tmp_path):
    """A twelfth of the rows within a twelfth of the memory: `make bench` holds it for them all."""
    path = tmp_path / "rows.xlsx"
    path.write_bytes(by_hand(filled_rows(FULL_ROWS // 12)))
    words, _, megabytes = in_a_child(path)
    assert words.startswith("refused rows.xlsx")
    assert megabytes < MOST_MEGABYTES / 12


@pytest.mark.parametrize("rows", [blank_rows, styled_rows])
def test_hundreds_of_thousands_of_empty_rows_cost_nothing(rows, tmp_path):
    path = tmp_path / "blank.xlsx"
    path.write_bytes(by_hand(rows(300_000)))
    words, _, megabytes = in_a_child(path)
    assert words == "read 1"
    assert megabytes < 40


def test_a_dimension_that_lies_costs_nothing():
    sheet = sheet_of(HEADER + ROW).replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    tracemalloc.start()
    try:
        assert len(read_bytes("o.xlsx", by_hand(sheet), PLAN, AT).outturns) == 1
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5 * MEGABYTE


@pytest.mark.parametrize("size", [10, 100])
def test_a_size_that_lies_is_found_out(size):
    (problem,) = refused(lying(SOUND, "xl/worksheets/sheet1.xml", size))
    assert "damaged or cut off" in problem


def test_an_endless_line_of_a_csv_is_refused():
    (problem,) = refused(b"indicator,period,value\n" + b"," * 5_000_000, "o.csv")
    assert "row 2" in problem
    assert "5,000,000 characters" in problem


def test_fifty_thousand_like_problems_are_one_line():
    rows = "".join(f"5.3,2018-09,{n}\n" for n in range(50_001))
    (problem,) = refused(f"indicator,period,value\n{rows}".encode(), "o.csv")
    assert "5.3 for 2018-09 is there twice" in problem
    assert "50,000 cells like it" in problem


def test_a_cell_far_to_the_right_is_refused():
    row = ROW.replace("</row>", text_cell("XFD2", "x") + "</row>")
    assert "XFD2 is beyond 200 columns" in refused(by_hand(sheet_of(HEADER + row)))[0]
