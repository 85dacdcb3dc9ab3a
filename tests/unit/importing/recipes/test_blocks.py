"""A name with its counts and its percentage in rows below each other, as councils write them."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.domain.indicator import Unit
from bot.importing import Asked, read_bytes
from tests.unit.importing.recipes.reading import (
    AT,
    PLAN,
    after,
    asked,
    figures,
    kept,
    read,
    with_counts,
    with_indicator,
)
from tests.unit.importing.recipes.scorecards import Scorecard

HEADER = "Ref,Measure,Aug-18,Sep-18"
NAMED, COHORT = "1.2,Re-referrals,58,55", ",Cohort,62,63"
FIGURES = ",Performance,93.5%,87.3%"
TRUE = {("1.2", "2018-08"): ("93.5", "58", "62"), ("1.2", "2018-09"): ("87.3", "55", "63")}
IN_PERFORMANCE = "percentages in performance"
NO_HEADING, DOWN = "Measure,,Aug-18,Sep-18", "Measure,Part,Month,Actual"
MONTHS = ("Jul-18", "Aug-18", "Sep-18")


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        ((HEADER, NAMED, COHORT, FIGURES), IN_PERFORMANCE),
        ((HEADER, NAMED, COHORT, ",Performance,93.5,87.3"), IN_PERFORMANCE),
        ((HEADER, "1.2,Re-referrals,62,63", ",In time,58,55", FIGURES), IN_PERFORMANCE),
        ((HEADER, NAMED, "1.2,Cohort,62,63", "1.2,Performance,93.5%,87.3%"), IN_PERFORMANCE),
        ((HEADER, NAMED, COHORT, ",Target,95%,95%", FIGURES), IN_PERFORMANCE),
        ((HEADER, NAMED, COHORT, ",In time,93.5%,87.3%"), "percentages in in time"),
        ((HEADER, NAMED, COHORT, ",,93.5%,87.3%"), "percentages without a name"),
        (
            (HEADER, "1.2,Re-referrals,,", ",No.,58,55", ",Out of,62,63", ",%,93.5%,87.3%"),
            "percentages below",
        ),
        (
            (NO_HEADING, "Re-referrals,Numerator,58,55", ",Denominator,62,63", ",%,93.5%,87.3%"),
            "percentages below",
        ),
        (
            (
                NO_HEADING,
                "Re-referrals,Numerator,58,55",
                "Re-referrals,Denominator,62,63",
                "Re-referrals,%,93.5%,87.3%",
            ),
            "percentages below",
        ),
        (
            (DOWN, "Re-referrals,Numerator,Sep-18,55", ",Denominator,Sep-18,63", ",%,Sep-18,87.3%"),
            "percentages below",
        ),
    ],
    ids=[
        *("words_of_its_own", "without_a_sign", "the_denominator_first", "the_code_in_each"),
        *("a_target_between", "other_words", "no_words", "a_name_alone", "no_heading"),
        *("the_name_in_each", "months_down"),
    ],
)
def test_which_row_is_the_figure_is_asked_and_its_counts_are_kept(rows, about):
    asking = asked(*rows)
    (question,) = asking.questions
    assert (question.about, question.choices) == (about, ("the figures", "left out"))
    assert "87.3% is 55 of 63" in question.text or " is 58 of 62" in question.text
    brought = read(*rows, kept=[after(asking, f"{about} = the figures")])
    expected = TRUE if "Aug-18" in rows[0] else {("1.2", "2018-09"): TRUE["1.2", "2018-09"]}
    assert with_counts(brought) == expected


def test_percentages_by_their_format_are_found_in_a_workbook():
    book = Workbook()
    book.active.append(["Ref", "Measure", "Aug-18", "Sep-18"])
    book.active.append(["1.2", "Re-referrals", 58, 55])
    book.active.append([None, "Cohort", 62, 63])
    book.active.append([None, "Performance", 58 / 62, 55 / 63])
    for cell in book.active["C4:D4"][0]:
        cell.number_format = "0.0%"
    book.save(content := BytesIO())
    with pytest.raises(Asked) as caught:
        read_bytes("board.xlsx", content.getvalue(), PLAN, AT)
    assert "93.5% is 58 of 62" in caught.value.questions[0].text
    draft = after(caught.value, f"{IN_PERFORMANCE} = the figures")
    brought = read_bytes("board.xlsx", content.getvalue(), PLAN, AT, recipes=[draft])
    assert [(each.numerator, each.denominator) for each in brought.outturns] == [(58, 62), (55, 63)]
    assert [f"{each.value:.1f}" for each in brought.outturns] == ["93.5", "87.3"]


def test_names_that_are_merged_over_their_parts_are_read_so():
    rows = [["Measure", "", "Sep-18"], ["Re-referrals", "Numerator", "55"]]
    rows += [["", "Denominator", "63"], ["", "%", "87.3%"]]
    content = Scorecard({}, rows).xlsx(lambda sheet: sheet.merge_cells("A2:A4"))
    with pytest.raises(Asked) as caught:
        read_bytes("board.xlsx", content, PLAN, AT)
    draft = after(caught.value, "percentages below = the figures")
    brought = read_bytes("board.xlsx", content, PLAN, AT, recipes=[draft])
    assert with_counts(brought) == {("1.2", "2018-09"): TRUE["1.2", "2018-09"]}


def test_an_answer_for_one_word_is_none_for_another():
    rows = (HEADER, NAMED, COHORT, FIGURES)
    brought = read(*rows, kept=[after(asked(*rows), f"{IN_PERFORMANCE} = the figures")])
    more = (*rows, "1.1,Assessments in time,20,21", ",Timely reviews,88.5%,90%")
    (question,) = asked(*more, kept=[kept(brought)]).questions
    assert question.about == "percentages in timely reviews"
    assert question.choices == ("left out", "the figures")
    assert "As 20 in row 5 and 88.5% below it" in question.text


def test_rows_between_that_may_be_another_measure_are_asked_about_by_name():
    rows = (HEADER, "1.2,Re-referrals,20,21", ",Contacts,3,4", ",%,18.9,20.9")
    (question,) = asked(*rows).questions
    assert question.about == "percentages in contacts / %"
    assert question.choices == ("left out", "the figures")


@pytest.mark.parametrize(
    "answer", ["rows without a name = left out", "percentages below = left out"]
)
@pytest.mark.parametrize("heading", ["", "Part"])
def test_a_row_that_calls_itself_the_numerator_is_never_the_percentage(heading, answer):
    rows = (f"Measure,{heading},Aug-18,Sep-18", "Re-referrals,Numerator,58,55")
    rows += (",Denominator,62,63", ",%,93.5%,87.3%")
    draft = after(asked(*rows), answer)
    if answer.startswith("rows"):
        (question,) = asked(*rows, kept=[draft]).questions
        assert question.about == "percentages below"
        return
    brought = read(*rows, kept=[draft])
    assert figures(brought) == {}
    assert "1 row left out (numerators and denominators; 2): 'Re-referrals'" in map(
        str, brought.remarks
    )


def test_the_numerator_alone_is_no_percentage():
    rows = ("Measure,,Aug-18,Sep-18", "Re-referrals,Numerator,58,55", "CP visits in time,,80%,81%")
    assert set(figures(read(*rows))) == {("1.10", "2018-08"), ("1.10", "2018-09")}


@pytest.mark.parametrize(
    "rows",
    [
        ("1.2,Re-referrals,20,21", ",Target,90%,90%"),
        ("1.2,Re-referrals,20,21", ",England average,22%,22%"),
        ("1.2,Re-referrals,20,21", "9.9,Timely reviews,88.5%,90%"),
        ("1.2,Re-referrals,20.1,21.2", ",Timely reviews,88.5%,90%"),
        ("1.2,Re-referrals,93.5,87.3", ",In time,58,55", ",Due,62,63"),
    ],
    ids=["a_target", "england", "a_code_of_its_own", "decimals", "counts_beneath"],
)
def test_what_is_beneath_a_percentage_is_no_question(rows):
    assert set(figures(read(HEADER, *rows)).values()) == set(rows[0].split(",")[2:])


@pytest.mark.parametrize("sign", ["%", ""])
def test_counts_beneath_their_percentage_are_kept(sign):
    rows = (f"1.2,Re-referrals,93.5{sign},87.3{sign}", ",Numerator,58,55", ",Denominator,62,63")
    assert with_counts(read(HEADER, *rows)) == TRUE


def test_two_numbers_that_happen_to_agree_are_no_counts():
    rows = (HEADER, "1.2,Re-referrals,50%,", ",Complaints,3,4", ",Compliments,6,9")
    assert with_counts(read(*rows)) == {("1.2", "2018-08"): ("50", "None", "None")}


def test_what_stands_below_a_heading_of_others_is_left_out():
    others = ("England,,,", "1.2,Re-referrals,60,61", ",Cohort,70,71", ",Performance,85.7%,85.9%")
    rows = (HEADER, NAMED, COHORT, FIGURES, *others)
    draft = after(asked(*rows), f"{IN_PERFORMANCE} = the figures")
    assert with_counts(read(*rows, kept=[draft])) == TRUE


def test_a_withheld_count_is_no_contradiction():
    rows = (HEADER, "1.2,Re-referrals,c,55", COHORT, ",Performance,c,87.3%")
    brought = read(*rows, kept=[after(asked(*rows), f"{IN_PERFORMANCE} = the figures")])
    assert with_counts(brought) == {
        ("1.2", "2018-08"): ("None", "None", "None"),
        ("1.2", "2018-09"): TRUE["1.2", "2018-09"],
    }


def test_a_rate_per_another_number_is_not_offered_first():
    plan = with_indicator("1.2", unit=Unit.RATE)
    for per, first in (("10,000", "the figures"), ("1,000", "left out")):
        rows = (HEADER, "1.2,Re-referrals,170,190", f',"Rate per {per}",48.6,52.8')
        (question,) = asked(*rows, plan=plan).questions
        assert question.choices[0] == first


@st.composite
def counts(draw):
    under = draw(st.integers(20, 400))
    return draw(st.integers(under // 20 + 1, under)), under


@given(st.lists(counts(), min_size=3, max_size=3), st.sampled_from(["%", ""]), st.booleans())
def test_any_counts_come_back_as_they_stand(pairs, sign, numerator_first):
    """Counts of any size, in either order, with or without signs, are those of the file."""
    shares = [f"{100 * over / under:.1f}" for over, under in pairs]
    overs, unders = (",".join(map(str, each)) for each in zip(*pairs, strict=True))
    above, below = (overs, f"Cohort,{unders}") if numerator_first else (unders, f"In time,{overs}")
    rows = (
        f"Ref,Measure,{','.join(MONTHS)}",
        f"1.2,Re-referrals,{above}",
        f",{below}",
        f",Performance,{','.join(each + sign for each in shares)}",
    )
    draft = after(asked(*rows), f"{IN_PERFORMANCE} = the figures")
    found = with_counts(read(*rows, kept=[draft]))
    assert [(float(value), int(over), int(under)) for value, over, under in found.values()] == [
        (float(share), *pair) for share, pair in zip(shares, pairs, strict=True)
    ]
