"""The scorecard of the sample, as LibreOffice and whoever is traced to a row have it."""

import csv
import shutil
import subprocess

import pytest
from openpyxl import load_workbook

from bot.sample import OUTTURNS


@pytest.fixture(scope="module")
def written(brought_in):
    out = brought_in.home / "scorecard.xlsx"
    done = brought_in.call("report", "scorecard", "--as-at", "2018-11-05", "-o", out)
    assert (done.code, done.err) == (0, "")
    return out


def sources(book):
    head, *below = book["Sources"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in below]


def test_each_figure_stands_in_the_row_that_it_is_traced_to(written):
    with OUTTURNS.open(encoding="utf-8", newline="") as file:
        lines = [None, *csv.reader(file)]
    found = [each for each in sources(load_workbook(written)) if each["What"] == "figure"]
    assert len(found) == len(lines) - 2
    for each in found:
        line = lines[int(each["Row"].removeprefix("row "))]
        assert each["File"] == OUTTURNS.name
        assert line[0] == each["Ref"]


def test_given_back_it_is_known_for_what_it_is(brought_in, written):
    done = brought_in.call("import", "--preview", written)
    assert (done.code, "the scorecard that planbot wrote of its own figures" in done.err) == (
        1,
        True,
    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_has_the_same_figures_and_charts(brought_in, written):
    folder = brought_in.home / "saved"
    command = ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", folder, written]
    subprocess.run(
        command, env=brought_in.environment(), check=True, capture_output=True, timeout=120
    )
    ours, theirs = load_workbook(written), load_workbook(folder / written.name)
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                again = theirs[sheet.title][cell.coordinate].value
                assert again == (pytest.approx(cell.value) if cell.data_type == "n" else cell.value)
    assert len(theirs["Charts"]._charts) == len(ours["Charts"]._charts) > 0
