"""A column headed "n" beside percentages: the base where they do not go together, else asked."""

import pytest

from tests.unit.importing.recipes.reading import after, asked, kept, read, with_counts

OF_81 = ("1.1,Assessments in time,96.3%,81,93.9%,82", "1.2,Re-referrals,18.9%,90,20.9%,91")
OF_78 = ("1.1,Assessments in time,96.3%,78,93.9%,77", "1.2,Re-referrals,18.9%,17,20.9%,19")


def header(word):
    return f"Ref,Measure,Aug-18,Aug-18 {word},Sep-18,Sep-18 {word}"


def counts(brought):
    return [each[1:] for each in with_counts(brought).values()]


@pytest.mark.parametrize("word", ["n=", "N", "n"])
def test_what_a_percentage_is_out_of_is_its_denominator(word):
    found = counts(read(header(word), *OF_81))
    assert found == [("None", "81"), ("None", "82"), ("None", "90"), ("None", "91")]


def test_what_a_percentage_comes_from_is_its_numerator():
    found = counts(read(header("n"), *OF_78))
    assert found == [("78", "None"), ("77", "None"), ("17", "None"), ("19", "None")]


def test_months_down_are_read_so_as_well():
    rows = ("Ref,Month,%,n", "1.1,Aug-18,96.3%,81", "1.1,Sep-18,93.9%,82", "1.2,Sep-18,20.9%,91")
    assert counts(read(*rows)) == [("None", "81"), ("None", "82"), ("None", "91")]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("denominator", ("None", "400")), ("numerator", ("400", "None")), ("left out", ("None",) * 2)],
)
def test_what_could_be_either_is_asked_once(answer, expected):
    rows = ("Ref,Measure,Aug-18,Aug-18 n=", "1.2,Re-referrals,20%,400")
    asking = asked(*rows)
    (question,) = asking.questions
    assert question.about == "column D"
    assert "400 beside 20%" in question.text
    brought = read(*rows, kept=[after(asking, f"column D = {answer}")])
    assert counts(brought) == [expected]
    assert counts(read(*rows, kept=[kept(brought)])) == [expected]


def test_what_is_neither_is_asked():
    (question,) = asked(header("n="), "1.1,Assessments in time,96.3%,50,93.9%,50").questions
    assert question.choices == ("denominator", "numerator", "left out")


def test_a_numerator_by_its_name_that_can_only_be_the_base_is_asked_about():
    (question,) = asked(header("Numerator"), *OF_81).questions
    assert question.choices[0] == "denominator"
    assert counts(read(header("Numerator"), *OF_78))[0] == ("78", "None")


def test_a_base_that_was_kept_as_numerator_before_is_the_base_from_now_on():
    numerators = read(header("n"), *OF_78)
    assert counts(read(header("n"), *OF_81, kept=[kept(numerators)]))[0] == ("None", "81")


def test_a_count_alone_beside_its_percentage_is_kept_as_what_it_must_be():
    rows = ("Month,Assessments in time,%", "Aug-18,78,96.3%", "Sep-18,77,93.9%")
    assert counts(read(*rows)) == [("78", "None"), ("77", "None")]
    bases = ("Month,Assessments in time,%", "Aug-18,81,96.3%", "Sep-18,82,93.9%")
    assert counts(read(*bases)) == [("None", "81"), ("None", "82")]
