"""What the messages say of cases that nobody at work holds, and of the types of cases."""

from bot.domain.caseload import Mix, Unallocated
from bot.domain.people import Audience
from bot.messages.caseloads import caseloads_message, teams_message
from bot.messages.caseloads_line import caseload_line
from bot.messages.caseloads_team import team_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.caseload_team import team_of
from tests.making import AT, extract, plan, recommendation, snapshot, worker

WORKERS = (
    *(worker(each, cin=each, name=f"SW-{each}") for each in (12, 19, 25, 26, 27)),
    worker(9, fte="0.5", cin=9, name="SW-103"),
    worker(10, fte="0.5", cp=10, team="South", name="SW-103"),
    worker(2, fte=0, cin=2, name="SW-102"),
)
WAITING = (Unallocated("North", 7, Mix(cin=7)),)


def said(audience=Audience.NAMED, workers=WORKERS, waiting=WAITING, show_workers=False):
    """The digest's line and each answer about caseloads, without the marks of bold type."""
    known = snapshot(plan(recommendation(1)), caseloads=(extract(*workers, unallocated=waiting),))
    view = View(assess(known, AT), audience)
    summary, ranges = view.assessment.caseloads, view.assessment.plan.caseload_ranges
    north = team_of(known.caseloads, ranges, summary, "North")
    answers = {
        "digest": caseload_line(view, summary),
        "roles": caseloads_message(view, summary).plain,
        "teams": teams_message(view, summary).plain,
        "team": team_message(view, summary, north, show_workers).plain,
    }
    return {name: answer.replace("*", "") for name, answer in answers.items()}


def test_unallocated_cases_and_those_of_who_is_not_at_work_have_their_own_words():
    for name, answer in said().items():
        if name != "team":
            assert "7 cases are unallocated, and in no average." in answer, name
            held = "2 cases are held by 1 worker who is not at work, and in no average."
            assert held in answer, name
    of_team = said()["team"]
    assert "7 cases of the team are unallocated" in of_team
    assert "2 cases of the team are held by 1 worker who is not at work" in of_team


def test_the_mix_is_said_once_in_each_answer():
    mix = "By type  127 children in need and 10 children on a protection plan, of 137 open cases."
    answers = said()
    assert [mix in answers[name] for name in ("digest", "roles", "teams")] == [False, True, True]
    assert "127 children in need, of 127 open cases" in answers["team"]


def test_a_wide_channel_hears_of_five_and_more_and_of_no_worker_who_is_not_at_work():
    for name, answer in said(Audience.WIDE).items():
        assert ("7 cases are unallocated" in answer) is (name != "team"), name
        assert "not at work" not in answer
        assert "of the team" not in answer
    few = said(Audience.WIDE, waiting=(Unallocated("North", 4),))
    assert not any("unallocated" in answer for answer in few.values())


def test_a_wide_channel_sees_no_type_of_fewer_than_five():
    workers = (*WORKERS, worker(3, cla=3))
    line = said(Audience.WIDE, workers)["roles"]
    assert "[c] children looked after" in line
    assert "3 children looked after" not in line
    assert "3 children looked after" in said(workers=workers)["roles"]


def test_a_wide_channel_is_not_told_that_there_are_other_types_where_all_are_named():
    workers = [worker(30, cin=7, cp=8, cla=9, care_leavers=6)]
    assert "[c] of other types, if any, of 37 open cases" in said(Audience.WIDE, workers)["roles"]
    assert "other types" not in said(workers=workers)["roles"]


def test_nothing_is_said_where_there_is_nothing():
    answers = said(workers=(worker(19), worker(20)), waiting=())
    for name, answer in answers.items():
        for word in ("unallocated", "not at work", "By type"):
            assert word not in answer, name


def test_the_teams_manager_sees_what_a_worker_holds_in_all_teams():
    table = said(show_workers=True)["team"]
    (shared,) = [line for line in table.splitlines() if "SW-103" in line]
    assert "0.5 of 1" in shared
    assert "9 of 19" in shared
    (away,) = [line for line in table.splitlines() if "SW-102" in line]
    assert away.strip().startswith("not at work")


def test_an_average_from_another_source_is_said_to_be_one():
    workers = [worker(each) for each in (18, 19, 20, 21, 22)]
    for source, said_so in (("case system", False), ("another system", True)):
        before = extract(*workers, on="2018-08-31", source=source)
        known = snapshot(plan(recommendation(1)), caseloads=(extract(*workers), before))
        view = View(assess(known, AT), Audience.WIDE)
        answer = caseloads_message(view, view.assessment.caseloads).plain
        assert ("same as on 31 August 2018, by another source" in answer) is said_so


SOME_LEADS = (
    *(worker(20, families=8, registered=True, team="North") for _ in range(6)),
    *(worker(8, families=8, registered=False, team="South") for _ in range(6)),
)


def test_both_averages_are_said_where_they_differ_and_whose_the_first_is():
    answers = said(workers=SOME_LEADS, waiting=())
    both = (
        "Registered social workers alone, as the DfE counts, average 20; 6 lead practitioners hold"
    )
    for name in ("roles", "teams"):
        assert "Average 14 cases" in answers[name]
        assert f"{both} 48 cases." in answers[name]
        assert "In families the average is 8." in answers[name]
        assert "lead practitioners among them" in answers[name]
        assert "(DfE)" not in answers[name]
    assert "average 14 (20 of registered social workers alone)" in answers["digest"]
    assert "Registered" not in answers["team"]
    wide = said(Audience.WIDE, workers=SOME_LEADS, waiting=())
    assert "as the DfE counts, average 20." in wide["roles"]
    assert "lead practitioners hold" not in wide["roles"]


def test_a_team_manager_sees_the_families_of_each_worker():
    team = said(workers=SOME_LEADS, waiting=(), show_workers=True)["team"]
    assert "Families" in team
    assert "Families" not in said(show_workers=True)["team"]
