"""Caseloads from a table: a row a worker a day, by reference and never by name."""

from datetime import date
from decimal import Decimal

import pytest

from bot.importing import CaseloadFile, Refused, read_bytes
from tests.making import AT, small_plan

PLAN = small_plan()
SOUND = {
    "date": "2018-09-30",
    "worker": "SW-017",
    "role": "Social Worker",
    "team": "First Response",
    "fte": "0.8",
    "agency": "no",
    "open_cases": "17",
}


def csv(*rows):
    return f"{','.join(rows[0])}\n" + "".join(f"{','.join(each.values())}\n" for each in rows)


def read(text):
    brought = read_bytes("c.csv", text.encode(), PLAN, AT)
    assert isinstance(brought, CaseloadFile)
    return brought.extracts


def refused(text):
    with pytest.raises(Refused) as caught:
        read_bytes("c.csv", text.encode(), PLAN, AT)
    return [str(problem) for problem in caught.value.problems]


def test_each_day_is_an_extract_oldest_first():
    extracts = read(csv(SOUND, SOUND | {"date": "31/08/2018"}))
    assert [extract.day for extract in extracts] == [date(2018, 8, 31), date(2018, 9, 30)]
    (caseload,) = extracts[1].caseloads
    assert caseload.worker == "SW-017"
    assert caseload.fte == Decimal("0.8")
    assert caseload.open_cases == 17
    assert caseload.agency is False


def test_one_whole_post_may_have_three_decimals_where_semicolons_part_the_cells():
    (extract,) = read(csv(SOUND | {"fte": "1.000"}).replace(",", ";"))
    assert extract.caseloads[0].fte == 1


@pytest.mark.parametrize(
    ("column", "value"), [("fte", "0,8"), ("fte", "1,000"), ("open_cases", "1.000")]
)
def test_a_thousand_or_a_comma_is_not_guessed_where_semicolons_part_the_cells(column, value):
    (problem,) = refused(csv(SOUND | {column: "?"}).replace(",", ";").replace("?", value))
    assert f"row 2, column {column}: " in problem


def test_source_and_illustrative_belong_to_the_day():
    (extract,) = read(csv(SOUND | {"source": "Mosaic", "illustrative": "yes"}))
    assert (extract.source, extract.illustrative) == ("Mosaic", True)


def test_names_are_spelt_as_the_plan_spells_them():
    (extract,) = read(csv(SOUND | {"role": "social worker", "team": "FIRST  RESPONSE"}))
    assert extract.caseloads[0].role == "Social Worker"
    assert extract.caseloads[0].team == "First Response"


def test_a_role_without_a_range_is_kept():
    (extract,) = read(csv(SOUND | {"role": "Independent Reviewing Officer"}))
    assert extract.caseloads[0].role == "Independent Reviewing Officer"


def test_numbered_teams_are_teams_of_their_own():
    rows = [SOUND | {"worker": f"SW-{n}", "team": f"Assessment Team {n}"} for n in (1, 2)]
    (extract,) = read(csv(*rows))
    assert [each.team for each in extract.caseloads] == ["Assessment Team 1", "Assessment Team 2"]


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"date": "2018-11-06"}, "date", "after 2018-11-05"),
        ({"date": ""}, "date", "is empty"),
        ({"date": "09/30/2018"}, "date", "not a day of the calendar"),
        ({"worker": "Smith"}, "worker", "not a worker's reference"),
        ({"worker": "J. Smith 1"}, "worker", "not a worker's reference"),
        ({"worker": "SW-" + "1" * 20}, "worker", "up to 20"),
        ({"worker": "SW１"}, "worker", "not a worker's reference"),
        ({"worker": ""}, "worker", "is empty"),
        ({"role": "Social Workr"}, "role", "where the plan has the slip, mend it there"),
        ({"role": "r" * 41}, "role", "shorten it to 40"),
        ({"team": ""}, "team", "is empty"),
        ({"team": "t" * 61}, "team", "shorten it to 60"),
        ({"fte": "0.04"}, "fte", "cannot be"),
        ({"fte": "37"}, "fte", "cannot be"),
        ({"fte": "30 hours"}, "fte", "'30 hours' are hours"),
        ({"agency": ""}, "agency", "write yes or no"),
        ({"agency": "maybe"}, "agency", "write yes or no"),
        ({"open_cases": "201"}, "open_cases", "200 at most"),
        ({"open_cases": "17.5"}, "open_cases", "not a whole number"),
        ({"open_cases": "-1"}, "open_cases", "negative"),
        ({"open_cases": ""}, "open_cases", "is not a number"),
        ({"illustrative": "perhaps"}, "illustrative", "write yes or no"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_by_row_and_column(cells, column, said):
    (problem,) = refused(csv(SOUND | cells))
    assert problem.startswith(f"c.csv, row 2, column {column}: ")
    assert said in problem


def test_a_name_among_the_workers_is_not_repeated_in_the_problem():
    (problem,) = refused(csv(SOUND | {"worker": "Jo Bloggs"}))
    assert "Bloggs" not in problem


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({}, "worker", "in row 2 and in row 3"),
        ({"worker": "sw-017"}, "worker", "in row 2 and in row 3"),
        ({"worker": "SW-018", "source": "B"}, "source", "one source for each day"),
        ({"worker": "SW-018", "illustrative": "yes"}, "illustrative", "as a whole"),
    ],
)
def test_two_rows_that_contradict_each_other_are_refused(cells, column, said):
    first = SOUND | {"source": "A", "illustrative": "no"}
    (problem,) = refused(csv(first, first | cells))
    assert f"row 3, column {column}" in problem
    assert said in problem


@pytest.mark.parametrize(
    ("said", "read_as"),
    [("yes", True), ("Registered", True), ("no", False), ("Lead practitioner", False), ("", None)],
)
def test_whether_a_worker_is_registered_may_be_said(said, read_as):
    (extract,) = read(csv(SOUND | {"registered": said}))
    assert extract.caseloads[0].registered is read_as


@pytest.mark.parametrize(("said", "read_as"), [("9", 9), ("17", 17), ("", None)])
def test_the_families_of_the_cases_may_be_said(said, read_as):
    (extract,) = read(csv(SOUND | {"Number of families": said}))
    assert extract.caseloads[0].families == read_as


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("families", "18", "18 families of 17 open cases cannot be"),
        ("families", "0", "0 families of open cases cannot be"),
        ("families", "some", "some"),
        ("registered", "SW123456", "write yes or no, or leave it empty"),
    ],
)
def test_families_and_registration_that_cannot_be_are_refused(column, value, words):
    (problem,) = refused(csv(SOUND | {column: value}))
    assert f"row 2, column {column}: " in problem
    assert words in problem


def test_the_rows_of_a_worker_agree_on_the_registration():
    (problem,) = refused(
        csv(
            SOUND | {"registered": "yes"}, SOUND | {"team": "South", "fte": "0.2", "registered": ""}
        )
    )
    assert "column registered: differs from row 2" in problem


@pytest.mark.parametrize("column", ["families", "registered"])
def test_what_only_some_rows_say_is_told(column):
    value = {"families": "5", "registered": "yes"}[column]
    other = SOUND | {"worker": "SW-018", column: ""}
    idle = SOUND | {"worker": "SW-019", "open_cases": "0", column: ""}
    for rows, said in (
        ([SOUND | {column: value}, other], 1),
        ([SOUND | {column: value}, idle], 0),
        ([SOUND | {column: ""}, other], 0),
    ):
        brought = read_bytes("c.csv", csv(*rows).encode(), PLAN, AT)
        assert sum(f"'{column}' is not filled" in str(each) for each in brought.remarks) == said
