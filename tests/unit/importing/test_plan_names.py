"""A name of the plan that looks like a slip is told of when the plan comes in; none is refused."""

from datetime import date

import pytest
import yaml

from bot.domain.caseload import CaseloadExtract
from bot.importing import Refused, nobody_has, read_bytes
from tests.making import AT, PLAN_YAML, worker

DAY = date(2018, 10, 31)
MANAGER = {"title": "Team Manager", "kind": "team manager", "users": ["U0T2"], "sees": "wide"}


def told(**changed):
    """What is said of the small plan, changed."""
    return [str(each) for each in brought(**changed).remarks]


def brought(**changed):
    said = yaml.safe_load(PLAN_YAML) | changed
    return read_bytes("plan.yaml", yaml.safe_dump(said).encode(), None, AT)


def ranges(*roles):
    pairs = [each if isinstance(each, tuple) else (each, each) for each in roles]
    return [{"role": role, "low": 1, "high": 2, "title": title} for role, title in pairs]


def people(*teams):
    added = [MANAGER | {"role": f"m-{n}", "users": [f"U0T{n}"], "team": team}
             for n, team in enumerate(teams)]  # fmt: skip
    return [*yaml.safe_load(PLAN_YAML)["people"], *added]


def test_a_plan_without_slips_is_taken_without_a_word():
    roles = ranges("Social Worker", "Senior Social Worker", ("ASYE", "Newly qualified"), "SW 1")
    assert told(caseload_ranges=roles, people=people("North", "South", "Team 1", "Team 2")) == []


@pytest.mark.parametrize(
    ("roles", "slip", "meant"),
    [
        (ranges(("Socal Worker", "Social Worker")), "Socal Worker", "Social Worker"),
        (ranges("Socal Worker"), "Socal Worker", "Social Worker"),
        (ranges("Case Lead", "Case Laed"), "Case Laed", "Case Lead"),
    ],
)
def test_a_role_of_a_range_that_looks_like_a_slip_is_told(roles, slip, meant):
    (said,) = told(caseload_ranges=roles)
    assert said.startswith(f"Caseload ranges: the role '{slip}' is nearly '{meant}'")
    assert "where one of them is a slip, mend it in the plan" in said


def test_teams_that_are_a_slip_apart_are_told_across_sheets():
    (said,) = told(people=people("Frist Response"))
    assert "the team 'Frist Response' is nearly 'First Response' (People)" in said
    (said,) = told(teams=["Frist Response"])
    assert "the team 'First Response' is nearly 'Frist Response' (Teams)" in said
    channel = {"id": "C0TEAM", "name": "first-respons", "audience": "wide"}
    (said,) = told(channels=[*yaml.safe_load(PLAN_YAML)["channels"], channel])
    assert said.startswith("Channels: the name 'first-respons' is nearly 'First Response' (a team)")


def test_a_lead_that_is_nearly_a_person_s_title_is_told():
    recommendations = yaml.safe_load(PLAN_YAML)["recommendations"]
    recommendations[0]["lead"] = ["Assistant Directer", "Assistant Director", "The Board"]
    (said,) = told(recommendations=recommendations)
    assert said.startswith("Recommendation 5: the lead 'Assistant Directer' is nearly 'Assistant D")


def extract(*rows):
    return CaseloadExtract(DAY, rows, "Case system")


def test_roles_and_teams_that_no_caseload_has_are_told_with_what_is_like_them():
    plan = brought(caseload_ranges=ranges("Socal Worker", "ASYE"), people=people("Court")).plan
    rows = (worker(9, team="first response"), worker(9, team="Courts"))
    role, other, team = (str(each) for each in nobody_has(plan, extract(*rows)))
    assert role == (
        "no worker of 31 October 2018 has the role 'Socal Worker', which has a caseload range; the "
        "caseloads have 'Social Worker'; where 'Socal Worker' is a slip, mend it in the plan"
    )
    assert "'ASYE'" in other
    assert "where 'ASYE' is a slip or gone" in other
    assert "is in the team 'Court', which has a manager; the caseloads have 'Courts'" in team
    assert nobody_has(plan, None) == ()


def test_caseloads_that_tell_no_teams_miss_none():
    plan = brought(caseload_ranges=[]).plan
    assert nobody_has(plan, extract(worker(9, team="Whole service"))) == ()


@pytest.mark.parametrize(
    ("role", "team", "said"),
    [
        (
            "Social Worker",
            "North",
            "'Social Worker' is nearly 'Socal Worker', a role of the plan",
        ),
        ("ASYE", "Court", "'Court' is nearly the team 'Cuort' of the plan; where the plan has the"),
    ],
)
def test_a_right_file_is_not_told_to_copy_the_plan_s_slip(role, team, said):
    plan = brought(caseload_ranges=ranges("Socal Worker"), people=people("Cuort")).plan
    text = f"date,worker,role,team,fte,agency,open_cases\n{DAY},A1,{role},{team},1,no,9\n"
    with pytest.raises(Refused) as caught:
        read_bytes("c.csv", text.encode(), plan, AT)
    (problem,) = map(str, caught.value.problems)
    assert said in problem
    assert "where the plan has the slip, mend it there" in problem
