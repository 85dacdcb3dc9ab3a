"""Caseload reports as case systems export them: the right figures, or one clear refusal."""

import re
from datetime import date
from decimal import Decimal

import pytest

from bot.importing import CaseloadFile, References, Refused, read_bytes
from tests.faults.files_plan import AT, small_plan
from tests.faults.files_xlsx import in_this_process, sheets_of, workbook_of

__all__ = ["in_this_process"]

PLAN = small_plan()
"""With the caseload ranges Social Worker and Senior Practitioner."""
HEAD = "Team,Worker,Job title,FTE,Contract,CIN,CP,CLA,Total"
W1 = "North,W1,Social Worker,1,Permanent,9,6,4,19"
W2 = "North,W2,Senior Practitioner,0.8,Agency,10,5,3,18"
NOBODY = "North,Unallocated,,,,7,0,0,7"
W3 = "South,W3,Social Worker,1,Perm,9,6,5,20"
ROWS = (W1, W2, NOBODY, W3)
FIGURES = {"W1": 19, "W2": 18, "W3": 20, "": 7}


def report(*rows, head=HEAD, above="As at 31/10/2018,,,,,,,,"):
    return "\n".join([above, head, *rows])


def brought(content, name="c.csv"):
    content = content if isinstance(content, bytes) else content.encode()
    found = read_bytes(name, content, PLAN, AT, references=References(b"k" * 32))
    assert isinstance(found, CaseloadFile)
    return found


def figures(content, name="c.csv"):
    """Open cases by worker, with those of nobody under an empty name."""
    (extract,) = brought(content, name).extracts
    found = {each.worker: each.open_cases for each in extract.caseloads}
    waiting = sum(each.open_cases for each in extract.unallocated)
    return found | ({"": waiting} if extract.unallocated else {})


def refusal(content, name="c.csv"):
    with pytest.raises(Refused) as caught:
        brought(content, name)
    return " | ".join(str(each) for each in caught.value.problems)


def with_column(heading, *values, before=9, head=HEAD, rows=ROWS):
    lines = [line.split(",") for line in (head, *rows)]
    for line, text in zip(lines, (heading, *values), strict=True):
        line.insert(before, text)
    made = [",".join(line) for line in lines]
    return report(*made[1:], head=made[0])


UNTOTALLED = [line.rpartition(",")[0] for line in (HEAD, *ROWS)]


@pytest.mark.parametrize(
    "total",
    [
        "Total,,,2.8,,35,17,12,64",
        "Total,,,2.8,,28,17,12,57",
        "Grand Total,3,,2.8,,35,17,12,64",
        "Total (3 workers),,,2.8,,35,17,12,64",
        "Sum,,,,,35,,,",
        "All teams,,,280%,,35,17,12,64",
        ",,,2.8,,35,17,12,64",
        "Total,,,-,,35,17,12,64",
        "Average caseload,,,,,,,,19.0",
        "Total,,Social Worker,2,,18,12,9,39",
        "Unallocated total,,,,,7,0,0,7",
    ],
)
def test_a_total_that_is_right_in_every_column_is_left_out(total):
    assert figures(report(*ROWS, total)) == FIGURES


@pytest.mark.parametrize(
    ("total", "column", "said"),
    [
        ("Total,,,2.8,,34,17,12,64", "cin", "says 34 in all, .* make 35 .1 too few"),
        ("Total,,,2.8,,35,17,21,64", "cla", "says 21 in all, .* make 12 .9 too many"),
        ("Total,,,3.8,,35,17,12,64", "fte", "says 3.8 in all, .* make 2.8 .1 too many"),
        ("Total,,,2.9,,35,17,12,64", "fte", r"make 2.8 \(0.1 too many"),
        ("Total,5,,2.8,,35,17,12,64", "worker", "says 5 workers in all, .* make 3"),
        ("Total,,,2.8,,28,17,12,64", "cin", "says 28 in all, .* make 35"),
        ("North total,,,1.8,,26,11,8,44", "cla", "says 8 in all, .* make 7"),
        (",,,2.8,,35,17,12,63", "worker", "names no worker; .* says 63 open_cases in all"),
        ("North,,,,,26,11,7,44", "worker", "just as many cases as the other rows of 'North'"),
        ("Total,,,2.8,,3 5,17,12,64", "cin", "'3 5' in a row of totals is not a whole number"),
    ],
)
def test_a_total_that_is_wrong_in_one_column_is_refused_there(total, column, said):
    found = refusal(report(*ROWS, total))
    assert f"row 7, column {column}: " in found
    assert re.search(said, found)
    assert found.count("column") == 1


def test_a_total_is_checked_where_no_column_adds_up_the_types():
    head, *rows = UNTOTALLED
    assert figures(report(*rows, "Total,,,2.8,,35,17,12", head=head)) == FIGURES
    assert "column cp: " in refusal(report(*rows, "Total,,,2.8,,35,18,12", head=head))


def test_totals_of_families_are_checked():
    head = "Team,Worker,Job title,FTE,Contract,Total,Families"
    rows = ("North,W1,ASYE,1,Perm,19,9", "North,W2,ASYE,1,Perm,10,5", "Total,,,2,,29,15")
    assert "column families: this row says 15" in refusal(report(*rows, head=head))


def test_totals_may_stand_within_totals_above_their_rows_and_by_day():
    sums = ("N total,,,1,,9,6,4,19", "S total,,,1,,9,6,5,20", "Service total,,,2,,18,12,9,39")
    one, other = W1.replace("North", "N"), W3.replace("South", "S")
    east = ("East,W5,ASYE,1,Perm,1,1,1,3", "East total,,,1,,1,1,1,3")
    last = ("CLA service total,,,1,,1,1,1,3", "Grand total,,,3,,19,13,10,42")
    nested = report(one, sums[0], other, sums[1], sums[2], *east, *last)
    assert figures(nested) == {"W1": 19, "W3": 20, "W5": 3}
    assert figures(report("Total,,,2,,18,12,9,39", one, other)) == {"W1": 19, "W3": 20}
    days = [f"{day}/10/2018,{row}" for day in (1, 31) for row in (one, sums[0])]
    assert len(brought(report(*days, head=f"Date,{HEAD}")).extracts) == 2


def test_hours_rounded_for_a_report_agree_with_their_total():
    exact = W2.replace("0.8", "0.81")
    assert figures(report(W1, exact, NOBODY, W3, "Total,,,2.8,,35,17,12,64")) == FIGURES


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Manager", ("Jo Bloggs", "Jo Bloggs", "", "Al Brown")),
        ("Service area", ("Safeguarding", "", "", "Permanence")),
        ("Locality", ("East", "East", "", "West")),
        ("Local authority", ("Here", "Here", "", "Here")),
        ("Grade", ("G10", "G11", "", "G10")),
        ("Start date", ("01/02/2016", "2017-03-01", "", "")),
        ("Vacancy", ("No", "No", "Yes", "No")),
        ("RAG", ("R", "A", "", "G")),
        ("% of capacity", ("95", "100", "", "90")),
        ("Comments", ("total of 3 in court", "on leave", "", "")),
        ("Hours", ("37", "29.6", "", "37")),
        ("Weighted caseload", ("25", "20", "7", "24")),
    ],
)
def test_other_columns_are_left_out_and_named_with_a_total_or_without(heading, values):
    head, *rows = UNTOTALLED
    for text in (
        with_column(heading, *values),
        with_column(heading, *values, before=3, head=head, rows=rows),
    ):
        assert figures(text) == FIGURES
        assert f"1 column left out: '{heading}'" in [str(each) for each in brought(text).remarks]


@pytest.mark.parametrize(
    ("heading", "values", "said"),
    [
        ("Borough", ("A", "A", "A", "B"), "tells areas apart"),
        ("Total caseload", ("19", "18", "7", "29"), r"as in row 6 \('20', '29'\)"),
        ("Number of children", ("29", "18", "7", "20"), "a case is a child, and no family"),
        ("Role", ("A", "B", "", "Social Worker"), "'Job title' and 'Role' could each be the role"),
        ("WTE", ("1", "1", "", "1"), "'FTE' and 'WTE' could each be the FTE"),
        ("Allocated team", ("North", "North", "North", "East"), "could each be the team"),
        ("CIN plans", ("1", "2", "3", "4"), "could each be the CIN cases"),
    ],
)
def test_of_two_columns_that_differ_none_is_guessed(heading, values, said):
    assert re.search(said, refusal(with_column(heading, *values)))


def test_without_a_total_numbers_that_could_be_a_type_are_asked_about():
    head, *rows = UNTOTALLED
    text = with_column("Assessments", "2", "3", "-", "0", head=head, rows=rows, before=8)
    assert "add a column 'Total' of each worker's open cases" in refusal(text)


def test_of_job_title_and_grade_the_one_is_the_role_that_has_the_plan_s_roles():
    rows = [row.replace("Social Worker", "Band A") for row in ROWS]
    rows = [row.replace("Senior Practitioner", "Band B") for row in rows]
    roles = ("Social Worker", "Senior Practitioner", "", "Social Worker")
    (extract,) = brought(with_column("Grade", *roles, rows=rows)).extracts
    assert [each.role for each in extract.caseloads] == [each for each in roles if each]


def test_of_names_and_references_the_references_are_the_workers():
    rows = [row.replace(",W", ",Jo Bloggs ").replace(" 1,", " A,") for row in (W1, W3)]
    rows = [row.replace("Bloggs 3", "Brown").replace("Bloggs A", "Bloggs") for row in rows]
    assert figures(with_column("Staff ID", "E1", "E3", rows=rows)) == {"E1": 19, "E3": 20}


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Agency (Yes/No)", "Contract"),
        ("CIN (Children in need)", "CIN"),
        ("No. of CIN cases", "CIN"),
        ("FTE (contracted)", "FTE"),
        ("Child Protection (S47)", "CP"),
        ("Children", "Total"),
    ],
)
def test_brackets_and_words_around_a_heading_make_it_no_other_column(heading, named):
    rows = [row.replace("Permanent", "No").replace("Perm,", "No,") for row in ROWS]
    head = HEAD.replace(named, heading)
    assert figures(report(*(row.replace("Agency", "Yes") for row in rows), head=head)) == FIGURES


def test_a_closed_case_is_no_open_one():
    text = report(*ROWS, head=HEAD.replace("CIN", "CIN (closed)"))
    assert brought(text).extracts[0].caseloads[0].mix.cin is None
    head, *rows = UNTOTALLED
    assert "'CIN (closed)' holds numbers" in refusal(
        report(*rows, head=head.replace("CIN", "CIN (closed)"))
    )


BLOCKS = (W1, W2.replace("North", ""), NOBODY.replace("North", ""), W3)
SECTIONS = (
    "North,,,,,,,",
    *(row.removeprefix("North,") for row in (W1, W2, NOBODY)),
    "Team: South,,,,,,,",
    W3.removeprefix("South,"),
)


@pytest.mark.parametrize(
    "text",
    [
        report(*BLOCKS),
        report(*SECTIONS, head=HEAD.removeprefix("Team,")),
        report("North,,,,,,,,", *BLOCKS, "Page 1 of 1,,,,,,,,", "Run by,J Smith,,,,,,,"),
        report(W1, W2, NOBODY, HEAD, W3),
        report(W1, W2, NOBODY, "", ",,,,,,,,", W3, "This report shows open cases,,,,,,,,"),
        report(*ROWS).replace(",", ";"),
        report(*ROWS).replace(",", "\t"),
        report(*ROWS).encode("utf-16"),
        b"\xef\xbb\xbf" + report(*ROWS).encode(),
        report(*ROWS).replace("North", "N’th").encode("cp1252"),
        report(*ROWS).replace("0.8", "80%"),
        report(*ROWS).replace("0.8", "0.8 WTE"),
        report(*ROWS).replace("7,0,0,7", "7,-,–,7"),
        report(
            *(f"31/10/2018 00:00,{row}" for row in ROWS),
            head=f"Report date,{HEAD}",
            above="Caseloads,,,,,,,,,",
        ),
    ],
)
def test_forms_of_a_report_bring_the_same_figures(text):
    (extract,) = brought(text).extracts
    assert figures(text) == FIGURES
    assert sum(each.fte for each in extract.caseloads) == Decimal("2.8")
    assert [each.team[0] for each in extract.caseloads] == ["N", "N", "S"]


@pytest.mark.parametrize("row", ["Data Team,W9,,,,,,,", "Report,W9,Social Worker,,,,,,"])
def test_a_worker_of_whom_nothing_is_said_is_no_note(row):
    assert "row 7, column fte: " in refusal(report(*ROWS, row))


def test_a_team_that_is_left_out_once_is_no_block():
    found = refusal(report(W1, W2.replace("North", ""), NOBODY, W3))
    assert "row 4, column team: is empty; write the team, 'North' or another" in found


def test_cells_merged_over_the_rows_of_a_team_are_its_block():
    rows = [row.split(",") for row in report(*BLOCKS).splitlines()]
    assert figures(workbook_of(rows, lambda sheet: sheet.merge_cells("A3:A5"))) == FIGURES
    assert "are merged" in refusal(workbook_of(rows, lambda sheet: sheet.merge_cells("F3:F4")))


def test_cells_merged_behind_the_label_of_a_total_part_no_figures():
    rows = [row.split(",") for row in report(*ROWS, "Total,,,2.8,,35,17,12,64").splitlines()]
    assert figures(workbook_of(rows, lambda sheet: sheet.merge_cells("A7:C7"))) == FIGURES
    assert "are merged" in refusal(workbook_of(rows, lambda sheet: sheet.merge_cells("F3:G3")))


def test_a_nought_that_a_spreadsheet_shows_as_a_dash_is_one():
    rows = [[int(cell) if cell.isdecimal() else cell for cell in line.split(",")]
            for line in report(*ROWS).splitlines()]  # fmt: skip

    def dash(sheet):
        sheet["G5"].number_format = '0;-0;"-"'

    assert figures(workbook_of(rows, dash)) == FIGURES


@pytest.mark.parametrize(
    "above",
    ["31.10.2018", "as at 31/10/18", "31-Oct-2018", "31 October, 2018", "Run 31/10/2018 08:15"],
)
def test_the_day_above_may_be_written_in_many_ways(above):
    (extract,) = brought(report(*ROWS, above=f'"{above}",,,,,,,,')).extracts
    assert extract.day == date(2018, 10, 31)


@pytest.mark.parametrize("name", ["Cases 2018-10-31.csv", "c_31.10.2018.csv", "x20181031.csv"])
def test_the_day_may_be_that_of_the_file_s_name_and_is_told(name):
    (said, _) = (str(each) for each in brought("\n".join([HEAD, *ROWS]), name).remarks)
    assert said == "the day, 2018-10-31, is that in the name of the file"


def test_the_day_above_counts_before_that_of_a_name_and_a_month_is_no_day():
    assert brought(report(*ROWS), "c 2018-11-02.csv").extracts[0].day == date(2018, 10, 31)
    assert "column date: the column is missing" in refusal(report(*ROWS, above="October 2018"))
    both = refusal("\n".join([HEAD, *ROWS]), "c 2018-10-01 to 2018-10-31.csv")
    assert "several days stand in the name of the file" in both


def test_rows_of_other_days_are_no_extracts_of_them():
    rows = [f"{day}/10/2018,{row}" for day, row in zip((12, 13, 14, 15), ROWS, strict=True)]
    assert "no worker of this day stands in the rows of the day before" in refusal(
        report(*rows, head=f"Date,{HEAD}")
    )


def test_a_sheet_may_be_named_by_its_day_and_others_are_named():
    rows = [row.split(",") for row in (HEAD, *ROWS)]
    found = brought(sheets_of({"31.10.2018": rows, "More": [row.split(",") for row in ROWS]}))
    assert [str(each) for each in found.remarks][:2] == [
        "1 other sheet not read: 'More'",
        "the day, 2018-10-31, is that in the name of the sheet",
    ]
    assert "put their rows into one sheet" in refusal(sheets_of({"N": rows, "S": rows}))


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("Bloggs, Jo", "Jo Bloggs"),
        ("BLOGGS, Jo (Agency)", "Jo Bloggs"),
        ("O'Brien-Smith, Zoë", "zoë o'brien-smith"),
        ("Bloggs, J.", "J Bloggs"),
        ("Bloggs, Jo (12345)", None),
        ("jo.bloggs@council.test", "jo.bloggs@council.test"),
        ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
        ("Pool, Jane", "Jane Pool"),
    ],
)
def test_a_name_becomes_a_reference_however_a_system_writes_it(written, same_as):
    (worker, *_) = figures(report(f'North,"{written}"' + W1.removeprefix("North,W1")))
    assert worker == (References(b"k" * 32).of_name(same_as) if same_as else "12345")


@pytest.mark.parametrize(
    "written", ["Bloggs", "Jo Bloggs and Al Brown", "Jo Bloggs / Al Brown", "Team Manager"]
)
def test_what_is_not_one_person_is_refused_and_not_repeated(written):
    found = refusal(report(W1.replace("W1", written)))
    assert "is not a worker's reference" in found
    assert written not in found


FAMILIES = report(*ROWS, head=HEAD.replace("CIN,CP,CLA,Total", "a,b,c,Families"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (report(*ROWS).replace(",1,", ",37,"), "Hours are no FTE: 29.6 of 37 are 0.8"),
        (report(*ROWS, head=HEAD.replace("FTE", "Hours")), "add a column FTE"),
        (FAMILIES, "column open_cases: the column is missing; .* a case is a child"),
        (report(*ROWS, head=HEAD.replace("Worker", "Surname")), "full names 'Worker'"),
        (report(*BLOCKS[:1], ",,,,,7,0,0,7"), "row 4, column worker: names no worker; write 'Un"),
        (report(), "there are no rows below the header"),
        (report("Total,,,0,,0,0,0,0"), "no row holds a worker or unallocated cases"),
        (report(*ROWS, W3), "W3 is there twice"),
        (report(*ROWS).replace("9,6,4,19", "*,6,4,19"), "column cin: '.' is not a number"),
    ],
)
def test_what_cannot_be_read_is_one_clear_refusal(text, said):
    assert re.search(said, refusal(text))


@pytest.mark.parametrize("said", ["Maternity leave", "On sick leave", "LTS", "long-term sick"])
def test_a_share_of_a_post_is_refused_where_the_row_says_that_its_worker_is_away(said):
    content = with_column("Status", "Active", "Active", "", said)
    assert f"row 6, column fte: the row says '{said}'; write 0" in refusal(content)


@pytest.mark.parametrize(
    "role", ["Social Worker (on maternity leave)", "Social Worker - long term sick"]
)
def test_a_role_that_says_it_is_told_as_well(role):
    content = report(W1, W2, NOBODY, W3.replace("Social Worker", role))
    assert f"the row says '{role}'; write 0" in refusal(content)


@pytest.mark.parametrize(
    "said",
    ["Active", "Back from maternity leave", "Maternity cover", "Leaving Care", "Annual leave"],
)
def test_who_is_at_work_is_not_taken_for_away(said):
    assert figures(with_column("Status", "Active", "Active", "", said)) == FIGURES


def test_who_is_away_has_no_share_of_a_post():
    away = W3.replace("Social Worker,1,", "Social Worker,0,")
    rows = (W1, W2, NOBODY, away)
    content = with_column("Status", "Active", "Active", "", "Maternity leave", rows=rows)
    assert figures(content) == FIGURES


@pytest.mark.parametrize("month", ["2018-10", "Oct-18", "October 2018"])
def test_a_day_as_at_that_shows_its_month_alone_is_no_day_of_the_report_beside_it(month):
    lines = f"Report run: 02/11/2018,,,,,,,,\nPosition as at: ,{month},,,,,,,"
    assert f"{month}' names no day, and 2018-11-02 is not said" in refusal(report(W1, above=lines))
