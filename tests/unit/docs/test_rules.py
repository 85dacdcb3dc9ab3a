"""The examples in the reference of the rules are what the rules say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.alert_rule import AlertRule
from bot.domain.caseload import Caseload, CaseloadRange
from bot.domain.figures import rounded, say_figure, say_gap
from bot.domain.indicator import (
    Direction,
    Frequency,
    Indicator,
    Target,
    Tolerance,
    ToleranceKind,
    Unit,
)
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Defaults
from bot.rules.caseload_bands import band_of, ranges_by_role
from bot.rules.disclosure.suppression import HIDDEN, Sum, hidden_cells
from bot.rules.interval import wilson
from bot.rules.movement import History
from bot.rules.status import standing_of
from bot.rules.targets import target_in_force
from tests.unit.docs.pages import REFERENCE, rows, sections, tables

RULES = sections(REFERENCE / "rules.md")
DEFAULTS = Defaults(Tolerance(ToleranceKind.PERCENT, Decimal(10)), Frequency.MONTHLY)
DUE = date(2018, 3, 31)


def examples(section, *header):
    return pytest.mark.parametrize("example", rows(RULES[section], *header), ids=", ".join)


def indicator(direction=Direction.HIGHER, tolerance=None, target=None):
    target = target or Target(DUE, value=Decimal(80))
    return Indicator(
        "1.1", "Measure", "Measure", Unit.SCORE, direction, tolerance, targets=(target,)
    )


@examples("Target in force", "targets due", "period ends", "in force")
def test_the_target_in_force(example):
    targets_due, period_ends, in_force = example
    targets = [Target(date.fromisoformat(due), value=Decimal(1)) for due in targets_due.split(", ")]
    found = target_in_force(targets, date.fromisoformat(period_ends))
    assert found is not None
    assert found.by == date.fromisoformat(in_force)


@examples("Status", "better is", "target", "tolerance", "figure", "status")
def test_the_status(example):
    better_is, target, tolerance, figure, status = example
    low, _, high = target.partition(" to ")
    wanted = (
        Target(DUE, low=Decimal(low), high=Decimal(high))
        if high
        else Target(DUE, value=Decimal(low))
    )
    kind, amount = tolerance.split()
    measured = indicator(
        Direction(better_is), Tolerance(ToleranceKind(kind), Decimal(amount)), wanted
    )
    outturn = Outturn("1.1", Period.parse("2018-09"), Decimal(figure))
    assert standing_of(measured, outturn, DEFAULTS).status == status


@examples(
    "Figures that count up through the year",
    "better is",
    "target",
    "due",
    "year so far to",
    "figure",
    "share",
    "status",
)
def test_a_year_so_far(example):
    better_is, wanted, due, so_far, figure, share, status = example
    target = Target(date.fromisoformat(due), value=Decimal(wanted))
    measured = replace(indicator(Direction(better_is), target=target), cumulative=True)
    standing = standing_of(
        measured, Outturn("1.1", Period.parse(so_far), Decimal(figure)), DEFAULTS
    )
    assert (standing.edge, standing.status) == (Decimal(share), status)


def in_order(words):
    """A figure a month from April 2018."""
    figures = {"green": Decimal(80), "amber": Decimal(75), "red": Decimal(10), "no data": None}
    return [
        Outturn("1.1", Period.parse(f"2018-{month:02d}"), figures[word])
        for month, word in enumerate(words.split(", "), 4)
    ]


@examples("Leaving green, coming back", "figures in order", "what happened")
def test_what_happened(example):
    figures_in_order, what_happened = example
    history = History(indicator(), in_order(figures_in_order), DEFAULTS, date(2018, 9, 1))
    happened = ["left green" if each.left_green else "came back" for each in history.movements]
    assert (happened or ["nothing"]) == [what_happened]


@examples(
    "An indicator's own rule", "figures in order", "left green with", "told with", "came back with"
)
def test_what_a_patient_rule_tells(example):
    figures_in_order, *said = example
    measured = replace(indicator(), alert=AlertRule(after=2, back_after=2))
    history = History(measured, in_order(figures_in_order), DEFAULTS, date(2018, 9, 1))
    left = [each for each in history.movements if each.left_green]
    back = [each for each in history.movements if not each.left_green]
    ends = [each.outturn for each in left], [each.told for each in left], [e.outturn for e in back]
    assert [each[0].period.end.month if each else None for each in ends] == [
        None if each == "–" else int(each.removeprefix("the ")[0]) + 3 for each in said
    ]


@examples("Could it be chance?", "n", "of", "from", "to")
def test_what_chance_would_give(example):
    numerator, denominator, low, high = map(Decimal, example)
    interval = wilson(numerator, denominator)
    assert (rounded(interval.low), rounded(interval.high)) == (low, high)


@examples("How a figure is read", "target", "figure", "is read", "from the target")
def test_how_a_figure_is_read(example):
    wanted, figure, read, gap = example
    measured = replace(indicator(target=Target(DUE, value=Decimal(wanted))), unit=Unit.COUNT)
    assert say_figure(Decimal(figure), measured) == read
    assert say_gap(Decimal(figure), Decimal(wanted), measured) == gap


@examples("Caseloads", "range", "FTE", "cases", "stands")
def test_where_a_caseload_stands(example):
    low_to_high, fte, cases, stands = example
    low, high = map(int, low_to_high.split(" to "))
    agreed = ranges_by_role([CaseloadRange("Social Worker", low, high, "Social Worker")])
    worker = Caseload("SW-1", "Social Worker", "North", Decimal(fte), False, int(cases))
    assert band_of(worker, agreed) == stands


def test_what_a_wide_channel_sees_of_the_example():
    section = sections(REFERENCE / "disclosure.md")["An example"]
    columns = ("above", "within", "workers")
    counted, shown = tables(section, "team", *columns)
    names = [row[0] for row in counted]
    counts = {
        (row[0], column): int(cell)
        for row in counted
        for column, cell in zip(columns, row[1:], strict=True)
    }
    across = [Sum(tuple((name, each) for each in columns[:2]), (name, "workers")) for name in names]
    down = [Sum(tuple((name, each) for name in names[:-1]), ("All", each)) for each in columns]
    hidden = hidden_cells(counts, [*across, *down])
    assert shown == [
        [
            name,
            *(HIDDEN if (name, each) in hidden else str(counts[name, each]) for each in columns),
        ]
        for name in names
    ]
