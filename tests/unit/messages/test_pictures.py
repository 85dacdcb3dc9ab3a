"""Each picture has a sentence before it, and stands as a table in the plain text."""

from bot.domain.people import Audience
from bot.messages.caseloads import caseloads_message
from bot.messages.caseloads_what_if import what_if_message
from bot.messages.plan_overview import plan_overview
from bot.messages.view import View
from bot.playground.validation import check_message
from bot.rules.assessment import assess
from bot.rules.caseload_what_if import Leave, Move, what_if
from tests.making import AT, extract, plan, rating, recommendation, snapshot, worker

RATED = plan(
    recommendation(1, ratings=[rating("amber", "2018-09-30"), rating("green", "2018-11-05")]),
    recommendation(2, ratings=[rating("amber", "2018-10-31")]),
)
HELD = extract(*(worker(each) for each in (12, 16, 17, 18, 25, 31)))


def view(audience=Audience.NAMED):
    return View(assess(snapshot(RATED, caseloads=(HELD,)), AT), audience)


def charts(message):
    """Each picture's chart, with what stands before it."""
    return [
        (before, block["chart"])
        for before, block in zip(message.blocks, message.blocks[1:], strict=False)
        if block["type"] == "data_visualization"
    ]


def sound(message):
    return not check_message({"text": message.text, "blocks": list(message.blocks)})


def test_the_plans_ratings_are_drawn_by_month():
    message = plan_overview(view())
    ((before, chart),) = charts(message)
    said = "Ratings since September 2018: Green 0 then, 1 now, Amber 1 as then, Not rated 1 then,"
    assert said in message.plain.replace("*", "")
    assert before["type"] == "section"
    assert chart["type"] == "bar"
    assert [each["name"] for each in chart["series"]] == ["🟢 G Green", "🟠 A Amber", "Not rated"]
    assert chart["axis_config"]["categories"] == ["Sep 2018", "Oct 2018", "Nov 2018"]
    assert [each["value"] for each in chart["series"][1]["data"]] == [1, 2, 1]
    assert ["Oct", "2018", "0", "2", "0"] in [line.split() for line in message.plain.split("\n")]
    assert sound(message)


def test_the_workers_are_drawn_by_the_cases_that_they_hold():
    message = caseloads_message(view(), view().assessment.caseloads)
    ((before, chart),) = charts(message)
    assert "Most often 15 to 19 cases: 3 of 6 workers." in message.plain.replace("*", "")
    assert before["type"] == "section"
    assert [each["value"] for each in chart["series"][0]["data"]] == [0, 0, 1, 3, 0, 1, 1]
    assert "15–19" in message.plain
    assert sound(message)


def test_a_wide_audience_sees_no_workers_drawn_and_the_same_ratings():
    wide = view(Audience.WIDE)
    assert not charts(caseloads_message(wide, wide.assessment.caseloads))
    assert charts(plan_overview(wide)) == charts(plan_overview(view()))


def test_a_change_is_drawn_now_and_then_for_each_team():
    south = tuple(worker(20, team="South") for _ in range(5))
    extracts = (extract(*HELD.caseloads, *south),)
    seen = View(assess(snapshot(RATED, caseloads=extracts), AT), Audience.NAMED)
    summary, ranges = seen.assessment.caseloads, seen.assessment.plan.caseload_ranges
    found = what_if(extracts, ranges, summary, Move("North", 5, "South"))
    message = what_if_message(seen, summary, found)
    (_, north), (_, other) = charts(message)
    assert [each["name"] for each in north["series"]] == ["Now", "Then"]
    assert [each["value"] for each in other["series"][0]["data"]] == [0, 0, 0, 0, 5, 0, 0]
    assert [each["value"] for each in other["series"][1]["data"]] == [0, 0, 0, 0, 5, 0, 0]
    assert sound(message)
    two = what_if(extracts, ranges, summary, Leave("South", 1))
    message = what_if_message(seen, summary, two)
    assert "with an average caseload: 1 FTE with" in message.plain
    ((_, left),) = charts(message)
    assert [each["value"] for each in left["series"][1]["data"]] == [0, 0, 0, 0, 0, 4, 0]
