"""Ref and name of a row go together, by the plan and as last month; else the row is asked about."""

from dataclasses import replace
from datetime import date

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import (
    PLAN,
    after,
    asked,
    figures,
    kept,
    read,
    with_indicator,
)

LATER = date(2018, 11, 20)
HEAD = "Code,Measure,Jul-18,Aug-18,Sep-18"
ROWS = {
    "timely": ("CS01", "Timely work", "80%,81%,82%", "83%"),
    "back": ("CS02a", "% Re-referrals", "29%,30%,31%", "32%"),
    "looked": ("CS07", "No. of Children looked after", "600,610,620", "630"),
    "other": ("CS99", "Contacts", "5,6,7", "8"),
}
CODES = {"1.1": "CS01", "1.2": "CS02a", "1.3": "CS07"}


def with_codes():
    (first,) = PLAN.recommendations
    indicators = tuple(
        replace(each, code=(CODES[each.ref],)) if each.ref in CODES else each
        for each in first.indicators
    )
    return replace(PLAN, recommendations=(replace(first, indicators=indicators),))


CODED = with_codes()


def month(later=True, **changed):
    """The rows of a scorecard: `changed` are codes and names by the row."""
    rows = [f"{HEAD},Oct-18" if later else HEAD]
    for row, (*known, past, new) in ROWS.items():
        rows.append(",".join([*changed.get(row, known), past, *([new] if later else [])]))
    return rows


def first_month():
    """The recipe once the first scorecard is in, and what is stored then."""
    asking = asked(*month(later=False), plan=CODED)
    draft = after(asking, "name CS01 Timely work = 1.1", plan=CODED)
    brought = read(*month(later=False), plan=CODED, kept=[draft])
    stored = {}
    for each in brought.outturns:
        stored.setdefault(each.indicator, []).append(each)
    return kept(brought), stored


def how(**more):
    recipe, stored = first_month()
    return {"plan": CODED, "kept": [recipe], "at": LATER, "stored": stored, **more}


def own(row):
    return ROWS[row][:2]


EXCHANGED = {
    "back": ("CS07", "% Re-referrals"),
    "looked": ("CS02a", "No. of Children looked after"),
}


def test_an_unchanged_scorecard_is_not_asked_about():
    got = figures(read(*month(), **how()))
    assert [got[ref, "2018-10"] for ref in ("1.1", "1.2", "1.3")] == ["83", "32", "630"]


def test_two_codes_exchanged_are_one_question_with_what_stood_there_before():
    (question,) = asked(*month(**EXCHANGED), **how()).questions
    assert question.about == "rows 3 and 4"
    assert question.text == (
        "In 2 rows ref and name do not go together; which are right, the names or the refs? The "
        "figures that they repeat are those stored for their names. Row 3: CS07, last time 'No. of "
        "Children looked after', is now '% Re-referrals'; row 4: CS02a, last time "
        "'% Re-referrals', is now 'No. of Children looked after'."
    )
    assert question.choices == ("names", "refs", "left out", "one by one")


@pytest.mark.parametrize(("said", "october"), [("names", "32"), ("refs", "83")])
def test_an_exchange_is_answered_once_for_all_its_rows_and_for_the_months_to_come(said, october):
    exchanged = month(timely=("CS02a", "Timely work"), back=("CS01", "% Re-referrals"))
    draft = after(asked(*exchanged, **how(stored={})), f"rows 2 and 3 = {said}", plan=CODED)
    first = read(*exchanged, **how(stored={}, kept=[draft]))
    again = read(*exchanged, **how(stored={}, kept=[kept(first)]))
    back = read(*month(), **how(stored={}, kept=[kept(again)]))
    got = [figures(each)["1.2", "2018-10"] for each in (first, again, back)]
    assert got == [october, october, "32"]


def test_an_answer_for_rows_of_one_file_is_none_for_those_of_another():
    asking = asked(*month(**EXCHANGED), **how())
    draft = after(asking, "rows 3 and 4 = names", plan=CODED)
    others = {"timely": ("CS02a", "Timely work"), "back": ("CS01", "% Re-referrals")}
    assert len(asked(*month(**others), **how(kept=[draft])).questions) == 1


def test_each_row_can_be_asked_about_by_itself():
    asking = asked(*month(**EXCHANGED), **how())
    draft = after(asking, "rows 3 and 4 = one by one", plan=CODED)
    again = asked(*month(**EXCHANGED), **how(kept=[draft]))
    assert [each.choices[0] for each in again.questions] == ["1.2", "1.3"]


def test_a_column_of_codes_that_has_moved_is_one_question_with_three_examples():
    codes = ["CS07", "CS99", "CS01", "CS02a"]
    moved = {row: (code, own(row)[1]) for row, code in zip(ROWS, codes, strict=True)}
    rows = month(**moved)
    rows.append("1.10,Assessments in time,,,,93%")
    (question,) = asked(*rows, **how()).questions
    assert question.about == "rows 2 to 6"
    assert question.text.startswith("In 5 rows ref and name do not go together; which are right")
    assert "The figures that 3 of them repeat are those stored for their names. Row 2: CS07," in (
        question.text
    )
    assert question.text.endswith("; and 2 more rows.")


def test_names_exchanged_are_asked_about_and_the_figures_say_that_the_codes_are_right():
    names = {"timely": ("CS01", "% Re-referrals"), "back": ("CS02a", "Timely work")}
    (question,) = asked(*month(**names), **how()).questions
    assert question.choices[0] == "refs"
    assert "those stored for their refs" in question.text


def test_a_code_given_to_another_measure_is_asked_about_with_what_it_stood_for():
    rows = month(back=("CS02a", "Early help cases closed"))
    rows[2] = rows[2].replace("29%,30%,31%", "50%,51%,52%")
    (question,) = asked(*rows, **how()).questions
    assert question.choices == ("left out", "1.2")
    assert question.text == (
        "Row 3: CS02a, last time '% Re-referrals', is now 'Early help cases closed'; is it still "
        "1.2 'Re-referrals'? It repeats 3 figures, and none of them is stored for 1.2 "
        "'Re-referrals'."
    )


@pytest.mark.parametrize(
    ("row", "code", "name"),
    [
        ("other", "CS02a", "Contacts"),
        ("back", "CS99", "% Re-referrals"),
        ("back", "CS02a", "No. of Re-referrals"),
        ("timely", "CS01", "Timely work not done"),
        ("looked", "CS07", "Assessments in time"),
    ],
    ids=[
        "the_code_at_what_the_plan_has_not",
        "the_code_of_what_the_plan_has_not",
        "another_unit",
        "one_word_more",
        "the_name_of_another",
    ],
)
def test_what_stands_elsewhere_or_under_other_words_is_asked_about(row, code, name):
    assert asked(*month(**{row: (code, name)}), **how()).questions


@pytest.mark.parametrize(
    "name",
    [
        "re-referrals",
        "Re‑Referrals (%)",
        "% of re-referrals*",
        "Percentage of Re-referrals [1]",
        "Re-referrals¹",
        "%  Re-referrals  - October 2018",
        "Rereferrals (Oct-18)",
        "Re-referrals within 12 months",
    ],
)
def test_other_marks_and_capitals_are_the_same_name(name):
    assert figures(read(*month(back=("CS02a", name)), **how()))["1.2", "2018-10"] == "32"


FIRST = "Ref,Measure,Sep-18"


@pytest.mark.parametrize(
    ("row", "choices"),
    [
        ("1.3,Children in need,600", ("1.3", "left out")),
        ("1.2,Children looked after,31%", ("1.3", "1.2", "left out")),
        ("CS07,Re-referrals (%),31%", ("1.2", "1.3", "left out")),
        ("1.3,% Children looked after,31%", ("1.3", "left out")),
        ("1.1,Assessments within 35 working days,81%", ("1.1", "left out")),
        ("1.1 Re-referrals,,31%", ("1.2", "1.1", "left out")),
    ],
)
def test_a_first_file_is_asked_about_where_ref_and_name_are_not_one(row, choices):
    (question,) = asked(FIRST, row, plan=CODED).questions
    assert question.choices == choices


@pytest.mark.parametrize(
    "row",
    [
        "1.2,Re-referrals in 12 months,31%",
        "1.2,% re-referral,31%",
        "1.2 Re-referrals,,31%",
        ",Re-referrals (%),31%",
        "CS02a,,31%",
        "CS02a: % of Re-referrals,,31%",
    ],
)
def test_a_first_file_is_read_where_ref_and_name_are_one(row):
    got = figures(read(FIRST, row, "1.10,CP visits in time,90%", plan=CODED))
    assert got["1.2", "2018-09"] == "31"


def test_a_name_column_in_planbots_own_table_goes_together_with_its_refs():
    rows = ("indicator,name,period,value", "1.1,Re-referrals,2018-09,31%")
    assert asked(*rows).questions[0].choices == ("1.2", "1.1", "left out")


def test_what_stood_in_no_file_for_a_month_is_still_known_when_it_comes_back():
    recipe, stored = first_month()
    without = [each for each in month() if not each.startswith("CS99")]
    between = read(*without, plan=CODED, kept=[recipe], at=LATER, stored=stored)
    rows = month(other=("CS02a", "Contacts"), back=("CS99", "% Re-referrals"))
    (question,) = asked(*rows, **how(kept=[kept(between)])).questions
    assert "Row 3: CS99, last time 'Contacts', is now '% Re-referrals'" in question.text


def test_numbers_of_rows_may_change_when_a_row_is_put_in():
    rows = ("No.,Measure,Sep-18", "1,Re-referrals,31%", "2,Children looked after,620")
    before = kept(read(*rows))
    later = (
        rows[0],
        "1,Assessments in time,80%",
        "2,Re-referrals,31%",
        "3,Children looked after,620",
    )
    assert len(figures(read(*later, kept=[before]))) == 3


@pytest.mark.parametrize(
    "name",
    ["exchanged.csv", "own.csv"],
)
def test_rows_whose_figures_are_those_of_another_are_asked_about_for_these_months(name):
    codes = ["2018-07", "2018-08", "2018-09", "2018-10"]
    figures_of = {"1.1": ["29%", "30%", "31%", "83%"], "1.2": ["80%", "81%", "82%", "32%"]}
    rows = ["indicator,period,value" if name == "own.csv" else "Ref,Month,Actual"]
    for ref, values in figures_of.items():
        rows += [f"{ref},{month},{each}" for month, each in zip(codes, values, strict=True)]
    _, stored = first_month()
    asking = asked(*rows, name=name, at=LATER, stored=stored)
    (question,) = [each for each in asking.questions if each.about.startswith("figures")]
    assert question.about == "figures to 2018-10"
    assert question.text == (
        "Earlier figures in this file are those stored for another indicator: 1.1 'Assessments in "
        "time' has those of 1.2 'Re-referrals' and 1.2 'Re-referrals' has those of 1.1 "
        "'Assessments in time'. Where rows have changed places, correct the file; are the figures "
        "right as they stand?"
    )
    draft = after(asking, "figures to 2018-10 = as they stand")
    answered = read(*rows, name=name, at=LATER, stored=stored, kept=[draft])
    assert figures(answered)["1.1", "2018-10"] == "83"


def test_figures_that_are_another_indicators_as_well_are_no_question():
    _, stored = first_month()
    stored["1.10"] = [replace(each, indicator="1.10") for each in stored["1.1"]]
    rows = month(timely=("1.1", "Assessments in time"))
    assert figures(read(*rows, **how(stored=stored)))["1.1", "2018-10"] == "83"


WIDE = ("Month,Re-referrals,Assessments in time", "Aug-18,31%,80%", "Sep-18,32%,81%")


def test_a_code_above_a_heading_goes_together_with_it():
    got = figures(read(",CS02a,CS01", *WIDE, plan=CODED))
    assert (got["1.2", "2018-09"], got["1.1", "2018-09"]) == ("32", "81")
    asking = asked(",CS01,CS02a", *WIDE, plan=CODED)
    assert [each.choices for each in asking.questions] == [
        ("value of 1.2", "value of 1.1", "left out"),
        ("value of 1.1", "value of 1.2", "left out"),
    ]
    draft = after(asking, "column B = value of 1.2", "column C = value of 1.1", plan=CODED)
    answered = read(",CS01,CS02a", *WIDE, plan=CODED, kept=[draft])
    assert figures(answered)["1.2", "2018-09"] == "32"


@pytest.mark.parametrize(("codes", "read_as"), [(("CS02a", "CS01"), "32"), (("CS01", "CS02a"), "")])
def test_a_code_and_a_name_in_one_heading_go_together(codes, read_as):
    month, *names = WIDE[0].split(",")
    head = ",".join([month, *(f"{code} {name}" for code, name in zip(codes, names, strict=True))])
    if read_as:
        assert figures(read(head, *WIDE[1:], plan=CODED))["1.2", "2018-09"] == read_as
    else:
        with pytest.raises(Refused):
            read(head, *WIDE[1:], plan=CODED)


def test_no_answer_for_one_ref_is_one_for_another_of_the_same_digits():
    rows = (FIRST, "1.11,Timely work,80%")
    asking = asked(*rows, "1.1,Timely work,81%", plan=CODED)
    draft = after(asking, "name 1.1 Timely work = 1.1", plan=CODED)
    got = figures(read(FIRST, "11,Timely work,80%", "1.2,Re-referrals,31%", kept=[draft]))
    assert got == {("1.2", "2018-09"): "31"}


@pytest.mark.parametrize("sign", ["<", ">", "\u2265"])
def test_under_and_over_make_two_names_of_one(sign):
    plan = with_indicator("1.2", title="Waiting <10 days", short="Waiting <10 days")
    rows = (FIRST, f"1.2,% Waiting {sign}10 days,31%")
    if sign == "<":
        assert figures(read(*rows, plan=plan)) == {("1.2", "2018-09"): "31"}
    else:
        assert asked(*rows, plan=plan).questions
