"""Published figures come in beside the plan: compared with, taken back, part of nothing else."""

from datetime import UTC, date, datetime

import pytest
import yaml

from bot.domain.people import Audience
from bot.importing import Refused
from bot.messages.comparison import compare_message
from bot.messages.view import View
from bot.playground.validation import check_message
from bot.rules.assessment import assess
from bot.services.imports import import_file
from bot.services.previews import preview_file
from bot.services.undo import undo
from bot.store import StandsInTheWayError
from tests.making import as_yaml, plan_in_file
from tests.unit.importing.published_plan import FILES

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
REFERRALS = "referrals-and-rereferrals.csv"
MEASURE = {
    "measure": ["rereferral_percent", "ReReferral"],
    "per": "referral",
    "released": "2025-10-30",
}


def plan_file(folder, model="2025", published=MEASURE, **fields):
    said = plan_in_file(as_of="2026-11-05", authority="Leicestershire", **fields)
    if model:
        said["neighbours"] = {"model": model}
    if published:
        said["recommendations"][0]["indicators"][0]["published"] = published
    path = folder / "plan.yaml"
    path.write_text(as_yaml(said), "utf-8")
    return path


def bring(store, path):
    return import_file(store, path, NOW, by="somebody")


def bring_all(store, folder, *files, **plan):
    bring(store, plan_file(folder, **plan))
    for file in files or ("neighbours-2021.csv", "neighbours-2025.csv", REFERRALS):
        bring(store, FILES / file)


def compared(store, at=date(2026, 11, 26), audience=Audience.WIDE):
    read = assess(store.snapshot(), at)
    view = View(read, audience, "/indicator 5.2 compare")
    return compare_message(view, read.histories["5.2"])


@pytest.mark.parametrize(
    ("model", "mean", "median"), [("2021", "19.4%", "16.5%"), ("2025", "21.8%", "20.4%")]
)
def test_the_four_comparators_each_say_what_they_are(store, tmp_path, model, mean, median):
    bring_all(store, tmp_path, model=model)
    said = compared(store).plain
    of = f"(model of {model}, per referral, published 30 October 2025)"
    assert f"Mean of 10 neighbours, 2024/25: {mean} {of}" in said
    assert f"Median of 10 neighbours, 2024/25: {median} {of}" in said
    assert "Leicestershire, 2024/25: 25.5% (per referral, published 30 October 2025)" in said
    assert "East Midlands, 2024/25: 24.7%" in said
    assert "England, 2024/25: 22.6%" in said
    assert "with its neighbours (1st is the best)" in said
    assert "2023/24: 9 of 10" in said


@pytest.mark.parametrize(
    ("published", "said"),
    [("", "Latest in this plan, not published: 30%"), ("2026-10-20", "Latest in this plan: 30%")],
    ids=["the council's own", "public"],
)
def test_the_newest_figure_of_the_plan_stands_beside_it(store, tmp_path, published, said):
    bring_all(store, tmp_path)
    rows = f"indicator,period,value,published\n5.2,2026-09,30%,{published}\n"
    (tmp_path / "own.csv").write_text(rows, "utf-8")
    bring(store, tmp_path / "own.csv")
    assert f"{said} in September 2026." in compared(store).plain


def test_what_stands_in_the_place_of_a_figure_is_explained(store, tmp_path):
    figures = (FILES / REFERRALS).read_text("utf-8")
    withheld = tmp_path / "withheld.csv"
    rows = [
        each.replace(",23.7,", ",c,")
        if each.startswith("2024,") and ",Leicestershire," in each
        else each
        for each in figures.splitlines()
    ]
    withheld.write_text("\n".join(rows), "utf-8")
    bring_all(store, tmp_path)
    assert "suppressed" not in compared(store).plain
    bring(store, withheld)
    assert "[c] suppressed, so that nobody can be recognised" in compared(store).plain


def test_slack_takes_the_message(store, tmp_path):
    bring_all(store, tmp_path)
    message = compared(store)
    assert check_message({"channel": "C1", "text": message.text, "blocks": [*message.blocks]}) == []


def test_a_plan_with_another_model_is_compared_by_that_one_in_every_year(store, tmp_path):
    bring_all(store, tmp_path, model="2021")
    changed = bring(store, plan_file(tmp_path, model="2025"))
    assert any("Neighbours" in str(each) and "2021" in str(each) for each in changed.remarks)
    said = compared(store).plain
    assert "19.4%" not in said
    assert "every year by the neighbours of the model of 2025" in said


def test_a_change_of_model_breaks_the_plans_own_line_and_says_so(store, tmp_path):
    path = plan_file(tmp_path)
    said = yaml.safe_load(path.read_text("utf-8"))
    printed = {"area": "Neighbours", "source": "a report", "method": "re-referrals"}
    said["recommendations"][0]["indicators"][0]["benchmarks"] = [
        {**printed, "year": "2023/24", "value": 17.8, "statistic": "mean", "model": "2021"},
        {**printed, "year": "2024/25", "value": 21.8, "statistic": "mean", "model": "2025"},
    ]
    path.write_text(as_yaml(said), "utf-8")
    bring(store, path)
    told = compared(store).plain
    assert "Neighbours, 2024/25: 21.8%, mean, model of 2025" in told
    why = "neighbours by the model of 2021, then 2025"
    assert f"Neighbours: not comparable between 2023/24 and 2024/25 ({why})" in told


def test_nothing_else_of_the_plan_is_touched(store, tmp_path):
    bring(store, plan_file(tmp_path))
    before = store.snapshot()
    bring_all(store, tmp_path)
    after = store.snapshot()
    assert after.outturns == before.outturns
    assert after.flags == before.flags
    assert after.plan == before.plan


@pytest.mark.parametrize(
    ("files", "plan", "said"),
    [
        ((), {"model": None}, "does not say whom it is compared with"),
        (("neighbours-2025.csv",), {"published": None}, "does not say what the DfE calls"),
        ((REFERRALS,), {}, "No list of Leicestershire's neighbours by the model of 2025"),
        (("neighbours-2021.csv", REFERRALS), {}, "by the model of 2025 came in yet"),
        (("neighbours-2025.csv",), {}, "No published figure of Leicestershire"),
    ],
    ids=["no model", "no measure", "no list", "a list of another model", "no figures"],
)
def test_what_is_lacking_is_said(store, tmp_path, files, plan, said):
    bring(store, plan_file(tmp_path, **plan))
    for file in files:
        bring(store, FILES / file)
    assert said in compared(store).plain


def test_before_they_came_in_there_were_none(store, tmp_path):
    bring_all(store, tmp_path)
    assert "No published figure" in compared(store, at=date(2026, 11, 25)).plain


def test_the_same_file_in_another_form_of_the_same_figures_revises_nothing(store, tmp_path):
    bring_all(store, tmp_path)
    again = tmp_path / "again.csv"
    again.write_text((FILES / REFERRALS).read_text("utf-8") + "\n", "utf-8")
    brought = bring(store, again)
    assert (brought.kind, brought.new, brought.revised, brought.same) == ("benchmarks", 0, 0, 54)


def test_a_revision_can_be_taken_back_and_what_stood_before_stands_again(store, tmp_path):
    bring_all(store, tmp_path)
    first = store.imports(1)[0].number
    revised = tmp_path / "revised.csv"
    text = (FILES / REFERRALS).read_text("utf-8")
    revised.write_text(text.replace(",25.5,", ",26.5,"), "utf-8")
    brought = bring(store, revised)
    assert (brought.new, brought.revised) == (0, 1)
    assert "26.5%" in compared(store).plain
    with pytest.raises(StandsInTheWayError):
        undo(store, first, NOW, by="somebody")
    undo(store, store.imports(1)[0].number, NOW, by="somebody")
    assert "Leicestershire: 25.5%" in compared(store).plain
    undo(store, first, NOW, by="somebody")
    assert "No published figure" in compared(store).plain


def test_a_preview_says_that_it_brings_what_others_stand_at(store, tmp_path):
    bring(store, plan_file(tmp_path))
    preview = preview_file(store, FILES / REFERRALS, NOW)
    assert preview.changes.others
    assert store.snapshot().areas == {}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"model": "2030"}, "neighbours.model: '2030' is not known here"),
        ({"model": "2030"}, "2021, 2025"),
        ({"authority": None}, "whose? Write your council's code or name under authority"),
        ({"published": {**MEASURE, "released": "2027-01-01"}}, "2027-01-01 is after 2026-11-26"),
        ({"published": {"measure": []}}, "published.measure: is empty"),
        ({"published": {**MEASURE, "year_end": "1 May"}}, "'1 May' is not known here"),
    ],
    ids=["model", "which models", "no council", "a release to come", "no measure", "year end"],
)
def test_a_plan_that_could_not_be_compared_is_refused_by_name_and_line(
    store, tmp_path, changed, said
):
    path = plan_file(tmp_path, **{key: changed[key] for key in changed if key != "authority"})
    if "authority" in changed:
        path.write_text(path.read_text("utf-8").replace("authority: Leicestershire\n", ""), "utf-8")
    with pytest.raises(Refused) as caught:
        bring(store, path)
    told = str(caught.value)
    assert said in told or said in told.replace("column ", "")
    assert "row " in told
    assert store.snapshot() is None
