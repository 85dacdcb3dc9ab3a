"""What a text marked for publication says in numbers: it is left out where one may count people."""

from decimal import Decimal

import pytest

from bot.rules.disclosure.texts import Beside, may_be_said, said_in


@pytest.mark.parametrize(
    "text",
    [
        "3 children came back onto a plan",
        "Three of them had a plan before",
        "No children were placed out of area",
        "None was late",
        "Only one young person waits",
        "A single family asked for it",
        "Both siblings are placed together",
        "34 of 37 plans were first plans",
        "thirty-four of thirty-seven",
        "3/37 plans were repeat plans",
        "3-5 children wait",
        "0 of 12 reviews were late",
        "The first child moved in June",
        "Cases waiting: 3, monthly",
        "1,204 visits were made",
        "half of the four children",
        "July 2018: 3",
        "One moved out of the borough.",
        "Only one remains out of touch.",
        "All but one are in touch.",
        "Both are now back in touch.",
        "Neither has a passport.",
        "A three-sibling group was found.",
        "The twins moved together.",
        "We met with the lone young person.",
        "The 3 area children and 2 office siblings are out of touch.",
        "Stage 3 of them moved.",
        "On 4 May 2 left.",
        "3 may leave care.",
        "May 3 leave care?",
        "In Q3 12 left care.",
        "Out of touch: ①",
        "Out of touch: ²",
    ],
)
def test_a_text_that_counts_people_is_found(text):
    assert said_in(text).counts


@pytest.mark.parametrize(
    "text",
    [
        "Managers were briefed in September 2018 on their part in performance.",
        "Visits are made within 4 weeks, and reviews every three months.",
        "The policy starts on 1 April 2019 (see 5.1 and recommendation 2).",
        "Timeliness rose from 82.9% to 86%.",
        "Six practice workshops were held; the first practice summit was in Q3.",
        "In 2018/19, from 04/11/2018 on, plans were audited.",
        "There is no longer a backlog. One of the priorities is permanence.",
        "Both policies are under review, and one-to-one work goes on.",
        "A six-week course, a 45-day limit and one working day.",
        "See 5.1; it was 8.5 in Q3 and in the column headed Q4 18 or by month.",
        "From 4th June and 30 May, level 3 is offered.",
    ],
)
def test_a_text_that_counts_no_people_is_kept(text):
    assert not said_in(text).counts


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Timeliness rose from 82.9% to 86 per cent", ("82.9", "86")),
        ("between 20-30%", ("20", "30")),
        ("8 percent", ("8",)),
        ("97.8 pc, 97.8％ and 97.8\N{NARROW NO-BREAK SPACE}%", ("97.8", "97.8", "97.8")),
        ("In touch (%): 97.8 in September", ("97.8",)),
        ("The proportion is 0.978", ("0.978", "97.8")),
        ("2.5 weeks, £1.5m, on 4.11.2018", ()),
        ("8 points", ()),
    ],
)
def test_its_shares_are_read(text, shares):
    assert said_in(text).shares == tuple(map(Decimal, shares))


@pytest.mark.parametrize(
    "text",
    [
        "97.8% are in touch",
        "2.2% are out of touch",
        "The proportion is 0.978",
        "In touch: 97 pc",
    ],
)
def test_no_text_tells_a_share_that_is_withheld_nor_what_is_left_of_it(text):
    assert not may_be_said(text, Beside(shares=(Decimal("97.8"),)))
    assert may_be_said(text, Beside(shares=(Decimal(50),)))


@pytest.mark.parametrize(
    "text",
    [
        "Level 1 is out of touch.",
        "Out of touch: 1.0 on average.",
        "44 measures of 45 targets",
        "Six workshops were held.",
    ],
)
def test_beside_what_is_withheld_no_number_stands_that_is_not_of_time(text):
    assert may_be_said(text, Beside(withheld=False))
    assert not may_be_said(text, Beside(withheld=True))


@pytest.mark.parametrize(
    "text",
    [
        "Reviews are held every 3 months, since 4 May 2018 also of 5.1.",
        "Stability panel meets each fortnight.",
        "2018/19 Q2 was audited for twelve weeks.",
    ],
)
def test_beside_what_is_withheld_days_times_and_the_refs_of_measures_may_stand(text):
    assert may_be_said(text, Beside(withheld=True, counts=True), ("5.1",))


def test_a_share_beside_counts_that_are_shown_is_left_out():
    for text in ("It rose to 82.9%", "It rose to 82.9", "It rose to 0.829"):
        assert not may_be_said(text, Beside(counts=True))
        assert may_be_said(text, Beside())
