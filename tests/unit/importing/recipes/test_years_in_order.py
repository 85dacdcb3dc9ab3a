"""A month or quarter whose year may be mistyped is asked about where no rule refuses it."""

import pytest

from tests.unit.importing.recipes.reading import after, asked, figures, read


def across(*periods):
    return ",".join(("Ref,Measure", *periods)), "1.2,Re-referrals" + ",20%" * len(periods)


def down(*periods):
    return "Ref,Month,Actual", *(f"1.2,{each},20%" for each in periods)


def sheets(*periods):
    """The same rows for two indicators, of which the first alone is mistyped."""
    others = ("Apr-18", "May-18", "Jun-18", "Jul-18")
    return (*down(*periods), *(f"1.3,{each},664" for each in others))


FIRST = ("Apr-17", "May-18", "Jun-18", "Jul-18")


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        (across(*FIRST), "2017-04 before 2018-05"),
        (across("Apr-17", "May-18", "Jun-18"), "2017-04 before 2018-05"),
        (across("Apr-16", "May-18", "Jun-18", "Jul-18"), "2016-04 before 2018-05"),
        (across("Apr-17", "Jun-18", "Jul-18", "Aug-18"), "2017-04 before 2018-06"),
        (across("Apr-18", "May-17", "Jun-17", "Jul-17"), "2018-04 before 2017-05"),
        (across("Apr-17", "May-17", "Jun-17", "Jul-18"), "2018-07 after 2017-06"),
        (across("Jul-18", "Jun-18", "May-18", "Apr-17"), "2017-04 after 2018-05"),
        (across("Jul-18", "Jun-17", "May-18", "Apr-18"), "2017-06 after 2018-07"),
        (across("Jul-17", "Jun-18", "May-18", "Apr-18"), "2017-07 before 2018-06"),
        (
            across("Apr-16", "May-17", "Jun-17", "Jul-17", "Apr-18", "May-18", "Jun-18"),
            "2016-04 before 2017-05",
        ),
        (
            across("Apr-18", "May-18", "Jun-18", "Jul-18", "Apr-16", "May-17", "Jun-17"),
            "2016-04 before 2017-05",
        ),
        (
            across("Q1 2016/17", "Q2 2017/18", "Q3 2017/18", "Q4 2017/18"),
            "2016/17 Q1 before 2017/18 Q2",
        ),
        (
            across("Q1 2017/18", "Q2 2016/17", "Q3 2017/18", "Q4 2017/18"),
            "2016/17 Q2 after 2017/18 Q1",
        ),
        (down(*FIRST), "2017-04 before 2018-05"),
        (down("Apr-18", "May-17", "Jun-18", "Jul-18"), "2017-05 after 2018-04"),
        (down("Apr-18", "May-18", "Jun-18", "Jul-17"), "2017-07 after 2018-06"),
        (down("Q1 2016/17", "Q2 2017/18", "Q3 2017/18"), "2016/17 Q1 before 2017/18 Q2"),
        (sheets(*FIRST), "2017-04 before 2018-05"),
    ],
)
def test_a_period_that_another_year_would_put_in_its_place_is_asked_about(rows, about):
    asking = asked(*rows)
    (question,) = asking.questions
    assert (question.about, question.choices) == (f"year of {about}", ("as it stands",))
    brought = read(*rows, kept=[after(asking, f"{question.about} = as it stands")])
    assert about.split(" ")[0] in {code.split(" ")[0] for _, code in figures(brought)}


def test_the_question_says_where_the_period_stands():
    (question,) = asked(*across(*FIRST)).questions
    assert "'Apr-17' in column C is 2017-04, before 'May-18' in column D" in question.text
    (question,) = asked(*down(*FIRST)).questions
    assert "row 2 is 2017-04, before row 3, 2018-05" in question.text


def test_another_mistyped_year_is_asked_about_again():
    asking = asked(*across(*FIRST))
    draft = after(asking, f"{asking.questions[0].about} = as it stands")
    (question,) = asked(*across("Jun-17", "Jul-18", "Aug-18", "Sep-18"), kept=[draft]).questions
    assert question.about == "year of 2017-06 before 2018-07"


@pytest.mark.parametrize(
    "periods",
    [
        ("Mar-17", "Mar-18", "Apr-18", "May-18"),
        ("Mar-14", "Mar-16", "Mar-17", "Mar-18"),
        ("Sep-16", "Jan-17", "Mar-18", "Jun-18"),
        ("Apr-18", "May-18", "Jun-18", "Apr-17", "May-17", "Jun-17"),
        ("Jun-17", "May-17", "Apr-17", "Jun-18", "May-18", "Apr-18"),
        ("Aug-18", "Sep-18", "Mar-18", "Aug-17"),
    ],
)
@pytest.mark.parametrize("way", [across, down])
def test_other_orders_are_read(periods, way):
    assert len(figures(read(*way(*periods)))) == len(periods)
