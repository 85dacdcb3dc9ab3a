"""What a text marked for publication says in numbers: it is left out where one may count people."""

from decimal import Decimal

import pytest

from bot.rules.disclosure.texts import said_in


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
        ("8 points", ()),
    ],
)
def test_its_shares_are_read(text, shares):
    assert said_in(text).shares == tuple(map(Decimal, shares))
