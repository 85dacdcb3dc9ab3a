"""The committee's report of the sample, held cell by cell against the report that was published.

`published-2018-11.json` has what Appendix A printed in November 2018: it was read from the
published report by others, and nothing in planbot is made from it.
"""

import io
import json
import re
from pathlib import Path

import docx
import pytest

PUBLISHED = json.loads(Path(__file__).with_name("published-2018-11.json").read_text("utf-8"))
RECOMMENDATIONS = PUBLISHED["recommendations"]
MEASURES = [each for every in RECOMMENDATIONS for each in every["indicators"]]
COLUMNS = (
    "Ref.",
    "Recommendation",
    "Progress RAG",
    "Measure",
    "Baseline",
    "Outturn",
    "Target March 2018",
    "Target March 2020",
    "Evidence of progress",
    "Further actions",
    "Lead role",
)
MONTHS = {
    "2016-12": "December 2016",
    "2017-03": "March 2017",
    "2018-06": "June 2018",
    "2018-07": "July 2018",
    "2018-09": "September 2018",
    "2018-09 (month)": "September 2018",
    "2018-09 (12 months)": "October 2017 to September 2018",
    "2018-07/2018-08": "July to August 2018",
    "2018-04/2018-09": "year to date, April to September 2018",
    "2018/19 year to date": "year to date, April to September 2018",
    "'Q3 data'": "Q3, year not stated",
    "2018 year to date": "year to date 2018, calendar or financial year not stated",
    "2016/17 column; text says up to Sept18": "2016/17, with data up to September 2018",
    "2016/17 (DfE: 30 September 2016)": "2016/17",
}
"""A period as the published report has it, and as people read it."""
OTHERWISE = {
    # Of 24 looked after and 39 others the plan makes 63, and says so.
    "9.1": {"value": 63, "period": "'Q3 data'"},
    # An asterisk among the figures; the further actions print it.
    "12.1": {"value": 80.5},
}
"""Outturns that the plan takes from elsewhere in the same report."""


@pytest.fixture(scope="module")
def appendix(brought_in):
    out = brought_in.home / "published.docx"
    done = brought_in.call("report", "committee", "--as-at", PUBLISHED["committee_date"], "-o", out)
    assert (done.code, done.err) == (0, "")
    document = docx.Document(io.BytesIO(out.read_bytes()))
    head, *rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert tuple(head) == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def remarks(brought_in):
    out = brought_in.home / "remarks.docx"
    brought_in.call("report", "committee", "-o", out)
    document = docx.Document(io.BytesIO(out.read_bytes()))
    return [each.text for each in document.paragraphs if each.style.name == "Remark"]


@pytest.fixture(scope="module")
def row_of(appendix):
    """The row of each measure, by its reference."""
    return {row["Measure"].split(" ")[0]: row for row in appendix if row["Measure"] != "not stated"}


def first_row(appendix, number):
    return next(row for row in appendix if row["Ref."] == str(number))


def numbers(text):
    return [float(each) for each in re.findall(r"\d+(?:\.\d+)?", text)]


def begins_with(text, value):
    """Tells whether the cell's own figure is the published one."""
    if isinstance(value, str):
        return text.startswith(value)
    return numbers(text)[:1] == [float(value)]


def test_it_has_a_row_for_each_measure_and_for_the_recommendation_without_any(appendix):
    published = [
        (str(each["number"]), ref)
        for each in RECOMMENDATIONS
        for ref in [one["ref"] for one in each["indicators"]] or ["not"]
    ]
    assert [(row["Ref."], row["Measure"].split(" ")[0]) for row in appendix] == published


@pytest.mark.parametrize("published", RECOMMENDATIONS, ids=lambda each: str(each["number"]))
def test_the_rating_is_the_published_one(appendix, published):
    lines = first_row(appendix, published["number"])["Progress RAG"].split("\n")
    how = ["derived, not printed"] if published["derived"] else []
    assert lines == [published["rating"][0], published["rating"], *how]


def test_the_ratings_are_counted_as_published(appendix):
    letters = [*{row["Ref."]: row["Progress RAG"].split("\n")[0] for row in appendix}.values()]
    counted = {word: letters.count(word[0]) for word in ("Green", "Amber", "Red")}
    assert counted == PUBLISHED["summary_counts"]


@pytest.mark.parametrize("published", RECOMMENDATIONS, ids=lambda each: str(each["number"]))
def test_the_lead_roles_are_the_published_ones(appendix, published):
    roles = set(first_row(appendix, published["number"])["Lead role"].split("\n"))
    wanted = {each.removesuffix(" (CIC)") for each in published["leads"]}
    assert roles == (wanted or {"not stated"})


@pytest.mark.parametrize("published", MEASURES, ids=lambda each: each["ref"])
def test_the_baseline_is_the_published_one_with_its_period(row_of, published):
    cell, baseline = row_of[published["ref"]]["Baseline"], published["baseline"]
    if "value" not in baseline:
        assert cell == "not stated"
        return
    assert begins_with(cell, baseline["value"])
    assert MONTHS.get(baseline["period"], baseline["period"]) in cell


@pytest.mark.parametrize("published", MEASURES, ids=lambda each: each["ref"])
def test_the_outturn_is_the_published_one_with_its_period_and_its_parts(row_of, published):
    cell = row_of[published["ref"]]["Outturn"]
    outturn = OTHERWISE.get(published["ref"], published["outturn"])
    if "value" not in outturn:
        assert cell == "not stated"
        return
    first, *more = cell.split("\n")
    assert begins_with(first, outturn["value"])
    period = MONTHS[outturn["period"]] if "period" in outturn else "reported by September 2018"
    assert period in first
    if "numerator" in outturn:
        assert f"{outturn['numerator']} of {outturn['denominator']}" in first
    others = published["other_outturns"]
    assert len(more) == len(others)
    for each in others:
        period = MONTHS.get(each["period"], each["period"])
        assert any(numbers(line)[:1] == [each["value"]] and period in line for line in more)


@pytest.mark.parametrize("published", MEASURES, ids=lambda each: each["ref"])
def test_the_targets_are_the_published_ones_for_their_days(row_of, published):
    row = row_of[published["ref"]]
    for name, column in (("first_target", COLUMNS[6]), ("last_target", COLUMNS[7])):
        cell, target = row[column], published[name]
        if "value" not in target:
            assert cell == "not stated"
            continue
        assert begins_with(cell.removeprefix("≤ "), target["value"])
        other_day = " by December 2018" if target["by"] == "2018-12-31" else ""
        assert cell.endswith(other_day)
        assert (" by " in cell) == bool(other_day)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("Rec 5", "is Green with re-referrals at 30.6%"),
        ("Rec 5", "the further actions say “30%”; the figure for re-referrals (5.1) is 30.6%"),
        ("Rec 8", "the evidence says “8%”; the figure for three or more placements (14.1) is 8.5%"),
        ("Rec 2", "(83% or more) is easier than the baseline of 84%"),
        ("Key figures", "is 8%; Appendix A has 14.1 at 8.5%, in September 2018"),
        ("Ratings", "counts 11 Green and prints 9. Recommendations 4 and 7 follow"),
    ],
)
def test_the_remarks_name_both_places_of_a_contradiction(remarks, about, words):
    assert [each for each in remarks if each.startswith(about) and words in each]


def test_a_key_figure_in_another_unit_than_its_comparators_says_so(brought_in):
    out = brought_in.home / "key-figures.docx"
    brought_in.call("report", "committee", "-o", out)
    document = docx.Document(io.BytesIO(out.read_bytes()))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    of_sdq = next(row for row in rows if row[0].startswith("8.1 Average strengths"))
    assert of_sdq[1].endswith("; in another unit, so not comparable with these")
