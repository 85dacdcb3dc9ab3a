"""Caseload reports as councils have them: their headings, rows of nobody, totals, and types."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.caseload import Mix, Unallocated
from bot.importing import CaseloadFile, Refused, read_bytes
from tests.faults.files_plan import AT, small_plan
from tests.faults.files_xlsx import workbook_of

PLAN = small_plan()
REPORT = """Caseload report as at 31/10/2018,,,,,,,,
Team,Worker,Job title,FTE,Contract,CIN,CP,CLA,Total
North,Worker 101,Social Worker,1,Permanent,9,6,4,19
North,Worker 102,Senior Social Worker,0.8,Agency,10,5,3,18
North,Unallocated,,,,7,0,0,7
North Total,,,1.8,,26,11,7,44
South,Worker 103,Social Worker,1.05,Perm,9,6,5,20
South Total,,,1.05,,9,6,5,20
Grand total,,,2.85,,35,17,12,64
Source: the case system,,,,,,,,
"""
OWN = "date,worker,role,team,fte,agency,open_cases"


def brought(text):
    content = text if isinstance(text, bytes) else text.encode()
    found = read_bytes("c.csv", content, PLAN, AT)
    assert isinstance(found, CaseloadFile)
    return found


def read(text):
    (extract,) = brought(text).extracts
    return extract


def own(*rows):
    return "\n".join([OWN, *(f"2018-09-30,{row}" for row in rows)]) + "\n"


def refused(text):
    with pytest.raises(Refused) as caught:
        brought(text)
    return [str(problem) for problem in caught.value.problems]


def test_a_council_s_own_report_goes_in_as_it_is():
    extract = read(REPORT)
    assert extract.day == date(2018, 10, 31)
    found = [
        (each.worker, each.role, each.team, float(each.fte), each.agency, each.open_cases)
        for each in extract.caseloads
    ]
    assert found == [
        ("Worker 101", "Social Worker", "North", 1.0, False, 19),
        ("Worker 102", "Senior Social Worker", "North", 0.8, True, 18),
        ("Worker 103", "Social Worker", "South", 1.05, False, 20),
    ]
    assert extract.caseloads[0].mix == Mix(cin=9, cp=6, cla=4)
    assert extract.unallocated == (Unallocated("North", 7, Mix(cin=7, cp=0, cla=0)),)


def test_the_report_of_the_import_says_what_was_left_out_and_what_stands_beside():
    left_out, beside = (str(each) for each in brought(REPORT).remarks)
    assert left_out == (
        "left out: 3 rows of totals, which agree with their rows in every column (6, 8, 9); 1 row "
        "of notes (10)"
    )
    assert beside == "2018-10-31: 7 unallocated cases"


def test_the_same_report_is_read_from_a_workbook():
    rows = [line.split(",") for line in REPORT.splitlines()]
    assert read(workbook_of(rows)) == read(REPORT)


@pytest.mark.parametrize(
    "header",
    [
        "Social worker,Team,Role,FTE,Agency,Cases",
        "Allocated Worker,Team name,Job title,WTE,Contract type,Caseload",
        "STAFF ID,Allocated team,Post title,Full-time equivalent,Agency/Permanent,Open cases",
        "Case worker,Team,Job role,FTE,Employment status,Total",
        "Worker,Team,Grade,FTE,Agency,Total cases",
    ],
)
def test_headings_are_read_as_councils_write_them(header):
    extract = read(f"As at 30 September 2018,,,,,\n{header}\nA1,North,Social Worker,1,Perm,9\n")
    (caseload,) = extract.caseloads
    assert (caseload.worker, caseload.team, caseload.open_cases) == ("A1", "North", 9)
    assert extract.day == date(2018, 9, 30)


def test_columns_that_are_none_of_the_table_s_are_left_out_and_named():
    text = (
        f"{OWN},Manager,% of range,Average,Total,Wards\n"
        "2018-09-30,A1,Social Worker,North,1,no,19,Jo,95%,19.0,19,11\n"
    )
    assert [str(each) for each in brought(text).remarks] == [
        "5 columns left out: 'Manager', '% of range', 'Average', 'Total', 'Wards'"
    ]


def test_a_misspelt_column_is_refused_and_not_left_out():
    text = f"{OWN},care_leavrs\n2018-09-30,A1,Social Worker,North,1,no,19,2\n"
    (problem,) = refused(text)
    assert "did you mean 'care_leavers'?" in problem


def test_without_a_column_of_all_cases_an_unknown_type_is_not_left_out():
    text = (
        "date,Worker,Team,Role,FTE,Agency,CIN,CP,Assessments\n"
        "2018-09-30,A1,North,Social Worker,1,no,9,6,4\n"
    )
    (problem,) = refused(text)
    assert "column I 'assessments'" in problem
    assert read(text.replace("Assessments", "CLA")).caseloads[0].open_cases == 19


def test_types_may_not_be_more_than_the_open_cases():
    text = "date,Worker,Team,Role,FTE,Agency,Cases,CIN,CP\n2018-09-30,A1,N,ASYE,1,no,19,15,6\n"
    (problem,) = refused(text)
    assert "the types (15 cin and 6 cp) are 21 together, more than the open cases, 19" in problem
    rest = read(text.replace("15,6", "9,6")).caseloads[0]
    assert (rest.open_cases, rest.mix.told) == (19, 15)


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("Caseloads 2018-10-31", date(2018, 10, 31)),
        ("Extracted on 5 Nov 2018; position as at 31st October 2018", None),
        ("Created 01/11/2018 for 30/10/2018", None),
        ("Printed 05/11/2018, as at 31/10/2018", date(2018, 10, 31)),
    ],
)
def test_the_day_above_the_header_is_taken_where_there_is_no_doubt(above, day):
    text = f'"{above}",,,,,\nWorker,Team,Role,FTE,Agency,Cases\nA1,North,ASYE,1,no,9\n'
    if day is None:
        assert "several days stand above the header" in refused(text)[0]
    else:
        assert read(text).day == day


def test_without_any_day_it_is_asked_for():
    (problem,) = refused("Worker,Team,Role,FTE,Agency,Cases\nA1,North,ASYE,1,no,9\n")
    assert "write the day above it, as in 'as at 31/10/2018'" in problem


@pytest.mark.parametrize(
    "worker", ["", "UNALLOCATED", "Unallocated cases", "Vacant", "Awaiting allocation", "No worker"]
)
def test_a_row_without_a_worker_is_unallocated(worker):
    extract = read(own(f"{worker},,North,,,7", f"{worker},Social Worker,North,0,no,2"))
    assert extract.caseloads == ()
    assert extract.unallocated == (Unallocated("North", 9),)


def test_a_blank_beside_a_post_is_a_reference_that_is_missing():
    (problem,) = refused(own(",Social Worker,North,1,no,7"))
    assert "row 2, column worker: is empty" in problem


def test_more_cases_may_be_unallocated_than_one_worker_can_hold():
    assert read(own("Unallocated,,North,,,412")).unallocated[0].open_cases == 412
    assert "5000 at most" in refused(own("Unallocated,,North,,,5001"))[0]


def test_who_is_not_at_work_has_no_hours():
    extract = read(own("A1,ASYE,North,0,no,2"))
    assert (extract.caseloads[0].fte, extract.caseloads[0].open_cases) == (Decimal(0), 2)


@pytest.mark.parametrize("fte", ["1.05", "1.5"])
def test_more_than_a_full_post_can_be(fte):
    assert read(own(f"A1,ASYE,North,{fte},no,2")).caseloads[0].fte == Decimal(fte)


@pytest.mark.parametrize("fte", ["1.51", "37", "0.01"])
def test_hours_and_slips_are_no_share_of_a_post(fte):
    assert "FTE cannot be" in refused(own(f"A1,ASYE,North,{fte},no,2"))[0]


@pytest.mark.parametrize(
    ("said", "agency"),
    [("Agency", True), ("locum", True), ("Permanent", False), ("perm", False), ("Y", True)],
)
def test_agency_may_be_said_by_the_contract(said, agency):
    assert read(own(f"A1,ASYE,North,1,{said},2")).caseloads[0].agency is agency


def test_a_worker_may_stand_in_two_teams():
    extract = read(own("A1,ASYE,North,0.5,no,9", "a1,ASYE,South,0.5,no,10"))
    assert [(each.team, each.open_cases) for each in extract.caseloads] == [
        ("North", 9),
        ("South", 10),
    ]


@pytest.mark.parametrize(
    ("second", "column", "said"),
    [
        ("A1,ASYE,North,0.5,no,10", "worker", "in the same team, in row 2 and in row 3"),
        ("A1,Social Worker,South,0.5,no,10", "role", "differs from row 2, where A1 stands"),
        ("A1,ASYE,South,0.5,yes,10", "agency", "differs from row 2"),
        ("A1,ASYE,South,1.2,no,10", "fte", "1.7 FTE in all teams together cannot be"),
    ],
)
def test_the_rows_of_a_worker_agree(second, column, said):
    (problem,) = refused(own("A1,ASYE,North,0.5,no,9", second))
    assert f"row 3, column {column}: " in problem
    assert said in problem


@pytest.mark.parametrize("numbers", ["26,11,7,44", "19,11,7,37"])
def test_a_total_may_count_the_unallocated_or_not(numbers):
    text = REPORT.replace("North Total,,,1.8,,26,11,7,44", f"North Total,,,1.8,,{numbers}")
    assert len(read(text).caseloads) == 3


@pytest.mark.parametrize(
    ("row", "wrong", "made"),
    [
        ("North Total,,,1.8,,26,11,7,44", "North Total,,,1.8,,26,11,7,45", "45 in all, .* make 44"),
        ("Grand total,,,2.85,,35,17,12,64", "Total,,,2.85,,35,17,12,63", "63 in all, .* make 64"),
    ],
)
def test_a_total_that_is_not_the_sum_of_its_rows_is_refused(row, wrong, made):
    with pytest.raises(Refused, match=made):
        brought(REPORT.replace(row, wrong))


def test_a_team_that_is_called_a_total_has_workers_all_the_same():
    (caseload,) = read(own("A1,ASYE,Total Family Support,1,no,9")).caseloads
    assert caseload.team == "Total Family Support"


def test_averages_are_left_out():
    extract = read(REPORT.replace("Grand total,,,2.85,,35,17,12,64", "Average,,,,,,,,21.3"))
    assert len(extract.caseloads) == 3
