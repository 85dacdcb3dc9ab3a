"""`planbot recipes`: a file that is asked about, answered, and read the next month by itself."""

from bot.sample import OUTTURNS, PLAN

SEPTEMBER = "Measure,Sep-18,Target\nRe-referals,30.6%,22%\nAudits,4,5\n"


def test_a_scorecard_is_asked_about_once_and_then_read(planbot, tmp_path):
    assert planbot.call("import", PLAN).code == 0
    board = tmp_path / "board.csv"
    board.write_text(SEPTEMBER, encoding="utf-8")
    asked = planbot.call("import", board)
    assert asked.code == 1
    answer = next(each for each in asked.err.splitlines() if "planbot recipes edit board" in each)
    assert "name Re-referals = 5.1" in answer
    said = "name Re-referals = 5.1"
    assert "questions are open" in planbot.call("recipes").out
    assert planbot.call("recipes", "edit", "board", "--set", said).code == 0
    stored = planbot.call("import", board)
    assert (stored.code, stored.err) == (0, "")
    assert "1 new" in stored.out
    assert "columns left out: Target" in stored.out
    board.write_text(
        SEPTEMBER.replace("Sep-18", "Aug-18,Sep-18")
        .replace(",30", ",29.7%,30")
        .replace(",4", ",4,4"),
        "utf-8",
    )
    again = planbot.call("import", board)
    assert "read by the recipe board" in again.out
    assert "name re-referals = 5.1" in planbot.call("recipes", "show", "board").out
    assert planbot.call("recipes", "forget", "board").code == 0
    assert planbot.call("recipes", "show", "board").code == 1


def test_an_answer_that_is_none_is_refused(planbot, tmp_path):
    planbot.call("import", PLAN)
    board = tmp_path / "board.csv"
    board.write_text(SEPTEMBER, encoding="utf-8")
    planbot.call("import", board)
    done = planbot.call("recipes", "edit", "board", "--set", "column Q = value")
    assert done.code == 1
    assert "there is no column 'Q'" in done.err
    assert planbot.call("recipes", "edit", "nobody", "--set", "area = X").code == 1
    assert planbot.call("recipes", "show").code == 2


def test_planbots_own_tables_need_no_recipe(planbot):
    assert planbot.call("import", PLAN, OUTTURNS).code == 0
    assert "No recipe is kept" in planbot.call("recipes").out


def test_a_recipe_shows_every_column_that_one_answer_decided(planbot, tmp_path):
    planbot.call("import", PLAN)
    board = tmp_path / "board.csv"
    rows = "Ref,Name,2016/17,2017/18,Aug-18,Sep-18", "5.1,Re-referrals,25%,26%,29.7%,30.6%"
    board.write_text("\n".join(rows), encoding="utf-8")
    assert "columns C '2016/17' and D '2017/18'" in planbot.call("import", board).err
    planbot.call("recipes", "edit", "board", "--set", "column C = value")
    planbot.call("import", board)
    shown = planbot.call("recipes", "show", "board").out
    assert "column C = value  ({year}; so is D)" in shown
    assert "column E = value  ({month}; so is F)" in shown
