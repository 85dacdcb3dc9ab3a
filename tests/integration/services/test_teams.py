"""Figures by team come in beside the council's own, which nothing of them touches."""

from datetime import date

import pytest

from bot.domain.people import Audience
from bot.importing import Asked, Refused
from bot.messages.teams import teams_message
from bot.messages.view import View
from bot.playground.validation import check_message
from bot.rules.assessment import assess
from bot.services.digest_preview import digest_of
from bot.services.previews import preview_file
from bot.services.undo import undo
from tests.integration.services.brought import NOW

AT = date(2018, 12, 3)
HEADER = "indicator,period,value,numerator,denominator,team,source"
WHOLE = ("5.2,2018-08,15%,30,200,,Cases", "5.2,2018-09,30%,60,200,,Cases")
TEAMS = (
    "5.2,2018-08,10%,10,100,North,Cases",
    "5.2,2018-08,20%,20,100,South,Cases",
    "5.2,2018-09,3%,3,100,North,Cases",
    "5.2,2018-09,57%,57,100,South,Cases",
)


@pytest.fixture
def listed(bringing):
    bringing.plan(teams=["North", "South"])
    return bringing


def table(folder, *rows, name="teams.csv"):
    path = folder / name
    path.write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
    return path


def shown(bringing, audience=Audience.NAMED):
    read = assess(bringing.store.snapshot(), AT)
    return teams_message(View(read, audience, "/indicator 5.2 teams"), read.histories["5.2"])


def read_of(bringing):
    """All that must not change: figures, statuses, flags, questions and the digest."""
    snapshot = bringing.store.snapshot()
    read = assess(snapshot, AT)
    current = read.histories["5.2"].current
    digest = digest_of(read, Audience.NAMED).plain
    return snapshot.outturns, current, snapshot.flags, read.flags, read.questions, digest


def test_nothing_of_the_whole_is_touched(listed, tmp_path):
    listed.bring(table(tmp_path, *WHOLE, name="whole.csv"))
    before = read_of(listed)
    told = len(listed.rows)
    brought = listed.bring(table(tmp_path, *TEAMS))
    assert (brought.kind, brought.new, brought.alerts) == ("outturns", 4, 0)
    assert read_of(listed) == before
    assert len(listed.rows) == told


def test_parts_stand_beside_the_whole(listed, tmp_path):
    listed.bring(table(tmp_path, *WHOLE, *TEAMS))
    message = shown(listed)
    assert "2 teams for September 2018. Together they make the whole." in message.plain
    assert "3%, 3 of 100" in message.plain
    assert "30%, 60 of 200" in message.plain
    assert check_message({"channel": "C1", "text": message.text, "blocks": [*message.blocks]}) == []


def test_a_wide_audience_sees_neither_the_small_team_nor_its_complement(listed, tmp_path):
    listed.bring(table(tmp_path, *WHOLE, *TEAMS))
    said = shown(listed, Audience.WIDE).plain
    assert "3 of 100" not in said
    assert "57 of 100" not in said
    assert said.count("[c]") == 2
    assert "20%, 20 of 100" in said


def test_a_wide_audience_is_not_told_which_way_they_do_not_add_up(listed, tmp_path):
    south = "5.2,2018-09,80.6%,58,72,South,"
    listed.bring(table(tmp_path, *WHOLE, "5.2,2018-09,3%,3,100,North,", south))
    said = shown(listed, Audience.WIDE).plain
    assert "Together they do not make the whole." in said
    assert "more than" not in said


@pytest.mark.parametrize(
    ("south", "said"),
    [
        ("5.2,2018-09,20%,10,50,South,", "*30 of 150*, less than the whole's *60 of 200*"),
        ("5.2,2018-09,50%,75,150,South,", "*95 of 250*, more than the whole's *60 of 200*"),
        ("5.2,2018-09,50%,,,South,", "They are not added up: their counts are not all given."),
    ],
)
def test_where_the_parts_do_not_add_up_it_is_said(listed, tmp_path, south, said):
    listed.bring(table(tmp_path, *WHOLE, "5.2,2018-09,20%,20,100,North,", south))
    assert said.replace("*", "") in shown(listed).plain


def test_a_whole_without_counts_is_not_added_up(listed, tmp_path):
    listed.bring(table(tmp_path, "5.2,2018-08,15%,,,,", *TEAMS[:2]))
    assert "They are not added up: the counts of the whole are not given." in shown(listed).plain


def test_a_team_without_a_figure_is_named(listed, tmp_path):
    listed.bring(table(tmp_path, *WHOLE, *TEAMS[:3]))
    assert "No figure for September 2018 of South." in shown(listed).plain


def test_without_any_it_is_said(listed):
    assert "No figure of a team or locality came in" in shown(listed).plain


def test_a_total_is_the_whole_council(listed, tmp_path):
    listed.bring(table(tmp_path, WHOLE[0].replace(",,Cases", ",Total,Cases")))
    [figure] = listed.store.snapshot().outturns["5.2"]
    assert (figure.team, figure.numerator) == (None, 30)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (TEAMS[0].replace("North", "West"), "row 2, column team: 'West' is no team of the plan"),
        (TEAMS[0].replace("North", "Nroth"), "did you mean 'North'?"),
        (f"{TEAMS[0]}\n{TEAMS[0]}", "5.2 of North for 2018-08 is there twice"),
        (TEAMS[0].replace("10%,10", "13%,11"), "does not agree with 11 of 100"),
    ],
    ids=["unknown", "misspelt", "twice", "no share of its counts"],
)
def test_what_is_wrong_is_refused_by_name_and_row_and_nothing_stored(listed, tmp_path, row, said):
    with pytest.raises(Refused) as caught:
        listed.bring(table(tmp_path, row))
    assert said in str(caught.value)
    assert listed.store.snapshot().of_teams == {}


def test_a_team_is_refused_where_the_plan_lists_none(bringing, tmp_path):
    bringing.plan()
    with pytest.raises(Refused, match="'North' is no team of the plan: correct it, or list it"):
        bringing.bring(table(tmp_path, TEAMS[0]))


@pytest.mark.parametrize("heading", ["Team", "Area team", "Locality"])
def test_a_scorecard_of_one_team_is_not_the_whole_councils(listed, tmp_path, heading):
    path = tmp_path / "scorecard.csv"
    rows = (f"Measure,{heading},Jul-18,Aug-18,Sep-18", "Repeat plans,North,10.5,11.5,12.5")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises((Asked, Refused)):
        listed.bring(path)
    assert listed.store.snapshot().outturns == {}


def test_a_revision_that_came_later_was_not_known(listed, tmp_path):
    listed.bring(table(tmp_path, TEAMS[2]))
    revised = TEAMS[2].replace("3%,3", "4%,4")
    listed.bring(table(tmp_path, revised, name="again.csv"), now=NOW.replace(day=20))
    (known,) = listed.store.known_on(NOW.date())
    (figure,) = known.of_teams["5.2"]
    assert figure.numerator == 3


def test_figures_for_another_kind_of_period_are_said_to_be_that(listed, tmp_path):
    listed.bring(table(tmp_path, TEAMS[2].replace("2018-09", "2018/19 Q2")))
    assert "are for quarters, and the plan measures it by month" in shown(listed).plain


def test_a_revision_counts_and_is_taken_back(listed, tmp_path):
    listed.bring(table(tmp_path, *WHOLE, *TEAMS))
    revised = TEAMS[2].replace("3%,3", "4%,4")
    brought = listed.bring(table(tmp_path, revised, name="again.csv"))
    assert (brought.new, brought.revised) == (0, 1)
    assert "4%, 4 of 100" in shown(listed).plain
    undo(listed.store, listed.store.imports(1)[0].number, NOW, by="somebody")
    assert "3%, 3 of 100" in shown(listed).plain
    undo(listed.store, listed.store.imports(9)[-2].number, NOW, by="somebody")
    assert listed.store.snapshot().of_teams == {}
    assert listed.store.snapshot().outturns.get("5.2", ()) == ()


def test_a_preview_says_that_figures_by_team_would_come(listed, tmp_path):
    preview = preview_file(listed.store, table(tmp_path, *TEAMS), NOW)
    assert preview.changes.of_teams
    assert listed.store.snapshot().of_teams == {}
