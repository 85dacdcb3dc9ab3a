"""A slip in a team's name is refused; a team that is new is said to be."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.caseload import Caseload, CaseloadExtract
from bot.domain.snapshot import Snapshot
from bot.importing import Refused, new_teams, read_file
from bot.importing.tables.teams import MOST_TEAMS, slip
from tests.making import AT, small_plan

PLAN = small_plan()
HEADER = "date,worker,role,team,fte,agency,open_cases\n"
AUGUST, SEPTEMBER = date(2018, 8, 31), date(2018, 9, 30)


def extract(day, *teams):
    rows = [
        Caseload(f"SW-{number}", "Social Worker", team, Decimal(1), False, 17)
        for number, team in enumerate(teams)
    ]
    return CaseloadExtract(day, tuple(rows), "Case system")


def table(*teams, day=SEPTEMBER):
    rows = [f"{day},SW-{n},Social Worker,{team},1,no,17\n" for n, team in enumerate(teams)]
    return HEADER + "".join(rows)


@pytest.fixture
def read(tmp_path):
    """What a table brings after earlier extracts."""

    def reading(text, *earlier):
        path = tmp_path / "c.csv"
        path.write_text(text, encoding="utf-8")
        return read_file(path, PLAN, AT, earlier=earlier).extracts

    return reading


@pytest.fixture
def refused(read):
    def refusing(text, *earlier):
        with pytest.raises(Refused) as caught:
            read(text, *earlier)
        return [str(problem) for problem in caught.value.problems]

    return refusing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Court Team", "Cuort Team"),
        ("Court Team", "Cout Team"),
        ("Court Team", "Courts Team"),
        ("Court Team", "Court  Team "),
        ("Court Team", "Court-Team"),
        ("Court Team", "CourtTeam"),
        ("Court Team", "Team Court"),
        ("Court Team", "The Court"),
        ("Help & Support", "Help and Support"),
        ("Strengthening Families East", "Strenghtening Familes East"),
    ],
)
def test_a_slip_is_one(one, other):
    assert slip(one, other)
    assert slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Court Team", "Court Team 2"),
        ("Court Team 1", "Court Team 2"),
        ("Court Team A", "Court Team B"),
        ("Court Team I", "Court Team II"),
        ("Court Team North", "Court Team South"),
        ("Court Team East", "Court Team West"),
        ("Court Team", "Duty Team"),
        ("CIN", "CIC"),
        ("2018", "2019"),
    ],
)
def test_two_teams_are_no_slip(one, other):
    assert not slip(one, other)
    assert not slip(other, one)


def test_a_slip_from_an_earlier_extracts_team_is_refused_by_row_and_name(refused):
    (problem,) = refused(table("Court", "Duty", "Cuort"), extract(AUGUST, "Court", "Duty"))
    assert problem.startswith("c.csv, row 4, column team: 'Cuort' is nearly the team 'Court'; ")
    assert "give it to one of the plan's people first" in problem


def test_a_slip_from_a_team_of_the_plan_is_refused_in_the_first_extract_too(refused):
    (problem,) = refused(table("Frist Response"))
    assert "nearly the team 'First Response'" in problem


def test_a_slip_within_one_file_is_refused_where_the_second_spelling_stands(refused):
    (problem,) = refused(table("Court", "Court", "Cuort", "Cuort"))
    assert problem.startswith("c.csv, row 4, column team: 'Cuort'")


def test_a_file_may_correct_the_slip_in_its_own_days_extract(read):
    (brought,) = read(table("Court"), extract(SEPTEMBER, "Cuort"))
    assert brought.caseloads[0].team == "Court"


def test_teams_of_a_reorganisation_are_read(read):
    (brought,) = read(table("North Hub", "South Hub"), extract(AUGUST, "Court", "Duty"))
    assert [each.team for each in brought.caseloads] == ["North Hub", "South Hub"]


def test_another_column_taken_for_the_teams_is_refused(refused):
    (problem,) = refused(table(*(f"T{number}" for number in range(MOST_TEAMS + 1))))
    assert f"row {MOST_TEAMS + 2}, column team: there are more than 300 teams" in problem


@pytest.mark.parametrize(
    ("earlier", "teams", "said"),
    [
        ((), ["North Hub"], []),
        ((extract(SEPTEMBER, "Court"),), ["North Hub"], []),
        ((extract(AUGUST, "Court"),), ["COURT", "First Response"], []),
        ((extract(AUGUST, "Court"),), ["Court", "North Hub"], ["new teams: 'North Hub'"]),
        (
            (extract(AUGUST, "Court"),),
            ["First Respond Team", "North Hub"],
            ["new teams: 'First Respond Team' (a misspelling of 'First Response'?), 'North Hub'"],
        ),
    ],
)
def test_new_teams_are_named_once_an_earlier_extract_knows_any(earlier, teams, said):
    before = Snapshot(1, PLAN, {}, caseloads=earlier)
    assert [str(each) for each in new_teams([extract(SEPTEMBER, *teams)], before)] == said
