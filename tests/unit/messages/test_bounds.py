"""A message stays one that Slack takes, however much the plan holds."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.indicator import Target
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.period import Period
from bot.domain.rag import Rag, Rating
from bot.messages.composing import compose
from bot.messages.flags import flags_message
from bot.messages.parts import Button, Buttons, Note, Say, Table, Title
from bot.messages.recommendation import recommendation_message
from bot.messages.view import View
from bot.messages.words import bullets, listed
from bot.rules.assessment import assess
from tests.unit.messages.every_message import every_message
from tests.unit.messages.hostile_plan import (
    AT,
    a_flag,
    a_recommendation,
    a_snapshot,
    an_extract,
    an_indicator,
    figures_of,
)
from tests.unit.messages.sound import faults_of

TITLE = "Children & young people who come back within twelve months of "
GREEN = (Rating(Rag.GREEN, date(2018, 9, 3), "Board", "on track"),)


def unsound(snapshot, audience):
    return {
        name: faults
        for name, message in every_message(snapshot, AT, audience)
        if (faults := faults_of(message))
    }


def left_green(number, count, note="late"):
    """`count` indicators of one recommendation, each of which left green in another way."""
    return [
        (
            an_indicator(f"{number}.{place}", f"{TITLE}{place}"),
            figures_of(f"{number}.{place}", note, 17, 20 + place),
        )
        for place in range(1, count + 1)
    ]


def hundred_recommendations():
    kinds = [each for number in range(1, 101) for each in left_green(number, 5)]
    recommendations = [
        a_recommendation(
            number,
            f"{TITLE}{number}",
            [each for each, _ in kinds if each.recommendation == number],
            GREEN,
        )
        for number in range(1, 101)
    ]
    flags = [a_flag(place, each.ref) for place, (each, _) in enumerate(kinds, 1)]
    return a_snapshot(TITLE, kinds, recommendations, [an_extract("Team", 20)], flags)


def sixty_indicators():
    kinds = [
        (
            an_indicator(
                f"5.{place}",
                f"{TITLE}{place}",
                targets=(
                    Target(date(2013 + place % 5, 1 + place % 12, 1), Decimal(18)),
                    Target(date(2018, 11, 6 + place % 20), Decimal(1)),
                    Target(date(2018, 12, 6 + place % 20), Decimal(9)),
                ),
            ),
            tuple(
                Outturn(
                    f"5.{place}",
                    Period.parse(f"{2009 + place % 9}-{month:02}"),
                    Decimal(month + place),
                    provisional=True,
                    illustrative=True,
                    note=f"{TITLE}{place}",
                )
                for month in range(1, 13)
            ),
        )
        for place in range(1, 61)
    ]
    down = (*GREEN, Rating(Rag.RED, date(2018, 11, 5), TITLE * 5, TITLE * 5))
    five = a_recommendation(5, TITLE * 5, [each for each, _ in kinds], down)
    return a_snapshot(TITLE * 5, kinds, [five], [])


def many_teams_and_workers():
    five = a_recommendation(5, TITLE)
    return a_snapshot(
        TITLE, [], [five], [an_extract("Team & more", 200, 3), an_extract("One", 1, 300)]
    )


def one_large_team():
    return a_snapshot(TITLE, [], [a_recommendation(5, TITLE)], [an_extract("One & all", 1, 300)])


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(
    "build",
    [hundred_recommendations, sixty_indicators, many_teams_and_workers, one_large_team],
    ids=lambda build: build.__name__,
)
def test_a_plan_at_its_bounds_leaves_every_message_sound(build, audience):
    assert not unsound(build(), audience)


def test_of_five_hundred_flags_those_left_out_are_counted():
    view = View(assess(hundred_recommendations(), AT), Audience.NAMED, "/flags")
    message = flags_message(view)
    assert "500 indicators left green" in message.plain
    shown = [line for line in message.plain.split("\n") if line.endswith("  no")]
    assert f"and {500 - len(shown)} more" in message.plain


def test_sixty_indicators_still_say_that_they_are_provisional_and_illustrative():
    snapshot = sixty_indicators()
    view = View(assess(snapshot, AT), Audience.NAMED, "/rag 5")
    message = recommendation_message(view, snapshot.plan.recommendations[0])
    assert "ᵖ provisional" in message.plain
    assert "illustrative figures" in message.plain


def rows(count, cell="12"):
    return tuple((str(number), cell) for number in range(count))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([Table(("A", "B"), rows(97))], None),
        ([Table(("A", "B"), rows(98))], "and 1 more"),
        ([Table(("A", "B"), rows(300), foot=("All", "300"))], "and 203 more"),
        ([Table(("A", "B"), rows(50, "x" * 200))], "and 3 more"),
        ([Table(("A", "B"), rows(50, "x" * 200)), *[Say("y " * 1400)] * 3], "and "),
        ([Say(bullets(["z" * 300] * 20, 20))], "• and 11 more"),
        ([Say(bullets(["z" * 300] * 30, 20))], "• and 21 more"),
        ([Say(f"*Head*\n{bullets(['z' * 300] * 20, 20)}")], "• and 11 more"),
        ([Say("&" * 5000)], "…"),
        ([Say(bullets(["&" * 5000, "b"], 5))], "• and 1 more"),
        ([Note("n " * 4000)] * 9, "…"),
        ([Title("t" * 400)], "…"),
        ([Say(""), Note(" "), Title("\t"), Table(("A",), ()), Buttons(()), Say("left")], "left"),
        ([Buttons(tuple(Button("b" * 80, "show", "/rag", "/rag") for _ in range(20)))] * 9, "/rag"),
    ],
)
def test_what_does_not_fit_is_left_out_and_counted(parts, said):
    message = compose("One sentence.", parts)
    assert not [each for each in faults_of(message) if "not in plain" not in each]
    if said is not None:
        assert said in message.plain
    else:
        assert "more" not in message.plain


def test_a_total_stays_when_its_table_is_cut():
    table = Table(("Team", "Workers"), rows(300), foot=("All", "1,200"))
    message = compose("Teams.", [table])
    assert message.blocks[0]["rows"][-1] == [
        {"type": "raw_text", "text": "All"},
        {"type": "raw_text", "text": "1,200"},
    ]
    assert message.plain.split("\n")[-1].split() == ["All", "1,200"]


def test_an_empty_cell_is_a_dash():
    message = compose("One.", [Table(("A", "B"), (("", "  "),), foot=("", "x"))])
    cells = [[cell["text"] for cell in row] for row in message.blocks[0]["rows"]]
    assert cells == [["A", "B"], ["–", "–"], ["–", "x"]]


@pytest.mark.parametrize(
    ("words", "most", "said"),
    [
        (["a"], 3, "a"),
        (["a", "b"], 3, "a and b"),
        (["a", "b", "c"], 3, "a, b and c"),
        (["a", "b", "c", "d", "e"], 3, "a, b, c and 2 more"),
    ],
)
def test_a_list_says_how_many_are_left_out(words, most, said):
    assert listed(words, most) == said
