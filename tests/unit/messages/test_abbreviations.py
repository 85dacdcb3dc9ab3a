"""What the field's abbreviations stand for is said once a message."""

import pytest

from bot.messages.composing import compose
from bot.messages.parts import Button, Buttons, Say, Table


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("SDQs completed", "SDQ: strengths and difficulties questionnaire"),
        ("EET and FTE", "EET: education, employment or training  ·  FTE: full-time equivalent"),
        ("12 FTE and 3 FTE", "FTE: full-time equivalent"),
        ("Care leavers in education, employment or training (EET)", None),
        ("Meet the team", None),
    ],
)
def test_an_abbreviation_is_spelt_out_once_above_the_buttons(said, meaning):
    buttons = Buttons((Button("Whole plan", "show", "/rag", "/rag"),))
    lines = compose("One.", [Say(said), buttons]).plain.split("\n\n")
    assert lines == [said, *([meaning] if meaning else []), "More: /rag"]


def test_an_abbreviation_in_a_table_is_spelt_out_too():
    table = Table(("Role", "Cases"), (("ASYE", "12"),))
    assert compose("One.", [table]).plain.endswith(
        "\n\nASYE: assessed and supported year in employment"
    )
