"""The workforce census: who was in post on 30 September, with hours and cases."""

from datetime import date

import pytest

from bot.importing import References, Refused, read_bytes
from bot.rules.caseload_bands import summarise
from tests.faults.files_plan import AT, small_plan

PLAN = small_plan()
KEY = References(b"k" * 32)


def worker(number, cases="15", **values):
    given = {"AgencyWorker": "0", "SWENo": f"SW{number:010}", "FTE": "1", "OrgRole": "5"}
    given |= {"FTE30": "1", "Cases30": cases} | values
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in given.items() if text is not None)
    return f"<CSWWWorker>{inside}<PersonBirthDate>1980-01-01</PersonBirthDate></CSWWWorker>"


def census(*workers, header="<ReferenceDate>2018-09-30</ReferenceDate>", before=""):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{before}<Message><Header><CollectionDetails>'
        f"<Collection>CSWW</Collection>{header}</CollectionDetails></Header>\n"
        "<LALevelVacancies><NumberOfVacancies>4</NumberOfVacancies></LALevelVacancies>\n"
        f"{''.join(workers)}</Message>"
    ).encode()


def brought(content):
    return read_bytes("csww.xml", content, PLAN, AT, references=KEY)


def refused(content):
    with pytest.raises(Refused) as caught:
        brought(content)
    return str(caught.value)


def test_each_worker_in_post_is_a_caseload_of_30_september():
    (found,) = brought(census(worker(1), worker(2, "0", AgencyWorker="1", OrgRole="4"))).extracts
    assert found.day == date(2018, 9, 30)
    assert found.source == "Children's social work workforce census 2018"
    assert [(each.role, each.agency, each.open_cases) for each in found.caseloads] == [
        ("Case Holder", False, 15),
        ("Senior Practitioner", True, 0),
    ]


def test_the_average_is_the_departments_own():
    # 15 cases on 1 post and 9 on half a one: 24 on 1.5; who holds none is outside it
    rows = [worker(1), worker(2, "9", FTE30="0.500000"), worker(3, "0")]
    summary = summarise(brought(census(*rows)).extracts, (), AT)
    assert summary.everyone.average == 16


def test_registration_numbers_are_not_kept():
    kept = repr(brought(census(worker(1234567))))
    assert "1234567" not in kept
    assert KEY.of_name("SW0001234567") in kept


def test_leavers_of_the_year_are_left_out_and_counted():
    rows = [
        worker(1),
        worker(2, None, RoleEndDate="2018-03-31", FTE30=None),
        worker(3, "12", RoleEndDate="2018-09-30"),
        worker(4, None, OrgRole="6"),
    ]
    found = brought(census(*rows))
    assert [each.open_cases for each in found.extracts[0].caseloads] == [15, 12, 0]
    (said,) = map(str, found.remarks)
    assert said == (
        "3 workers in post, by reference; 1 worker who had left before the day left out; of 1 "
        "worker no cases are stated: counted as none"
    )


def test_without_a_reference_date_the_year_says_the_day():
    (found,) = brought(census(worker(1), header="<Year>2017</Year>")).extracts
    assert found.day == date(2017, 9, 30)
    assert "neither ReferenceDate nor Year" in refused(census(worker(1), header=""))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (worker(1, FTE30="37"), "FTE cannot be"),
        (worker(1, FTE30=None, FTE=None), "neither FTE30 nor FTE"),
        (worker(1, SWENo=None), "has no SWENo"),
        (worker(1, AgencyWorker="2"), "must be 0 or 1"),
        (worker(1, "201"), "200 at most"),
        (worker(1, "x"), "is not a number"),
        (worker(1) + worker(1), "there twice"),
        (worker(1, RoleEndDate="soon"), "is not a date"),
        (worker(1, "9" * 201), "more than 200 characters"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(row, said):
    problem = refused(census(row))
    assert said in problem
    assert "csww.xml, row 4" in problem


ENTITIES = '<!DOCTYPE m [<!ENTITY a "aa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("before", [ENTITIES, '<!DOCTYPE m SYSTEM "http://example.org/m.dtd">'])
def test_a_document_type_is_refused(before):
    assert "declares a document type" in refused(census(worker(1), before=before))


def test_what_is_cut_off_or_empty_is_refused():
    assert "damaged or cut off" in refused(census(worker(1))[:-20])
    assert "has no CSWWWorker" in refused(census())


def test_a_census_of_leavers_alone_is_no_extract_of_nobody():
    said = refused(census(worker(1, RoleEndDate="2018-03-31")))
    assert "every worker of the census had left before 2018-09-30" in said


def test_cases_may_be_an_empty_element():
    (remark,) = brought(census(worker(1, ""))).remarks
    assert "of 1 worker no cases are stated: counted as none" in str(remark)


def test_any_other_xml_is_told_that_it_is_xml():
    assert "this is an XML document" in refused(b'<?xml version="1.0"?><Message><CIN/></Message>')
