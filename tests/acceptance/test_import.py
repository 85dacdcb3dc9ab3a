"""`planbot import`: each file whole or not at all, with every problem named."""

import pytest

from bot.sample import CASELOADS, OCTOBER, OUTTURNS, PLAN

BAD = """\
indicator,period,value
5.1,2018-10,many
99.9,2018-10,4
5.1,October,4
"""


def test_the_sample_is_imported_file_by_file_and_october_raises_three_alerts(planbot):
    done = planbot.run("import", PLAN, OUTTURNS, CASELOADS, OCTOBER)
    assert (done.code, done.err) == (0, "")
    lines = [line for line in done.out.splitlines() if not line.startswith("  ")]
    assert [line.partition(":")[0] for line in lines] == [
        each.name for each in (PLAN, OUTTURNS, CASELOADS, OCTOBER)
    ]
    assert lines[1].endswith("outturns stored: 30 new, 0 revised, 0 as before")
    assert lines[3].endswith(
        "17 new figures, 1 period without one, 0 revised, 0 as before; 3 alerts queued"
    )


def test_the_same_files_again_change_nothing_and_that_is_said(brought_in):
    done = brought_in.call("import", PLAN, OUTTURNS, CASELOADS)
    assert (done.code, done.err) == (0, "")
    assert len(done.out.splitlines()) == 3
    for line in done.out.splitlines():
        assert "nothing" in line
        assert "changed" in line
    assert "alert" not in done.out


def test_a_refused_file_names_every_problem_and_stores_nothing(brought_in, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text(BAD, encoding="utf-8")
    before = brought_in.call("ask", "/indicator 5.1", "--json").out
    done = brought_in.call("import", bad)
    assert (done.code, done.out) == (1, "")
    lines = done.err.splitlines()
    assert lines[0] == "bad.csv: refused, nothing of it is stored"
    places = [line.split(":")[0].strip() for line in lines[1:]]
    assert places == [
        "bad.csv, row 2, column value",
        "bad.csv, row 3, column indicator",
        "bad.csv, row 4, column period",
    ]
    assert brought_in.call("ask", "/indicator 5.1", "--json").out == before


def test_a_plan_comes_in_before_the_figures_that_stand_on_it(planbot):
    done = planbot.call("import", OUTTURNS, PLAN)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{PLAN.name}: plan stored")
    assert f"{OUTTURNS.name}: outturns stored" in done.out


def test_a_good_file_beside_a_bad_one_is_stored(planbot, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text(BAD, encoding="utf-8")
    done = planbot.call("import", PLAN, bad, OUTTURNS)
    assert done.code == 1
    assert "30 new" in done.out
    assert "bad.csv: refused" in done.err


@pytest.mark.parametrize("name", ["missing.csv", "folder", "empty.csv", "picture.png"])
def test_what_is_no_file_of_a_plan_is_refused_in_words(brought_in, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.csv").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    done = brought_in.call("import", tmp_path / name)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"{name}: refused, nothing of it is stored\n  {name}")
    assert "Traceback" not in done.err


def test_a_folder_that_has_no_name_of_its_own_is_named_as_it_was_typed(brought_in):
    done = brought_in.call("import", ".")
    assert done.err.startswith(".: refused, nothing of it is stored\n  .: this is not a file")


def test_a_team_that_no_earlier_extract_knows_is_named_as_new(planbot, tmp_path):
    later = tmp_path / "later.csv"
    later.write_text(
        "date,worker,role,team,fte,agency,open_cases\n"
        "2018-10-31,SW-1,Social Worker,First Response,1,no,17\n"
        "2018-10-31,SW-2,Social Worker,Leaving Care East,1,no,17\n",
        encoding="utf-8",
    )
    done = planbot.call("import", PLAN, CASELOADS, later)
    assert done.code == 0
    assert done.out.splitlines()[2].endswith("1 new, 0 revised, 0 as before")
    assert "new teams: 'Leaving Care East' (a misspelling of " in done.out.splitlines()[3]


def test_figures_before_a_plan_are_refused_with_what_to_do(planbot):
    done = planbot.call("import", OUTTURNS)
    assert done.code == 1
    assert "plan" in done.err


def test_a_day_that_is_still_to_come_is_asked_wrongly(planbot):
    done = planbot.run("import", PLAN, "--at", "2999-01-01")
    assert done.code == 2
    assert "--at 2999-01-01: files come in as on a day that has been, or today" in done.err


def test_a_preview_says_what_would_change_and_stores_nothing(brought_in):
    before = brought_in.call("ask", "/flags", "--json").out
    seen = brought_in.call("import", "--preview", OCTOBER)
    assert (seen.code, seen.err) == (0, "")
    assert "17 new figures, 1 new period without a figure, 5 changed statuses" in seen.out
    assert brought_in.call("ask", "/flags", "--json").out == before


def test_a_first_plan_is_previewed_by_its_size(planbot):
    seen = planbot.call("import", "--preview", PLAN)
    assert "a first plan: 17 recommendations, 44 indicators and 17 ratings" in seen.out


def test_an_import_is_listed_and_taken_back_by_its_number(brought_in):
    brought_in.call("import", OCTOBER)
    listed = brought_in.call("imports").out.splitlines()
    (number,) = (line.split()[0] for line in listed if OCTOBER.name in line)
    done = brought_in.call("undo", number)
    assert (done.code, done.err) == (0, "")
    assert "3 flags that end" in done.out
    again = brought_in.call("undo", number)
    assert (again.code, again.out) == (1, "")
    assert again.err == f"planbot: import {number} was taken back already\n"


def test_months_with_a_mark_are_not_counted_as_figures(planbot, tmp_path):
    planbot.call("import", PLAN)
    path = tmp_path / "months.csv"
    rows = ("2018-01,20", "2018-02,c", "2018-03,n/a", "2018-04,21")
    path.write_text("\n".join(["indicator,period,value", *(f"5.1,{row}" for row in rows)]) + "\n")
    previewed = planbot.call("import", "--preview", path).out
    assert "would bring 2 new figures and 2 new periods without a figure" in previewed
    brought = planbot.call("import", path).out
    assert "outturns stored: 2 new figures, 2 periods without one, 0 revised" in brought
    listed = planbot.call("imports").out.splitlines()
    newest = next(line for line in listed if "months.csv" in line)
    assert "outturns: 2 new figures, 2 periods without one" in newest
    undone = planbot.call("undo", newest.split()[0]).out
    assert "2 figures taken back and 2 periods without a figure taken back" in undone


def test_a_recipe_that_is_not_there_is_refused(brought_in):
    done = brought_in.call("import", "--recipe", "nope", OCTOBER)
    assert done.code == 1
    assert "there is no recipe 'nope'" in done.err
