"""The scorecard for publication, read by somebody who adds and subtracts all that it states.

The reader knows nothing of planbot's rules: it takes the figures of every sheet, each with its
months, and asks which counts of which months follow from them, by linear algebra.
"""

from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest

from bot.domain.trace import NO_TRACES
from bot.papers.brief import brief_of
from bot.papers.scorecard import scorecard_workbook
from bot.rules.assessment import assess
from tests.integration.papers.scorecards import opened, rows
from tests.integration.papers.test_public_reports import MONTHS, SMALL, months_of, written
from tests.making import (
    AT,
    extract,
    indicator,
    outturn,
    plan,
    rating,
    recommendation,
    snapshot,
    worker,
)

STRETCHES = [
    some for size in range(1, len(MONTHS) + 1) for some in combinations(range(len(MONTHS)), size)
]


def made(assessment, public=True):
    brief = brief_of(assessment, None, public=public, traces=NO_TRACES)
    return opened(scorecard_workbook(brief))


@cache
def stated_of(seed, public=True):
    """What the sheets of a seed state: several tests look at the same ones."""
    return stated(made(written(seed), public))


def stated(book):
    """The counts that the sheets state: by measure and what is counted, the months and how many."""
    found = {}
    for row in rows(book["Sources"]):
        if row["What"].value != "figure":
            continue
        ref, months = row["Ref"].value, months_of(row["Period or day"].value)
        value, part, whole = (row[each].value for each in ("Figure", "Numerator", "Denominator"))
        if isinstance(part, int):
            told = {"part": part, "rest": whole - part, "whole": whole}
        else:
            told = {"value": value} if isinstance(value, int) else {}
        for what, count in told.items():
            found.setdefault((ref, what), {})[months] = count
    return found


def worked_out(known):
    """Every count of a set of months that follows from those known."""
    reduced = []
    for months, count in known.items():
        row = [Fraction(month in months) for month in MONTHS] + [Fraction(count)]
        row = less(row, reduced)
        if any(row[:-1]):
            first = next(place for place, each in enumerate(row) if each)
            reduced.append((first, [each / row[first] for each in row]))
    for some in STRETCHES:
        row = [Fraction(place in some) for place in range(len(MONTHS))] + [Fraction(0)]
        row = less(row, reduced)
        if not any(row[:-1]):
            yield some, -row[-1]


def less(row, reduced):
    for first, other in reduced:
        row = [one - row[first] * two for one, two in zip(row, other, strict=True)]
    return row


def small_ones(found):
    return [
        (key, [MONTHS[place] for place in months], count)
        for key, known in found.items()
        for months, count in worked_out(known)
        if count < SMALL
    ]


@pytest.mark.parametrize("seed", range(30))
def test_nobody_works_out_a_count_under_five_from_all_sheets_together(seed):
    assert small_ones(stated_of(seed)) == []


def test_the_reader_works_them_out_of_the_version_for_the_house():
    """Else the test above could not fail."""
    found = [each for seed in range(5) for each in small_ones(stated_of(seed, public=False))]
    assert len(found) > 50


def test_what_is_safe_is_still_shown():
    shown = [count for seed in range(10) for each in stated_of(seed).values() for count in each]
    assert len(shown) > 20


@pytest.fixture
def small():
    own = indicator(targets=(80,))
    figures = (outturn("2018-08", "90", of="36 of 40"), outturn("2018-09", "92.7", of="51 of 55"))
    spoken = recommendation(1, (own,), (rating(),))
    workers = [worker(cases, team=team) for team in ("North", "South") for cases in (9, 19, 22)]
    return assess(snapshot(plan(spoken), *figures, caseloads=(extract(*workers),)), AT)


def test_a_hidden_figure_stands_in_no_sheet_and_no_chart(small):
    book = made(small)
    (row,) = rows(book["Indicators"])
    assert [cell.value for cell in row.values()].count("[c]") == 2
    figures = [each for each in rows(book["Sources"]) if each["What"].value == "figure"]
    assert {each["Figure"].value for each in figures} == {"[c]"}
    assert {each["Numerator"].value for each in figures} == {"[c]"}
    assert "Charts" not in book.sheetnames
    fills = {row[each].fill.fgColor.rgb for each in row if row[each].value == "[c]"}
    assert fills == {"00000000"}


def test_it_says_what_it_leaves_out_and_why(small):
    said = " ".join(str(cell.value) for (cell,) in made(small)["About"].iter_rows(max_col=1))
    assert (
        "Of 2 figures, 2 stand as [c] in every sheet: they rest on fewer than five people" in said
    )
    assert "reasons" in said


def test_reasons_files_and_the_highest_caseload_are_for_the_house_alone(small):
    for public in (False, True):
        book = made(small, public)
        first, *_ = rows(book["Ratings"])
        assert (first["Reason"].value is None) is public
        assert ("File" in rows(book["Sources"])[0]) is not public
        highest = rows(book["Caseloads"])[0]["Most of one worker"].value
        assert highest == ("[c]" if public else 22)
