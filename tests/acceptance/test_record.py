"""The record for an inspection, read back as whoever asked for it opens it."""

from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

TODAY = datetime.now(UTC).date().isoformat()


@pytest.fixture(scope="module")
def book(brought_in):
    brought_in.call("ask", "/caseloads", "--as", "stranger")
    out = brought_in.home / "record.xlsx"
    done = brought_in.call("record", "--from", "2018-01-01", "--to", TODAY, "-o", out)
    assert (done.code, done.err) == (0, "")
    return load_workbook(out)


def rows(sheet):
    head, *below = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in below]


def test_what_came_in_stands_there(book):
    files = [each["Of what"] for each in rows(book["Changed"]) if each["What"] == "file brought in"]
    assert [each.partition(": ")[2] for each in files] == [
        "plan.yaml",
        "outturns-2018-09.csv",
        "caseloads-2018-09-illustrative.csv",
    ]


def test_who_was_refused_and_that_the_record_was_asked_for_stand_there_by_role(book):
    refused, asked = rows(book["Asked and clicked"])
    assert (refused["By"], refused["Outcome"]) == (
        "somebody whom the plan does not name",
        "refused",
    )
    assert asked["By"] == "somebody at the command line"
    assert asked["What was typed or clicked"] == f"planbot record --from 2018-01-01 --to {TODAY}"


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("--from", "2018-02-01", "--to", "2018-01-01", "-o", "r.xlsx"), 2, "is before"),
        (("--from", "2018-01-01", "--to", "2018-01-01", "-o", "r.csv"), 2, "is a workbook"),
        (("--from", "2018-01-01", "--to", "2018-01-01", "-o", "r.xlsx"), 1, "no plan is stored"),
    ],
    ids=["backwards", "another-kind", "no-plan"],
)
def test_what_cannot_be_written_is_said_and_leaves_no_file(planbot, typed, code, said):
    done = planbot.call("record", *typed)
    assert done.code == code
    assert said in done.err
    assert not list(planbot.home.glob("*.xlsx"))
