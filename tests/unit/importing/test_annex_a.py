"""Ofsted's Annex A: open cases by worker and team, each child once, and no name kept."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.domain.caseload import Caseload, CaseloadExtract, Mix, Unallocated
from bot.importing import CaseloadFile, References, Refused, read_file
from tests.faults.files_plan import AT, small_plan
from tests.faults.files_xlsx import sheets_of

PLAN = small_plan()
KEY = References(b"k" * 32)
JO, SAM = KEY.of_name("Jo Bloggs"), KEY.of_name("Sam O'Neil")
WHO = ("Allocated Team", "Allocated Worker")
LIST_6 = [
    ["Child Unique ID", "Gender", "CIN Start Date", "CIN Closure Date", *WHO],
    ["C1", "M", "2018-01-01", "", "North", "Jo Bloggs"],
    ["C2", "F", "2018-01-01", "", "North", "Bloggs, Jo"],
    ["C3", "F", "2018-01-01", "2018-08-01", "North", "Jo Bloggs"],
    ["C4", "F", "2018-01-01", "", "North", ""],
    ["C5", "F", "2018-01-01", "", "South", "Sam O'Neil"],
]
LIST_7 = [
    [
        "Child Unique ID",
        "Child Protection Plan Start Date",
        "Child Protection Plan End Date",
        *WHO,
    ],
    ["C1", "2018-02-01", "", "North", "Jo Bloggs"],
    ["C6", "2018-02-01", "2018-03-01", "North", "Jo Bloggs"],
]
LIST_8 = [
    [
        "Child Unique ID",
        "Date Started to be Looked After",
        "Date Ceased to be Looked After",
        *WHO,
    ],
    ["C2", "2018-02-01", "", "Children in Care", "Sam O'Neil"],
]
LIST_9 = [
    ["Child Unique ID", "Eligibility Category", "Allocated Team", "Allocated Worker"],
    ["C7", "Relevant", "Leaving Care", "PA-12"],
]
LIST_3 = [
    ["Child Unique ID", "Date of referral", "Allocated Team", "Allocated Worker"],
    ["C9", "2018-02-01", "Front door", "Al Smith"],
]
LISTS = {"List_6": LIST_6, "List_7": LIST_7, "List_8": LIST_8, "List_9": LIST_9, "List_3": LIST_3}
NAME = "Annex A 2018-09-30.xlsx"


def brought(content, name=NAME, earlier=(), references=KEY):
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        found = read_file(path, PLAN, AT, earlier=earlier, references=references)
    assert isinstance(found, CaseloadFile)
    return found


def extract(content, **fields):
    (found,) = brought(content, **fields).extracts
    return found


def refused(content, **fields):
    with pytest.raises(Refused) as caught:
        brought(content, **fields)
    return str(caught.value)


def csv(rows):
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


def test_a_whole_workbook_is_counted_each_child_once_and_as_what_weighs_most():
    found = extract(sheets_of(LISTS))
    held = {(each.worker, each.team): (each.open_cases, each.mix) for each in found.caseloads}
    assert held == {
        (JO, "North"): (1, Mix(0, 1, 0, 0)),
        (SAM, "Children in Care"): (1, Mix(0, 0, 1, 0)),
        (SAM, "South"): (1, Mix(1, 0, 0, 0)),
        ("PA-12", "Leaving Care"): (1, Mix(0, 0, 0, 1)),
    }
    assert found.unallocated == (Unallocated("North", 1, Mix(1, 0, 0, 0)),)
    assert found.day == date(2018, 9, 30)
    assert found.source.startswith("Ofsted's Annex A, lists 6, 7, 8, 9; hours not stated")


def test_what_was_read_is_said():
    (said,) = map(str, brought(sheets_of(LISTS)).remarks)
    assert said == (
        "list 6, list 7, list 8, list 9 of Annex A; 2 children are on several lists, and counted "
        "once; 2 names became references; of 3 workers no earlier extract says role and hours: "
        "counted as full time, with no range agreed; left out: 'List_3'"
    )


@pytest.mark.parametrize(
    ("ended", "open_cases"),
    [("NULL", 1), ("-", 1), ("n/a", 1), ("2018-10-01", 1), ("2018-09-30", 0), ("01/08/2018", 0)],
)
def test_a_case_is_over_by_a_date_that_has_come_and_by_nothing_else(ended, open_cases):
    rows = [*LIST_6[:2], ["C9", "M", "2018-01-01", ended, "East", "Al Smith"]]
    found = extract(csv(rows), name=NAME.replace("xlsx", "csv"))
    assert sum(each.team == "East" for each in found.caseloads) == open_cases


def test_an_end_that_is_no_date_and_a_worker_without_a_child_are_refused():
    rows = [LIST_6[0], ["C9", "M", "2018-01-01", "soon", "East", "Al Smith"]]
    assert "'soon' is not a date" in refused(csv(rows), name=NAME.replace("xlsx", "csv"))
    rows = [LIST_6[0], ["", "M", "2018-01-01", "", "East", "Al Smith"]]
    said = refused(csv(rows), name=NAME.replace("xlsx", "csv"))
    assert "has a worker and no child's ID" in said
    assert "Smith" not in said


def test_a_personal_adviser_holds_a_care_leaver_who_has_no_other_worker():
    header = [*LIST_9[0], "Allocated Personal Advisor"]
    rows = [
        header,
        ["C7", "Relevant", "Leaving Care", "", "PA-12"],
        ["C8", "Relevant", "Leaving Care", "NULL", "NULL"],
        ["C9", "Relevant", "Leaving Care", "SW-1", "PA-12"],
    ]
    found = extract(csv(rows), name=NAME.replace("xlsx", "csv"))
    assert {each.worker: each.open_cases for each in found.caseloads} == {"PA-12": 1, "SW-1": 1}
    assert [each.open_cases for each in found.unallocated] == [1]


def test_a_child_with_two_workers_in_a_list_counts_for_the_first_and_is_told():
    rows = [*LIST_6[:2], ["C1", "M", "2018-01-01", "", "South", "Al Smith"]]
    found = brought(csv(rows), name=NAME.replace("xlsx", "csv"))
    assert [each.worker for each in found.extracts[0].caseloads] == [JO]
    assert "1 child has two workers in one list, and counted for the first" in str(found.remarks[0])


def test_no_name_and_no_child_is_kept():
    kept = repr(brought(sheets_of(LISTS)))
    for secret in ("Bloggs", "Jo ", "O'Neil", "Smith", "C1", "C7"):
        assert secret not in kept, secret


def test_a_reference_needs_the_key_and_is_the_same_however_a_name_is_written():
    assert KEY.of_name("Jo Bloggs") == KEY.of_name("BLOGGS,  Jo") != KEY.of_name("Jo Blogg")
    assert References(b"other").of_name("Jo Bloggs") != JO
    assert KEY.of("SW-017") == "SW-017"


def test_role_hours_and_contract_are_those_of_the_newest_extract_that_knows_the_worker():
    old = Caseload(JO, "ASYE", "North", Decimal("0.6"), True, 9)
    new = Caseload(JO, "Social Worker", "North", Decimal("0.8"), False, 9)
    earlier = [
        CaseloadExtract(date(2018, 8, 31), (new,), "HR"),
        CaseloadExtract(date(2018, 7, 31), (old,), "HR"),
    ]
    worker = next(e for e in extract(sheets_of(LISTS), earlier=earlier).caseloads if e.worker == JO)
    assert (worker.role, worker.fte, worker.agency) == ("Social Worker", Decimal("0.8"), False)


def test_the_hours_of_a_worker_in_two_teams_count_once():
    posts = [each for each in extract(sheets_of(LISTS)).caseloads if each.worker == SAM]
    assert sum(each.fte for each in posts) == 1
    assert {each.role for each in posts} == {"Not stated"}


def test_the_hours_of_an_earlier_extract_are_those_of_all_teams_together():
    halves = [Caseload(JO, "ASYE", team, Decimal("0.4"), False, 5) for team in ("North", "South")]
    earlier = [CaseloadExtract(date(2018, 8, 31), tuple(halves), "HR")]
    worker = next(e for e in extract(sheets_of(LISTS), earlier=earlier).caseloads if e.worker == JO)
    assert worker.fte == Decimal("0.8")


def test_hours_count_where_most_of_the_cases_are():
    more = [*LIST_6, ["C8", "F", "2018-01-01", "", "South", "Sam O'Neil"]]
    found = extract(sheets_of({**LISTS, "List_6": more}))
    assert {each.team: each.fte for each in found.caseloads if each.worker == SAM} == {
        "South": 1,
        "Children in Care": 0,
    }


def test_one_list_may_come_alone_as_csv():
    found = extract(csv(LIST_7), name="list 7 2018-09-30.csv")
    assert [(each.worker, each.mix) for each in found.caseloads] == [(JO, Mix(cp=1))]
    assert found.source.startswith("Ofsted's Annex A, list 7;")


def test_a_second_list_of_the_day_does_not_take_the_place_of_the_first():
    first = extract(csv(LIST_6), name="6 2018-09-30.csv")
    said = refused(csv(LIST_7), name="7 2018-09-30.csv", earlier=[first])
    assert "put all of them into one workbook" in said
    whole = extract(sheets_of(LISTS), earlier=[first])
    assert len(whole.caseloads) == 4


def test_the_day_is_asked_for_where_nothing_says_it():
    assert "give the file a name with the day" in refused(sheets_of(LISTS), name="Annex A.xlsx")
    titled = [["List 7: child protection, as at 31/08/2018"], *LIST_7]
    assert extract(csv(titled), name="7.csv").day == date(2018, 8, 31)


def test_a_list_that_cannot_tell_ended_cases_is_refused():
    without = [row[:2] + row[3:] for row in LIST_7]
    assert "has no column 'child protection plan end date'" in refused(csv(without))


def test_without_lists_of_open_cases_there_is_nothing_to_count():
    assert "none of Annex A's lists 6 to 9" in refused(sheets_of({"List_3": LIST_3}))


def test_without_a_key_no_name_is_read():
    assert "no key here" in refused(sheets_of(LISTS), references=None)


def test_names_in_a_table_of_caseloads_become_the_same_references():
    text = (
        "date,worker,role,team,fte,agency,open_cases\n"
        "2018-09-30,Jo Bloggs,ASYE,North,1,no,9\n2018-09-30,Duty desk,ASYE,North,0,no,3\n"
    )
    found = extract(text.encode(), name="c.csv")
    assert [each.worker for each in found.caseloads] == [JO]
    assert found.unallocated == (Unallocated("North", 3),)
    said = refused(text.replace("Jo Bloggs", "Bloggs").encode(), name="c.csv")
    assert "is not a worker's reference" in said
