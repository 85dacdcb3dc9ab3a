"""`planbot demo --once` shows the whole job, and every figure in it comes from the sample."""

import csv
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
import yaml

from bot.sample import CASELOADS, OCTOBER, OUTTURNS, PLAN
from tests.acceptance.program import Program

PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
SHARE = re.compile(r"(\d+(?:\.\d+)?)%, (\d+) of (\d+)")
CHANCE = re.compile(r"between [0-9.]+% and [0-9.]+%")
STEPS = (
    "planbot import plan.yaml",
    "/rag ",
    "/rag 12",
    "/rag 5",
    "/caseloads",
    "/flags",
    "planbot import outturns-2018-10-illustrative.csv",
    "alert 1 of 3",
    "alert 2 of 3",
    "alert 3 of 3",
    "the weekly digest",
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    done = Program(tmp_path_factory.mktemp("demo")).run("demo", "--once")
    assert done.code == 0, done.err
    return done.out


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def figures():
    """(indicator, period) → (value, numerator, denominator), as the sample's files say."""
    return {
        (row["indicator"], row["period"]): (row["value"], row["numerator"], row["denominator"])
        for path in (OUTTURNS, OCTOBER)
        for row in rows_of(path)
    }


def step(demo, heading):
    """What is printed under a heading."""
    _, _, rest = demo.partition(f"▌ {heading}")
    assert rest, heading
    return rest.partition("\n▌ ")[0]


def alert(demo, place):
    return step(demo, f"alert {place} of 3")


def test_every_step_is_shown_in_its_order(demo):
    places = [demo.index(f"▌ {each}") for each in STEPS]
    assert places == sorted(places)


def test_the_published_figures_raise_no_alert_and_october_three_and_no_fourth(demo):
    assert "alert" not in demo.partition("▌ planbot import outturns-2018-10")[0].lower()
    assert "; 3 alerts queued" in demo
    assert demo.count(" left green\n===") == 3
    assert "of 4" not in re.sub(r"\d+ of 4\d", "", "".join(re.findall("▌ alert.*", demo)))


@pytest.mark.parametrize(
    ("place", "ref", "target"), [(1, "5.2", "18"), (2, "12.4", "90"), (3, "15.1", "52")]
)
def test_each_alert_says_the_samples_own_figures(demo, figures, place, ref, target):
    said = alert(demo, place)
    value, numerator, denominator = figures[ref, "2018-10"]
    shown = f"{Decimal(value).normalize():f}%"
    if numerator:
        shown += f", {numerator} of {denominator}"
    assert f"{shown} in October 2018" in said
    assert f"Before: {figures[ref, '2018-09'][0]}%" in said
    assert f"Target {target}%" in said
    assert "illustrative" in said
    assert ("provisional" in said.splitlines()[5]) is (ref == "12.4")


def test_the_targets_of_the_alerts_are_the_plans(demo):
    plan = yaml.safe_load(PLAN.read_text(encoding="utf-8"))
    targets = {
        indicator["ref"]: indicator["targets"][0]["value"]
        for recommendation in plan["recommendations"]
        for indicator in recommendation.get("indicators", [])
        if indicator["ref"] in ("5.2", "12.4", "15.1")
    }
    assert targets == {"5.2": 18, "12.4": 90, "15.1": 52}


def test_the_ratings_are_counted_as_the_plan_holds_them(demo):
    plan = yaml.safe_load(PLAN.read_text(encoding="utf-8"))
    ratings = [each["ratings"][-1]["rag"] for each in plan["recommendations"]]
    counts = [f"{ratings.count(rag)} {rag.capitalize()}" for rag in ("green", "amber", "red")]
    assert ", ".join(counts) in step(demo, "/rag ")
    assert len(ratings) == 17


def test_the_caseloads_are_those_of_the_extract(demo):
    working = [row for row in rows_of(CASELOADS) if int(row["open_cases"])]
    fte = sum(Decimal(row["fte"]) for row in working)
    cases = sum(int(row["open_cases"]) for row in working)
    average = (Decimal(cases) / fte).quantize(Decimal("0.1"), ROUND_HALF_UP)
    said = step(demo, "/caseloads")
    assert f"Average {average.normalize():f} cases" in said
    assert f"of {len(working)} workers above their agreed range" in said
    assert f"{sum(int(row['open_cases']) >= 30 for row in working)} at 30 or more" in said
    assert f"{sum(row['agency'] == 'yes' for row in working)} agency workers" in said


def test_every_percentage_is_in_the_samples_files(demo):
    written = " ".join(
        path.read_text(encoding="utf-8") for path in (PLAN, OUTTURNS, OCTOBER, CASELOADS)
    )
    known = {Decimal(each) for each in re.findall(r"\d+(?:\.\d+)?", written)}
    shown = {Decimal(each) for each in PERCENT.findall(CHANCE.sub("", demo))}
    assert len(shown) > 20
    assert shown <= known


def test_every_share_is_in_the_samples_files(demo, figures):
    shown = {(Decimal(value), n, d) for value, n, d in SHARE.findall(demo)}
    assert shown == {(Decimal("8.1"), "3", "37"), (Decimal(20), "8", "40")}
    assert shown <= {(Decimal(value), n, d) for value, n, d in figures.values() if n}


def test_an_alert_that_is_acknowledged_says_so_and_so_does_flags(demo):
    said = step(demo, "the Assistant Director presses Acknowledge")
    assert "✓ Acknowledged by Assistant Director Children's Social Care" in said
    after = demo.rpartition("▌ /flags")[2]
    assert "3 indicators left green and are still off target, 2 not acknowledged" in after


def test_the_demo_can_be_read_as_on_another_day(planbot):
    done = planbot.call("demo", "--once", "--at", "2018-11-12")
    assert done.code == 0
    assert "Monday 12 November 2018" in done.out
