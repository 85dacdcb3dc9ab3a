"""Any caseload report comes back as what it says, whatever its headings and its form."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.caseload import Caseload, Mix, Unallocated
from bot.importing import Refused, read_bytes
from tests.faults.files_xlsx import in_this_process, workbook_of
from tests.making import AT, small_plan

__all__ = ["in_this_process"]

PLAN = small_plan()
HEADINGS = {
    "worker": ("worker", "Social worker", "Allocated Worker", "Staff ID", "Case worker"),
    "team": ("team", "Team name", "Allocated team"),
    "role": ("role", "Job title", "Post title", "Grade"),
    "fte": ("fte", "FTE", "WTE", "Full-time equivalent"),
    "agency": ("agency", "Contract", "Agency/Permanent", "Employment status"),
    "open_cases": ("open_cases", "Cases", "Caseload", "Open cases", "Total"),
    "cin": ("cin", "CIN", "Children in need"),
    "cp": ("cp", "CP", "CPP", "Child protection"),
    "cla": ("cla", "LAC", "Looked after", "CIC"),
    "care_leavers": ("care_leavers", "Care leavers", "Leaving care"),
}
LEFT_OUT = ("Manager", "% of range", "Average", "Wards")
NOBODY = ("", "Unallocated", "Vacant", "Awaiting allocation")
TEAMS = ("North", "South", "Children in Care", "Team 1", "Team 2")
TYPES = ("cin", "cp", "cla", "care_leavers")

counts = st.integers(0, 12)
mixes = st.tuples(counts, counts, counts, counts)
posts = st.tuples(
    st.sampled_from(TEAMS),
    st.integers(1, 12),
    st.sampled_from(["0", "0.5", "0.8", "1", "1.05"]),
    st.booleans(),
    mixes,
    counts,
)


@st.composite
def reports(draw):
    """(the rows of a report, the caseloads and the unallocated cases it says)"""
    typed = draw(st.booleans())
    held = draw(st.lists(posts, max_size=8, unique_by=lambda post: post[1]))
    waiting = draw(st.lists(st.tuples(st.sampled_from(TEAMS), mixes), max_size=3))
    names = [name for name in HEADINGS if typed or name not in TYPES]
    columns = draw(st.permutations([*names, *draw(st.sets(st.sampled_from(LEFT_OUT)))]))
    head = [draw(st.sampled_from(HEADINGS[name])) if name in names else name for name in columns]
    caseloads, unallocated, lines = [], {}, []
    for team, number, fte, agency, mix, others in held:
        kept = Mix(*mix) if typed else Mix()
        cases = sum(mix) + others
        caseload = Caseload(
            f"SW-{number}", "Social Worker", team, Decimal(fte), agency, cases, kept
        )
        caseloads.append(caseload)
        lines.append((team, cells(caseload, mix), cases))
    for team, mix in waiting:
        unallocated.setdefault(team, []).append(mix)
        row = {"worker": draw(st.sampled_from(NOBODY)), "team": team, "open_cases": str(sum(mix))}
        lines.append((team, row | dict(zip(TYPES, map(str, mix), strict=True)), sum(mix)))
    rows = [["Caseloads as at 31/10/2018"], head]
    for team in draw(st.permutations(TEAMS)):
        of_team = [line for line in lines if line[0] == team]
        rows += [
            [row.get(name, "x" if name in LEFT_OUT else "") for name in columns]
            for _, row, _ in of_team
        ]
        if of_team and draw(st.booleans()):
            rows.append(totals(f"{team} total", of_team, columns))
    if lines and draw(st.booleans()):
        rows.append(totals("Grand total", lines, columns))
    said = tuple(
        Unallocated(
            team,
            sum(map(sum, lots)),
            Mix(*map(sum, zip(*lots, strict=True))) if typed else Mix(),
        )
        for team, lots in sorted(unallocated.items())
    )
    return rows, tuple(caseloads), said


def cells(caseload, mix):
    return {
        "worker": caseload.worker,
        "team": caseload.team,
        "role": caseload.role,
        "fte": str(caseload.fte),
        "agency": "Agency" if caseload.agency else "Permanent",
        "open_cases": str(caseload.open_cases),
        **dict(zip(TYPES, map(str, mix), strict=True)),
    }


def totals(name, lines, columns):
    stated = {"team": name}
    for column in (*TYPES, "open_cases", "fte"):
        numbers = [Decimal(row[column]) for _, row, _ in lines if row.get(column)]
        stated[column] = str(sum(numbers, Decimal(0)))
    return [stated.get(column, "") for column in columns]


def written(rows):
    file = io.StringIO()
    width = max(map(len, rows))
    csv.writer(file).writerows([*row, *[""] * (width - len(row))] for row in rows)
    return file.getvalue().encode()


@settings(max_examples=100, deadline=None)
@given(reports(), st.data())
def test_a_total_that_says_more_in_any_column_is_refused(report, data):
    rows, caseloads, _ = report
    sums = [row for row in rows if any(cell.casefold().endswith(" total") for cell in row)]
    if not sums or not caseloads:
        return
    row = data.draw(st.sampled_from(sums))
    numbers = [place for place, cell in enumerate(row) if cell.replace(".", "").isdecimal()]
    place = data.draw(st.sampled_from(numbers))
    row[place] = str(Decimal(row[place]) + 1)
    with pytest.raises(Refused, match=r"\(1 too many\)"):
        read_bytes("report", written(rows), PLAN, AT)


@settings(max_examples=100, deadline=None)
@given(reports(), st.booleans())
def test_a_report_comes_back_as_what_it_says(report, as_workbook):
    rows, caseloads, unallocated = report
    content = workbook_of(rows) if as_workbook else written(rows)
    if not caseloads and not unallocated:
        return
    try:
        (extract,) = read_bytes("report", content, PLAN, AT).extracts
    except Refused as refused:
        # Of a row that names nobody it is asked whether it is a total, where it could be one.
        if "just as many cases as the other rows" not in str(refused):
            raise
        return
    assert sorted(extract.caseloads, key=lambda each: each.worker) == sorted(
        caseloads, key=lambda each: each.worker
    )
    assert tuple(sorted(extract.unallocated, key=lambda each: each.team)) == unallocated
