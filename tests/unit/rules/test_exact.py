"""The exact share decides a status, where the counts are there and round to the figure."""

from decimal import Decimal

import pytest

from bot.domain.figures import say_outturn
from bot.domain.indicator import Unit
from bot.domain.plan import PrintedFigure
from bot.domain.rag import Status
from bot.rules.assessment import assess
from bot.rules.printed_figures import printed_differences
from bot.rules.target_edits import target_edits
from tests.making import (
    AT,
    history,
    indicator,
    outturn,
    plan,
    recommendation,
    snapshot,
    tolerance,
    utc,
)


def read(value, of, direction="lower", targets=(20,), **fields):
    measure = indicator("1.1", direction, targets, **fields)
    found = history({"2018-09": outturn("2018-09", value, of)}, measure)
    return found.current, say_outturn(found.current.outturn, measure), found


@pytest.mark.parametrize(
    ("direction", "wanted", "value", "of", "status", "said"),
    [
        ("lower", 20, "20.0", "84 of 419", Status.AMBER, "20.05%, 84 of 419"),
        ("lower", 20, "20", "84 of 419", Status.AMBER, "20.05%, 84 of 419"),
        ("lower", 20, "20.0", "80 of 400", Status.GREEN, "20%, 80 of 400"),
        ("lower", 20, "20.0", "83 of 416", Status.GREEN, "20%, 83 of 416"),
        ("higher", 95, "95.0", "399 of 420", Status.GREEN, "95%, 399 of 420"),
        ("higher", 95, "95.0", "379 of 399", Status.AMBER, "94.99%, 379 of 399"),
        ("higher", 95, "95", "1899 of 1999", Status.AMBER, "just under 95%, 1,899 of 1,999"),
        ("lower", 20, "22.0", "92 of 418", Status.RED, "22%, 92 of 418"),
    ],
)
def test_the_exact_share_decides(direction, wanted, value, of, status, said):  # noqa: PLR0917 - a row
    current, shown, _ = read(value, of, direction, (wanted,))
    assert (current.status, shown) == (status, said)


def test_a_figure_that_no_target_lies_beside_is_read_as_it_came():
    _, shown, found = read("82", "53 of 65", "higher", (85,))
    assert shown == "82%, 53 of 65"
    assert found.known[0].value == Decimal(82)


def test_a_figure_that_its_counts_do_not_round_to_is_read_as_it_came():
    current, shown, _ = read("19.9", "84 of 419")
    assert (current.status, shown) == (Status.GREEN, "19.9%, 84 of 419")


def test_without_counts_the_figure_decides():
    current, shown, _ = read("20.0", None)
    assert (current.status, shown) == (Status.GREEN, "20%")


def test_what_is_told_of_a_history_is_the_same_figure_and_charts_take_it_as_reported():
    _, _, found = read("20.0", "84 of 419")
    told = {found.known[0].value, found.newest.value, found.current.value}
    assert told == {Decimal("20.047732697")}
    assert {found.reported[0].value, found.recent[0].value} == {Decimal("20.0")}


def test_a_tolerance_and_a_floor_are_judged_exactly():
    floor = tolerance("floor", 22)
    assert read("22.0", "92 of 418", tolerance=floor)[0].status is Status.RED
    assert read("22.0", "88 of 400", tolerance=floor)[0].status is Status.AMBER


def test_an_average_and_a_rate_are_judged_by_their_counts():
    average = read("17.0", "3435 of 202", targets=(17,), unit=Unit.CASES)
    assert average[0].status is Status.AMBER
    rate = read("80.0", "401 of 50100", targets=(80,), unit=Unit.RATE, per=10_000)
    assert rate[0].status is Status.AMBER


def test_a_printed_figure_that_the_counts_round_to_does_not_differ():
    measure = indicator("1.1", "lower", (20,))
    of = plan(
        recommendation(1, (measure,)),
        figures=tuple(
            PrintedFigure(value, Decimal(value), Unit.PERCENT, period="2018-09", indicator="1.1")
            for value in ("20.0", "20.1")
        ),
    )
    known = assess(snapshot(of, outturn("2018-09", "20.0", "84 of 419")), AT)
    found = [each.printed.title for each in printed_differences(of, known.histories)]
    assert found == ["20.1"]


def test_an_edited_target_is_told_of_a_figure_that_the_counts_decide():
    figure = outturn("2018-09", "20.0", "84 of 419")
    before, after = (
        assess(
            snapshot(plan(recommendation(1, (indicator("1.1", "lower", (wanted,)),))), figure), AT
        )
        for wanted in (30, 20)
    )
    (edit,) = target_edits(before, after, utc("2018-11-05 09:00"))
    assert (edit.was, edit.now) == (Status.GREEN, Status.AMBER)
