"""The zip that a workbook is: what it may ask for, and what is said of the rest."""

import zipfile

import pytest

from bot.importing import Refused, read_bytes
from tests.faults.files_xlsx import HEADER, ROW, by_hand, sheet_of, zipped
from tests.making import AT, small_plan

SOUND = by_hand(sheet_of(HEADER + ROW))
MARK, VERSION, FLAGS, PACKED = b"PK\x01\x02", 6, 8, 10
"""The first bytes of an entry in the zip's list, and where in it what stands."""


def refused(content):
    with pytest.raises(Refused) as caught:
        read_bytes("w.xlsx", content, small_plan(), AT)
    (problem,) = caught.value.problems
    return str(problem)


def listed_with(place, value):
    """The sound workbook, its first entry changed in one field of the zip's list."""
    at = SOUND.index(MARK) + place
    return SOUND[:at] + value.to_bytes(2, "little") + SOUND[at + 2 :]


def test_the_workbook_that_the_others_are_made_of_is_read():
    (outturn,) = read_bytes("w.xlsx", SOUND, small_plan(), AT).outturns
    assert outturn.indicator == "5.1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (listed_with(FLAGS, 0x1), "protected by a password"),
        (listed_with(FLAGS, 0x40), "protected by a password"),
        (listed_with(FLAGS, 0x20), "packed in a way that Excel does not use"),
        (listed_with(PACKED, zipfile.ZIP_LZMA), "packed in a way that Excel does not use"),
        (listed_with(PACKED, 99), "packed in a way that Excel does not use"),
        (listed_with(VERSION, 99), "damaged or cut off"),
    ],
)
def test_what_a_zip_may_ask_for_and_a_workbook_does_not_is_refused_by_name(content, said):
    assert said in refused(content)


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_sound_zip_packed_otherwise_is_refused(way):
    assert "packed in a way" in refused(zipped({"xl/workbook.xml": "<workbook/>"}, way))
