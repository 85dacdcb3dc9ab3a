"""What a wide audience may see of a figure, and of a table of counts that add up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.indicator import Unit
from bot.domain.outturn import Basis
from bot.domain.people import Audience
from bot.messages.indicator import indicator_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.disclosure.deduction import Sum
from bot.rules.disclosure.suppression import gives_away, hidden_cells, withheld
from tests.making import day, indicator, outturn, plan, recommendation, snapshot
from tests.running import examples
from tests.unit.rules.reading import Table, follows

SHARE, COUNT = Unit.PERCENT, Unit.COUNT

# unit, value, n of d: withheld from a wide audience while it is not published
FIGURES = [
    (SHARE, "8.1", "3 of 37", True),
    (SHARE, "10.8", "4 of 37", True),
    (SHARE, "13.5", "5 of 37", False),
    (SHARE, "89.2", "33 of 37", True),  # the other four follow
    (SHARE, "86.5", "32 of 37", False),
    (SHARE, "0", "0 of 37", True),
    (SHARE, "100", "37 of 37", True),
    (SHARE, "50", "2 of 4", True),
    (SHARE, "30.6", None, False),  # on what it stands is not known
    (SHARE, None, None, False),
    (COUNT, 4, None, True),
    (COUNT, 0, None, True),
    (COUNT, 5, None, False),
    (COUNT, None, None, False),
    (Unit.DAYS, 3, None, False),  # three days are no people
    (Unit.CASES, 3, None, False),
    (Unit.SCORE, 3, None, False),
]


@pytest.mark.parametrize(("unit", "value", "of", "small"), FIGURES)
def test_a_figure_on_fewer_than_five_people_is_withheld_from_a_wide_audience(
    unit, value, of, small
):
    measure = indicator(unit=unit)
    ours = outturn(value=value, of=of)
    published = outturn(value=value, of=of, published=day("2018-11-05"))
    assert withheld(ours, measure, Audience.WIDE) is small
    assert not withheld(published, measure, Audience.WIDE)
    assert not withheld(ours, measure, Audience.NAMED)
    assert not withheld(published, measure, Audience.NAMED)


def test_the_figures_own_unit_decides_not_the_indicators():
    assert withheld(outturn(value=4, unit=COUNT), indicator(unit=SHARE), Audience.WIDE)
    assert not withheld(outturn(value=4, unit=SHARE), indicator(unit=COUNT), Audience.WIDE)


@pytest.mark.parametrize(
    ("value", "of"), [("8.1", (None, 37)), ("8.1", (3, None)), ("89.2", (None, 37))]
)
def test_a_share_with_one_of_its_counts_tells_the_other(value, of):
    numerator, denominator = (None if each is None else Decimal(each) for each in of)
    figure = outturn(value=value, numerator=numerator, denominator=denominator)
    assert withheld(figure, indicator(), Audience.WIDE)


def test_a_share_of_many_with_one_count_is_shown():
    figure = outturn(value="50", numerator=None, denominator=Decimal(40))
    assert not withheld(figure, indicator(), Audience.WIDE)


def test_a_share_without_counts_is_withheld_while_those_known_before_are_small():
    figure = outturn(value="12", earlier_basis=Basis(Decimal(4), Decimal(40)))
    assert withheld(figure, indicator(), Audience.WIDE)
    told_since = outturn(value="25", of="10 of 40", earlier_basis=Basis(Decimal(4), Decimal(40)))
    assert not withheld(told_since, indicator(), Audience.WIDE)


# A longer period, and whether it would give away May 2018, 3 of 10 people.
PERIODS = [
    ("2018/19 to 2018-05", True),
    ("2018/19 to 2018-06", True),
    ("2018-05..2018-06", True),
    ("2018/19 Q1", True),
    ("2018/19", True),
    ("by 2018-05", True),
    ("2018/19 to 2018-04", False),
    ("2018-04", False),
    ("2018-06..2018-07", False),
    ("2018/19 Q2", False),
    ("2017/18", False),
]


@pytest.mark.parametrize(("period", "told"), PERIODS)
def test_a_longer_period_that_holds_a_withheld_figure_would_give_it_away(period, told):
    april, may = outturn("2018-04", 60, "12 of 20"), outturn("2018-05", 30, "3 of 10")
    longer = outturn(period, 50, "15 of 30")
    known = sorted([april, may, longer], key=lambda each: (each.period.end, each.period.start))
    assert gives_away(longer, indicator(), known, Audience.WIDE) is told
    assert not gives_away(longer, indicator(), known, Audience.NAMED)
    assert not gives_away(may, indicator(), [april, may], Audience.WIDE)


@pytest.mark.parametrize(("part", "whole"), [("2018-05-20", None), (None, "2018-07-20")])
def test_what_is_published_is_neither_given_away_nor_held_back(part, whole):
    may = outturn("2018-05", 30, "3 of 10", published=part and day(part))
    longer = outturn("2018/19 to 2018-06", 50, "15 of 30", published=whole and day(whole))
    assert not gives_away(longer, indicator(), [may, longer], Audience.WIDE)


# the count so far in April, May and June: those that a wide audience does not see
GROWING = [
    ([12, 15, 22], [False, True, False]),  # 3 in May
    ([12, 17, 17], [False, False, True]),
    ([12, 17, 22], [False, False, False]),
]


@pytest.mark.parametrize(("counts", "hidden"), GROWING)
def test_a_count_so_far_that_grew_by_few_would_give_those_away(counts, hidden):
    measure = indicator(unit=COUNT, cumulative=True)
    figures = [outturn(f"2018-{month:02}", each) for month, each in enumerate(counts, 4)]
    seen = [gives_away(each, measure, figures, Audience.WIDE) for each in figures]
    assert seen == hidden
    assert not any(gives_away(each, measure, figures, Audience.NAMED) for each in figures)


def test_a_count_so_far_is_not_taken_from_that_of_another_year_nor_a_count_of_one_month():
    march, april = outturn("2018-03", 12), outturn("2018-04", 14)
    so_far, by_month = (indicator(unit=COUNT, cumulative=each) for each in (True, False))
    assert not gives_away(april, so_far, [march, april], Audience.WIDE)
    may = outturn("2018-05", 15)
    assert not gives_away(may, by_month, [april, may], Audience.WIDE)


def test_an_indicators_message_shows_no_figure_that_leaves_a_withheld_one():
    figures = (
        outturn("2018-04", 60, "12 of 20"),
        outturn("2018-05", 30, "3 of 10"),
        outturn("2018/19 to 2018-05", 50, "15 of 30"),
    )
    measured = indicator()
    of = plan(recommendation(indicators=(measured,)))
    read = assess(snapshot(of, *figures), day("2018-06-04"))

    def shown(audience):
        return indicator_message(View(read, audience), read.histories[measured.ref]).plain

    for told in ("12 of 20", "3 of 10", "15 of 30"):
        assert told in shown(Audience.NAMED)
        assert (told in shown(Audience.WIDE)) is (told == "12 of 20")


# One line of parts and its total: what is shown of it.
LINES = [
    ("10 20 30 = 60", "10 20 30 = 60"),
    ("3 20 30 = 53", "[c] [c] 30 = 53"),  # the next smallest keeps it company
    ("3 2 30 = 35", "[c] [c] 30 = 35"),  # five people together
    ("1 2 30 = 33", "[c] [c] [c] = 33"),  # three together are still too few
    ("0 0 30 = 30", "[c] [c] [c] = 30"),
    ("0 8 30 = 38", "[c] [c] 30 = 38"),
    ("0 5 = 5", "[c] [c] = 5"),
    ("4 = 4", "[c] = [c]"),
    ("1 2 = 3", "[c] [c] = [c]"),
    ("9 9 9 = 27", "9 9 9 = 27"),
    ("4 9 9 = 22", "[c] [c] 9 = 22"),
]


@pytest.mark.parametrize(("counts", "expected"), LINES)
def test_one_line_of_counts_is_hidden_until_nothing_follows(counts, expected):
    *parts, total = [int(each) for each in counts.replace("=", " ").split()]
    cells = {f"part {place}": count for place, count in enumerate(parts)} | {"total": total}
    hidden = hidden_cells(cells, [Sum(tuple(each for each in cells if each != "total"), "total")])
    said = ["[c]" if each in hidden else str(count) for each, count in cells.items()]
    assert f"{' '.join(said[:-1])} = {said[-1]}" == expected


def two_way(rows):
    """Counts and sums of a table with margins: cells are (row, column), margins "all"."""
    table = Table()
    places = range(len(rows)), range(len(rows[0]))
    for row in (*places[0], "all"):
        for column in (*places[1], "all"):
            table.counts[row, column] = sum(
                rows[r][c]
                for r in (places[0] if row == "all" else [row])
                for c in (places[1] if column == "all" else [column])
            )
    for row in (*places[0], "all"):
        table.sums.append(([(row, column) for column in places[1]], (row, "all")))
    for column in (*places[1], "all"):
        table.sums.append(([(row, column) for row in places[0]], ("all", column)))
    return table


def hide(table):
    lines = [Sum(tuple(parts), total) for parts, total in table.sums]
    table.seen = set(table.counts) - hidden_cells(table.counts, lines)
    return table


def drawn(table, rows, columns):
    return "\n".join(
        " ".join(
            f"{table.counts[row, column] if (row, column) in table.seen else '[c]':>3}"
            for column in (*range(columns), "all")
        )
        for row in (*range(rows), "all")
    )


TABLES = {
    "nothing small": (
        [[10, 20], [30, 40]],
        """
     10  20  30
     30  40  70
     40  60 100""",
    ),
    "one small count takes a square with it": (
        [[3, 20, 30], [40, 50, 60], [70, 80, 90]],
        """
    [c] [c]  30  53
    [c] [c]  60 150
     70  80  90 240
    113 150 180 443""",
    ),
    "two small counts in one row": (
        [[4, 3, 30], [40, 50, 60]],
        """
    [c] [c]  30  37
    [c] [c]  60 150
     44  53  90 187""",
    ),
    "a square of small counts hides itself": (
        [[4, 3, 30], [3, 4, 30], [40, 40, 40]],
        """
    [c] [c]  30  37
    [c] [c]  30  37
     40  40  40 120
     47  47 100 194""",
    ),
}


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_a_table_with_margins_is_hidden_along_and_down(rows, expected):
    table = hide(two_way(rows))
    lines = [line.strip() for line in expected.strip().splitlines()]
    assert [line.strip() for line in drawn(table, len(rows), len(rows[0])).splitlines()] == lines


def test_two_counts_that_several_sums_fix_at_nought_are_found():
    """By the margins alone the noughts in the first column would follow: above the range stand 56,
    34 of them in the two shown teams, so the two others have 22 of their 22.
    """
    rows = [[0, 12, 17], [0, 14, 10], [0, 12, 12], [0, 13, 17]]
    table = hide(two_way(rows))
    assert [cell for cell in table.small() if follows(table, cell)] == []


def test_where_everything_is_nought_all_is_hidden():
    assert hide(two_way([[0, 0], [0, 0]])).seen == set()


def test_without_counts_nothing_is_hidden():
    assert hidden_cells({}, []) == frozenset()


def test_a_count_that_no_sum_holds_is_hidden_alone():
    assert hidden_cells({"a": 4, "b": 9}, []) == {"a"}


small_and_large = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 8, 12, 30])
shapes = st.tuples(st.integers(1, 5), st.integers(1, 4))
tables = shapes.flatmap(
    lambda shape: st.lists(
        st.lists(small_and_large, min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


@examples(300)
@given(tables)
def test_no_count_under_five_follows_from_a_table_with_margins(rows):
    table = hide(two_way(rows))
    if sum(map(sum, rows)):
        assert [cell for cell in table.small() if follows(table, cell)] == []
    assert table.seen.isdisjoint(table.small())


@examples(100)
@given(tables)
def test_hidden_counts_of_a_line_come_to_five_people_at_least_or_hide_its_total_too(rows):
    table = hide(two_way(rows))
    for parts, total in table.sums:
        together = [table.counts[each] for each in parts if each not in table.seen]
        if together and total in table.seen:
            assert len(together) > 1
            assert sum(together) >= 5
