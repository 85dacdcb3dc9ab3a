"""Outturns from a table: each cell's rules, and every problem with its row and column."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figures import say_outturn
from bot.domain.indicator import Unit
from bot.domain.period import Period
from bot.importing import OutturnFile, Refused, read_bytes
from bot.importing.tables.no_figure import mark_of
from tests.making import AT, indicator, small_plan

PLAN = small_plan()
HEADER = (
    "indicator,period,value,unit,numerator,denominator,provisional,illustrative,published,source,"
    "note"
)


def read(text):
    brought = read_bytes("o.csv", text.encode(), PLAN, AT)
    assert isinstance(brought, OutturnFile)
    return brought.outturns


def refused(text):
    with pytest.raises(Refused) as caught:
        read_bytes("o.csv", text.encode(), PLAN, AT)
    return [str(problem) for problem in caught.value.problems]


def row(**cells):
    cells = {"indicator": "5.1", "period": "2018-09", "value": "30.6"} | cells
    return f"{','.join(cells)}\n{','.join(cells.values())}\n"


def test_a_full_row_is_read():
    (outturn,) = read(
        f"{HEADER}\n5.1,2018/19 Q2,8.1%,,3,37,yes,N,05/11/2018,Report,Small numbers\n"
    )
    assert outturn.indicator == "5.1"
    assert outturn.period == Period.parse("2018/19 Q2")
    assert outturn.value == Decimal("8.1")
    assert (outturn.numerator, outturn.denominator) == (3, 37)
    assert (outturn.provisional, outturn.illustrative) == (True, False)
    assert outturn.published == date(2018, 11, 5)
    assert (outturn.source, outturn.note) == ("Report", "Small numbers")
    assert outturn.unit is Unit.PERCENT


def test_a_period_without_a_date_keeps_the_words_of_its_source():
    (outturn,) = read(row(period="by 2018-09", printed="Q3 (year not stated)", updated="mid-May"))
    assert (outturn.printed, outturn.updated) == ("Q3 (year not stated)", "mid-May")


def test_a_plan_that_names_another_unit_later_does_not_change_what_was_reported():
    (outturn,) = read(row(unit=""))
    assert say_outturn(outturn, indicator(unit=Unit.DAYS)) == "30.6%"


def test_headers_are_known_in_any_case_and_order():
    (outturn,) = read(" Value ,PERIOD,Indicator\n30.6,2018-09,5.1\n")
    assert outturn.value == Decimal("30.6")


def test_an_empty_value_reports_the_period_as_missing():
    (outturn,) = read(row(value="", note="Not run"))
    assert outturn.missing
    assert outturn.note == "Not run"


@pytest.mark.parametrize(
    ("cells", "value", "words", "unit"),
    [
        ({"indicator": "5.2", "value": "Manual"}, None, "Manual", Unit.WORDS),
        ({"indicator": "5.2", "value": "Manual", "unit": "words"}, None, "Manual", Unit.WORDS),
        ({"value": "QA audit", "unit": "Words"}, None, "QA audit", Unit.WORDS),
        ({"value": "75", "unit": "count"}, Decimal(75), None, Unit.COUNT),
        ({"value": "30.6", "unit": "percent"}, Decimal("30.6"), None, Unit.PERCENT),
        ({"indicator": "5.3", "value": "31.5"}, Decimal("31.5"), None, Unit.DAYS),
        ({"indicator": "5.40", "value": '"1,234"'}, Decimal(1234), None, Unit.COUNT),
        (
            {"indicator": "5.3", "value": "88.5%", "unit": "percent"},
            Decimal("88.5"),
            None,
            Unit.PERCENT,
        ),
    ],
)
def test_the_unit_decides_how_the_value_is_read(cells, value, words, unit):
    (outturn,) = read(row(**cells))
    assert (outturn.value, outturn.words, outturn.unit) == (value, words, unit)


def test_5_10_is_not_5_1():
    outturns = read("indicator,period,value\n5.1,2018-09,30\n5.40,2018-09,7\n")
    assert [outturn.indicator for outturn in outturns] == ["5.1", "5.40"]


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"indicator": "5.9"}, "indicator", "those under 5 are 5.1, 5.40, 5.2, 5.3"),
        ({"indicator": "Re-referals"}, "indicator", "did you mean 'Re-referrals'"),
        ({"indicator": "?"}, "indicator", "write one of its refs"),
        ({"indicator": ""}, "indicator", "is empty"),
        ({"period": ""}, "period", "is empty"),
        ({"period": "Sep 2018x"}, "period", "is not a period; write July 2018, 2018-09-30, 2018"),
        ({"period": "2018-02-30"}, "period", "write"),
        ({"period": "2018/20"}, "period", "not a financial year"),
        ({"period": "2018-11"}, "period", "ends on 2018-11-30, after 2018-11-05"),
        ({"period": "2018/19"}, "period", "after 2018-11-05"),
        ({"period": "1018-09"}, "period", "before 1990"),
        ({"value": "abc"}, "value", "'abc' is not a number; write digits such as 88.5"),
        ({"value": "TBC"}, "value", "leave the cell empty"),
        ({"value": "0.885"}, "value", "could mean"),
        ({"value": "885"}, "value", "over 100%"),
        ({"value": "-5"}, "value", "negative"),
        ({"indicator": "5.40", "value": "7.5"}, "value", "not a whole number"),
        ({"indicator": "5.3", "value": "7%"}, "value", "the unit is days"),
        ({"unit": "percentage"}, "unit", "did you mean 'percent'"),
        ({"unit": "bananas"}, "unit", "is not a unit"),
        (
            {"numerator": "75", "denominator": "134", "value": "55.7"},
            "value",
            "75 of 134, which is 56.0%",
        ),
        ({"numerator": "40", "denominator": "37"}, "numerator", "over the denominator 37"),
        (
            {"numerator": "0", "denominator": "0"},
            "value",
            "where none fell due; leave the value empty",
        ),
        ({"numerator": "3", "denominator": "0"}, "denominator", "write 0 of 0 where none fell due"),
        ({"numerator": "-1"}, "numerator", "negative"),
        ({"numerator": "1.5x"}, "numerator", "not a number"),
        ({"numerator": "3", "denominator": "37", "value": ""}, "value", "no number they belong to"),
        ({"provisional": "perhaps"}, "provisional", "write yes or no"),
        ({"illustrative": "2"}, "illustrative", "write yes or no"),
        ({"published": "2018-11-06"}, "published", "after 2018-11-05"),
        ({"published": "31/02/2018"}, "published", "not a day of the calendar"),
        ({"published": "5/11/18"}, "published", "is not a date"),
        ({"note": "a\x07b"}, "note", "control character U+0007"),
        ({"note": "x" * 501}, "note", "shorten it to 500"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_by_row_and_column(cells, column, said):
    (problem,) = refused(row(**cells))
    assert problem.startswith(f"o.csv, row 2, column {column}: ")
    assert said in problem


def test_the_same_period_twice_names_both_rows():
    (problem,) = refused("indicator,period,value\n5.1,2018-09,30\n5.1,2018-09,31\n")
    assert "row 3, column period" in problem
    assert "in row 2 and in row 3" in problem


def test_every_problem_is_told_at_once_and_nothing_is_brought():
    problems = refused("indicator,period,value\n5.1,2018-09,30\n9.9,2019-09,abc\n5.1,2018-08,nan\n")
    assert [problem.split(":")[0] for problem in problems] == [
        "o.csv, row 3, column indicator",
        "o.csv, row 3, column period",
        "o.csv, row 3, column value",
        "o.csv, row 4, column value",
    ]


def test_many_like_problems_are_one_with_a_count_and_three_examples():
    rows = [f"5.1,2018-09,abc{n}" for n in range(300)]
    (problem,) = refused("indicator,period,value\n" + "\n".join(rows))
    assert problem.startswith("o.csv, row 2, column value: 'abc0' is not a number; ")
    assert problem.endswith("(300 cells like it, as in rows 2, 3, 4)")


def test_three_like_problems_are_told_one_by_one():
    rows = [f"5.1,2018-0{n},abc" for n in range(1, 4)]
    assert len(refused("indicator,period,value\n" + "\n".join(rows))) == 3


def test_a_note_over_two_lines_is_one_text():
    (outturn,) = read('indicator,period,value,note\n5.1,2018-09,30,"one\r\ntwo"\n')
    assert outturn.note == "one two"


def test_text_that_looks_like_a_formula_is_kept_as_text():
    (outturn,) = read(row(note="=cmd|' /C calc'!A0"))
    assert outturn.note == "=cmd|' /C calc'!A0"


def test_progress_is_told_now_and_then():
    told = []
    days = [f"5.3,{1990 + n // 12}-{n % 12 + 1:02d},{n}" for n in range(300)]
    rows = days + [f"5.40,{1990 + n // 300}-01-{n % 28 + 1:02d},{n}" for n in range(28)]
    text = "indicator,period,value\n" + "\n".join(rows * 1) + "\n"
    read_bytes("o.csv", text.encode(), PLAN, AT, lambda done, total: told.append((done, total)))
    assert told[-1] == (328, 328)


HOSTILE_VALUES = st.one_of(
    st.sampled_from(["nan", "inf", "-1", "1_000", "１２", "1e2", "+5", "885", "0.885", "101%"]),
    st.text(
        st.characters(exclude_characters=',"\r\n', exclude_categories=["Cs"]),
        min_size=1,
        max_size=9,
    ).filter(
        lambda text: (
            text.strip()
            and not mark_of(text.strip())
            and not text.strip().rstrip("%").strip().replace(".", "").isdecimal()
        )
    ),
)


@given(HOSTILE_VALUES)
def test_a_hostile_value_refuses_the_file_whatever_stands_beside_it(value):
    with pytest.raises(Refused):
        read_bytes(
            "o.csv",
            f"indicator,period,value\n5.1,2018-08,30\n5.1,2018-09,{value}\n".encode(),
            PLAN,
            AT,
        )


@given(st.integers(1, 60), st.integers(1, 50))
def test_a_numerator_over_its_denominator_is_always_refused(over, denominator):
    numerator = str(denominator + over)
    problems = refused(row(numerator=numerator, denominator=str(denominator), value="50"))
    assert any("column numerator" in problem for problem in problems)


@given(st.dates(min_value=date(2018, 11, 6), max_value=date(9999, 12, 31)))
def test_a_period_or_a_publication_after_the_import_is_always_refused(day):
    assert "column period" in refused(row(period=day.isoformat()))[0]
    assert "column published" in refused(row(published=day.isoformat()))[0]
